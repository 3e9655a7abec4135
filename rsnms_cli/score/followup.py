"""Which of the previous period's steps the new numbers show to be made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.answers import Given
from rsnms_cli.model.report import Followup, Outcome, Step
from rsnms_cli.model.results import Score, UnitScores


@dataclass(frozen=True)
class Moment:
    """A unit at a reporting date: its indicators by code, its scores, its answers."""

    items: Mapping[str, Indicator]
    scores: UnitScores
    given: Given


def followups(steps: Sequence[Step], before: Moment, now: Moment | None) -> Iterator[Followup]:
    """Every step with what became of it; `now` is None where the unit is no more."""
    for step in steps:
        old = before.scores.scores[step.code]
        new = now.scores.scores.get(step.code) if now else None
        was = _number(step, old, before.given)
        is_now = _number(step, new, now.given) if now and new else None
        outcome = _outcome(step, (was, is_now), new)
        title = _title(before.items[step.code], step)
        yield Followup(
            now.scores.unit if now else before.scores.unit,
            title,
            step,
            outcome,
            was,
            is_now,
            None if step.part else old.value,
            None if step.part or new is None else new.value,
        )


def _title(item: Indicator, step: Step) -> str:
    part = next((part.title for part in item.parts if part.code == step.part), "")
    return f"{item.title}: {part}" if part else item.title


def _number(step: Step, score: Score, given: Given) -> int | None:
    """What the step counts, as far as it is known."""
    if step.part:
        answer = given.get(step.part)
        return None if answer is None else int(answer)
    if score.denominator is not None:
        return score.numerator
    return None if score.value is None else int(score.value)


def _outcome(step: Step, numbers: tuple[int | None, int | None], new: Score | None) -> Outcome:
    before, now = numbers
    if new is None or new.status == "not_applicable":
        return "not_applicable"
    if now is None:
        return "no_data"
    if _reached(step, before or 0, now, new):
        return "done"
    if before is None:
        return "no_data" if now else "not_done"
    grew = now < before if step.goal == "limit" else now > before
    return "partly" if grew else "not_done"


def _reached(step: Step, before: int, now: int, new: Score) -> bool:
    """The threshold is met, or as many as the step asked for have come."""
    if step.goal == "item":
        return now >= before + (step.needed or 1)
    if step.goal == "presence" or step.threshold is None:
        return now > 0
    value, threshold = Fraction(new.value or 0), Fraction(step.threshold)
    if step.goal == "limit":
        return value <= threshold
    return value > threshold if step.strict else value >= threshold
