"""A step up in words: «ещё 3 человека до 30 %: +10»."""

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import Step, Thing
from rsnms_cli.model.text import counted
from rsnms_cli.render.numbers import human

FORMS: dict[Thing, tuple[str, str, str]] = {
    "people": ("человек", "человека", "человек"),
    "organisations": ("организация", "организации", "организаций"),
    "documents": ("документ", "документа", "документов"),
    "items": ("единица", "единицы", "единиц"),
    "assigned": ("человека", "человек", "человек"),
}


def step_words(step: Step, item: Indicator) -> str:
    """What is needed and what it brings; parts are named, a blank answer is recalled."""
    part = f"{step.part}: " if step.part else ""
    blank = "" if step.answered else " (ответа в форме нет, возможно, уже есть)"
    return f"{part}{_needed(step, item)}{_gain(step, item)}{blank}"


def _needed(step: Step, item: Indicator) -> str:
    aim = _aim(step, item)
    if step.needed is None:
        return f"{aim} недостижимо" if aim else "недостижимо"
    if step.goal == "limit":
        return f"передать другому методисту {counted(step.needed, *FORMS['assigned'])}"
    if step.goal == "item":
        return "каждый следующий"
    if step.goal == "presence":
        return "подтвердить наличие" if step.thing == "documents" else "хотя бы одно"
    if item.ask == "yes_no" or item.exists is not None:
        return "ответ «да»"
    return f"ещё {counted(step.needed, *FORMS[step.thing])} {aim}".rstrip()


def _aim(step: Step, item: Indicator) -> str:
    """«до 30 %», «до уровня выше 50 %»; a band's threshold may have to be exceeded."""
    if step.threshold is None or item.ask == "yes_no" or item.exists is not None:
        return ""
    unit = " %" if item.is_share else ""
    bands = item.rule.bands or () if item.rule else ()
    strict = step.goal == "band" and any(band.above == step.threshold for band in bands)
    return f"до {'уровня выше ' if strict else ''}{human(step.threshold)}{unit}"


def _gain(step: Step, item: Indicator) -> str:
    if item.rule is None and not item.scored_parts:
        return ", цель достигнута" if step.needed is not None else ""
    return f": +{human(step.gain)}"
