"""«Рейтинги»: units by place, or municipalities by each share."""

from collections.abc import Iterator, Mapping

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.model.units import LevelName
from rsnms_cli.office.xlsx_lists import Head, write_list
from rsnms_cli.office.xlsx_rows import Cell, Formula, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.list_cells import UNIT_HEADS, _span, _unit
from rsnms_cli.report.workbook.sums import Spots
from rsnms_cli.words.numbers import plain

RATING_HEADS: tuple[Head, ...] = (
    *(("Место", 8), *UNIT_HEADS, ("Баллы или цели", 10), ("Максимум", 10), ("Доля, %", 10)),
    *(("Возможно до", 11), ("Место от", 8), ("Место до", 8), ("Надёжность места", 34)),
)


PLACE_HEADS: tuple[Head, ...] = (
    *(("Место", 8), *UNIT_HEADS, ("№", 8), ("Показатель", 60), ("Доля", 10)),
)


def ratings(report: Report, spots: Mapping[LevelName, Spots], sheet: RowSheet) -> None:
    """Units by place; the places and points are those of the tables, the order is the engine's."""
    levels = [level for level in report.units if level != "region"]
    ranked = [level for level in levels if kind_of(report.methodology, level) != "places"]
    if ranked:
        rows = [row for level in ranked for row in _ranked(report, level, spots[level])]
        write_list(RATING_HEADS, rows, sheet, "Рейтинги; порядок строк – на день отчёта")
    else:
        title = "Места муниципалитетов по каждой доле; места организаций – на их листе"
        write_list(PLACE_HEADS, list(_places(report, spots)), sheet, title)


def _ranked(report: Report, level: LevelName, spots: Spots) -> Iterator[list[Cell]]:
    ordered = sorted(report.units[level], key=lambda one: (one.scores.rank, one.scores.unit.code))
    for one in ordered:
        scores, code = one.scores, one.scores.unit.code
        total, most = scores.total
        share = float(100 * total / most) if most else ""
        points, limit = spots.totals[code], spots.most[code]
        yield [
            Formula(spots.ranks[code], scores.rank, "place"), *_unit(one),
            Formula(points, plain(total)), Formula(limit, plain(most)),
            Formula(f'IF({limit}=0,"",100*{points}/{limit})', share, "percent"),
            *_span(one.span),
        ]  # fmt: skip


def _places(report: Report, spots: Mapping[LevelName, Spots]) -> Iterator[list[Cell]]:
    units = report.units.get("municipality", ())
    for item in report.methodology.table("municipality").indicators:
        placed = [one for one in units if item.code in one.scores.places]
        for one in sorted(placed, key=lambda one: one.scores.places[item.code]):
            key = (one.scores.unit.code, item.code)
            value = one.scores.scores[item.code].value
            at = spots["municipality"]
            yield [
                Formula(at.places[key], one.scores.places[item.code], "place"), *_unit(one),
                item.code, item.title, Formula(at.values[key], float(value or 0), "percent"),
            ]  # fmt: skip
