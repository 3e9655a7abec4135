"""«How many more» in words, with the right forms of Russian numbers."""

from decimal import Decimal

from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.report import Step, Thing
from rsnms_cli.model.text import counted
from rsnms_cli.render.numbers import human
from rsnms_cli.render.view import is_yes_no

_NOUNS: dict[Thing, tuple[str, str, str]] = {
    "people": ("человек", "человека", "человек"),
    "organisations": ("организация", "организации", "организаций"),
    "assigned": ("человека", "человек", "человек"),  # whom to give: accusative
}


def points_words(points: Decimal) -> str:
    """«10 баллов», «0,5 балла»."""
    if points == int(points):
        return counted(int(points), "балл", "балла", "баллов")
    return f"{human(points)} балла"


def gain_words(methodology: Methodology, gain: Decimal | None) -> str:
    """What a step brings: «+10 баллов», «+1 цель», nothing where neither is known."""
    if gain is None:
        return ""
    if methodology.has_points:
        return f"+{points_words(gain)}"
    return f"+{counted(int(gain), 'цель', 'цели', 'целей')}"


def step_words(step: Step, item: Indicator) -> str:
    """What is missing to the next points: «ещё 3 человека до 30 %», «7.1.2: нужно «да»»."""
    words = _words(step, item)
    return f"{step.part}: {words}" if step.part else words


def step_line(methodology: Methodology, step: Step, item: Indicator) -> str:
    """The step with what it brings: «ещё 3 человека до 30 %: +10 баллов»."""
    words = step_words(step, item)
    said = step.goal == "item" or step.needed is None
    return words if said else f"{words}: {gain_words(methodology, step.gain)}"


def _words(step: Step, item: Indicator) -> str:
    if step.needed is None:
        return f"недостижимо, нужно {_threshold(step, item)}"
    if step.goal == "presence" or (step.goal == "target" and is_yes_no(item)):
        person = item.measure is not None and item.measure.of_people
        need = "нужен хотя бы один человек" if person else "нужно «да»"
        return need if step.answered else f"ответа нет, {need}"
    if step.goal == "item":
        blank = "" if step.answered else "ответа нет, "
        return f"{blank}каждый следующий даёт {points_words(step.gain)}"
    if step.goal == "limit" and step.thing != "assigned":
        return f"на {step.needed} меньше, чтобы стало{_bound(step, item)}"
    if step.goal == "limit":
        people = counted(step.needed, *_NOUNS["assigned"])
        return f"передать {people} другим, чтобы у каждого было{_bound(step, item)}"
    number = (
        str(step.needed) if step.thing not in _NOUNS else counted(step.needed, *_NOUNS[step.thing])
    )
    return f"ещё {number}{_bound(step, item)}"


def _bound(step: Step, item: Indicator) -> str:
    """The number to reach: « до 30 %», «, чтобы стало больше 70 %» where a band begins above it."""
    number = _threshold(step, item)
    if step.goal == "limit":
        return f" не больше {number}"
    bands = item.rule.bands if item.rule and item.rule.bands and step.goal == "band" else ()
    if any(band.above == step.threshold for band in bands):
        return f", чтобы стало больше {number}"
    return f" до {number}" if item.is_share else f" (нужно {number})"


def _threshold(step: Step, item: Indicator) -> str:
    return human(step.threshold or Decimal(1)) + (" %" if item.is_share else "")
