"""Organisations and municipalities by their names: what joins, what is proposed, what is said."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.check.run import Checked, check_tables
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Problem
from rsnms_cli.pipeline.types import Inputs
from tests.helpers.commands import call
from tests.helpers.examples import many
from tests.helpers.jobs import check
from tests.helpers.tables import (
    ORG,
    TEACHER,
    Row,
    grid,
    region,
    sheet,
    typed,
    write_book,
    write_region,
)

YEAR = parse_period("2024")


def org(code: str, name: str, municipality: str = "Южный район") -> Row:
    return {**ORG, "org_code": code, "org_name": name, "municipality": municipality}


SCHOOLS = [
    org("01", "МБОУ «СОШ № 3»"),
    org("02", "МБОУ «СОШ № 5»"),
    org("03", "МБОУ «СОШ № 3»", "Пикалёво"),
    org("04", "МБОУ «СОШ № 55»"),
    org("05", "Лицей № 8"),
    org("06", "Лицей №8"),
]


def found(folder: Path, teachers: str, orgs: Sequence[Row] = SCHOOLS) -> Inputs:
    """The region with these organisations and the drawn sheet of teachers."""
    write_region(folder, region(organizations=orgs))
    write_book(folder / "teachers.xlsx", {"Лист1": sheet(teachers)})
    return check(folder, YEAR)


def codes(inputs: Inputs) -> list[str]:
    """«Код ОО» of the teachers as it will be used; «?» where only an unknown name stands."""
    column = inputs.tables["teachers"]["org_code"]
    return [
        "?" if column.at(i).startswith("\0") else column.at(i) for i in range(len(column.codes))
    ]


def said(problems: Sequence[Problem], code: str) -> list[tuple[str, str, str]]:
    return [(p.place.cell, p.what, p.todo) for p in problems if p.code == code]


def test_both_names_of_a_row_are_one_organisation(tmp_path: Path) -> None:
    """And the likeliest of them is what a third name is compared with."""
    full = "Центр непрерывного повышения профессионального мастерства"
    orgs = [[*line, "Краткое"] for line in grid("organizations", [org("01", full)])]
    orgs[0][-1], orgs[1][-1] = "Краткое наименование ОО", "ЦНППМ Приморья"
    teachers = """
        СНИЛС | Место работы           | Категория персонала
        П1    | ЦНППМ Приморья         | методист
        П2    | Центр непрерывного повышения профессионального мастерства | методист
        П3    | ЦНППМ Приморья, филиал | методист
        """
    write_region(tmp_path, region())
    write_book(tmp_path / "organizations.xlsx", {"Лист1": orgs})
    write_book(tmp_path / "teachers.xlsx", {"Лист1": sheet(teachers)})
    inputs = check(tmp_path, YEAR)
    assert codes(inputs) == ["01", "01", "?"]
    ((_, _, todo),) = said(inputs.problems, "teacher.unknown_name")
    assert "«ЦНППМ Приморья», код «01»" in todo


def test_an_organisation_is_found_by_its_name(tmp_path: Path) -> None:
    inputs = found(
        tmp_path,
        """
        СНИЛС | Место работы        | Муниципальное образование | Категория персонала
        P1    | МБОУ СОШ №3         | ЮЖНЫЙ РАЙОН               | методист
        P2    | мбоу «сош n 3»      | Пикалево                  | методист
        P3    | МБОУ СОШ № 5        |                           | методист
        P4    | МБОУ СОШ № 3        |                           | методист
        P5    | МБОУ СОШ № 5        | Пикалёво                  | методист
        P6    | Лицей № 8           | Южный район               | методист
        P7    | МКОУ СОШ № 5        | Южный район               | методист
        P8    | МКОУ «СОШ №5»       | Южный район               | методист
        P9    |                     |                           | методист""",
    )
    assert codes(inputs) == ["01", "03", "02", "?", "?", "?", "?", "?"]
    assert said(inputs.problems, "organization.by_name") == [
        (
            "B1",
            "организация найдена по наименованию, а не по коду, в 3 строках",
            "ничего делать не нужно; надёжнее указать «Код ОО»",
        )
    ]
    unknown = said(inputs.problems, "teacher.unknown_name")
    assert [(cell, what.partition(":")[0]) for cell, what, _ in unknown] == [
        ("B5", "организаций с наименованием «МБОУ СОШ № 3» несколько"),
        ("B6", "организации «МБОУ СОШ № 5» нет в таблице «Организации»"),
        ("B7", "организаций с наименованием «Лицей № 8» несколько"),
        ("B8", "организации «МКОУ СОШ № 5» нет в таблице «Организации»"),
        ("B9", "организации «МКОУ «СОШ №5»» нет в таблице «Организации»"),
    ]
    assert unknown[0][2] == "укажите «Код ОО» или «Муниципалитет»"
    assert unknown[3][2].startswith("похоже на «МБОУ «СОШ № 5»», код «02» (сходство 9")
    assert [p.place.cell for p in inputs.problems if p.code == "cell.required"] == ["10:10"]
    assert not said(inputs.problems, "teacher.unknown_organization")


def test_the_code_goes_before_the_name(tmp_path: Path) -> None:
    inputs = found(
        tmp_path,
        """
        СНИЛС | Код ОО | Место работы | Категория персонала
        P1    | 02     | МБОУ СОШ №55 | методист
        P2    | 77     | МБОУ СОШ №55 | методист
        P3    |        | МБОУ СОШ №55 | методист
        P4    | 77     | Школа        | методист
        P5    | 4      |              | методист
        P6    | 02.0   |              | методист""",
    )
    assert codes(inputs) == ["02", "04", "04", "77", "4", "02"]
    assert said(inputs.problems, "teacher.unknown_organization") == [
        (
            "B5",
            "кода ОО «77» нет в таблице «Организации», человек в ней не учтён",
            "исправьте код или добавьте организацию",
        ),
        (
            "B6",
            "кода ОО «4» нет в таблице «Организации», человек в ней не учтён",
            "похоже на код «04»: исправьте код или подтвердите (rsnms map)",
        ),
    ]


def test_people_found_by_name_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same results, whether the sheet has codes or names."""
    people = [
        {**TEACHER, "person_id": f"P{n}", "org_code": o["org_code"]}
        for n, o in enumerate(SCHOOLS[:4])
    ]
    seen = [{"person_id": f"P{n}", "date": date(2024, 5, 1), "route": True} for n in range(3)]
    tables = region(organizations=SCHOOLS, teachers=people, diagnostics=seen)
    write_region(tmp_path / "codes", tables)
    write_region(tmp_path / "names", tables)
    header, *rows = grid("teachers", people)
    at = header.index("Код ОО")
    header[at] = "Наименование ОО"
    for row, school in zip(rows, SCHOOLS, strict=False):
        row[at] = f"{school['org_name']}".replace("№ ", "N")
    places = ["Муниципалитет", *(school["municipality"] for school in SCHOOLS[: len(rows)])]
    lines = [[*row, place] for row, place in zip([header, *rows], places, strict=True)]
    write_book(tmp_path / "names/teachers.xlsx", {"Лист1": lines})
    results = []
    for name in ("codes", "names"):
        out = tmp_path / f"out-{name}"
        call(capsys, "score", "--data", tmp_path / name, "--period", "2024", "--out", out)
        results.append((out / "results.csv").read_text("utf-8"))
    assert results[0] == results[1]


