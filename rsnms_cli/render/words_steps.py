"""Steps up and the points they bring, in words."""

from decimal import Decimal

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import Step
from rsnms_cli.model.text import counted
from rsnms_cli.render.numbers import human

_THINGS = {
    "people": ("человек", "человека", "человек"),
    "organisations": ("организация", "организации", "организаций"),
}


def points_words(points: Decimal) -> str:
    """«1 балл», «2,5 балла», «10 баллов»."""
    if points == points.to_integral_value():
        return counted(int(points), "балл", "балла", "баллов")
    return f"{human(points)} балла"


def step_words(item: Indicator, step: Step) -> str:
    """«ещё 3 человека до 30 %: +10 баллов»."""
    part = f"{step.part}: " if step.part else ""
    goal = _goal(item, step)
    if step.needed is None:
        return f"{part}{goal} недостижимо: столько не осталось"
    way = " ".join(text for text in (_amount(item, step), goal) if text)
    gain = f"+{points_words(step.gain)}" if item.rule or item.scored_parts else "цель достигнута"
    blank = "" if step.answered else " (в форме не указано, может быть, уже есть)"
    return f"{part}{way}: {gain}{blank}"


def _amount(item: Indicator, step: Step) -> str:
    needed = step.needed or 0
    things = _THINGS.get(step.thing)
    amount = counted(needed, *things) if things else str(needed)
    if step.thing == "assigned":
        return f"передать другим методистам {counted(needed, *_THINGS['people'])}"
    if step.goal == "limit":
        return f"на {amount} меньше"
    return "нужно «да»" if _is_yes(item, step) else f"ещё {amount}"


def _is_yes(item: Indicator, step: Step) -> bool:
    return item.exists is not None or step.thing == "documents" or step.goal == "presence"


def _goal(item: Indicator, step: Step) -> str:
    """What is reached; a band may begin only beyond its threshold."""
    if step.threshold is None or _is_yes(item, step):
        return ""
    limit = human(step.threshold) + (" %" if item.is_share else "")
    if step.goal == "limit":
        return f"(предел {limit})"
    bands = item.rule.bands if item.rule and step.goal == "band" else None
    beyond = any(band.above == step.threshold for band in bands or ())
    return f"до доли больше {limit}" if beyond else f"до {limit}"
