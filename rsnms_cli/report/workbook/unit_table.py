"""«Муниципалитеты», «Школы»: a row per unit, everything a formula over «Данные»."""

from collections.abc import Iterator, Mapping

from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LevelName
from rsnms_cli.office.xlsx_rows import RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.data import Stored
from rsnms_cli.report.workbook.heads import FIRST, write_heads
from rsnms_cli.report.workbook.styles import DATA, LEVEL_SHEETS
from rsnms_cli.report.workbook.sums import Spots, rounded
from rsnms_cli.report.workbook.unit_columns import Column, Columns, columns_of
from rsnms_cli.words.numbers import plain, unfinished
from rsnms_cli.words.score_table import outcome_of

Clauses = Mapping[tuple[LevelName, str], int]


def write_table(
    report: Report, level: LevelName, stored: Stored, clauses: Clauses, sheet: RowSheet
) -> Spots:
    """Write a level's sheet; returns where its numbers stand."""
    columns, units = columns_of(report, level), report.units[level]
    write_heads(report, level, columns, clauses, sheet)
    last = FIRST + len(units) - 1
    spots = Spots(LEVEL_SHEETS[level])
    spots.outcomes = {
        one.item.code: f"{spots.sheet}!${one.outcome_at}${FIRST}:${one.outcome_at}${last}"
        for one in columns.items
    }
    table = _Table(report, level, columns, stored, sheet)
    total, most, rank = columns.sums
    for number, unit in enumerate(units, start=1):
        row = sheet.add(table.bodies(unit, number))
        code = unit.scores.unit.code
        sheet.link(row, len(columns.names) - 1, DATA, f"A{stored.first[level, code]}")
        if columns.kind != "places":
            spots.totals[code] = f"{spots.sheet}!{total}{row}"
            spots.most[code] = f"{spots.sheet}!{most}{row}"
            spots.ranks[code] = f"{spots.sheet}!{rank}{row}"
        if level != "school" or len(units) == 1:
            for one in columns.items:
                spots.values[code, one.item.code] = f"{spots.sheet}!{one.value_at}{row}"
                spots.places[code, one.item.code] = f"{spots.sheet}!{one.outcome_at}{row}"
    return spots


class _Table:
    """The rows of one level."""

    def __init__(
        self,
        report: Report,
        level: LevelName,
        columns: Columns,
        stored: Stored,
        sheet: RowSheet,
    ) -> None:
        self.report, self.level, self.columns = report, level, columns
        self.stored, self.sheet = stored, sheet
        self.last = last = FIRST + len(report.units[level]) - 1
        self.compared = columns.kind == "places" and (last > FIRST or not report.whole)
        self.xf = {name: sheet.xf(name) for name in ("number", "sum", "percent", "yes_no")}

    def bodies(self, unit: UnitReport, number: int) -> Iterator[str]:
        """The cells of a unit in the order of the columns."""
        row = self.sheet.row + 1
        first = self.stored.first[self.level, unit.scores.unit.code]
        yield from self._names(unit, number, first)
        refs = {one.item.code: self._refs(one, first, row) for one in self.columns.items}
        if self.columns.kind != "places":
            yield from self._sums(unit, row, refs)
        yield from self._outcomes(unit, row, refs)
        for one in self.columns.items:
            score = unit.scores.scores[one.item.code]
            value = unfinished(score) if score.value is None else plain(score.value)
            if score.hidden:  # there is nothing to work it out from
                yield self.sheet.text(str(value), "number")
                continue
            cells, named = refs[one.item.code]
            formula = one.value.format(*cells, **named)
            yield self.sheet.ready(formula, value, self.xf[one.value_style])

    def _names(self, unit: UnitReport, number: int, first: int) -> Iterator[str]:
        of, sheet = unit.scores.unit, self.sheet
        if self.level == "school":
            yield from (sheet.text(text, "line") for text in (of.code, of.name, of.municipality))
        else:
            yield sheet.number(number)
            yield sheet.text(of.name, "line")
        yield sheet.number(first, "link")

    def _refs(self, one: Column, first: int, row: int) -> tuple[list[str], dict[str, str]]:
        at = first + self.stored.offsets[self.level, one.item.code]
        count = len(one.item.parts) if one.item.scored_parts else 1
        cells = [f"{DATA}!$G${at + n}" for n in range(count)]
        return cells, {"d": f"{DATA}!$H${at}", "v": f"{one.value_at}{row}"}

    def _sums(
        self, unit: UnitReport, row: int, refs: Mapping[str, tuple[list[str], dict[str, str]]]
    ) -> Iterator[str]:
        columns, scores, xf = self.columns, unit.scores, self.xf["sum"]
        cells = ",".join(f"{at}{row}" for *_, at in columns.sections)
        yield self.sheet.ready(
            rounded(f"SUM({cells})", columns.places), plain(scores.total.points), xf
        )
        less = (
            one.most.format(*refs[one.item.code][0], **refs[one.item.code][1])
            for one in columns.items
            if one.most and not scores.scores[one.item.code].hidden
        )
        most = rounded("".join((columns.most, *less)), columns.places)
        yield self.sheet.ready(most, plain(scores.total.max_points), xf)
        if self.report.whole:
            total = columns.sums[0]
            rank = f"RANK({total}{row},{total}${FIRST}:{total}${self.last})"
            yield self.sheet.ready(rank, scores.rank, xf)
        else:
            yield self.sheet.number(scores.rank, "sum")

    def _outcomes(
        self, unit: UnitReport, row: int, refs: Mapping[str, tuple[list[str], dict[str, str]]]
    ) -> Iterator[str]:
        columns, items = self.columns, iter(self.columns.items)
        for section, first, last, _ in columns.sections:
            for one in items:
                yield self._outcome(unit, one, refs[one.item.code])
                if one.outcome_at == last:
                    break
            if columns.kind != "places":
                points = plain(unit.scores.sections[section.code].points)
                formula = columns.subtotal(first, last, row)
                yield self.sheet.ready(formula, points, self.xf["sum"])

    def _outcome(
        self, unit: UnitReport, one: Column, refs: tuple[list[str], dict[str, str]]
    ) -> str:
        known = outcome_of(self.columns.kind, unit.scores, one.item.code)
        value = "" if known is None else known if isinstance(known, str) else plain(known)
        if unit.scores.scores[one.item.code].hidden:
            return self.sheet.body(None if isinstance(value, str) else (value, "number"))
        if one.outcome:
            formula = one.outcome.format(*refs[0], **refs[1])
            return self.sheet.ready(formula, value, self.xf["number"])
        if not self.compared or not one.item.is_share:
            return self.sheet.blank()
        if not self.report.whole:
            return self.sheet.body(None if value == "" else (float(value), "number"))
        cell, at = refs[1]["v"], one.value_at
        formula = f"RANK({cell},{at}${FIRST}:{at}${self.last})"
        return self.sheet.ready(f'IF(ISNUMBER({cell}),{formula},"")', value, self.xf["number"])
