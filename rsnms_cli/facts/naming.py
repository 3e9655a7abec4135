"""One name for one question about a person, whatever the methodology that asks it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any

from rsnms_cli.methodology.cells import EVENT_TABLES
from rsnms_cli.methodology.types import Window
from rsnms_cli.methodology.vocabulary import Condition

Asked = tuple[Condition, Window]
"""A condition on a person and the days it looks at."""
COLUMN = "c"
"""The first letter of every column of a condition, and of no key."""


def asked(condition: Condition, window: Window) -> Asked:
    """The same for two questions that mean the same: a person's own row knows no window."""
    return condition, window if condition.term[0] in EVENT_TABLES else "period"


def canonical(condition: Condition, window: Window) -> str:
    """The question as a text that no order of keys or words changes: «route {} since 2022»."""
    name, value = condition.term
    words = [name, json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)]
    if name in EVENT_TABLES:
        words.append("in period" if window == "period" else f"since {window.since}")
    return " ".join(words)


def column_of(text: str) -> str:
    """A column name for any engine: a short hash of the canonical text."""
    return COLUMN + sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return sorted(value)
    return dict(_given(value)) if hasattr(value, "model_fields_set") else value


def _given(value: Any) -> Iterator[tuple[str, Any]]:
    """The parameters that narrow; those left at their defaults say nothing."""
    for name, field in type(value).model_fields.items():
        if (own := getattr(value, name)) != field.default:
            yield name, _plain(own)
