"""The sheets with answers in a returned form: by their names, else by what is in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rsnms_cli.forms.identity import Wanted
from rsnms_cli.forms.read_sheets import Cell, form_cells, school_cells
from rsnms_cli.methodology.questions import questions_to
from rsnms_cli.model.forms import FORM_SHEET, KNOWN_SHEET, SCHOOLS_SHEET
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.text import fold
from rsnms_cli.model.units import Unit
from rsnms_cli.office.sheets import Sheet, Workbook

CELLS_OF: Mapping[str, Callable[..., list[Cell] | None]] = {
    FORM_SHEET: form_cells,
    SCHOOLS_SHEET: school_cells,
}


@dataclass(frozen=True)
class Found:
    """The sheet that is read for each kind, and what is wrong with the others."""

    sheets: Mapping[str, Sheet]
    problems: Sequence[Problem]


def sheets_of(book: Workbook, wanted: Wanted, unit: Unit) -> Found:
    """The sheets that the form of a unit is asked on; a renamed one is known by its header row,
    a missing one and a second one that says something else are errors.
    """
    sheets: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for kind in CELLS_OF:
        named = [sheet for sheet in book.sheets if fold(sheet.name) == fold(kind)]
        alike = [one for one in _alike(book, kind) if one not in named]
        if not named and len(alike) == 1:
            problems.append(_renamed(alike[0], kind))
            named, alike = alike, []
        if named:
            sheets[kind] = named[0]
            problems += [_copy(one, kind) for one in alike if _differs(one, named[0], kind)]
        elif alike or _is_asked(wanted, unit, kind):
            problems.append(_missing(book, kind, alike))
    return Found(sheets, problems)


def _alike(book: Workbook, kind: str) -> Iterator[Sheet]:
    """Sheets of any name but another kind's with the header row of this kind."""
    others = {fold(name) for name in (*CELLS_OF, KNOWN_SHEET) if name != kind}
    for sheet in book.sheets:
        if fold(sheet.name) not in others and CELLS_OF[kind](sheet) is not None:
            yield sheet


def _is_asked(wanted: Wanted, unit: Unit, kind: str) -> bool:
    """Whether the form of the unit has this sheet when it is made."""
    if kind == FORM_SHEET:
        return bool(questions_to(wanted.methodology, unit))
    return unit.level == "municipality" and any(
        questions_to(wanted.methodology, school)
        for school in wanted.units["school"]
        if school.municipality == unit.code
    )


def _differs(one: Sheet, other: Sheet, kind: str) -> bool:
    """Whether a copy of a sheet holds an answer that the sheet itself does not."""
    mine, theirs = (_answers(sheet, kind) for sheet in (one, other))
    return bool(mine - theirs)


def _answers(sheet: Sheet, kind: str) -> set[tuple[str, str, str]]:
    cells = CELLS_OF[kind](sheet) or []
    return {(cell.org_code, cell.code, cell.text) for cell in cells if cell.text}


def _renamed(sheet: Sheet, kind: str) -> Problem:
    what = f"листа «{kind}» нет; по заголовкам это лист «{sheet.name}», он прочитан"
    place = Place(sheet.file, sheet.name)
    return Problem("form.renamed_sheet", Severity.WARNING, place, what, "верните прежнее название")


def _copy(sheet: Sheet, kind: str) -> Problem:
    what = f"второй лист с ответами, прочитан лист «{kind}»; ответы этого листа не учтены"
    todo = f"перенесите верные ответы на лист «{kind}», а этот лист удалите"
    place = Place(sheet.file, sheet.name)
    return Problem("form.second_sheet", Severity.ERROR, place, what, todo)


def _missing(book: Workbook, kind: str, alike: Sequence[Sheet]) -> Problem:
    names = ", ".join(f"«{sheet.name}»" for sheet in alike)
    said = f"; похожи на него листы: {names}" if names else ""
    what = f"нет листа «{kind}»: ответов с него нет{said}"
    todo = "верните лист и его название" if not names else f"назовите верный лист «{kind}»"
    return Problem("form.no_sheet", Severity.ERROR, Place(book.file), what, todo)
