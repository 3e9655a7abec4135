"""What a rule sees, and the shape every rule has."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from rsnms_cli.check.by_name.found import NOBODY, ByName
from rsnms_cli.check.by_name.words import reason
from rsnms_cli.check.people import Disagreement
from rsnms_cli.check.resolve import Resolution
from rsnms_cli.model.matches import NO_MATCHES, Matches
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.tables import Mask, Table, Tables


@dataclass(frozen=True)
class State:
    """The tables as read, the tables as they will be used, the period, how names resolved, what the
    analyst has accepted, rows of one number that disagree, whose rows without a number are.
    """

    raw: Tables
    clean: Tables
    period: Period
    resolution: Resolution
    matches: Matches = NO_MATCHES
    people: list[Disagreement] = field(default_factory=list)
    by_name: ByName = NOBODY

    def why_nobodys(self, table: Table, row: int) -> str:
        """Why a row without a number was not given to anybody; "" where nobody looked."""
        found = self.by_name.found.get(table.spec.name, {})
        return reason(found.get(row)) if self.matches.people_by_name else ""


@dataclass(frozen=True)
class Finding:
    """One finding of a rule; the rule adds its code and severity. `more`: the other cells."""

    place: Place
    what: str
    todo: str
    more: tuple[Place, ...] = ()


def at(places: Sequence[Place], what: str, todo: str) -> Finding:
    """One finding of all these cells."""
    return Finding(places[0], what, todo, tuple(places[1:]))


@dataclass(frozen=True)
class Rule:
    """A check: its code, severity and the function that finds.

    The module's docstring says in short what fails and what passes; the manual for users is the
    code's entry in words/codes/.
    """

    id: str
    severity: Severity
    find: Callable[[State], Iterator[Finding]]

    def check(self, state: State) -> Iterator[Problem]:
        """All problems of this rule."""
        for found in self.find(state):
            yield Problem(self.id, self.severity, found.place, found.what, found.todo, found.more)


def alike(
    table: Table, marked: Mask, said: Callable[[int], str]
) -> Iterator[tuple[str, list[int]]]:
    """The marked rows of a sheet of which the same is said, with what that is."""
    groups: dict[tuple[int, str], list[int]] = {}
    for row in np.flatnonzero(marked).tolist():
        groups.setdefault((int(table.source[row]), said(row)), []).append(row)
    yield from ((text, rows) for (_, text), rows in groups.items())


def first_cells(table: Table, marked: Mask) -> Iterator[tuple[int, int]]:
    """The first of the marked rows of every sheet, and how many of them it has."""
    rows = np.flatnonzero(marked)
    _, first, number = np.unique(table.source[rows], return_index=True, return_counts=True)
    yield from zip(rows[first].tolist(), number.tolist(), strict=True)
