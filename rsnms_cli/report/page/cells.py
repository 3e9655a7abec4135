"""The cells of the page's tables: what stands in them and how dark they are; equal ones are one."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from rsnms_cli.methodology.kinds import Kind
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.results import Score
from rsnms_cli.words.numbers import Exact, human
from rsnms_cli.words.score_table import value_words

Shade = Literal["0", "1", "2", "3", "4", "5", "none", "free", "out"]
"""How much of what can be had: 5 is all; without data, without a limit, not applicable."""
FIFTHS: tuple[Shade, ...] = ("0", "1", "2", "3", "4", "5")
UNKNOWN: Mapping[str, Shade] = {"no_data": "none", "not_applicable": "out"}


class Cell(NamedTuple):
    """A value in words, «15 из 45», points and their limit; the target: 1 reached, 0 not."""

    value: str
    of: str
    points: str
    most: str
    reached: Literal[1, 0] | None
    shade: Shade
    place: int | None


class Pool:
    """Distinct cells by number: a region has few that differ."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self._numbers: dict[Cell, int] = {}

    def column(
        self, kind: Kind, item: Indicator, scores: Iterable[Score], places: Iterable[int | None]
    ) -> list[int]:
        """The numbers of an indicator's cells, unit by unit; words are made once per score."""
        made: dict[tuple[object, ...], int] = {}
        numbers = []
        for score, place in zip(scores, places, strict=True):
            # a share is told by its parts: hashing its fraction costs more than all the rest
            exact = None if score.denominator else score.value
            key = (*score[:1], exact, *score[2:], place)
            number = made.get(key)
            if number is None:
                number = made[key] = self._number(_cell(kind, item, score, place))
            numbers.append(number)
        return numbers

    def _number(self, cell: Cell) -> int:
        number = self._numbers.setdefault(cell, len(self.cells))
        if number == len(self.cells):
            self.cells.append(cell)
        return number


def _cell(kind: Kind, item: Indicator, score: Score, place: int | None) -> Cell:
    of = "" if score.denominator is None else f"{score.numerator} из {score.denominator}"
    return Cell(
        value_words(item, score),
        of,
        "" if score.points is None else human(score.points),
        "" if score.max_points is None else human(score.max_points),
        None if score.achieved is None else (1 if score.achieved else 0),
        _shade(kind, item, score),
        place,
    )


def _shade(kind: Kind, item: Indicator, score: Score) -> Shade:
    """By the target, by the largest points, or by the share itself where neither is set."""
    if score.status in UNKNOWN:
        return UNKNOWN[score.status]
    if score.achieved is not None:  # a target that may not be exceeded has no way up to it
        near = score.target is not True and item.bound == "at_least"
        limit = Decimal(score.target or 0) if near else Decimal(0)
        return "5" if score.achieved else _fifth(score.value or 0, limit, most=4) if limit else "0"
    if kind == "points":
        return _fifth(score.points or Decimal(0), score.max_points)
    return _fifth(score.value or 0, Decimal(100)) if score.denominator else "free"


def _fifth(value: Exact, limit: Decimal | None, most: int = 5) -> Shade:
    if not limit:
        return "free"
    return FIFTHS[max(0, min(most, int(5 * Fraction(value) / Fraction(limit))))]
