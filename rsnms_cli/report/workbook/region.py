"""«Регион»: a row per indicator, as in the document, everything a formula over «Данные»."""

from collections.abc import Iterable, Mapping

from rsnms_cli.methodology.kinds import is_yes_no, kind_of
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LevelName
from rsnms_cli.office.xlsx_book import height, print_setup
from rsnms_cli.office.xlsx_lists import Head
from rsnms_cli.office.xlsx_rows import LETTERS, Cell, Formula, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.data import Stored
from rsnms_cli.report.workbook.formulas import decimals, formulas_of, is_ratio
from rsnms_cli.report.workbook.styles import DATA, LEVEL_SHEETS, METHOD
from rsnms_cli.report.workbook.sums import Spots, leaving, most_of_all, rounded, subtotal
from rsnms_cli.words.numbers import WORDS, plain, unfinished
from rsnms_cli.words.score_table import LEVEL_TITLES, Line, lines, rule_words, target_words

HEADS: tuple[Head, ...] = (
    *(("№", 8), ("Критерии, индикаторы", 56), ("Расчёт по документу", 36), ("Числитель", 11)),
    *(("Знаменатель", 12), ("Значение", 12), ("Цель на год", 13), ("Цель достигнута", 12)),
    *(("Баллы", 9), ("Макс.", 9), ("Строка данных", 10)),
)
VALUE, REACHED, POINTS, MOST = "F", "H", "I", "J"
HEAD_ROW = 3
LEVEL: LevelName = "region"


def write_region(
    report: Report, stored: Stored, clauses: Mapping[tuple[LevelName, str], int], sheet: RowSheet
) -> Spots:
    """Write the sheet; returns where the numbers stand."""
    _head(sheet)
    return _Region(report, stored, clauses, sheet).write()


def _head(sheet: RowSheet) -> None:
    hint = "Номер показателя ведёт в «Методику», строка данных – к числам, по которым он посчитан."
    sheet.add([sheet.text(LEVEL_TITLES[LEVEL], "title")])
    sheet.add([sheet.text(hint, "note")])
    sheet.add([sheet.text(text, "head") for text, _ in HEADS], 30)
    for column, (_, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEAD_ROW, 2)
    print_setup(sheet, heads=HEAD_ROW)


