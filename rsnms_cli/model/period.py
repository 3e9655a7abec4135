"""Reporting periods (data contract, section 3)."""

import re
from dataclasses import dataclass
from datetime import date

from rsnms_cli.model.errors import UsageError


@dataclass(frozen=True)
class Period:
    """A year or a half-year; `last` is the reporting date, `2024-H2` covers what `2024` does."""

    label: str
    year: int
    first: date
    last: date

    @property
    def key(self) -> str:
        """The same for two labels that mean the same days: `2024-H2` and `2024`."""
        return self.label.removesuffix("-H2")


def parse_period(text: str) -> Period:
    """Read `2024`, `2024-H1` or `2024-H2`; anything else raises UsageError."""
    found = re.fullmatch(r"(20\d\d)(-H[12])?", text.strip(), re.ASCII)
    if found is None:
        raise UsageError(
            f"период «{text}» не понят",
            "укажите год или полугодие: 2024, 2024-H1 или 2024-H2",
        )
    year, half = int(found[1]), found[2]
    last = date(year, 6, 30) if half == "-H1" else date(year, 12, 31)
    return Period(found[0], year, date(year, 1, 1), last)


def last_finished(today: date) -> Period:
    """The half-year that ended last: in July it is the first one, in January the year before."""
    if today.month > 6:
        return parse_period(f"{today.year}-H1")
    return parse_period(str(today.year - 1))


def parse_day(text: str) -> tuple[int, int] | None:
    """Month and day of «07-20»; None for what is no day of a year."""
    try:
        day = date.fromisoformat(f"2023-{text}")
    except ValueError:
        return None
    return day.month, day.day
