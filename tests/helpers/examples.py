"""How many examples are tried, and which cases only among the slow tests."""

from typing import Any

import pytest
from hypothesis import settings


def many(times: int = 20) -> settings:
    """So many times as the profile says: for properties whose example takes milliseconds."""
    return settings(max_examples=times * settings().max_examples)


def slow(*case: object) -> Any:
    """A case of a parametrized test that is run with `-m slow`."""
    return pytest.param(*case, marks=pytest.mark.slow)
