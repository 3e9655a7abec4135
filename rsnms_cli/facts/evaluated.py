"""Conditions answered once: what every fact is counted from, be it fresh or kept in a store."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rsnms_cli.facts.engines import engine_of
from rsnms_cli.facts.frames import Frame, frames_of
from rsnms_cli.facts.naming import Asked
from rsnms_cli.facts.people import people_frame
from rsnms_cli.model.period import Period
from rsnms_cli.model.tables import Tables


@dataclass(frozen=True)
class Evaluated:
    """A row per person and workplace, a row per organisation, and what their numbers stand for.

    `people` has the keys and a column of 0/1 for every condition, `organizations` their own flags.
    `persons` and `methodists` name people: nothing of them may leave the process unkeyed.
    """

    people: Frame
    organizations: Frame
    org_codes: list[str]
    municipalities: list[str]
    persons: list[str] = field(default_factory=list, repr=False)
    methodists: list[str] = field(default_factory=list, repr=False)


def evaluate(
    tables: Tables, questions: Mapping[Asked, str], period: Period, engine: str = "pandas"
) -> Evaluated:
    """Answer every question for every row, whatever the number of levels and indicators."""
    frames = frames_of(tables)
    found = people_frame(frames, engine_of(engine), questions, period).collect(backend="pandas")
    people = {name: found[name].to_numpy() for name in found.columns}
    return Evaluated(
        people,
        frames.organizations,
        frames.org_codes,
        frames.municipalities,
        frames.persons,
        frames.methodists,
    )
