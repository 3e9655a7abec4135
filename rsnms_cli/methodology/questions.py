"""What a methodology asks of forms: one question per answer, by the document's own codes."""

from dataclasses import dataclass
from typing import Literal

from rsnms_cli.methodology.rules import Applies, Part
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.units import LevelName, Unit

Ask = Literal["yes_no", "count"]


@dataclass(frozen=True)
class Question:
    """A question of a form; `criterion` is the document's wording of how it scores.

    `kind` is the rule's (presence, per_item, bands, target, or value without points), `evidence`
    what proves the answer if the methodology says it, `whole` the code this answer is a part of.
    """

    code: str
    title: str
    ask: Ask
    section: str
    criterion: str
    clause: str
    applies: Applies | None = None
    kind: str = "value"
    evidence: str = ""
    whole: str = ""

    def asked_of(self, unit: Unit) -> bool:
        """Whether a unit of this kind is asked."""
        return self.applies is None or self.applies.fits(unit)


def questions(methodology: Methodology, level: LevelName) -> list[Question]:
    """The questions of a level, in the document's order; parts are asked one by one."""
    found = []
    for item in methodology.table(level).indicators:
        if item.ask:
            found.append(_question(item, item.code, item.title, item.ask))
        found += [
            _question(item, part.code, f"{item.title}: {part.title}", part.ask, part)
            for part in item.parts
        ]
    return found


def questions_to(methodology: Methodology, unit: Unit) -> list[Question]:
    """The questions that concern a unit of this kind."""
    return [one for one in questions(methodology, unit.level) if one.asked_of(unit)]


def _question(
    item: Indicator, code: str, title: str, ask: Ask, part: Part | None = None
) -> Question:
    rule = (part and part.rule) or item.rule
    of = item.share_of_parts
    return Question(
        code,
        title,
        ask,
        item.section,
        item.criterion,
        item.clause,
        part.applies if part else None,
        rule.term[0] if rule else "value",
        (part.evidence if part else "") or item.evidence,
        of.denominator if of and of.numerator == code else "",
    )
