"""Every choice of every reading changes what its reading names, something at all, nothing else."""

import random
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.asked import questions_of
from rsnms_cli.facts.compute import facts_of
from rsnms_cli.facts.evaluated import Evaluated, evaluate
from rsnms_cli.facts.naming import column_of
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.questions import questions
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Answer, Answers
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Place
from rsnms_cli.model.results import Score
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import LEVELS
from rsnms_cli.score.run import score_units
from tests.helpers.examples import daily, slow
from tests.helpers.tables import Row, typed
from tests.methodology.source_text import FILES
from tests.oracle import regions as pools

PERIODS = ("2023", "2024")
FLAGS = [None, False, True, True]
HOURS = [None, 8, 16, 72]
DAYS = [date(year, 3, 3) for year in (2018, 2021, 2022, 2023, 2023, 2024, 2024, 2024)]
OLD = [date(2012, 5, 5), date(2019, 5, 5), *DAYS]
TYPES = [*["общеобразовательная"] * 5, "дошкольная", "профессиональная", "ЦНППМ"]
TYPES += ["дополнительного образования", "методическая служба"]
SPECIAL = {"4.5.1": 1000, "4.5.2": 705, "1.4": 7}
"""Answers in a gap between bands, and more plans than the title names."""


def organizations() -> Iterator[Row]:
    """Half of the educational ones have the model of mentoring, exactly."""
    for number in range(20):
        yield {
            "org_code": f"{number:03}", "org_name": f"Школа {number}",
            "municipality": "Южный район" if number < 10 else "Северный район",
            "org_type": TYPES[number % 10], "mentoring_model": number % 10 in (0, 2, 4, 6),
            "stages": ("НОО",) if number % 3 == 0 else None,
            "contests": number % 3 == 0, "experience_shared": number % 4 == 0,
        }  # fmt: skip


def teacher(dice: random.Random, number: int) -> Row:
    return {
        "person_id": f"{number + 1}", "org_code": f"{dice.randrange(20):03}",
        "position": dice.choice(pools.POSITIONS), "staff_category": dice.choice(pools.CATEGORIES),
        "birth_date": date(dice.choice((1980, 1988, 1989, 1995)), dice.choice((3, 12)), 31),
        "experience_years": dice.choice(pools.EXPERIENCE), "contests": dice.choice(FLAGS),
        "expert_role": dice.choice(pools.EXPERT_ROLES), "mentor": dice.choice(FLAGS),
        "mentoring_role": dice.choice(pools.MENTORING_ROLES), "support_form": dice.choice(FLAGS),
        "methodical_service": dice.choice(FLAGS), "methodist": dice.choice((None, "М-1", "М-2")),
    }  # fmt: skip


def training(dice: random.Random, persons: int) -> Row:
    day = dice.choice(DAYS)
    return {
        "person_id": f"{dice.randrange(persons) + 1}", "start_date": day, "end_date": day,
        "kind": dice.choice(pools.KINDS), "hours": dice.choice(HOURS),
        "provider": dice.choice(("ЦНППМ", "Академия Минпросвещения", "МГУ")),
        "federal_register": dice.choice(FLAGS), "by_diagnostics": dice.choice(pools.BY_DIAGNOSTICS),
        "management_team": dice.choice(FLAGS),
    }  # fmt: skip


def diagnosis(dice: random.Random, persons: int) -> Row:
    return {
        "person_id": f"{dice.randrange(persons) + 1}", "date": dice.choice(OLD),
        "provider": dice.choice(("ЦНППМ", "МГУ")), "kind": dice.choice(pools.DIAGNOSTIC_KINDS),
        "result_percent": dice.choice(pools.RESULTS), "route": dice.choice(FLAGS),
    }  # fmt: skip


@cache
def tables() -> Tables:
    dice, persons = random.Random(7), 160
    rows = {
        "organizations": list(organizations()),
        "teachers": [teacher(dice, number) for number in range(persons)],
        "trainings": [training(dice, persons) for _ in range(2 * persons)],
        "diagnostics": [diagnosis(dice, persons) for _ in range(persons)],
    }
    return clean(typed(rows))


def answered(methodology: Methodology) -> Answers:
    """«Да», or a number, of every unit to every question."""
    units = units_of(tables()["organizations"])
    return {
        (level, unit.code, one.code): Answer(
            SPECIAL.get(one.code, True if one.ask == "yes_no" else 3), Place()
        )
        for level, own in units.items()
        for unit in own
        for one in questions(methodology, level)
    }


@cache
def known(name: str, period: str) -> Evaluated:
    asked = {one: column_of(text) for one, text in questions_of([load_methodology(name)]).items()}
    return evaluate(tables(), asked, parse_period(period))


Scores = dict[tuple[str, str, str], Score]
"""By level, code and unit."""


@cache
def official(name: str, period: str) -> Scores:
    return scores(name, load_methodology(name), period)


def scores(name: str, methodology: Methodology, period: str) -> Scores:
    """Also proves that a store answers what every choice asks."""
    units, facts = units_of(tables()["organizations"]), facts_of(known(name, period), methodology)
    results = score_units(units, facts, answered(methodology), methodology, parse_period(period))
    return {
        (level, code, one.unit.code): score
        for level, own in results.levels.items()
        for one in own
        for code, score in one.scores.items()
    }


EVERY = [
    (name, reading.id, choice.id)
    for name in FILES
    for reading in load_methodology(name).readings
    for choice in reading.choices
    if choice.id != reading.chosen
]
OF_ONE = [one for one in EVERY if one[0] == "eao-2023"]
CHOICES = [*daily(OF_ONE, 3), *(slow(*one) for one in EVERY if one not in OF_ONE)]


def asked_otherwise(one: Methodology, other: Methodology) -> bool:
    """Whether a form asks something else: the answer then is another, the rule the same."""
    return any(questions(one, level) != questions(other, level) for level in LEVELS)


@pytest.mark.parametrize(("name", "reading", "choice"), CHOICES)
def test_a_choice_changes_what_its_reading_names(name: str, reading: str, choice: str) -> None:
    other = load_methodology(name, {reading: choice})
    changed = set()
    for period in PERIODS:
        before, after = official(name, period), scores(name, other, period)
        assert before.keys() == after.keys()
        changed |= {key[:2] for key in before if before[key] != after[key]}
    affects = next(one.affects for one in other.readings if one.id == reading)
    orienting = {f"{at} {where.split()[1]}" for at in other.orientation for where in affects}
    assert changed or asked_otherwise(load_methodology(name), other), "it changes nothing"
    assert {" ".join(key) for key in changed} <= {*affects, *orienting}
