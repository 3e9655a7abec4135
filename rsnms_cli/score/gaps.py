"""What a unit lacks, indicator by indicator: what recommendations are made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rsnms_cli.methodology.kinds import is_yes_no, kind_of
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.report import Gap, Lack, Step, Thing, UnitReport
from rsnms_cli.model.results import Score, UnitScores

LATER: tuple[Gap, ...] = ("unreachable", "more")
"""What stands after everything that is missing."""


def gaps_of(
    methodology: Methodology,
    unit: UnitReport,
    region: UnitScores | None,
    nearly: Mapping[Thing, int],
) -> list[Lack]:
    """What the unit lacks, most points per step first, one per indicator.

    A form without any answer comes first. What already counts and could count once more, and what
    cannot be reached, come last. Without points and targets: the shares below the region's.
    `nearly`: so few people, organisations or items more are little.
    """
    level = unit.scores.unit.level
    found = _Gaps(methodology.table(level).indicators, unit, nearly)
    if kind_of(methodology, level) == "places":
        return found.behind(region.scores if region else {})
    return [*found.silent(), *found.upward()]


@dataclass(frozen=True)
class _Gaps:
    items: tuple[Indicator, ...]
    unit: UnitReport
    nearly: Mapping[Thing, int]

    @property
    def _no_answers(self) -> bool:
        return bool(self.unit.asked) and not self.unit.answered

    def silent(self) -> Iterator[Lack]:
        """A form without any answer, else answers without which no step is known; what the files
        do not say.
        """
        missing = [item for item in self.items if item.code in self.unit.span.missing]
        uncounted = [item for item in missing if item.measure]
        asked = [item for item in missing if not item.measure]
        if asked and self._no_answers:
            yield Lack("", "form", gain=self._form_gain(uncounted))
            asked = []
        stepped = {step.code for step in self.unit.steps}
        for item in asked:
            if item.code not in stepped:
                yield Lack(item.code, "no_answer", gain=self._score(item).max_points)
        for item in uncounted:
            yield Lack(item.code, "no_files", gain=self._score(item).max_points)

    def _form_gain(self, uncounted: Sequence[Indicator]) -> Decimal | None:
        """What the whole form could bring; of that, the files bring their own part."""
        span = self.unit.span
        most = sum((self._score(item).max_points or Decimal(0) for item in uncounted), Decimal(0))
        return None if span.open else span.high - span.low - most

    def upward(self) -> list[Lack]:
        """One per indicator that has steps, in the order of the best of them."""
        items = {item.code: item for item in self.items}
        by_code: dict[str, list[Step]] = {}
        for step in self.unit.steps:
            if not (self._no_answers and step.code in self.unit.span.missing):
                by_code.setdefault(step.code, []).append(step)
        found = [self._lack(items[code], own) for code, own in by_code.items()]
        return sorted(found, key=lambda one: LATER.index(one.gap) + 1 if one.gap in LATER else 0)

    def behind(self, region: Mapping[str, Score]) -> list[Lack]:
        """The shares below the region's, the worst places first."""
        places, low = self.unit.scores.places, []
        for item in self.items:
            mine, of_all = self._score(item), region.get(item.code)
            if mine.value is None or of_all is None or of_all.value is None:
                continue
            if mine.value < of_all.value:
                low.append((-places.get(item.code, 0), Lack(item.code, "behind", region=of_all)))
        return [lack for _, lack in sorted(low, key=lambda one: one[0])]

    def _score(self, item: Indicator) -> Score:
        return self.unit.scores.scores[item.code]

    def _lack(self, item: Indicator, steps: list[Step]) -> Lack:
        """The steps of all parts that lack the same thing, or the best step."""
        alike = [step for step in steps if step.part and step.answered == steps[0].answered]
        own = sorted(alike, key=lambda step: step.part) or steps[:1]
        gain = sum((step.gain for step in own), Decimal(0))
        return Lack(item.code, self._gap(own[0], item), tuple(own), gain)

    def _gap(self, step: Step, item: Indicator) -> Gap:
        value = self._score(item).value
        if not step.answered:
            return "no_answer"
        if step.needed is None:
            return "unreachable"
        if step.goal == "presence" or is_yes_no(item):
            return "absent"
        if step.goal == "item":
            return "more" if value else "nothing"
        if not value:
            return "nothing"
        return "nearly" if step.needed <= self.nearly.get(step.thing, 0) else "below"
