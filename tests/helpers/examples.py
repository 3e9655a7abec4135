"""How many examples of a property are tried."""

from hypothesis import settings


def many(times: int = 20) -> settings:
    """So many times as the profile says: for properties whose example takes milliseconds."""
    return settings(max_examples=times * settings().max_examples)
