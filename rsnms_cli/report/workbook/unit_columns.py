"""The columns of «Муниципалитеты» and «Школы»: what stands where, and the templates of cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from rsnms_cli.methodology.kinds import Kind, is_yes_no, kind_of
from rsnms_cli.methodology.types import Indicator, Section
from rsnms_cli.model.units import LevelName
from rsnms_cli.office.xlsx_rows import LETTERS
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.formulas import decimals, formulas_of
from rsnms_cli.report.workbook.sums import leaving, most_of_all, subtotal

NAMES: dict[LevelName, tuple[tuple[str, float], ...]] = {
    "region": (("№", 6), ("Наименование", 34), ("Строка данных", 9)),
    "municipality": (("№", 6), ("Наименование", 34), ("Строка данных", 9)),
    "school": (("Код", 11), ("Наименование", 44), ("Муниципалитет", 24), ("Строка данных", 9)),
}


@dataclass(frozen=True)
class Column:
    """An indicator's two columns and its templates, ready for XML; no outcome: no template."""

    item: Indicator
    outcome_at: str
    value_at: str
    value: str
    outcome: str
    value_style: str
    most: str


@dataclass(frozen=True)
class Columns:
    """All columns of a level. `sections` are ranges of outcomes: section, first, last, sum."""

    kind: Kind
    names: tuple[tuple[str, float], ...]
    items: tuple[Column, ...]
    sections: tuple[tuple[Section, str, str, str], ...]
    most: str
    places: int

    @property
    def sums(self) -> tuple[str, str, str]:
        """Total, maximum, place; they stand after the names."""
        first = len(self.names)
        return LETTERS[first], LETTERS[first + 1], LETTERS[first + 2]

    @property
    def letters(self) -> tuple[str, ...]:
        """All columns, «A» first."""
        return LETTERS[: LETTERS.index(self.items[-1].value_at) + 1]

    def subtotal(self, first: str, last: str, row: int) -> str:
        """The sum of a section in a row."""
        return escape(subtotal(self.kind, f"{first}{row}:{last}{row}", self.places))


def columns_of(report: Report, level: LevelName) -> Columns:
    """Names, sums, outcomes section by section, then values."""
    table, kind = report.methodology.table(level), kind_of(report.methodology, level)
    names, places = NAMES[level], decimals(table.indicators)
    at = len(names) + (0 if kind == "places" else 3)
    outcomes: dict[str, str] = {}
    sections = []
    for section in table.sections:
        own = [item.code for item in table.indicators if item.section == section.code]
        outcomes |= {code: LETTERS[at + n] for n, code in enumerate(own)}
        end = at + len(own)
        sections.append((section, LETTERS[at], LETTERS[end - 1], LETTERS[end]))
        at = end + (kind != "places")
    items = tuple(
        _column(report, item, kind, (outcomes[item.code], LETTERS[at + n]))
        for n, item in enumerate(_in_order(table.indicators, list(outcomes)))
    )
    most = most_of_all(table.indicators, kind, report.period.year)
    return Columns(kind, names, items, tuple(sections), most, places)


def _in_order(items: Sequence[Indicator], codes: list[str]) -> list[Indicator]:
    return sorted(items, key=lambda item: codes.index(item.code))


def _column(report: Report, item: Indicator, kind: Kind, at: tuple[str, str]) -> Column:
    year = report.period.year
    found = formulas_of(item, item.target(year))
    outcome = {"points": found.points, "targets": found.reached, "places": None}[kind]
    style = "yes_no" if is_yes_no(item) else "percent" if item.is_share else "number"
    most = "".join(leaving(item, kind, year))
    return Column(item, *at, escape(found.value), escape(outcome or ""), style, escape(most))
