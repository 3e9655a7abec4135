"""Steps and points in words: what is missing, how the points arose, what became of a step."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from rsnms_cli.methodology.kinds import is_yes_no
from rsnms_cli.methodology.rules import Band, Rule
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.explain import Origin
from rsnms_cli.model.report import Followup, Outcome, Step, Thing
from rsnms_cli.model.results import Score
from rsnms_cli.model.text import counted
from rsnms_cli.words.numbers import human

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


def points_lines(item: Indicator, score: Score, origin: Origin) -> list[str]:
    """The rule, what was hit of it, and the points; a line per part where parts bring them."""
    if score.status == "not_applicable":
        nothing = "знаменатель 0" if score.denominator == 0 else "он не для этой организации"
        return [f"показатель не применяется: {nothing}; в максимум он не входит"]
    if score.points is None:
        return ["документ баллов не даёт"]
    most = "" if score.max_points is None else f" из {human(score.max_points)}"
    lines = [f"{points_words(score.points)}{most}: {_how(item, score, origin)}"]
    if item.rule and item.rule.bands:
        lines.append("ступени: " + "; ".join(map(band_words, item.rule.bands)))
    if item.scored_parts:
        lines += _parts(item, origin)
    return lines


def _how(item: Indicator, score: Score, origin: Origin) -> str:
    rule = item.rule
    if score.status == "no_data":
        lacks = "посчитать не по чему" if item.measure else "ответа нет"
        return f"{lacks}, баллов нет, максимум остаётся"
    if rule is None:
        return "сумма частей"
    if rule.bands is not None:
        return (
            "ни одна ступень не достигнута"
            if origin.band is None
            else ("действует ступень «" + band_words(rule.bands[origin.band]) + "»")
        )
    if rule.per_item is not None:
        return f"{human(rule.per_item)} × {human(score.value or 0)}"
    if rule.presence is not None:
        return "есть" if score.value else "нет"
    return (
        "цель достигнута"
        if score.achieved
        else "цель не достигнута" + ("" if score.target is not None else " – цели на этот год нет")
    )


def _parts(item: Indicator, origin: Origin) -> list[str]:
    lines = []
    for part, brought in zip(item.parts, origin.parts, strict=True):
        if brought.points is None:
            result = "не для этой организации"
        elif brought.answer is None:
            result = "ответа нет, 0 баллов"
        else:
            result = f"{_answer(brought.answer)} – {points_words(brought.points)}"
        lines.append(f"{part.code} ({_rule(part.rule)}): {result}")
    return lines


def _answer(answer: bool | int) -> str:
    return ("да" if answer else "нет") if isinstance(answer, bool) else str(answer)


def _rule(rule: Rule | None) -> str:
    if rule is not None and rule.per_item is not None:
        return f"за каждое – {points_words(rule.per_item)}"
    if rule is not None and rule.presence is not None:
        return f"за наличие – {points_words(rule.presence)}"
    return "по правилу показателя"


def band_words(band: Band) -> str:
    """«больше 70 % – 5 баллов»."""
    if band.at_least is not None:
        words = f"от {human(band.at_least)} %"
    elif band.above is not None:
        words = f"больше {human(band.above)} %"
    else:
        words = "меньше следующей ступени"
    return f"{words} – {points_words(band.points)}"


OUTCOME_WORDS: dict[Outcome, str] = {
    "done": "выполнено",
    "partly": "выполнено частично",
    "not_done": "не выполнено",
    "not_applicable": "больше не требуется",
    "no_data": "нет данных",
}


def tally(found: Sequence[Followup]) -> list[tuple[str, int]]:
    """How many steps came to what, in words, in this order; outcomes of nobody are left out."""
    counts = Counter(one.outcome for one in found)
    return [(words, counts[name]) for name, words in OUTCOME_WORDS.items() if counts[name]]
