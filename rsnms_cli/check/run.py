"""Run every rule over the tables and collect everything."""

from dataclasses import dataclass, replace

from rsnms_cli.check.by_name.found import ByName
from rsnms_cli.check.by_name.match import find_by_name, with_people
from rsnms_cli.check.categories import categorised
from rsnms_cli.check.clean import clean
from rsnms_cli.check.people import Disagreement, tell_apart
from rsnms_cli.check.resolve import Resolution, resolve
from rsnms_cli.check.rules import RULES
from rsnms_cli.check.state import State
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NO_MATCHES, Matches
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.tables import Tables


@dataclass(frozen=True)
class Checked:
    """The tables to compute with, and every problem, worst first."""

    tables: Tables
    problems: list[Problem]
    settled: "Settled"

    @property
    def resolution(self) -> Resolution:
        """All rows with names resolved."""
        return self.settled.resolution


def check_tables(tables: Tables, period: Period, matches: Matches = NO_MATCHES) -> Checked:
    """Resolve names, apply all rules; a fatal problem means that nothing can be computed."""
    now = settled(tables, matches)
    state = State(
        now.resolution.tables, now.used, period, now.resolution, matches, now.people, now.by_name
    )
    problems = [problem for rule in RULES for problem in rule.check(state)]
    problems += _unusable(state)
    return Checked(now.used, problems, now)


@dataclass(frozen=True)
class Settled:
    """The tables with names resolved and what of them is used, people who share a number, whose
    rows without a number are.
    """

    resolution: Resolution
    used: Tables
    people: list[Disagreement]
    by_name: ByName


def settled(tables: Tables, matches: Matches) -> Settled:
    """Everything that is found out before rules look at the tables."""
    decided = categorised(tables, matches.categories)
    tables, people = tell_apart(decided.tables)
    resolution = resolve(tables, matches)
    by_name = find_by_name(resolution.tables, matches)
    known = with_people(resolution.tables, by_name, accepted=matches.people_by_name)
    resolution = replace(
        resolution, tables=known, categories=decided.rows, not_counted=decided.not_counted
    )
    return Settled(resolution, clean(known), people, by_name)


def _unusable(state: State) -> list[Problem]:
    """No table of a kind, or none of its rows usable, stops the run (contract, section 4).

    A header without rows is a table in which nothing is listed: only organisations must be there.
    """
    found = []
    for name, spec in table_specs().items():
        headers = ", ".join(item.header for item in spec.required)
        if name not in state.raw:
            what = f"нет таблицы «{spec.title}»"
            todo = f"положите в папку книгу с листом, где есть столбцы: {headers}"
            found.append(Problem("table.missing", Severity.FATAL, Place(), what, todo))
        elif not len(state.clean[name]):
            used = len(state.raw[name]) or name == "organizations"
            what = f"в таблице «{spec.title}» нет ни одной {'пригодной ' if used else ''}строки"
            todo = f"заполните столбцы: {headers}"
            level = Severity.FATAL if used else Severity.WARNING
            found.append(Problem("table.empty", level, Place(), what, todo))
    return found
