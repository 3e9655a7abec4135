"""Names and formats of the audit workbook."""

from typing import Any

from rsnms_cli.model.units import LevelName
from rsnms_cli.office.xlsx_book import EDGE, HEAD, SECTION

SUMMARY, RATINGS, ADVICE, TURNOUT = "Сводка", "Рейтинги", "Рекомендации", "Полнота"
FAIR, DATA, METHOD = "Справедливое сравнение", "Данные", "Методика"
PROBLEMS, DYNAMICS = "Замечания", "Динамика"
LEVEL_SHEETS: dict[LevelName, str] = {
    "region": "Регион",
    "municipality": "Муниципалитеты",
    "school": "Школы",
}

_NUMBER = EDGE | {"align": "right"}
_LINK = {"font_color": "#0563C1", "underline": 1}
PERCENT = '0.0" %"'
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True, "font_color": "#595959"},
    "alarm": {"bold": True, "font_color": "#C00000"},
    "left_out": {"bold": True, "font_color": "#C00000", "text_wrap": True, "valign": "top"},
    "plain": {"text_wrap": True, "valign": "top"},
    "head": HEAD | {"align": "center"},
    "small": HEAD | {"bold": False, "font_size": 8, "valign": "top"},
    "band": HEAD | {"text_wrap": False, "align": "left"},
    "text": EDGE | {"text_wrap": True},
    "line": EDGE,
    "link": EDGE | _LINK,
    "section": SECTION | {"text_wrap": True},
    "sum": SECTION | {"align": "right"},
    "number": _NUMBER,
    "place": EDGE | {"align": "center"},
    "percent": _NUMBER | {"num_format": PERCENT},
    "yes_no": _NUMBER | {"num_format": '"да";;"нет"'},
    "hundredths": _NUMBER | {"num_format": "0.00"},
    "difference": _NUMBER | {"num_format": "+0.0;-0.0;0"},
    "good": {"bg_color": "#E2EFDA"},
    "bad": {"bg_color": "#FCE4D6"},
    "unknown": {"font_color": "#7F7F7F", "italic": True},
}
