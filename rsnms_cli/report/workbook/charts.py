"""Charts of the audit workbook: native ones, over its cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.results import Change
from rsnms_cli.office.xlsx_rows import RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.styles import DYNAMICS, RATINGS, SUMMARY

BLUE, GREY = "#2F5597", "#BFBFBF"
FIRST_RATED = 3
"""The row of the first municipality of «Рейтинги»."""
LINES = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, "min": 0}

Series = tuple[str, str, Sequence[float | None]]
"""Name, column letter, and the numbers there now."""


@dataclass(frozen=True)
class Shares:
    """A table of percents: where it stands on its sheet, and what its columns hold."""

    title: str
    first: int
    codes: Sequence[str]
    series: Sequence[Series]


def add_charts(report: Report, book: Any, sheet: RowSheet, shares: Shares) -> None:
    """Below the summary: municipalities by points; targets reached, or shares with targets."""
    row = sheet.row + 1
    if shares.codes:
        sheet.insert_chart(row, 0, _columns(book, SUMMARY, "A", shares), {"x_offset": 5})
        row += 19
    if report.dynamics:
        sheet.insert_chart(row, 0, _dynamics(report.dynamics, book), {"x_offset": 5})
        row += 19
    units = report.units.get("municipality", ())
    if len(units) > 1 and kind_of(report.methodology, "municipality") != "places":
        ordered = sorted(units, key=lambda one: (one.scores.rank, one.scores.unit.code))
        sheet.insert_chart(row, 0, _rating(book, ordered), {"x_offset": 5})


def _dynamics(changes: Sequence[Change], book: Any) -> Any:
    """The first unit's shares before and now; its rows come first in the list."""
    own = [one for one in changes if one.unit == changes[0].unit]
    before, now = [float(one.before) for one in own], [float(one.now) for one in own]
    series = (("Было", "F", before), ("Стало", "G", now))
    shares = Shares(
        f"Доли в прошлом и этом периоде: {own[0].unit.name}, %",
        2,
        [one.code for one in own],
        series,
    )
    return _columns(book, DYNAMICS, "D", shares)


def _rating(book: Any, ordered: Sequence[UnitReport]) -> Any:
    chart = book.add_chart({"type": "bar"})
    names = [one.scores.unit.name for one in ordered]
    series = ("Итого", "F", [float(one.scores.total.points) for one in ordered])
    _series(chart, RATINGS, ("D", FIRST_RATED, names), series, BLUE)
    _look(chart, "Муниципалитеты по итогу", 120 + 20 * len(ordered))
    chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    chart.set_x_axis(LINES)
    chart.set_legend({"none": True})
    return chart


def _columns(book: Any, sheet: str, codes_at: str, shares: Shares) -> Any:
    chart = book.add_chart({"type": "column"})
    colours = (BLUE,) if len(shares.series) == 1 else (GREY, BLUE)
    for series, colour in zip(shares.series, colours, strict=True):
        _series(chart, sheet, (codes_at, shares.first, shares.codes), series, colour)
    _look(chart, shares.title, 360)
    chart.set_y_axis(LINES | {"num_format": '0" %"'})
    chart.set_legend({"none": True} if len(colours) == 1 else {"position": "bottom"})
    return chart


def _series(
    chart: Any, sheet: str, names: tuple[str, int, Sequence[str]], series: Series, colour: str
) -> None:
    at, first, labels = names
    name, column, numbers = series
    last = first + len(labels) - 1
    chart.add_series({
        "name": name,
        "categories": f"='{sheet}'!${at}${first}:${at}${last}", "categories_data": labels,
        "values": f"='{sheet}'!${column}${first}:${column}${last}", "values_data": numbers,
        "fill": {"color": colour}, "gap": 50,
        "data_labels": {"value": True, "num_format": "0.#" if sheet == RATINGS else "0"},
    })  # fmt: skip


def _look(chart: Any, title: str, high: int) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_size({"width": 1040, "height": high})