def test_a_person_in_the_place_of_an_organisation_is_not_shown(tmp_path: Path) -> None:
    inputs = found(
        tmp_path,
        """
        СНИЛС | Место работы           | Муниципалитет  | Категория персонала
        P1    | Щур-Троицкая Анна Львовна |             | методист
        P2    | Школа Щур-Троицкой     | 12345678901    | методист""",
    )
    words = [f"{p.what} {p.todo}" for p in inputs.problems]
    assert not [line for line in words if "Львовна" in line or "12345678901" in line]
    assert len(said(inputs.problems, "teacher.unknown_name")) == 2


SPELLINGS = (
    "Пикалёво",
    "Пикалево",
    "Пикалѐво",
    "пикалёво",
    "«Пикалёво»",
    "Пикaлёво",
    "Южный район",
)


def checked(names: Sequence[str]) -> Checked:
    orgs = [org(f"{n:02d}", f"Школа {n}", name) for n, name in enumerate(names)]
    return check_tables(typed(region(organizations=orgs)), YEAR)


def test_the_most_frequent_spelling_stands_for_all() -> None:
    result = checked(["Пикалево", "Пикалёво", "Пикалѐво", "Пикалёво", "Южный район"])
    assert result.tables["organizations"]["municipality"].used() == {"Пикалёво", "Южный район"}
    assert said(result.problems, "municipality.spellings") == [
        (
            "C2",
            "иначе написано «Пикалево» «Пикалѐво» (2 строки): это один муниципалитет, «Пикалёво»",
            "пишите название одинаково; если это разные муниципалитеты, назовите их по-разному",
        )
    ]


@many(6)
@given(st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=8), st.randoms())
def test_the_order_of_rows_never_matters(names: list[str], dice: st.DataObject) -> None:
    shuffled = list(names)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    units = [
        checked(order).tables["organizations"]["municipality"].used() for order in (names, shuffled)
    ]
    assert units[0] == units[1]
    assert len(units[0]) == ("Южный район" in names) + bool(set(names) - {"Южный район"})


def test_one_code_in_two_spellings_is_one_organisation() -> None:
    rows = [org("1", "Школа"), org("1.0", "Школа", "южный район")]
    result = check_tables(typed(region(organizations=rows)), YEAR)
    assert len(result.tables["organizations"]) == 1
    assert not said(result.problems, "organization.conflict")


def test_a_form_is_taken_after_the_spelling_was_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_region(tmp_path / "data", region(organizations=[org("01", "Школа", "Пикалево")]))
    call(
        capsys,
        "forms",
        "create",
        "--data",
        tmp_path / "data",
        "--period",
        "2024",
        "--out",
        tmp_path / "forms",
    )
    write_region(tmp_path / "data", region(organizations=[org("01", "Школа", "Пикалёво")]))
    answer = call(
        capsys,
        "score",
        "--data",
        tmp_path / "data",
        "--forms",
        tmp_path / "forms",
        "--period",
        "2024",
    )
    assert "form.refused" not in answer.err
    assert "form.missing" not in answer.err
