"""What a form workbook is, for the step that writes it and the step that reads it back."""

FORM_VERSION = "1"
FORM_SHEET = "Форма"
SCHOOLS_SHEET = "Школы"
META_SHEET = "_meta"
REMARKS_SHEET = "Замечания"
OWN_SHEETS = frozenset({META_SHEET, REMARKS_SHEET})
"""Sheets that the program itself adds to workbooks: never data."""

FORM_HEADER = ("Код", "Показатель", "Что указать", "Значение", "Подтверждение", "Комментарий")
SCHOOLS_HEADER = ("Код ОО", "Наименование ОО")
META_KEYS = ("form_version", "methodology", "level", "unit_code", "unit_name", "period")
"""The keys of the sheet `_meta` (data contract, section 2)."""
