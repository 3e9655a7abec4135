"""The order of rows, the split over files and sheets, and file names change no number."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.pipeline.score import score
from rsnms_cli.report.tables.scores import results_csv, summary_csv
from tests.helpers.examples import slow
from tests.helpers.jobs import job
from tests.helpers.tables import Row, grid, write_book, write_forms, write_region

WORKER, HEAD = "педагогический работник", "управленческие кадры"
MARCH, MAY = date(2024, 3, 1), date(2024, 5, 1)


def org(
    code: str, municipality: str, org_type: str = "общеобразовательная", **other: object
) -> Row:
    name = f"Организация {code}"
    named = {"org_code": code, "org_name": name, "municipality": municipality, "org_type": org_type}
    return named | other


def person(name: str, code: str, category: str = WORKER, **other: object) -> Row:
    return {"person_id": name, "org_code": code, "staff_category": category, **other}


def training(name: str, end: date, **other: object) -> Row:
    return {"person_id": name, "end_date": end, **other}


def diagnosis(name: str, day: date, **other: object) -> Row:
    return {"person_id": name, "date": day, **other}


REGION: dict[str, list[Row]] = {
    "organizations": [
        org("01", "Южный район", stages="НОО; ООО", mentoring_model="да"),
        org("02", "Южный район", "дошкольная", mentoring_model="нет"),
        org("03", "Северный район", stages="НОО"),
        org("03", "Северный район", stages="ООО", mentoring_model="да"),  # a conflict
        org("03", "Северный район", mentoring_model="да", org_name="Иное имя"),
        org("04", "Северный район"),
        org("04", "Южный район"),  # a worse one: nobody knows where it is
        org("05", "Северный район", "методическая служба"),
        org("06", "Южный район", "ЦНППМ"),
    ],
    "teachers": [
        person("P1", "01", birth_date=date(1995, 1, 1), mentor="да", experience_years=2),
        person("P1", "02", mentoring_role="наставник"),
        person("P1", "03", HEAD),
        person("P2", "01", birth_date=date(1960, 1, 1)),
        person("P2", "01", birth_date=date(1999, 1, 1)),  # a contradiction
        person("P3", "03", birth_date=date(2001, 1, 1), methodical_service="да"),
        person("P4", "04"),
        person("P5", "05", "методист", methodical_service="да"),
        person("P6", "06", HEAD),
        person("P7", "07"),
        person("P8", "02", "кто-то"),
    ],
    "trainings": [
        training("P1", MAY, start_date=MARCH, federal_register="12345", management_team="да"),
        training("P1", MAY, start_date=MARCH, federal_register="12345", management_team="да"),
        training("P2", MAY, start_date=MAY, federal_register="да", by_diagnostics="нет"),
        training("P3", MAY, federal_register="да", provider="ЦНППМ"),
        training("P5", MARCH, provider="Академия Минпросвещения России"),
        training("P6", MARCH, provider="Академия Минпросвещения России"),
        training("P9", MARCH, federal_register="да"),
    ],
    "diagnostics": [
        diagnosis("P1", date(2023, 2, 1), provider="ЦНППМ"),
        diagnosis("P1", date(2024, 2, 1), provider="ЦНППМ", route="да"),
        diagnosis("P2", MAY, route="да", route_date=date(2025, 1, 1)),
        diagnosis(
            "P3", MARCH, provider="Центр непрерывного повышения профессионального мастерства"
        ),
        diagnosis("P6", MARCH, route="нет"),
    ],
}
PLACES = {"01": "Южный район", "02": "Южный район", "03": "Северный район"}
ANSWERS: dict[tuple[str, str, str], bool | int | None] = {
    ("region", "region", "4.5.1"): 10,
    ("region", "region", "4.5.2"): 8,
    ("region", "region", "7.1.2"): True,
    ("municipality", "Северный район", "1.4"): 3,
    ("municipality", "Южный район", "1.1"): False,
    ("school", "01", "5.1.2"): True,
    ("school", "02", "6.1"): 2,
    ("school", "03", "1.1"): True,
}


def scored(data: Path, forms: Path) -> tuple[str, str]:
    outcome = score(job(data, "dagestan-2022", "2024", forms))
    return results_csv(outcome.results), summary_csv(outcome.results)


def write_parts(folder: Path, dice: random.Random) -> None:
    """The same rows in random order, in random files, sheets and file names."""
    files: dict[str, dict[str, Sequence[Sequence[object]]]] = {}
    for table, rows in REGION.items():
        shuffled = dice.sample(rows, len(rows))
        cuts = sorted(dice.choices(range(len(rows) + 1), k=dice.randrange(3)))
        for first, last in zip([0, *cuts], [*cuts, len(rows)], strict=True):
            sheets = files.setdefault(f"{dice.randrange(6)}.xlsx", {})
            sheets[f"{dice.choice('абв')} {len(sheets)}"] = grid(table, shuffled[first:last])
    for name, sheets in files.items():
        write_book(folder / name, sheets)


def forms_named(folder: Path, dice: random.Random) -> Path:
    """The forms under random names, which is the order in which they are read."""
    paths = sorted(write_forms(folder, ANSWERS, PLACES, "2024").iterdir())
    for number, path in zip(dice.sample(range(90), len(paths)), paths, strict=True):
        path.rename(folder / f"форма {number}.xlsx")
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Both csv texts of one file per table, rows in the order above."""
    folder = tmp_path_factory.mktemp("plain")
    forms = write_forms(folder / "forms", ANSWERS, PLACES, "2024")
    return scored(write_region(folder / "data", REGION), forms)


@pytest.mark.parametrize("seed", [*range(2), *map(slow, range(2, 12))])
def test_order_split_and_names_change_nothing(
    tmp_path: Path, expected: tuple[str, str], seed: int
) -> None:
    dice = random.Random(seed)
    write_parts(tmp_path / "data", dice)
    assert scored(tmp_path / "data", forms_named(tmp_path / "forms", dice)) == expected


def test_the_region_of_this_test_has_something_to_disturb(tmp_path: Path) -> None:
    """Conflicts, repeats and orphans are there, and the numbers are not all zero."""
    forms = write_forms(tmp_path / "forms", ANSWERS, PLACES, "2024")
    write_parts(tmp_path / "parts", random.Random(1))
    outcome = score(job(tmp_path / "parts", "dagestan-2022", "2024", forms))
    codes = {problem.code for problem in outcome.problems}
    assert codes >= {"organization.conflict", "row.repeated", "cell.unreadable"}
    assert codes >= {"teacher.unknown_organization", "event.unknown_person"}
    region = outcome.results.levels["region"][0].scores
    diagnosed, trained, parts = region["9.1"], region["9.3"], region["4.5"]
    assert (diagnosed.numerator, diagnosed.denominator) == (4, 4)
    assert (trained.numerator, trained.denominator) == (2, 3)
    assert (parts.numerator, parts.denominator) == (8, 10)
    assert [unit.unit.code for unit in outcome.results.levels["school"]] == ["01", "02", "03"]
