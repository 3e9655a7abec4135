"""Plausible answers to the forms of a synthetic region; every unit has its own diligence."""

import random
from collections.abc import Mapping

from rsnms_cli.methodology.questions import Question, questions
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Evidence, Filled
from rsnms_cli.model.units import LEVELS, LevelName, Unit

MOST = 8
BLANK = 0.04
"""The share of questions that stay without an answer, as in life."""


def plausible_answers(
    methodology: Methodology, units: Mapping[LevelName, list[Unit]], seed: int
) -> Filled:
    """Answers by level, unit and code; one municipality answers nothing for two of its schools."""
    rng = random.Random(seed)
    filled: Filled = {}
    for level in LEVELS:
        for unit in units[level]:
            diligence = 0.45 + 0.5 * rng.random()
            for question in questions(methodology, level):
                draw, blank = rng.random(), rng.random() < BLANK
                if not blank and question.asked_of(unit):
                    filled[level, unit.code, question.code] = _answer(question, draw, diligence)
    _keep_parts_below_wholes(methodology, filled)
    for school in units["school"][:2]:
        for question in questions(methodology, "school"):
            filled.pop(("school", school.code, question.code), None)
    return filled


def _answer(question: Question, draw: float, diligence: float) -> bool | int:
    if question.ask == "yes_no":
        return draw < diligence
    return int(draw * diligence * MOST)


def _keep_parts_below_wholes(methodology: Methodology, filled: Filled) -> None:
    for level, item in methodology.indicators():
        if of := item.share_of_parts:
            for at, unit, code in list(filled):
                if (at, code) == (level, of.numerator):
                    whole = int(filled.get((at, unit, of.denominator), 0))
                    filled[at, unit, of.denominator] = max(whole, int(filled[at, unit, code]))


def plausible_evidence(filled: Filled, year: int, seed: int) -> Evidence:
    """An order for almost every «да» of the region and the municipalities."""
    rng = random.Random(f"evidence {seed}")
    return {
        key: f"приказ от {rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{year} № {number}"
        for number, (key, said) in enumerate(filled.items(), start=1)
        if said is True and key[0] != "school" and rng.random() >= BLANK
    }
