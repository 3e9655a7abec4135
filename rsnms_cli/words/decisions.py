"""How the kinds of decisions are called."""

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
