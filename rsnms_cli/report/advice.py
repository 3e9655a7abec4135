"""Recommendations for a unit: what to do, who, until when, and how success is seen.

The advice of an indicator is the methodology's (`advice`); how it is said for a gap of this kind
is `templates/recommendations.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rsnms_cli.methodology.types import Advice, Indicator
from rsnms_cli.model.report import Step, UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.model.text import counted
from rsnms_cli.model.units import LevelName
from rsnms_cli.report.advice_texts import Gap, texts
from rsnms_cli.report.view import Report
from rsnms_cli.words.points import step_words
from rsnms_cli.words.score_table import is_yes_no, kind_of, target_words, value_words
from rsnms_cli.words.wording import fill

MOST_CODES = 8
LATER: tuple[Gap, ...] = ("unreachable", "more")
"""What stands after everything that is missing."""


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
    report: Report, level: LevelName, unit: UnitReport, most: int | None = None
) -> list[Recommendation]:
    """What the unit should do, most points per step first; at most `most`, one per indicator.

    A form without any answer comes first. What already counts and could count once more, and what
    cannot be reached, come last. Without points and targets: the shares below the region's.
    """
    places = kind_of(report.methodology, level) == "places"
    unit_advice = _Unit(report, level, unit)
    made = unit_advice.behind() if places else [*unit_advice.silent(), *unit_advice.upward()]
    return made[:most]


@dataclass(frozen=True)
class _Found:
    """What is missing in an indicator: the kind of gap, words for it, gain and number."""

    gap: Gap
    steps: tuple[Step, ...] = ()
    gain: Decimal | None = None
    region: str = ""


@dataclass(frozen=True)
class _Unit:
    report: Report
    level: LevelName
    unit: UnitReport

    @property
    def _no_answers(self) -> bool:
        return bool(self.unit.asked) and not self.unit.answered

    def silent(self) -> Iterator[Recommendation]:
        """A form without any answer; else answers without which no step is known."""
        missing, said = self.unit.span.missing, texts()
        if missing and self._no_answers:
            few = len(missing) <= MOST_CODES
            listed = ", ".join(missing) if few else f"{missing[0]} – {missing[-1]}"
            number = counted(len(missing), "показатель", "показателя", "показателей")
            what = fill(said.gaps["form"], {"codes": f"{number} ({listed})"})
            gain = None if self.unit.span.open else self.unit.span.high - self.unit.span.low
            until = said.deadline(self.report.period, "form")
            who = said.missing.who[self.level]
            yield Recommendation("", "", what, who, until, said.signs.form, gain, None, "form")
            return
        stepped = {step.code for step in self.unit.steps}
        for item in self._items():
            if item.code in missing and item.code not in stepped:
                yield self._made(item, _Found("no_answer", gain=self._score(item).max_points))

    def upward(self) -> list[Recommendation]:
        """A recommendation per indicator that has steps, in the order of the best of them."""
        items = {item.code: item for item in self._items()}
        by_code: dict[str, list[Step]] = {}
        for step in self.unit.steps:
            if not (self._no_answers and step.code in self.unit.span.missing):
                by_code.setdefault(step.code, []).append(step)
        made = [
            self._made(items[code], self._found(items[code], own)) for code, own in by_code.items()
        ]
        return sorted(made, key=lambda one: LATER.index(one.gap) + 1 if one.gap in LATER else 0)

    def behind(self) -> list[Recommendation]:
        """The shares below the region's, the worst places first."""
        whole = self.report.region.scores if self.report.region else {}
        places, low = self.unit.scores.places, []
        for item in self._items():
            mine, of_all = self._score(item), whole.get(item.code)
            if mine.value is None or of_all is None or of_all.value is None:
                continue
            if mine.value < of_all.value:
                found = _Found("behind", region=value_words(item, of_all))
                low.append((-places.get(item.code, 0), self._made(item, found)))
        return [made for _, made in sorted(low, key=lambda one: one[0])]

    def _items(self) -> tuple[Indicator, ...]:
        return self.report.methodology.table(self.level).indicators

    def _score(self, item: Indicator) -> Score:
        return self.unit.scores.scores[item.code]

    def _found(self, item: Indicator, steps: list[Step]) -> _Found:
        """The steps of all parts that lack the same thing, or the best step."""
        alike = [step for step in steps if step.part and step.answered == steps[0].answered]
        own = sorted(alike, key=lambda step: step.part) or steps[:1]
        gain = sum((step.gain for step in own), Decimal(0))
        return _Found(_gap(own[0], item, self._score(item)), tuple(own), gain)

    def _made(self, item: Indicator, found: _Found) -> Recommendation:
        advice, said, score = item.advice or Advice(what=""), texts(), self._score(item)
        what = advice.what or fill(said.missing.what, {"title": item.title})
        step = "; ".join(step_words(step, item) for step in found.steps)
        parts = ", ".join(step.part for step in found.steps if step.part)
        reach = target_words(item, score.target) or step
        words = {
            "what": what,
            "do": what if what[1:2].isupper() else what[:1].lower() + what[1:],
            "step": step,
            "parts": f" ({parts})" if parts else "",
            "now": value_words(item, score),
            "region": found.region,
            "next": str(self.report.period.year + 1),
            "sign": advice.sign or said.missing.sign,
            "reach": reach[:1].upper() + reach[1:],
        }
        counts = item.ask == "count" and not item.targets
        sign = getattr(said.signs, found.gap, said.signs.more if counts else said.signs.other)
        return Recommendation(
            item.code,
            item.clause,
            fill(said.gaps[found.gap], words),
            advice.who or said.missing.who[self.level],
            said.deadline(self.report.period, found.gap),
            fill(sign, words),
            found.gain,
            found.steps[0].needed if len(found.steps) == 1 else None,
            found.gap,
        )


def _gap(step: Step, item: Indicator, score: Score) -> Gap:
    if not step.answered:
        return "no_answer"
    if step.needed is None:
        return "unreachable"
    if step.goal == "presence" or is_yes_no(item):
        return "absent"
    if step.goal == "item":
        return "more" if score.value else "nothing"
    if not score.value:
        return "nothing"
    return "nearly" if step.needed <= texts().nearly.get(step.thing, 0) else "below"
