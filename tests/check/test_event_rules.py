"""What trainings and diagnoses say of each other and of the period, one fault at a time."""

from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.check.rules.events.unproved_flags import unproved_flags
from tests.helpers.faultless import Tables, checked, diagnostics, teachers, trainings
from tests.helpers.tables import spots

P2 = {"person_id": "P2"}
COURSE = {"kind": "повышение квалификации"}
WARNINGS: dict[str, tuple[Tables, str, str]] = {
    "a course of few hours": (
        trainings(COURSE | {"hours": 15.5}, COURSE | {"hours": 4}, COURSE | {"hours": 16}),
        "training.short trainings.xlsx Лист1 D2",
        "«повышение квалификации» короче 16 часов: 2 строки, это первая; они учтены",
    ),
    "events long after the period": (
        diagnostics({}, {"date": date(2025, 7, 4)}),
        "period.past",
        "период кончился 31.12.2024, а в таблицах есть события до 04.07.2025",
    ),
}
FAITHFUL: dict[str, Tables] = {
    "an internship of few hours": trainings({"kind": "стажировка", "hours": 4}),
    "events a half-year after the period": diagnostics({}, {"date": date(2025, 7, 3)}),
}


@pytest.mark.parametrize(("tables", "spot", "what"), WARNINGS.values(), ids=WARNINGS.keys())
def test_it_is_named_once_a_sheet(tmp_path: Path, tables: Tables, spot: str, what: str) -> None:
    problems = checked(tmp_path, tables).problems
    assert spots(problems) == [f"warning {spot}"]
    assert what in problems[0].what


@pytest.mark.parametrize("tables", FAITHFUL.values(), ids=FAITHFUL.keys())
def test_of_what_is_in_order_nothing_is_said(tmp_path: Path, tables: Tables) -> None:
    assert spots(checked(tmp_path, tables).problems) == []


def test_a_flag_that_no_diagnosis_proves_is_trusted_and_said(tmp_path: Path) -> None:
    """Not of somebody who is not in «Педагоги», nor where a flag is blank."""
    blank, nobody = P2 | {"by_diagnostics": None}, {"person_id": "P9"}
    rows = trainings({}, P2, blank, P2 | COURSE, nobody)
    inputs = checked(tmp_path, {**teachers({}, P2), **rows})
    (said,) = unproved_flags(inputs.tables)
    assert str(said.place).endswith("I3")
    assert "диагностики человека в таблицах нет: 2 строки, это первая" in said.what


def test_people_who_are_not_in_the_list_are_named_once_a_sheet(tmp_path: Path) -> None:
    strangers = [{"person_id": f"P{number}"} for number in range(5, 10)]
    (said,) = checked(tmp_path, trainings({}, *strangers)).problems
    assert said.code == "event.unknown_person"
    assert said.what == (
        "таких людей нет в таблице «Педагоги»: 5 ячеек (A3, A4, A5 и ещё 2), строки нигде не учтены"
    )
    assert [place.cell for place in said.places] == ["A3", "A4", "A5", "A6", "A7"]
