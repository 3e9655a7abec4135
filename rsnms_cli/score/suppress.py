"""Values of few people are hidden, and so many others that no sum gives them back.

What is hidden. A share of people is hidden with its numerator and denominator where fewer than
`least` people stand behind it (the denominator; of a count the people counted). With it goes
«achieved» and the place by that share, which tell the same. Points, maxima, totals and ranks are
the official outcome and stay: they tell whether a threshold was met, and no more than that, but
in a group of fewer than 100/threshold people «not met» does mean «nobody». A denominator of 0
(«н/п») hides nobody and stays; so do shares of organisations and answers of forms.

What gives a hidden number away, and what is done about it:

- Another indicator over the same people: every share of a population is hidden in a unit together.
  Indicators whose counted people are the population of another one form one *family* with it.
- The figure of the level above minus the other units of this level: of one sum never a single term
  is hidden. The next smallest unit is hidden too, until at least two are and they have `least`
  people together, so that the remainder is no figure of few people either. When no unit is left to
  hide beside a single one, the sum itself is hidden, and the sum it is part of looked at again.
- The sum of all units below a hidden figure: one of them is hidden as well.

The sums form a tree (a unit belongs to one unit above), and every number stands in at most two of
them, as a term and as a sum. In such a system a number follows from the others only by solving
sums with one unknown, one after another; when no sum has exactly one unknown, none can be solved.
People of two organisations make real sums only approximate: the exact ones are the worst case.

Not covered: bounds (two hidden numerators whose sum is 0 are both 0), and what one population is
contained in another by several documents published about the same region.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rsnms_cli.methodology.types import Indicator, Methodology, Window
from rsnms_cli.methodology.vocabulary import PEOPLE, Condition, Grouped, Selection
from rsnms_cli.model.results import Results, Score, UnitScores
from rsnms_cli.model.units import LEVELS, Unit
from rsnms_cli.score.run import places_by_share

Node = tuple[str, str]
"""A unit: its level and code."""
Key = frozenset[object]
"""Whom a number counts: conditions that all hold, with the days they look at."""
SIZE = ""
"""Stands for a code where the number of pedagogical workers of a unit is meant."""

_EVENTS = frozenset({"diagnosed", "route", "trained"})


@dataclass(frozen=True)
class Shown:
    """Results without what is hidden, how many values are, and units of unknown size."""

    results: Results
    number: int = 0
    unsized: frozenset[Node] = frozenset()


@dataclass(frozen=True)
class _Cells:
    """One line of a level: where each unit's number belongs, and how many people it is of."""

    level: str
    code: str
    keys: frozenset[Key]
    node_of: Mapping[str, Node]
    people: Mapping[str, int]


def hide_small(
    methodology: Methodology, results: Results, teachers: Mapping[Node, int], least: int
) -> Shown:
    """Hide what fewer than `least` people stand behind; `teachers` are the sizes of all units."""
    above = _above(results)
    hidden: set[tuple[str, str, str]] = set()
    for family in _families(_lines(methodology, results, teachers)):
        sizes = _sizes(family)
        nodes = _hidden(sizes, above, least)
        hidden |= {
            (cells.level, unit, cells.code)
            for cells in family
            for unit, node in cells.node_of.items()
            if node in nodes
        }
    levels = {
        level: _without(methodology, units, hidden) for level, units in results.levels.items()
    }
    shown = replace(results, levels=levels)
    number = sum(
        s.hidden for of_level in levels.values() for u in of_level for s in u.scores.values()
    )
    unsized = frozenset((level, unit) for level, unit, code in hidden if code == SIZE)
    return Shown(shown, number, unsized)


def _lines(
    methodology: Methodology, results: Results, teachers: Mapping[Node, int]
) -> Iterator[_Cells]:
    """Every number of people that is published, one line per level and indicator."""
    for level in LEVELS:
        units = results.levels.get(level, [])
        for item in methodology.table(level).indicators if units else ():
            if item.measure and item.measure.of_people and not item.exists:
                yield _of_indicator(level, item, item.window or methodology.window, units)
        own = {unit.unit.code: (level, unit.unit.code) for unit in units}
        workers = _key([Condition(category=PEOPLE["pedagogical_workers"])], "period")
        people = {code: teachers.get(node, 0) for code, node in own.items()}
        yield _Cells(level, SIZE, frozenset({workers}), own, people)


def _of_indicator(level: str, item: Indicator, window: Window, units: list[UnitScores]) -> _Cells:
    selection = item.measure
    assert selection is not None
    wide = item.share is not None and item.share.within == "municipality"
    at = "municipality" if wide and level == "school" else level
    return _Cells(
        level,
        item.code,
        _keys(level, item, selection, window),
        {one.unit.code: (at, _code(one.unit, at)) for one in units},
        {one.unit.code: _people(item, one.scores[item.code]) for one in units},
    )


