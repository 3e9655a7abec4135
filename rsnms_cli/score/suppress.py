"""Values of few people are hidden, and so many others that no sum gives them back.

What is hidden. A share of people is hidden with its numerator and denominator where fewer than
`least` people stand behind it: in the denominator, in the numerator, or in what remains of the
denominator without it («все, кроме двух» tells of two); of a count the people counted. With it goes
«achieved» and the place by that share, which tell the same. Points, maxima, totals and ranks are
the official outcome and stay: they tell whether a threshold was met, and no more than that, but
in a group of fewer than 100/threshold people «not met» does mean «nobody». A number of 0 («н/п»,
nobody) stays, and so do shares of organisations and answers of forms.

What gives a hidden number away, and what is done about it (suppress_sums.py):

- Another value that tells the same number: a number is hidden in all values of its unit together.
- The figure of the level above minus the other units of this level: of one sum never a single term
  is hidden. The next smallest unit is hidden too, until at least two are and what they have
  together is no figure of few people either. When no unit is left to hide beside a single one, the
  sum itself is hidden, and the sum it is part of looked at again.
- The sum of all units below a hidden figure: one of them is hidden as well.

People of two organisations make real sums only approximate: the exact ones are the worst case.
Not covered: bounds (two hidden numerators whose sum is 0 are both 0), and what one population is
contained in another by several documents published about the same region.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from rsnms_cli.methodology.types import Indicator, Methodology, Window
from rsnms_cli.methodology.vocabulary import PEOPLE, Condition, Grouped, Selection
from rsnms_cli.model.results import Results, Score, UnitScores
from rsnms_cli.model.units import LEVELS, Unit
from rsnms_cli.score.run import places_by_share
from rsnms_cli.score.suppress_sums import COUNT, Above, Node, Quantity

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


class _Cell(NamedTuple):
    """A value that is published, and the numbers of people in it: whom, of which unit, how many.

    `rest` is how many of the second number's people are not in the first.
    """

    level: str
    unit: str
    code: str
    node: Node
    numbers: tuple[tuple[Key, int], ...]
    rest: int = 0


def hide_small(
    methodology: Methodology, results: Results, teachers: Mapping[Node, int], least: int
) -> Shown:
    """Hide what fewer than `least` people stand behind; `teachers` are the sizes of all units."""
    cells = list(_cells(methodology, results, teachers))
    hidden = {(one.level, one.unit, one.code) for one in _hidden(cells, _above(results), least)}
    levels = {
        level: _without(methodology, units, hidden) for level, units in results.levels.items()
    }
    shown = replace(results, levels=levels)
    number = sum(
        s.hidden for of_level in levels.values() for u in of_level for s in u.scores.values()
    )
    unsized = frozenset((level, unit) for level, unit, code in hidden if code == SIZE)
    return Shown(shown, number, unsized)


def _hidden(cells: list[_Cell], above: Above, least: int) -> set[_Cell]:
    """The values that are not shown; populations first, what is counted in them follows them."""
    quantities: dict[Key, Quantity] = {}
    for cell in cells:
        for key, number in reversed(cell.numbers):
            quantities.setdefault(key, Quantity()).tell(cell.node, COUNT, number)
        if len(cell.numbers) > 1:
            (counted, _), (of, _) = cell.numbers
            quantities[counted].tell(cell.node, of, cell.rest)
    before = -1
    while (now := sum(len(one.hidden) for one in quantities.values())) > before:
        before = now
        for one in quantities.values():
            one.settle(above, least)
            _untold(cells, quantities)
    return _gone(cells, quantities)


def _gone(cells: list[_Cell], quantities: Mapping[Key, Quantity]) -> set[_Cell]:
    return {c for c in cells if any(c.node in quantities[key].hidden for key, _ in c.numbers)}


def _untold(cells: list[_Cell], quantities: Mapping[Key, Quantity]) -> None:
    """What no value tells any more is hidden in the sums, too."""
    gone = _gone(cells, quantities)
    told = {(key, c.node) for c in cells if c not in gone for key, _ in c.numbers}
    for key, one in quantities.items():
        one.hidden |= {node for node in one.figures if (key, node) not in told}


def _cells(
    methodology: Methodology, results: Results, teachers: Mapping[Node, int]
) -> Iterator[_Cell]:
    """Every value of people that is published."""
    workers = _key([Condition(category=PEOPLE["pedagogical_workers"])], "period")
    for level in LEVELS:
        units = results.levels.get(level, [])
        for item in methodology.table(level).indicators if units else ():
            if item.measure and item.measure.of_people and not item.exists:
                yield from _of_indicator(level, item, item.window or methodology.window, units)
        for unit in units:
            node = (level, unit.unit.code)
            yield _Cell(level, unit.unit.code, SIZE, node, ((workers, teachers.get(node, 0)),))


def _of_indicator(
    level: str, item: Indicator, window: Window, units: list[UnitScores]
) -> Iterator[_Cell]:
    selection = item.measure
    assert selection is not None
    wide = item.share is not None and item.share.within == "municipality"
    at = "municipality" if wide and level == "school" else level
    keys = _keys(level, item, selection, window)
    for one in units:
        score = one.scores[item.code]
        if score.status == "ok":
            numbers = _people(item, score)
            rest = numbers[1] - numbers[0] if len(numbers) > 1 else 0
            told = tuple(zip(keys, numbers, strict=True))
            yield _Cell(level, one.unit.code, item.code, (at, _code(one.unit, at)), told, rest)


def _code(unit: Unit, at: str) -> str:
    return unit.code if unit.level == at else unit.municipality


def _people(item: Indicator, score: Score) -> list[int]:
    """How many people a value is of: numerator and denominator, else all who are counted."""
    if item.share:
        return [int(score.numerator or 0), int(score.denominator or 0)]
    return [int((score.numerator if item.mean else score.value) or 0)]


def _keys(level: str, item: Indicator, selection: Selection, window: Window) -> list[Key]:
    """Whom those numbers count; the largest group is no term of any sum."""
    if isinstance(selection, Grouped):
        return [frozenset({(level, item.code)})]
    words = PEOPLE.get(selection.of, ())
    of = [*([Condition(category=words)] if words else []), *selection.who]
    counted = _key([*of, *selection.having], window)
    return [counted, _key(of, window)] if item.share else [counted]


def _key(conditions: Iterable[Condition], window: Window) -> Key:
    return frozenset((one, window if one.term[0] in _EVENTS else None) for one in conditions)


def _above(results: Results) -> Above:
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
