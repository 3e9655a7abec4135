"""Whom the indicators of a methodology would count if its text were read in another way."""

from collections.abc import Iterator

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.methodology.vocabulary import Grouped, Selection, Share

_SOURCES: dict[str, type[Selection]] = {
    "share": Share, "count": Selection, "exists": Selection, "largest": Grouped, "mean": Grouped,
}  # fmt: skip


def other_selections(methodology: Methodology) -> Iterator[tuple[str, Selection]]:
    """What each choice of a reading asks in place of an indicator's own, by «level code»."""
    for reading in methodology.readings:
        for choice in reading.choices:
            for indicator, keys in choice.replace.items():
                for name in _SOURCES.keys() & keys.keys():
                    if keys[name]:  # false takes a key away
                        yield indicator, _SOURCES[name].model_validate(keys[name])