def _code(unit: Unit, at: str) -> str:
    return unit.code if unit.level == at else unit.municipality


def _people(item: Indicator, score: Score) -> int:
    """How many people a value is of: the denominator, else all who are counted."""
    number = score.denominator if item.share else score.numerator if item.mean else score.value
    return int(number or 0)


def _keys(level: str, item: Indicator, selection: Selection, window: Window) -> frozenset[Key]:
    """The populations that a value tells about; the largest group is no term of any sum."""
    if isinstance(selection, Grouped):
        return frozenset({frozenset({(level, item.code)})})
    words = PEOPLE.get(selection.of, ())
    of = [*([Condition(category=words)] if words else []), *selection.who]
    counted = _key([*of, *selection.having], window)
    return frozenset({counted, _key(of, window)} if item.share else {counted})


def _key(conditions: Iterable[Condition], window: Window) -> Key:
    return frozenset((one, window if one.term[0] in _EVENTS else None) for one in conditions)


def _families(lines: Iterable[_Cells]) -> list[list[_Cells]]:
    """Lines that tell about each other's people, directly or through others."""
    families: list[tuple[frozenset[Key], list[_Cells]]] = []
    for line in lines:
        keys, members = line.keys, [line]
        for known in [one for one in families if one[0] & line.keys]:
            families.remove(known)
            keys, members = keys | known[0], known[1] + members
        families.append((keys, members))
    return [members for _, members in families]


def _sizes(family: Iterable[_Cells]) -> dict[Node, int]:
    """The fewest people that any line of a family is of, by unit; nobody is not few."""
    sizes: dict[Node, int] = {}
    for line in family:
        for unit, people in line.people.items():
            if people:
                node = line.node_of[unit]
                sizes[node] = min(people, sizes.get(node, people))
    return sizes


def _above(results: Results) -> dict[Node, tuple[Node, ...]]:
    """The units that a unit belongs to, the nearest first."""
    region: Node = ("region", "region")
    return {
        (level, one.unit.code): (
            ()
            if level == "region"
            else (region,)
            if level == "municipality"
            else (("municipality", one.unit.municipality), region)
        )
        for level, units in results.levels.items()
        for one in units
    }


@dataclass
class _Sums:
    """The sums of one family: its units, the units below each, and what is hidden so far."""

    sizes: Mapping[Node, int]
    below: Mapping[Node, list[Node]]
    least: int
    hidden: set[Node] = field(default_factory=set)

    def settle(self) -> None:
        """Hide until no sum gives a hidden number back."""
        self.hidden = {node for node, people in self.sizes.items() if people < self.least}
        before = -1
        while len(self.hidden) > before:
            before = len(self.hidden)
            for total, units in self.below.items():
                self._settle(total, units)

    def _settle(self, total: Node, units: list[Node]) -> None:
        """`units` come smallest first."""
        while not self._safe(total, units):
            visible = [unit for unit in units if unit not in self.hidden]
            if not visible and total in self.hidden:
                return
            self.hidden.add(visible[0] if visible else total)

    def _safe(self, total: Node, units: list[Node]) -> bool:
        inside = [unit for unit in units if unit in self.hidden]
        if total not in self.hidden and not inside:
            return True
        enough = len(inside) + (total in self.hidden) > 1 and bool(inside)
        few = sum(self.sizes[unit] for unit in inside) < self.least
        return enough and (not few or len(inside) == len(units))


def _hidden(
    sizes: Mapping[Node, int], above: Mapping[Node, tuple[Node, ...]], least: int
) -> set[Node]:
    """The units in which a family is hidden."""
    levels = {level for level, _ in sizes}
    below: dict[Node, list[Node]] = {}
    for node in sorted(sizes, key=lambda node: (sizes[node], node)):
        total = next((one for one in above[node] if one[0] in levels), None)
        if total is not None:
            below.setdefault(total, []).append(node)
    sums = _Sums(sizes, below, least)
    sums.settle()
    return sums.hidden


def _without(
    methodology: Methodology, units: list[UnitScores], hidden: set[tuple[str, str, str]]
) -> list[UnitScores]:
    """The units of a level without what is hidden; places are those among the shown."""
    if not units:
        return units
    level = units[0].unit.level
    scored = [
        (
            one.unit,
            {
                c: _bare(s) if (level, one.unit.code, c) in hidden else s
                for c, s in one.scores.items()
            },
        )
        for one in units
    ]
    places = places_by_share(methodology, level, scored)
    return [
        replace(one, scores=scores, places=places.get(unit.code, {}))
        for one, (unit, scores) in zip(units, scored, strict=True)
    ]


def _bare(score: Score) -> Score:
    """What stays of a hidden score: its target, its points and their maximum."""
    if score.status != "ok":
        return score
    return Score("ok", target=score.target, points=score.points, max_points=score.max_points)