class _Region:
    def __init__(
        self,
        report: Report,
        stored: Stored,
        clauses: Mapping[tuple[LevelName, str], int],
        sheet: RowSheet,
    ) -> None:
        self.report, self.stored, self.clauses, self.sheet = report, stored, clauses, sheet
        self.unit: UnitReport = report.units[LEVEL][0]
        self.kind = kind_of(report.methodology, LEVEL)
        self.items = report.methodology.table(LEVEL).indicators
        self.rounding = decimals(self.items)
        self.counted = {"points": POINTS, "targets": REACHED, "places": ""}[self.kind]
        self.spots = Spots(LEVEL_SHEETS[LEVEL])
        self.sums: list[int] = []
        self.first = 0
        self.less: list[str] = []

    def write(self) -> Spots:
        """Line by line in the document's order."""
        for line in lines(self.report.methodology, LEVEL):
            if line.item:
                self._indicator(line.item)
            elif line.kind == "section":
                self._text(line)
                self.first = self.sheet.row + 1
            else:
                self._sum(line)
        self._colours()
        self.sheet.autofilter(HEAD_ROW - 1, 0, self.sheet.row - 1, len(HEADS) - 1)
        return self.spots

    def _colours(self) -> None:
        """Live: targets reached and missed, and values that are not there."""
        words = {"да": "good", "нет": "bad"} | dict.fromkeys(WORDS.values(), "unknown")
        cells = f"{VALUE}{HEAD_ROW + 1}:{REACHED}{self.sheet.row}"
        for word, style in words.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
            self.sheet.conditional_format(cells, rule | {"format": self.sheet.styles[style]})

    def _text(self, line: Line) -> int:
        texts = [line.code, line.title, *[""] * (len(HEADS) - 2)]
        bodies = [self.sheet.text(text, "section") for text in texts]
        return self.sheet.add(bodies, height([line.title], [HEADS[1][1]]))

    def _indicator(self, item: Indicator) -> None:
        sheet, score = self.sheet, self.unit.scores.scores[item.code]
        row, year = sheet.row + 1, self.report.period.year
        found = formulas_of(item, target := item.target(year))
        refs, named = self._refs(item, row)
        value = unfinished(score) if score.value is None else plain(score.value)
        shown = "yes_no" if is_yes_no(item) else "percent" if item.is_share else "number"
        goal = "" if score.achieved is None else "да" if score.achieved else "нет"
        points = "" if score.points is None else plain(score.points)
        rule = rule_words(self.report.methodology, LEVEL, item)
        most = item.max_points if item.scored_by(target) else None
        cells: list[Cell] = [
            item.code, item.title, rule, *self._stored(item, refs, named),
            Formula(found.value.format(*refs, **named), value, shown), target_words(item, target),
            found.reached and Formula(found.reached.format(*refs, **named), goal),
            found.points and Formula(found.points.format(*refs, **named), points),
            None if most is None else (plain(most), "number"),
        ]  # fmt: skip
        if score.hidden:  # there is nothing to work it out from
            cells[3:6] = [None, None, str(value)]
            cells[7:9] = [None, None if isinstance(points, str) else (points, "number")]
        texts, widths = [item.title, rule], [HEADS[1][1], HEADS[2][1]]
        at = int(refs[0].rpartition("$")[2])
        bodies = [*map(sheet.body, cells), sheet.number(at, "link")]
        sheet.add(bodies, height(texts, widths))
        sheet.link(row, 0, METHOD, f"A{self.clauses[LEVEL, item.code]}")
        sheet.link(row, len(HEADS) - 1, DATA, f"A{at}")
        key = self.unit.scores.unit.code, item.code
        self.spots.values[key] = f"{self.spots.sheet}!{VALUE}{row}"
        gone = () if score.hidden else leaving(item, self.kind, year)
        self.less += [term.format(*refs, **named) for term in gone]

    def _refs(self, item: Indicator, row: int) -> tuple[list[str], dict[str, str]]:
        refs, denominator = self.stored.numbers(self.unit, LEVEL, item)
        return refs, {"d": denominator, "v": f"{VALUE}{row}"}

    def _stored(self, item: Indicator, refs: list[str], named: Mapping[str, str]) -> Iterable[Cell]:
        score = self.unit.scores.scores[item.code]
        for cell, number in ((refs[0], score.numerator), (named["d"], score.denominator)):
            value = "" if number is None else number
            yield Formula(f'IF(COUNT({cell})=0,"",{cell})', value) if is_ratio(item) else None

    def _sum(self, line: Line) -> None:
        """A subtotal of the rows above it, or the total of the subtotals."""
        total, row, at = line.total(self.unit.scores), self.sheet.row + 1, self.counted
        bodies = [self.sheet.text(text, "section") for text in (line.code, line.title)]
        bodies += [self.sheet.blank("section")] * (len(HEADS) - 2)
        if line.kind == "total":
            cells = f"SUM({','.join(f'{at}{row}' for row in self.sums)})"
            most = most_of_all(self.items, self.kind, self.report.period.year)
            most = rounded("".join((most, *self.less)), self.rounding)
            limit = plain(total.max_points)
            bodies[LETTERS.index(MOST)] = self.sheet.formula(most, limit, "sum")
            code = self.unit.scores.unit.code
            self.spots.totals[code] = f"{self.spots.sheet}!{at}{row}"
            self.spots.most[code] = f"{self.spots.sheet}!{MOST}{row}"
        else:
            cells = subtotal(self.kind, f"{at}{self.first}:{at}{row - 1}", 0)
            self.sums.append(row)
        points = rounded(cells, self.rounding)
        bodies[LETTERS.index(at)] = self.sheet.formula(points, plain(total.points), "sum")
        self.sheet.add(bodies)
