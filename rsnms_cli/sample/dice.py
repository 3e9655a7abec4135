"""Random choices that stay the same under every Python version.

Only `random.Random.random()` is promised to be stable; choice, shuffle and sample are not,
so they are made here.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A reproducible source of random choices."""

    def __init__(self, seed: int) -> None:
        """Start the sequence that belongs to `seed`."""
        self.unit = random.Random(seed).random

    def chance(self, probability: float) -> bool:
        """Say yes with the given probability."""
        return self.unit() < probability

    def integer(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return low + int(self.unit() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """Draw a number from low to high."""
        return low + self.unit() * (high - low)

    def choice(self, items: Sequence[T]) -> T:
        """Draw one of the items."""
        return items[int(self.unit() * len(items))]

    def weighted(self, table: Sequence[tuple[T, float]]) -> T:
        """Draw an item of a table of (item, probability); the last one takes what is left."""
        point = self.unit()
        for item, probability in table:
            point -= probability
            if point < 0:
                return item
        return table[-1][0]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """Draw `count` different items, or all of them, in random order."""
        pool = list(items)
        count = max(0, min(count, len(pool)))
        for i in range(count):
            j = i + int(self.unit() * (len(pool) - i))
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give the items in random order."""
        return self.sample(items, len(items))

    def portion(self, items: Sequence[T], share: float) -> list[T]:
        """Draw that share of the items, rounded to whole ones."""
        return self.sample(items, int(len(items) * share + 0.5))

    def day(self, first: date, last: date) -> date:
        """Draw a day, both ends included."""
        return first + timedelta(days=self.integer(0, (last - first).days))

    def flag(self, yes: float, blank: float = 0.0) -> str | None:
        """Draw «да», «нет» or a blank, with the probabilities of «да» and of the blank."""
        return self.weighted((("да", yes), (None, blank), ("нет", 1.0)))

    def level(self, quality: float, low: float, high: float) -> float:
        """Draw a share between low and high, the higher the better the quality."""
        wobbled = quality + self.between(-0.08, 0.08)
        return low + (high - low) * max(0.0, min(1.0, wobbled))


def words(text: str) -> tuple[str, ...]:
    """Split a list written as a text."""
    return tuple(text.split())


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Divide a total into whole numbers proportional to the weights (largest remainder)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    counts = [int(value) for value in exact]
    order = sorted(range(len(weights)), key=lambda i: (counts[i] - exact[i], i))
    for i in order[: total - sum(counts)]:
        counts[i] += 1
    return counts
