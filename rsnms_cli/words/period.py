"""A period and its dates as a document writes them."""

from datetime import date

from rsnms_cli.model.period import Period

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def period_words(period: Period) -> str:
    """«2024 год», «первое полугодие 2024 года»."""
    half = period.label.endswith("-H1")
    return f"первое полугодие {period.year} года" if half else f"{period.year} год"


def date_words(day: date) -> str:
    """«31 декабря 2024 года»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} года"
