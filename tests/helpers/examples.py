"""How many examples are tried, and which cases only among the slow tests."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings


def many(times: int = 20) -> settings:
    """So many times as the profile says: for properties whose example takes milliseconds."""
    return settings(max_examples=times * settings().max_examples)


def slow(*case: object) -> Any:
    """A case of a parametrized test that is run with `-m slow`."""
    return pytest.param(*case, marks=pytest.mark.slow)


def daily(cases: Iterable[object], one_in: int) -> list[Any]:
    """Cases of a parametrized test (tuples of its arguments), one in so many run at every change,
    the others with `-m slow`.
    """
    listed = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [slow(*one) if n % one_in else pytest.param(*one) for n, one in enumerate(listed)]
