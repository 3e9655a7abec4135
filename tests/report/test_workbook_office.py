"""report.xlsx is alive: numbers changed in «Данные» give, worked out by LibreOffice, what the
engine gives for the changed numbers.
"""

import shutil
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.model.answers import Answer
from rsnms_cli.model.facts import Count
from rsnms_cli.model.problems import Place
from rsnms_cli.model.units import LEVEL_NAMES, LevelName
from rsnms_cli.pipeline.report import report
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.book import write_audit
from tests.helpers.audit import METHODOLOGIES, cells, differing, expected, reported, shown
from tests.helpers.commands import EXPORTS, FORMS
from tests.helpers.jobs import job
from tests.helpers.office import recalculate
from tests.helpers.sample import prepared_sample

pytestmark = pytest.mark.office
Edit = tuple[LevelName, str, str, int | None]
"""Level, unit, code and the number to write; None empties the cell."""


@dataclass(frozen=True)
class Case:
    """The report before and after the edits, the edited book worked out, and one made anew."""

    before: Report
    after: Report
    done: Path
    fresh: Path


def shares_to_fill(report: Report) -> Iterable[Edit]:
    """Of each level the last unit's first share that is not full: all of them now."""
    for level, units in report.units.items():
        codes = [item.code for item in report.methodology.table(level).indicators if item.share]
        last = max(units, key=lambda one: (one.scores.rank, one.scores.unit.code)).scores
        code = next(
            c for c in codes if 0 < (last.scores[c].value or 0) < 100 or last.scores[c].value == 0
        )
        of = last.scores[code].denominator
        yield level, last.unit.code, code, of


def answers_to_change(report: Report) -> Iterable[Edit]:
    """An answer taken back and one turned round; where nobody answered, one given."""
    for level, units in report.units.items():
        answered = [one for one in units if one.answers]
        if answered:
            code, given = answered[0].scores.unit.code, answered[0].answers
            yield level, code, next(iter(given)), None
            yield level, code, list(given)[-1], 1 - min(1, int(list(given.values())[-1]))
        elif units[0].asked:
            yield level, units[0].scores.unit.code, units[0].span.missing[0], 1


def edit(path: Path, edits: Iterable[Edit]) -> Path:
    """Write the numbers into «Данные», as somebody would."""
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Данные"]
    rows = {tuple(cell.value for cell in (r[0], r[1], r[3])): r for r in sheet.iter_rows()}
    for level, unit, code, number in edits:
        rows[LEVEL_NAMES[level], unit, code][6].value = number
    book.save(path)
    return path


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    """A case per methodology; LibreOffice starts once."""
    out = tmp_path_factory.mktemp("audit")
    pairs = {}
    for name in METHODOLOGIES:
        ready = replace(prepared_sample(name), forms=deepcopy(prepared_sample(name).forms))
        before = reported(ready)
        shares, answers = list(shares_to_fill(before)), list(answers_to_change(before))
        write_audit(before, out / f"{name}.xlsx")
        edit(out / f"{name}.xlsx", [*shares, *answers])

        def changed(*inputs: Any, shares: list[Edit] = shares) -> Any:
            facts = compute_facts(*inputs)
            for level, unit, code, number in shares:
                facts[level, code][unit] = Count(number or 0, number)
            return facts

        for level, unit, code, number in answers:
            ready.forms.answers.pop((level, unit, code), None)
            if number is not None:
                ready.forms.answers[level, unit, code] = Answer(number, Place())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("rsnms_cli.pipeline.results.compute_facts", changed)
            pairs[name] = before, reported(ready)
        (out / "fresh").mkdir(exist_ok=True)
        write_audit(pairs[name][1], out / f"fresh/{name}.xlsx")
    done = recalculate(out / "done", *(out / f"{name}.xlsx" for name in METHODOLOGIES))
    return {
        name: Case(*pairs[name], path, out / f"fresh/{name}.xlsx")
        for name, path in zip(METHODOLOGIES, done, strict=True)
    }


@pytest.mark.parametrize("methodology", METHODOLOGIES)
def test_changed_numbers_change_what_the_engine_changes(
    cases: dict[str, Case], methodology: str
) -> None:
    case = cases[methodology]
    for level in case.after.units:
        for told, said in zip(
            shown(case.done, case.after, level), expected(case.after, level), strict=True
        ):
            assert differing(told, said) == []
        assert expected(case.before, level) != expected(case.after, level)


@pytest.mark.parametrize("methodology", METHODOLOGIES)
def test_every_formula_of_every_sheet(cases: dict[str, Case], methodology: str) -> None:
    """Against a book made of the changed numbers; ratings may have another order."""
    case = cases[methodology]
    told, said = rows_of(case.done, case.fresh), rows_of(case.fresh, case.fresh)
    assert len(said) > 50
    assert told == said


@pytest.mark.parametrize("methodology", ["dagestan-2022", "eao-2023"])
def test_what_the_files_do_not_hold_stays_without_data(tmp_path: Path, methodology: str) -> None:
    """A municipality that is not reported, and columns that are in no file."""
    data = shutil.copytree(EXPORTS, tmp_path / "data")
    (data / "Педагоги - Луговской район.xlsx").unlink()
    for path in data.glob("*.xlsx"):
        book: Any = openpyxl.load_workbook(path)
        for cell in (cell for sheet in book for row in sheet.iter_rows(max_row=5) for cell in row):
            if cell.value in ("Наставник", "Управленческая команда", "Региональный методист"):
                cell.value = f"№ {cell.value}?"
        book.save(path)
    made = report(job(data, methodology, "2024", FORMS))[1]
    write_audit(made, tmp_path / "report.xlsx")
    (done,) = recalculate(tmp_path / "done", tmp_path / "report.xlsx")
    scores = [
        s for units in made.units.values() for one in units for s in one.scores.scores.values()
    ]
    assert sum(score.status == "no_data" for score in scores) > 20
    for level in made.units:
        for told, said in zip(shown(done, made, level), expected(made, level), strict=True):
            assert differing(told, said) == []


def rows_of(path: Path, layout: Path) -> list[tuple[str, ...]]:
    """Sheet, what a row is about, and the values of its formulas, rounded; in no order."""
    found = []
    for sheet in cells(layout, values=False):
        of = cells(path)[sheet.title]
        for row in sheet.iter_rows():
            numbers = [of[cell.coordinate].value for cell in row if cell.data_type == "f"]
            if numbers:
                found.append((sheet.title, str(of[row[1].coordinate].value), *map(text, numbers)))
    return sorted(found)


def text(number: object) -> str:
    """A number to nine digits."""
    return f"{number:.9g}" if isinstance(number, int | float) else str(number or "")
