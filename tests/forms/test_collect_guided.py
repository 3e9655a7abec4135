"""Forms as `rsnms forms create` makes them in the mailbox: evidence, confirmations, traps, sums."""

import json
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.units import units_of
from rsnms_cli.forms.workbook import Extra, form_files
from rsnms_cli.model.answers import Filled
from rsnms_cli.model.period import parse_period
from rsnms_cli.office.output import write_folder
from tests.helpers.examples import slow
from tests.helpers.forms import DAGESTAN, SOUTH, of_south
from tests.helpers.mailbox import ORGS, Capsys, answers, collect, left_out, put, rows, scored
from tests.helpers.tables import own_sheet, region, schools_sheet, typed

UNITS = units_of(clean(typed(region(organizations=ORGS)))["organizations"])
FORM = "02 Южный район.xlsx"
BEFORE: Filled = {
    ("municipality", SOUTH, "1.1"): True,
    ("municipality", SOUTH, "1.2"): True,
    ("municipality", SOUTH, "1.4"): 3,
    ("school", "01", "1.1"): True,
    ("school", "01", "6.1"): 2,
    ("school", "02", "6.1"): 5,
}
EVIDENCE = {("municipality", SOUTH, "1.1"): "приказ от 12.03.2023 № 7"}


@cache
def new_forms() -> dict[str, bytes]:
    """Files of the forms that came with the answers of 2023."""
    forms = form_files(DAGESTAN, parse_period("2024"), UNITS, BEFORE, Extra(EVIDENCE, "2023"))
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), forms)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def prefilled(box: Path, change: Callable[[Any], None] = lambda book: None) -> Path:
    """The forms in the mailbox; `change` is what the south did with its own."""
    for name, content in new_forms().items():
        (box / name).write_bytes(content)
    book = openpyxl.load_workbook(box / FORM)
    change(book)
    book.save(box / FORM)
    return box / FORM


def both_ways(capsys: Capsys, box: Path) -> str:
    """problems.csv, when every file is the same from the «свод» as from the forms."""
    work = box.parent
    first, by_forms = scored(capsys, work / "data", box, work / "a")
    second, by_book = scored(capsys, work / "data", work / "out", work / "b")
    assert by_book == by_forms
    assert len(by_book) == 3
    assert first.code == second.code
    return by_book["problems.csv"].decode()


def uses(box: Path) -> dict[tuple[str, str], str]:
    """What became of every answer, by unit and code."""
    return {(row["Код единицы"], row["Код"]): row["Учтено"] for row in rows(box, "Ответы")}


def test_what_nobody_has_confirmed_is_collected_as_not_taken(capsys: Capsys, box: Path) -> None:
    """The form came back untouched: no answer, and the reason beside each."""
    prefilled(box)
    said = collect(capsys, box, "--json")
    assert set(uses(box).values()) == {"не подтверждено"}
    for row in rows(box, "Ответы"):
        assert "прежнего периода не подтверждён" in row["Замечание"]
    units = {one["unit_code"]: one for one in json.loads(said.out)["turnout"]}
    assert (units[SOUTH]["status"], units[SOUTH]["answered"]) == ("не ответил", 0)
    assert units[SOUTH]["not_taken"] == ["не подтверждено: 1.1, 1.2, 1.4"]
    assert units["01"]["not_taken"] == ["не подтверждено: 1.1, 6.1"]
    told = both_ways(capsys, box)
    for cell in ("Форма,G2", "Форма,G3", "Форма,G5", "Школы,W3", "Школы,W4"):
        assert f"form.unconfirmed,warning,{FORM},{cell}," in told
    assert told.count("form.unconfirmed") == 5


def confirm(book: Any) -> None:
    """1.1 and 1.2 hold, 1.2 without evidence; of the schools only the second."""
    own, schools = book["Форма"], book["Школы"]
    own["G2"], own["G3"], schools["W4"] = "да", "да", "да"


def test_evidence_and_confirmations_keep_their_places_in_the_collected(
    capsys: Capsys, box: Path
) -> None:
    prefilled(box, confirm)
    assert collect(capsys, box).code == 0
    assert uses(box) == {
        (SOUTH, "1.1"): "да",
        (SOUTH, "1.2"): "да",
        (SOUTH, "1.4"): "не подтверждено",
        ("01", "1.1"): "не подтверждено",
        ("01", "6.1"): "не подтверждено",
        ("02", "6.1"): "да",
    }
    first, second = rows(box, "Ответы")[:2]
    assert (first["Подтверждение"], first["Замечание"]) == ("приказ от 12.03.2023 № 7", None)
    assert "подтверждения нет" in second["Замечание"]
    told = both_ways(capsys, box)
    assert told.count("form.evidence") == 1
    assert f"form.evidence,warning,{FORM},Форма,E3," in told
    assert f"form.unconfirmed,warning,{FORM},Форма,G5," in told
    assert f"form.unconfirmed,warning,{FORM},Школы,W3," in told


