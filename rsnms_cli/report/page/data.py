"""What the page's script shows of every unit: words and numbers of cells, ready to be put in."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import Step, UnitReport
from rsnms_cli.model.results import Change
from rsnms_cli.model.units import LevelName
from rsnms_cli.report.page.cells import Pool
from rsnms_cli.report.view import Report
from rsnms_cli.words.numbers import human
from rsnms_cli.words.points import step_line
from rsnms_cli.words.score_table import rule_words, target_words
from rsnms_cli.words.units import (
    around_words,
    attained_words,
    hundred_words,
    kind_words,
    open_words,
    signed,
)

FIELDS = (
    "code", "name", "parent", "about", "points", "most", "span", "rank", "around", "attained",
    "fairRank", "teachers", "schools", "asked", "answered", "reached", "set", "sections", "cells",
    "steps", "hundred", "changes",
)  # fmt: skip
"""The order of a unit's values; `sections` are points and limits in turn, `cells` numbers."""
UNSAFE = "<>&\u2028\u2029"
_points = lru_cache(maxsize=4096)(human)
"""Points repeat a lot."""
Rows = Sequence[Sequence[int]]
Changes = Mapping[tuple[str, str], Sequence[Change]]


def script_json(content: object) -> str:
    """JSON that no name can break out of: nothing in it ends a script or starts a comment."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in UNSAFE:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def page_data(report: Report, pool: Pool, cells: Mapping[LevelName, Rows]) -> dict[str, Any]:
    """Everything of all units; `cells` holds the numbers of their cells by level."""
    changes: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for one in report.dynamics:
        changes[one.unit.level, one.unit.code].append(one)
    levels = {
        level: _Level(report, level).data(units, cells[level], changes)
        for level, units in report.units.items()
    }
    return {"fields": FIELDS, "cells": pool.cells, "levels": levels}


def cell_numbers(report: Report, pool: Pool, level: LevelName) -> Rows:
    """The numbers of a level's cells: a row per unit, a column per indicator."""
    units, kind = report.units[level], kind_of(report.methodology, level)
    columns = [
        pool.column(
            kind,
            item,
            [one.scores.scores[item.code] for one in units],
            [one.scores.places.get(item.code) for one in units],
        )
        for item in report.methodology.table(level).indicators
    ]
    return list(zip(*columns, strict=True))


def counted_items(items: Iterable[Indicator]) -> list[Indicator]:
    """Indicators with points for every item, without a limit."""
    return [item for item in items if item.rule and item.rule.per_item is not None]


def common_clause(items: Iterable[Indicator]) -> str:
    """What all clauses begin with up to a comma: said once instead of in every row."""
    clauses = [item.clause for item in items]
    first, last = min(clauses, default=""), max(clauses, default="")
    same = next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), 0
    )
    return first[:same].rpartition(",")[0]


class _Level:
    """A level's indicators by number, and its units with references to them."""

    def __init__(self, report: Report, level: LevelName) -> None:
        self._report, self._level = report, level
        self._table = report.methodology.table(level)
        self._numbers = {item.code: at for at, item in enumerate(self._table.indicators)}
        self._counted = [item.code for item in counted_items(self._table.indicators)]
        self._clause = common_clause(self._table.indicators)
        self._steps: dict[Step, int] = {}

    def data(self, units: Sequence[UnitReport], cells: Rows, changes: Changes) -> dict[str, Any]:
        """Titles once, then a row of `FIELDS` per unit."""
        sections = self._table.sections
        rows = [
            self._unit(one, of_unit, changes.get((self._level, one.scores.unit.code), ()))
            for one, of_unit in zip(units, cells, strict=True)
        ]
        return {
            "kind": kind_of(self._report.methodology, self._level),
            "clause": self._clause,
            "sections": [[one.code, one.title] for one in sections],
            "medians": [human(number) for number in self._report.compared.medians[self._level]],
            "items": [self._item(item) for item in self._table.indicators],
            "counted": [self._numbers[code] for code in self._counted],
            "units": rows,
            "steps": [self._step(step) for step in self._steps],
        }

    def _item(self, item: Indicator) -> dict[str, Any]:
        advice = item.advice
        return {
            "code": item.code,
            "title": item.title,
            "section": item.section,
            "clause": item.clause.removeprefix(self._clause).lstrip(" ,"),
            "rule": rule_words(self._report.methodology, self._level, item),
            "target": target_words(item, item.target(self._report.period.year)),
            "advice": [advice.what, advice.who, advice.sign] if advice else [],
        }

    def _step(self, step: Step) -> tuple[int, str, int]:
        """The indicator's number, the step in words, whether it is in reach."""
        at = self._numbers[step.code]
        words = step_line(self._report.methodology, step, self._table.indicators[at])
        return at, words, int(step.needed is not None)

    def _unit(self, one: UnitReport, cells: Sequence[int], changes: Iterable[Change]) -> list[Any]:
        scores, of, steps = one.scores, one.scores.unit, self._steps
        return [
            of.code, of.name, of.municipality, kind_words(of),
            _points(scores.total.points), _points(scores.total.max_points),
            open_words(one.span), scores.rank, around_words(one.span),
            attained_words(one), one.fair.rank,
            one.size.teachers, one.size.schools, one.asked, one.answered, *one.goals,
            [_points(number) for total in scores.sections.values() for number in total],
            cells,
            [steps.setdefault(step, len(steps)) for step in one.steps],
            [hundred_words(one, code) for code in self._counted],
            [[self._numbers[c.code], human(c.before, 1), signed(c)] for c in changes],
        ]  # fmt: skip
