"""What of a number no file of a unit can say: its column is in none (contract, section 3)."""

from collections.abc import Iterable

import numpy as np

from rsnms_cli.facts.evaluated import Evaluated
from rsnms_cli.facts.frames import LACKING, there
from rsnms_cli.methodology.cells import Cell, needed
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.facts import Side


def uncounted_units(known: Evaluated, key: str, item: Indicator) -> dict[int, Side]:
    """By the unit's number, the side that cannot be counted; the denominator before the other."""
    assert item.measure is not None
    of, having = needed(item.measure)
    found: dict[int, Side] = dict.fromkeys(_lacking(known, key, having), "numerator")
    return found | dict.fromkeys(_lacking(known, key, of), "denominator")


def _lacking(known: Evaluated, key: str, cells: Iterable[Cell]) -> set[int]:
    """The units all of whose rows come from files without one of these columns."""
    units: set[int] = set()
    for table, field in cells:
        frame = known.organizations if table == "organizations" else known.people
        if (name := there(table, field)) in frame and len(frame[key]):
            most = np.zeros(frame[key].max() + 1, dtype=np.int8)
            np.maximum.at(most, frame[key], frame[name])
            units.update(np.flatnonzero(most == LACKING).tolist())
    return units
