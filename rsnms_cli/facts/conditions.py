"""Conditions of the vocabulary to 0/1 expressions over rows of people or events."""

from datetime import date
from typing import Any

import narwhals as nw

from rsnms_cli.facts.frames import CODES, NO_DAY, SCALE, YEAR
from rsnms_cli.methodology.types import Window
from rsnms_cli.methodology.vocabulary import Condition, Diagnosed, Trained
from rsnms_cli.model.period import Period


def row_condition(condition: Condition, period: Period) -> nw.Expr:
    """A condition on a person's own row."""
    name, value = condition.term
    if name == "category":
        return nw.col("category").is_in([CODES[word] for word in value])
    if name == "works_in":
        return nw.col("org_type").is_in([CODES[word] for word in value])
    if name in ("under_age", "up_to_age"):
        years = value if name == "under_age" else value + 1
        return nw.col("birth_day") > _birthday(period.last, years)
    if name == "experience_below":
        experience = nw.col("experience")
        return (experience >= 0) & (experience < int(value * SCALE))
    if name == "mentoring_role" and value is not True:
        return nw.col("role").is_in([CODES[word] for word in value])
    return nw.col(name) == 1


def _birthday(day: date, years: int) -> int:
    """Who was born after this day is younger than `years` on `day`."""
    return date(day.year - years, day.month, day.day).toordinal()


def event_condition(condition: Condition, window: Window, period: Period) -> nw.Expr:
    """A condition on a training or diagnostics row; all its parts hold in one row."""
    terms = event_terms(condition, window, period).values()
    return nw.all_horizontal(*terms, ignore_nulls=False)


def event_terms(condition: Condition, window: Window, period: Period) -> dict[str, nw.Expr]:
    """The parts of a condition on an event, by the words of the vocabulary; `window` its days."""
    name, value = condition.term
    first = period.first if window == "period" else date(window.since, 1, 1)
    inside = {"window": _between("route_day" if name == "route" else "day", first, period.last)}
    if name == "route":
        return inside | {"route": nw.col("route") == 1} | _by(value)
    return inside | _shared(value) | (_diagnosed(value) if name == "diagnosed" else _trained(value))


def _between(column: str, first: date, last: date) -> nw.Expr:
    day = nw.col(column)
    return (day >= first.toordinal()) & (day <= last.toordinal())


def _by(value: Any) -> dict[str, nw.Expr]:
    """Whose row it is, where that is asked."""
    if not value.provider:
        return {}
    return {"provider": nw.max_horizontal(*(nw.col(name) for name in value.provider)) == 1}


def _shared(value: Any) -> dict[str, nw.Expr]:
    terms = _by(value)
    if value.kind:
        terms["kind"] = nw.col("kind").is_in([CODES[word] for word in value.kind])
    return terms


def _diagnosed(value: Diagnosed) -> dict[str, nw.Expr]:
    least = value.result_at_least
    return {} if least is None else {"result_at_least": nw.col("result") >= int(least * SCALE)}


def _trained(value: Trained) -> dict[str, nw.Expr]:
    flags = [name for name in ("federal_register", "management_team") if getattr(value, name)]
    terms = {name: nw.col(name) == 1 for name in flags}
    if value.hours_at_least is not None:
        terms["hours_at_least"] = nw.col("hours") >= int(value.hours_at_least * SCALE)
    by, flag = value.by_diagnostics, nw.col("by_diagnostics")
    last = nw.col("last_cnppm" if by in ("cnppm", "cnppm_always") else "last_any")
    if by == "cnppm_always":
        terms["by_diagnostics"] = (flag != 0) & (last != NO_DAY)
    elif by:
        terms["by_diagnostics"] = (flag == 1) | ((flag == -1) & (last != NO_DAY))
    if years := value.diagnosis_within_years:
        terms["diagnosis_within_years"] = (flag == 1) | (last >= nw.col("start") - years * YEAR)
    return terms
