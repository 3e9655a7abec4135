"""Recommendations for a unit: what to do, who, until when, and how success is seen.

The advice of an indicator is the methodology's (`advice`); how it is said for a gap of this kind
is `templates/recommendations.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rsnms_cli.methodology.types import Advice, Indicator
from rsnms_cli.model.report import Gap, Lack, UnitReport
from rsnms_cli.model.text import counted
from rsnms_cli.report.advice_texts import texts
from rsnms_cli.report.view import Report
from rsnms_cli.words.points import step_words
from rsnms_cli.words.score_table import target_words, value_words
from rsnms_cli.words.wording import fill

MOST_CODES = 8


@dataclass(frozen=True)
class Recommendation:
    """One thing to do. `code` is empty where it concerns the whole form.

    `gain`: points, or targets where the document gives no points; None where neither is known.
    `needed`: how many more people, organisations or items; None where nobody can say.
    """

    code: str
    clause: str
    what: str
    who: str
    until: str
    sign: str
    gain: Decimal | None
    needed: int | None
    gap: Gap


def recommendations(
    report: Report, unit: UnitReport, most: int | None = None
) -> list[Recommendation]:
    """What the unit should do, in the order of what it lacks; at most `most`, one per indicator."""
    items = {
        item.code: item for item in report.methodology.table(unit.scores.unit.level).indicators
    }
    return [
        _of_item(report, unit, items[lack.code], lack)
        if lack.code
        else _of_form(report, unit, lack, items)
        for lack in unit.lacks[:most]
    ]


def _of_form(
    report: Report, unit: UnitReport, lack: Lack, items: Mapping[str, Indicator]
) -> Recommendation:
    missing = [code for code in unit.span.missing if not items[code].measure]
    said = texts()
    few = len(missing) <= MOST_CODES
    listed = ", ".join(missing) if few else f"{missing[0]} – {missing[-1]}"
    number = counted(len(missing), "показатель", "показателя", "показателей")
    what = fill(said.gaps["form"], {"codes": f"{number} ({listed})"})
    until = said.deadline(report.period, "form")
    who = said.missing.who[unit.scores.unit.level]
    return Recommendation("", "", what, who, until, said.signs.form, lack.gain, None, "form")


def _of_item(report: Report, unit: UnitReport, item: Indicator, lack: Lack) -> Recommendation:
    advice, said, score = item.advice or Advice(what=""), texts(), unit.scores.scores[item.code]
    what = advice.what or fill(said.missing.what, {"title": item.title})
    step = "; ".join(step_words(step, item) for step in lack.steps)
    parts = ", ".join(step.part for step in lack.steps if step.part)
    reach = target_words(item, score.target) or step
    words = {
        "what": what,
        "do": what if what[1:2].isupper() else what[:1].lower() + what[1:],
        "step": step,
        "parts": f" ({parts})" if parts else "",
        "now": value_words(item, score),
        "region": value_words(item, lack.region) if lack.region else "",
        "next": str(report.period.year + 1),
        "sign": advice.sign or said.missing.sign,
        "reach": reach[:1].upper() + reach[1:],
    }
    counts = item.ask == "count" and not item.targets
    sign = getattr(said.signs, lack.gap, said.signs.more if counts else said.signs.other)
    return Recommendation(
        item.code,
        item.clause,
        fill(said.gaps[lack.gap], words),
        advice.who or said.missing.who[unit.scores.unit.level],
        said.deadline(report.period, lack.gap),
        fill(sign, words),
        lack.gain,
        lack.steps[0].needed if len(lack.steps) == 1 else None,
        lack.gap,
    )
