"""Methodologies cut to what a test is about."""

from collections.abc import Container
from typing import Any

from rsnms_cli.methodology.types import Indicator, LevelTable, Methodology
from rsnms_cli.model.units import LevelName


def only(methodology: Methodology, wanted: Container[str]) -> Methodology:
    """The same with these indicators alone («level code»)."""
    tables: dict[str, Any] = {}
    for level, item in methodology.indicators():
        if f"{level} {item.code}" in wanted:
            tables.setdefault(level, []).append(item)
    kept: dict[str, Any] = {
        level: LevelTable(indicators=tuple(items)) for level, items in tables.items()
    }
    return Methodology(id="few", title="", source="", window=methodology.window, **kept)


def indicator(methodology: Methodology, level: LevelName, code: str) -> Indicator:
    """The indicator of this code."""
    return next(one for one in methodology.table(level).indicators if one.code == code)
