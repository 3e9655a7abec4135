"""«Справедливое сравнение»: beside the official points, one in which size does not count."""

from collections.abc import Sequence
from fractions import Fraction

from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LEVEL_NAMES, LevelName
from rsnms_cli.office.xlsx_book import print_setup
from rsnms_cli.office.xlsx_lists import Head, write_block
from rsnms_cli.office.xlsx_rows import Cell, Formula, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.sums import Spots

MARK = "Не часть документа: официальны только баллы и места листов «Регион» – «Рейтинги»"
NOTE = (
    "Баллы «за каждый» не имеют границы и выше у больших. Доля достижимых – баллы показателей с "
    "границей в процентах от неё; остальное – на 100 педагогических работников и на организацию."
)
HEADS: tuple[Head, ...] = (
    *(("Код", 22), ("Наименование", 44), ("Муниципалитет", 24), ("Баллы официально", 12)),
    *(("Место официально", 12), ("Доля достижимых", 12), ("Место по доле", 10)),
    *(("Педагогов", 11), ("Организаций", 12)),
)


def has_fair(report: Report) -> bool:
    """Whether there is anything to compare: a document without points has none."""
    return report.methodology.has_points


def write_fair(report: Report, spots: dict[LevelName, Spots], sheet: RowSheet) -> None:
    """A block per level, schools last, so that the filter is theirs."""
    sheet.add([sheet.text("Справедливое сравнение", "title")])
    sheet.add([sheet.text(MARK, "alarm")])
    sheet.add([sheet.text(NOTE, "note")])
    top = 0
    for level, units in report.units.items():
        sheet.skip()
        sheet.add([sheet.text(f"{LEVEL_NAMES[level].capitalize()}", "title")])
        codes = list(dict.fromkeys(code for one in units for code in one.fair.per_hundred))
        schools = [] if level == "school" else codes
        heads = (
            *HEADS, *((f"{code} на 100 педагогов", 11) for code in codes),
            *((f"{code} на организацию", 12) for code in schools),
        )  # fmt: skip
        rows = [_row(one, spots[level], codes, schools) for one in units]
        top = write_block(sheet, heads, rows)
        sheet.autofilter(top - 1, 0, sheet.row - 1, len(heads) - 1)
        for column, (_, width) in enumerate(heads):
            sheet.set_column(column, column, width)
    sheet.freeze_panes(2, 2)
    sheet.repeat_columns(0, 1)
    print_setup(sheet, heads=2, fit=False)
    sheet.set_print_scale(60)


def _row(one: UnitReport, spots: Spots, codes: Sequence[str], schools: Sequence[str]) -> list[Cell]:
    scores, unit, fair = one.scores, one.scores.unit, one.fair
    ranks = spots.ranks.get(unit.code)
    return [
        unit.code, unit.name, unit.municipality,
        Formula(spots.totals[unit.code], float(scores.total.points)),
        Formula(ranks, scores.rank, "place") if ranks else None,
        _number(fair.attained, "percent"),
        _number(fair.rank, "place") if ranks else None,
        _number(one.size.teachers), _number(one.size.schools),
        *(_number(fair.per_hundred.get(code)) for code in codes),
        *(_number(fair.per_school.get(code)) for code in schools),
    ]  # fmt: skip


def _number(number: Fraction | int | None, style: str = "hundredths") -> Cell:
    return None if number is None else (float(number), style)
