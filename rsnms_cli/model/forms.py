"""What workbooks to fill in are, for the steps that write them and that read them back."""

from rsnms_cli.model.text import legal

FORM_VERSION = "1"
GUIDE_SHEET = "Инструкция"
FORM_SHEET = "Форма"
SCHOOLS_SHEET = "Школы"
KNOWN_SHEET = "Известно"
LISTS_SHEET = "_lists"
META_SHEET = "_meta"
REMARKS_SHEET = "Замечания"
MARKS_SHEET = "_rsnms"
"""What a returned file has besides its own sheets; B1 of the hidden one names the first."""
EXAMPLE_SHEET, NOTES_SHEET = "Пример", "Пояснения"
TABLE_SHEET = "_table"
"""What a table made by the program has besides its rows; the first row of the hidden sheet names
the others, the second says what stands in the first column of the example.
"""

FORM_HEADER = ("Код", "Показатель", "Что указать", "Значение", "Подтверждение", "Комментарий")
SCHOOLS_HEADER = ("Код ОО", "Наименование ОО")
SCHOOLS_ABOUT = "Показатель"
"""Stands under «Код ОО» in the row of «Школы» that says what is asked; no organisation's row."""
CONFIRM_HEADER = "Подтверждаю"
"""The last column of a form with an earlier period's answers; they count after a «да» here."""
NO_CONFIRM = "не нужно"
"""Stands there in a row that came without an earlier answer."""
META_KEYS = ("form_version", "methodology", "level", "unit_code", "unit_name", "period")
"""The keys of the sheet `_meta` (data contract, section 2), also custom document properties."""
PREVIOUS_KEY = "previous"
"""One more key of `_meta`: the period whose answers the form came with."""
QUESTIONS_KEYS = {FORM_SHEET: "questions", SCHOOLS_SHEET: "school_questions"}
"""More keys of `_meta`, of its sheet alone: the codes that a sheet asked about when it was made."""


def as_property(text: str) -> str:
    """As a document property can hold it: not too long, signs that no XML takes replaced."""
    return legal(text)[:255]