@pytest.mark.slow
def test_a_form_without_the_column_confirms_nothing_in_the_collected_either(
    capsys: Capsys, box: Path
) -> None:
    prefilled(box, lambda book: book["Форма"].delete_cols(7))
    collect(capsys, box)
    assert f"form.unconfirmed,warning,{FORM},Форма,D2," in both_ways(capsys, box)


def test_the_analyst_may_confirm_in_the_collected(capsys: Capsys, box: Path) -> None:
    """«да» in «Учтено», after a call to the municipality; the change is told."""
    prefilled(box)
    collect(capsys, box)
    path = box.parent / "out" / "свод.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Ответы"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(4, heads.index("Учтено") + 1).value = "да"
    book.save(path)
    said, files = scored(capsys, box.parent / "data", path.parent, box.parent / "b")
    assert f"{SOUTH},1.4,,,3," in files["results.csv"].decode()
    said.assert_says(0, "form.edited")
    assert "Форма,G5" not in files["problems.csv"].decode()


@pytest.mark.parametrize(
    ("proofs", "taken", "warned"),
    [
        slow(("приказ", None), "а.xlsx", 0),
        ((None, "приказ"), "б.xlsx", 0),
        slow((None, None), "а.xlsx", 1),
    ],
)
def test_of_two_that_say_the_same_the_one_with_evidence_is_taken(
    capsys: Capsys, box: Path, proofs: Sequence[str | None], taken: str, warned: int
) -> None:
    """Evidence in one of them is enough."""
    for name, evidence in zip(("а.xlsx", "б.xlsx"), proofs, strict=True):
        put(box, name, of_south(Форма=[own_sheet({})[0], ["1.1", name, "…", "да", evidence]]))
    collect(capsys, box)
    assert [file for *_, use, file, _ in answers(box) if use == "да"] == [taken]
    assert both_ways(capsys, box).count("form.evidence") == warned


@pytest.mark.slow
def test_an_answer_of_another_form_does_not_confirm(capsys: Capsys, box: Path) -> None:
    prefilled(box)
    put(box, "новая.xlsx", of_south(Форма=own_sheet({"1.1": False})))
    collect(capsys, box)
    found = {(file, code): use for code, _, use, file, _ in answers(box) if code == "1.1"}
    assert found[FORM, "1.1"] == "не подтверждено"
    assert found["новая.xlsx", "1.1"] == "да"
    assert "form.conflict" not in both_ways(capsys, box)


def trap(book: Any) -> None:
    """A hidden row, a formula that nobody worked out, two rows of sums, a stranger's row."""
    own, schools = book["Форма"], book["Школы"]
    own.row_dimensions[5].hidden = True
    own["D6"] = "=2+2"
    schools.append(["Итого", None, 1])
    schools.append([None, "Всего по району", 1])
    schools.append([None, "Школа без кода", "да"])


def test_what_a_form_hides_and_its_sums_are_said(capsys: Capsys, box: Path) -> None:
    """By `check`, `score`, and from the collected; sums leave nothing out, a stranger does."""
    prefilled(box, trap)
    assert collect(capsys, box).code == 1
    told = both_ways(capsys, box)
    for spot in (
        "row.hidden,warning,02 Южный район.xlsx,Форма,5:5,",
        "cell.formula_empty,error,02 Южный район.xlsx,Форма,D6,",
        "form.total_row,warning,02 Южный район.xlsx,Школы,5:5,",
        "form.total_row,warning,02 Южный район.xlsx,Школы,6:6,",
        "form.unknown_organization,error,02 Южный район.xlsx,Школы,7:7,",
    ):
        assert spot in told, told
    assert ("предупреждение", "row.hidden", FORM) in left_out(box)


def test_a_number_below_an_unknown_code_is_no_sum(capsys: Capsys, box: Path) -> None:
    """A code says whose the row is, whatever stands beside it."""
    lines = schools_sheet({"77": {"6.1": 1}})
    lines[1][1] = "Итого"
    put(box, "юг.xlsx", of_south(Школы=lines))
    collect(capsys, box).assert_says(1, "form.unknown_organization", f"нет в «{SOUTH}»")
