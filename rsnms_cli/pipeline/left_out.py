"""What a job leaves out, as one sentence with numbers, and the numbers it cannot make at all."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

import numpy as np

from rsnms_cli.methodology.cells import Cell, needed
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.tables import Mask, Table, Tables
from rsnms_cli.model.text import counted
from rsnms_cli.model.units import SERVICES, where_words

_EVENTS = {
    "trainings": ("строка обучения", "строки обучения", "строк обучения"),
    "diagnostics": ("строка диагностики", "строки диагностики", "строк диагностики"),
}
_SHOWN = 5
_NOBODY = " без единого педагога"


def left_out(raw: Tables, used: Tables, problems: Sequence[Problem]) -> list[Problem]:
    """The sentence that all outputs begin with; none when nothing is left out (contract, 4).

    `raw` are the tables as read, `used` what the check has left of them. A warning when all that
    is left out are events of people whom the analyst has said to be no error.
    """
    errors = [one for one in problems if one.severity is Severity.ERROR]
    lost = _Lost(raw, used, allowed=any(one.code == "event.outside" for one in problems))
    parts = [*lost.parts(), *_places(errors, lost.rows())] if errors else []
    if not errors and not lost.outside:
        return []
    said = [f"не учтено: {', '.join(parts) or 'названо ниже, по причинам'}"] if errors else []
    if lost.outside:
        said.append(f"не учтено, так разрешено: {', '.join(lost.outside)} людей вне «Педагогов»")
    level = Severity.ERROR if errors else Severity.WARNING
    todo = "причины и места – в остальных замечаниях" + "; исправьте файлы" * bool(errors)
    return [Problem("left_out", level, Place(), "; ".join(said), todo)]


class _Lost:
    """The rows that no unit counts: people, workplaces, organisations, events."""

    def __init__(self, raw: Tables, used: Tables, *, allowed: bool) -> None:
        self.raw, self.used = raw, used
        orgs, people = used["organizations"], used["teachers"]
        self.known = orgs["org_code"].used()
        self.counts = people.only(_one_of(people, "org_code", self.known))
        self.inside = self.counts["person_id"].used()
        in_tables = raw["teachers"]["person_id"].used() if allowed else set()
        self.events: list[str] = []
        self.outside: list[str] = []
        for name, words in _EVENTS.items():
            out = _dropped(raw[name], used[name]) | ~_one_of(raw[name], "person_id", self.inside)
            stranger = used[name] if allowed else used[name].only(np.zeros(len(used[name]), bool))
            aside = int((~_one_of(stranger, "person_id", in_tables)).sum())
            self.events += _said(int(out.sum()) - aside, *words)
            self.outside += _said(aside, *words)

    def parts(self) -> Iterator[str]:
        """Each kind of row with its number."""
        teachers = self.raw["teachers"]
        lost = _dropped(teachers, self.counts)
        gone = teachers.only(lost & ~_one_of(teachers, "person_id", self.inside))["person_id"]
        number = len(np.unique(gone.codes[~gone.blank])) + int(gone.blank.sum())
        yield from _said(number, "педагог", "педагога", "педагогов")
        workplaces = int(lost.sum()) - len(gone.codes)
        yield from _said(workplaces, "рабочее место", "рабочих места", "рабочих мест")
        codes = self.raw["organizations"]["org_code"].used() - self.known - {None}
        yield from _said(len(codes), "организация", "организации", "организаций")
        yield from _unreported(self.used["organizations"], self.counts["org_code"].used())
        yield from self.events

    def rows(self) -> set[Place]:
        """The places of all rows that the check has dropped."""
        found = set()
        for name, table in self.raw.items():
            for row in np.flatnonzero(_dropped(table, self.used[name])).tolist():
                found.add(table.place(row))
        return found


def _unreported(orgs: Table, there: Set[object]) -> Iterator[str]:
    """Municipalities that nobody is reported of, and organisations of the others."""
    staffed = {orgs["municipality"].at(row) for row in _rows_of(orgs, there)}
    towns = orgs["municipality"].used() - staffed
    yield from _said(len(towns), "муниципалитет", "муниципалитета", "муниципалитетов", _NOBODY)
    silent = [
        row
        for row in range(len(orgs))
        if orgs["org_code"].at(row) not in there
        and orgs["municipality"].at(row) in staffed
        and orgs["org_type"].at(row) not in SERVICES
    ]
    yield from _said(len(silent), "организация", "организации", "организаций", _NOBODY)


def _rows_of(orgs: Table, codes: Set[object]) -> list[int]:
    return [row for row in range(len(orgs)) if orgs["org_code"].at(row) in codes]


def _dropped(raw: Table, used: Table) -> Mask:
    kept = used.source.astype(np.int64) << 32 | used.row
    dropped: Mask = ~np.isin(raw.source.astype(np.int64) << 32 | raw.row, kept)
    return dropped


def _one_of(table: Table, name: str, values: Set[object]) -> Mask:
    column = table[name]
    found: Mask = column.lookup([value in values for value in column.values], False)
    return found


def _places(errors: Sequence[Problem], rows: Set[Place]) -> Iterator[str]:
    """What is not used, by the places of errors; cells of lost `rows` went with them."""
    parts = {replace(e.place, row=0, column=-1) for e in errors if e.code[:5] in ("file.", "sheet")}
    files = {place.file for place in parts if not place.sheet}
    yield from _said(len(files), "файл", "файла", "файлов")
    sheets = [place for place in parts if place.sheet and place.file not in files]
    yield from _said(len(sheets), "лист", "листа", "листов")
    lines = {e.place for e in errors if e.code.startswith("row.") and e.place.row}
    yield from _said(len(lines), "строка файла", "строки файлов", "строк файлов")
    columns = {replace(e.place, row=0) for e in errors if e.code.startswith("column.")}
    yield from _said(len(columns), "столбец", "столбца", "столбцов")
    forms = [e for e in errors if e.code.startswith("form.")]
    answers = {e.place for e in forms if e.place.row}
    yield from _said(len(answers), "ответ формы", "ответа форм", "ответов форм")
    whole = {(e.place.file, e.place.sheet) for e in forms if not e.place.row}
    yield from _said(len(whole), "форма", "формы", "форм")
    cells = {at for e in errors if e.code.startswith("cell.") for at in e.places if at.row}
    cells = {place for place in cells if replace(place, column=-1) not in rows}
    yield from _said(len(cells), "ячейка", "ячейки", "ячеек")


def _said(number: int, one: str, few: str, many: str, more: str = "") -> Iterator[str]:
    if number:
        yield counted(number, one, few, many) + more


def no_columns(raw: Tables, methodology: Methodology) -> list[Problem]:
    """The indicators without data since a column stands in no file, by column."""
    lacking: dict[Cell, list[str]] = {}
    for level, item in methodology.indicators():
        for cell in sorted(frozenset().union(*needed(item.measure))) if item.measure else ():
            if not any(cell[1] in source.columns for source in raw[cell[0]].sources):
                lacking.setdefault(cell, []).append(where_words(f"{level} {item.code}"))
    return [_no_column(raw[cell[0]], cell, codes) for cell, codes in lacking.items()]


def _no_column(table: Table, cell: Cell, codes: Sequence[str]) -> Problem:
    spec = next(f for f in table_specs()[cell[0]].fields if f.field == cell[1])
    more = f" и ещё {len(codes) - _SHOWN}" if len(codes) > _SHOWN else ""
    what = (
        f"столбца «{spec.header}» нет ни в одном файле «{table.spec.title}»: "
        f"без данных {', '.join(codes[:_SHOWN])}{more}"
    )
    todo = "добавьте столбец или исправьте его заголовок; 0 без него ставить нельзя"
    source = table.sources[0]
    return Problem(
        "indicator.no_column", Severity.WARNING, source.place(source.header_row), what, todo
    )
