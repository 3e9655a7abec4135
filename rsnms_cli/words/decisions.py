"""How the kinds of decisions are called, and what a decision says."""

from collections.abc import Mapping

from rsnms_cli.model.matches import SETTINGS
from rsnms_cli.model.text import without_people

TITLES = {
    "sheet": "Листы",
    "header": "Столбцы",
    "constant": "Файлы целиком",
    "value": "Значения",
    "category": "Категории персонала",
    "organization": "Организации",
    "municipality": "Муниципалитеты",
    "provider": "Организации обучения и диагностики",
    "person": "Люди без СНИЛС",
    "people": "Люди",
}
_SETTINGS = {
    ("outside", "allowed"): "люди вне списка педагогов – не ошибка",
    ("outside", "error"): "люди вне списка педагогов – ошибка",
    ("without_snils", "by_name"): "строки без СНИЛС – по имени и организации",
    ("without_snils", "error"): "строки без СНИЛС не учитываются",
}


def entry_words(kind: str, texts: Mapping[str, str]) -> str:
    """What an entry says, in a line that names nobody."""
    if kind == SETTINGS:
        return _SETTINGS[texts["key"], texts["is"]]
    about = ", ".join(f"«{text}»" for name, text in texts.items() if name != "is")
    return without_people(f"{about} → {texts['is']}")
