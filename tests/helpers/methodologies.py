"""Methodologies cut to what a test is about."""

from collections.abc import Container, Iterable
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


def document(measures: Iterable[str]) -> str:
    """The text of a methodology with every measure as an indicator of every level, 1.1, 1.2 …"""
    text, own = ['id = "words"', 'title = "Слова"', 'source = "проверка"'], list(measures)
    for level in ("region", "municipality", "school"):
        text += [f"[[{level}.sections]]", 'code = "1"', 'title = "Раздел"']
        for number, measure in enumerate(own, start=1):
            text += [f"[[{level}.indicators]]", 'section = "1"', f'code = "1.{number}"']
            text += [f'title = "Показатель {number}"', 'clause = "п. 1"', measure]
    return "\n".join(text)
