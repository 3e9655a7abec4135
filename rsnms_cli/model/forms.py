"""What a form workbook is, for the step that writes it and the step that reads it back."""

FORM_VERSION = "1"
FORM_SHEET = "Форма"
SCHOOLS_SHEET = "Школы"
META_SHEET = "_meta"
REMARKS_SHEET = "Замечания"
MARKS_SHEET = "_rsnms"
"""What a returned file has besides its own sheets; B1 of the hidden one names the first."""

FORM_HEADER = ("Код", "Показатель", "Что указать", "Значение", "Подтверждение", "Комментарий")
SCHOOLS_HEADER = ("Код ОО", "Наименование ОО")
META_KEYS = ("form_version", "methodology", "level", "unit_code", "unit_name", "period")
"""The keys of the sheet `_meta` (data contract, section 2)."""
