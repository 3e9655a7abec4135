"""Cells that the lists of units share: who it is, what missing answers allow."""

from rsnms_cli.model.report import Span, UnitReport
from rsnms_cli.model.units import LEVEL_NAMES
from rsnms_cli.office.xlsx_lists import Head
from rsnms_cli.office.xlsx_rows import Cell
from rsnms_cli.words.numbers import plain

UNIT_HEADS: tuple[Head, ...] = (
    *(("Уровень", 15), ("Код", 18), ("Наименование", 40), ("Муниципалитет", 22)),
)


UNSURE = "зависит от недостающих ответов"


SURE = "недостающие ответы не изменят"


ENDLESS = "без границы"


def _unit(one: UnitReport) -> list[Cell]:
    unit = one.scores.unit
    return [LEVEL_NAMES[unit.level], unit.code, unit.name, unit.municipality]


def _span(span: Span) -> list[Cell]:
    """What could be, the places that allows, and whether the place is sure."""
    high: Cell = ENDLESS if span.open else (plain(span.high), "number")
    best, worst = span.ranks
    return [high, (best, "place"), (worst, "place"), SURE if span.certain else UNSURE]
