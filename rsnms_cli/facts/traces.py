"""What a person's rows say to a condition: which event made it hold, and what the others lack."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import narwhals as nw
import numpy as np

from rsnms_cli.facts.conditions import event_terms
from rsnms_cli.facts.engines import engine_of, rows
from rsnms_cli.facts.frames import Frames
from rsnms_cli.facts.people import events_frame
from rsnms_cli.methodology.cells import EVENT_TABLES, ROW_CELLS, TERM_CELLS
from rsnms_cli.methodology.types import Window
from rsnms_cli.methodology.vocabulary import Condition
from rsnms_cli.model.explain import Event, Lack, TermLack
from rsnms_cli.model.period import Period
from rsnms_cli.model.tables import Mask, Table, Tables

SURE = frozenset({"window", "by_diagnostics", "diagnosis_within_years"})
"""Parts of an event that are never unknown: the date is required, diagnostics prove themselves."""


class Trace(NamedTuple):
    """An event row, what it lacks, and the diagnosis that proves it (−1 without one)."""

    row: int
    lacks: tuple[TermLack, ...]
    proof: int


class Traces:
    """Looks up the cells and events behind conditions, each condition's events once."""

    def __init__(self, tables: Tables, frames: Frames, window: Window, period: Period) -> None:
        self.tables, self.frames, self.window, self.period = tables, frames, window, period
        self.found: dict[Condition, dict[int, list[Trace]]] = {}
        self.blanks: dict[tuple[str, str], Mask] = {}

    def lacks(
        self, conditions: Iterable[Condition], flags: Sequence[int], person: int, at: Sequence[int]
    ) -> tuple[Lack, ...]:
        """The conditions that do not hold for a person with these rows."""
        return tuple(
            Lack(number, self._unknown(one, person, at))
            for number, (one, holds) in enumerate(zip(conditions, flags, strict=True))
            if not holds
        )

    def _unknown(self, one: Condition, person: int, at: Sequence[int]) -> bool:
        """Whether a cell that is blank or unreadable could make the condition hold."""
        if one.term[0] in EVENT_TABLES:
            events = self._traces(one).get(person, ())
            return any(all(lack.unknown for lack in trace.lacks) for trace in events)
        return any(self._blank("teachers", one)[row] for row in at)

    def blank(self, one: Condition, org: int) -> bool:
        """Whether an organisation's cell says nothing."""
        return bool(self._blank("organizations", one)[org])

    def _blank(self, table: str, one: Condition) -> Mask:
        name = one.term[0]
        if (table, name) not in self.blanks:
            self.blanks[table, name] = _says_nothing(self.tables[table], ROW_CELLS.get(name, name))
        return self.blanks[table, name]

    def events(
        self, asked: Iterable[tuple[int, Condition]], person: int, missing: set[int]
    ) -> tuple[Event, ...]:
        """The rows that make conditions hold; of a missing one all rows, the nearest first."""
        found = []
        for number, one in asked:
            if one.term[0] not in EVENT_TABLES:
                continue
            name = EVENT_TABLES[one.term[0]]
            for trace in self._traces(one).get(person, ()):
                if number in missing or not trace.lacks:
                    found.append(self._event(number, name, trace))
                if not trace.lacks and trace.proof >= 0:
                    proof = self._event(number, "diagnostics", Trace(trace.proof, (), -1))
                    found.append(replace(proof, support=True))
        return tuple(dict.fromkeys(found))

    def _event(self, number: int, table: str, trace: Trace) -> Event:
        place = self.tables[table].place(trace.row)
        return Event(number, table, trace.row, place, trace.lacks)

    def _traces(self, one: Condition) -> dict[int, list[Trace]]:
        """The events of every person, those that lack least first."""
        if one not in self.found:
            self.found[one] = self._looked(one)
        return self.found[one]

    def _looked(self, one: Condition) -> dict[int, list[Trace]]:
        frame = EVENT_TABLES[one.term[0]]
        table = self.tables[frame]
        terms = event_terms(one, self.window, self.period)
        flags = [holds.cast(nw.Int8).alias(f"t_{name}") for name, holds in terms.items()]
        events = events_frame(frame, self.frames, engine_of("pandas"))
        found = rows(events.select("person", "row", *flags))
        unsaid = {
            name: _says_nothing(table, "" if name in SURE else TERM_CELLS.get(name, name))
            for name in terms
        }
        proofs = self._proofs(one)
        traces: dict[int, list[Trace]] = {}
        met = zip(*(found[f"t_{name}"] for name in terms), strict=True)
        for person, row, holds in zip(found["person"], found["row"], met, strict=True):
            lacks = tuple(
                TermLack(name, bool(unsaid[name][row]))
                for name, held in zip(terms, holds, strict=True)
                if not held
            )
            proof = proofs.get(person, -1) if proofs and self._undecided(one, row) else -1
            traces.setdefault(person, []).append(Trace(row, lacks, proof))
        for own in traces.values():
            own.sort(key=lambda trace: (len(trace.lacks), trace.row))
        return traces

    def _undecided(self, one: Condition, row: int) -> bool:
        """Whether it is left to the dates if a training was by diagnostics."""
        always = one.term[1].by_diagnostics == "cnppm_always"
        return always or self.tables["trainings"]["by_diagnostics"].at(row) is None

    def _proofs(self, one: Condition) -> dict[int, int]:
        """The first diagnosis of every person, where trainings by diagnostics are asked for."""
        name, value = one.term
        if name != "trained" or not value.by_diagnostics or value.diagnosis_within_years:
            return {}  # the first one proves nothing where it must not be old
        events = self.frames.diagnostics
        order = np.lexsort((events["row"], events["day"]))
        if value.by_diagnostics in ("cnppm", "cnppm_always"):
            order = order[events["cnppm"][order] == 1]
        found: dict[int, int] = {}
        for index in order.tolist():
            found.setdefault(int(events["person"][index]), int(events["row"][index]))
        return found


def _says_nothing(table: Table, name: str) -> Mask:
    """Cells that are unreadable, not in their file, or blank where that means «unknown»."""
    column = table.columns.get(name)
    if column is None:
        return np.zeros(len(table), dtype=bool)
    silent = column.spec.blank == "unknown" or column.spec.field in _UNSAID
    nothing: Mask = column.unreadable | table.lacks(name) | (column.blank & silent)
    return nothing


_UNSAID = frozenset({"kind", "result_percent", "hours"})
"""Of a training or diagnostics: blank there says nothing either."""
