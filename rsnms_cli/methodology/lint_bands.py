"""Bands that do not fit together: gaps nobody decided, overlaps, a wrong order."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rsnms_cli.methodology.rules import Band
from rsnms_cli.methodology.types import Indicator

Edge = tuple[Decimal, bool]
"""A threshold and whether it belongs to the band."""


def band_faults(item: Indicator, key: str, *, declared: bool) -> Iterator[tuple[str, str, str]]:
    """Faults of an indicator's bands; `declared`: a reading decides what a gap means."""
    bands = item.rule.bands if item.rule else None
    if not bands:
        return
    where = f"{key}: rule.bands"
    for band in bands:
        if len({"at_least", "above"} & band.model_fields_set) == 2 or (
            len({"up_to", "below"} & band.model_fields_set) == 2
        ):
            yield "bands.two_bounds", where, "у ступени по две нижние или верхние границы"
    if any(lower(band) is None for band in bands[:-1]):
        yield "bands.no_bound", where, "без нижней границы может быть только последняя ступень"
        return
    for high, low in pairwise(bands):
        yield from _pair(high, low, where, declared=declared)


def lower(band: Band) -> Edge | None:
    """Where a band begins."""
    if band.at_least is not None:
        return band.at_least, True
    return None if band.above is None else (band.above, False)


def upper(band: Band) -> Edge | None:
    """Where the document ends a band."""
    if band.up_to is not None:
        return band.up_to, True
    return None if band.below is None else (band.below, False)


def _pair(high: Band, low: Band, where: str, *, declared: bool) -> Iterator[tuple[str, str, str]]:
    begin, end, start = lower(high), upper(low), lower(low)
    assert begin is not None
    if start is not None and (start[0], not start[1]) >= (begin[0], not begin[1]):
        yield (
            "bands.order",
            where,
            f"ступени идут от высшей к низшей, а {start[0]} не ниже {begin[0]}",
        )
    if end is None:
        return
    if end[0] > begin[0] or (end[0] == begin[0] and end[1] and begin[1]):
        yield "bands.overlap", where, f"ступени перекрываются у {begin[0]}"
    elif not declared and (end[0] < begin[0] or not (end[1] or begin[1])):
        what = f"между {end[0]} и {begin[0]} промежуток, а прочтения (readings) для него нет"
        yield "bands.gap", where, what
