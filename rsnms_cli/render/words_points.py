"""How the points of one indicator arose, in words."""

from rsnms_cli.methodology.rules import Band, Rule
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.explain import Origin
from rsnms_cli.model.results import Score
from rsnms_cli.render.numbers import human
from rsnms_cli.render.words_steps import points_words


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
        return "ответа нет, баллов нет, максимум остаётся"
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
