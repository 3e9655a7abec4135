"""Which numbers of one quantity are hidden, so that no sum of the shown ones gives them back.

The sums form a tree (a unit belongs to one unit above), and every number stands in at most two of
them, as a term and as a sum. In such a system a number follows from the others only by solving
sums with one unknown, one after another; when no sum has exactly one unknown, none can be solved.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Node = tuple[str, str]
"""A unit: its level and code."""
Above = Mapping[Node, tuple[Node, ...]]
"""The units that a unit belongs to, the nearest first."""
COUNT = "count"
"""Names the quantity itself among what is told with it: those of a population who remain."""


@dataclass
class Quantity:
    """A number of people by unit: of each its count, and how many of a population are not in it.

    `hidden` are the units where it is not shown.
    """

    figures: dict[Node, dict[Hashable, int]] = field(default_factory=dict)
    hidden: set[Node] = field(default_factory=set)

    def tell(self, node: Node, name: Hashable, number: int) -> None:
        """A unit's count, or under another name those who are not in it."""
        self.figures.setdefault(node, {})[name] = number

    def settle(self, above: Above, least: int) -> None:
        """Hide what is of few people, then until no sum gives a hidden number back."""
        self.hidden |= {node for node, told in self.figures.items() if _few(told.values(), least)}
        before = -1
        while len(self.hidden) > before:
            before = len(self.hidden)
            for total, units in self._below(above).items():
                self._settle(total, units, least)

    def _below(self, above: Above) -> dict[Node, list[Node]]:
        """The terms of every sum, the smallest first, of nobody last: it keeps no secret."""
        found: dict[Node, list[Node]] = {}
        for node in self._ordered:
            total = next((one for one in above[node] if one[0] in self._levels), None)
            if total is not None and total in self.figures:
                found.setdefault(total, []).append(node)
        return found

    @cached_property
    def _ordered(self) -> list[Node]:
        sizes = {node: told.get(COUNT, 0) for node, told in self.figures.items()}
        return sorted(sizes, key=lambda node: (not sizes[node], sizes[node], node))

    @cached_property
    def _levels(self) -> set[str]:
        return {level for level, _ in self.figures}

    def _settle(self, total: Node, units: list[Node], least: int) -> None:
        while not self._safe(total, units, least):
            visible = [unit for unit in units if unit not in self.hidden]
            if not visible and total in self.hidden:
                return
            self.hidden.add(visible[0] if visible else total)

    def _safe(self, total: Node, units: list[Node], least: int) -> bool:
        """Two unknowns at least, and what the shown ones leave over is not of few people."""
        inside = [unit for unit in units if unit in self.hidden]
        if total not in self.hidden and not inside:
            return True
        if not inside or len(inside) + (total in self.hidden) < 2:
            return False
        left: Counter[Hashable] = Counter()
        for unit in inside:
            left.update(self.figures[unit])
        return len(inside) == len(units) or not _few(left.values(), least)


def _few(numbers: Iterable[int], least: int) -> bool:
    """Whether anybody could be known by one of them; nobody is not few."""
    return any(0 < number < least for number in numbers)
