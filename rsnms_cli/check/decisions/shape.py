"""What questions are made from, and how: alone, or several of a kind as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rsnms_cli.check.by_name.found import NOBODY, ByName
from rsnms_cli.check.resolve import Resolution
from rsnms_cli.model.columns import TableSpec
from rsnms_cli.model.matches import NO, NO_MATCHES, YES, Choice, Decision, Matches, Proposal
from rsnms_cli.model.tables import BLANK, Mask, Source, Table, Tables
from rsnms_cli.model.text import counted, without_people


@dataclass(frozen=True)
class Grounds:
    """What was read: tables with names resolved, those that are used, and sheets that are not.

    `incomplete` are sheets that lack a required column, `unknown` those of no table at all,
    `nameless` those that lack nothing but the numbers of people.
    """

    resolution: Resolution
    used: Tables
    matches: Matches = NO_MATCHES
    incomplete: Sequence[tuple[TableSpec, Source]] = ()
    unknown: Sequence[Source] = field(default_factory=list)
    by_name: ByName = NOBODY
    nameless: Sequence[Source] = ()

    @property
    def tables(self) -> Tables:
        """All rows that were read."""
        return self.resolution.tables


def yes_or_no(proposal: Proposal, *others: str) -> tuple[Choice, ...]:
    """What is proposed, what else it may be, and no."""
    more = [Choice(word, (word,)) for word in others if word != proposal.means]
    return Choice(YES, (proposal.means,)), *more, Choice(NO, ("",))


def together(question: str, parts: Sequence[Decision]) -> Decision:
    """One question for all of these; its answers are those that all of them have."""
    if len(parts) == 1:
        return parts[0]
    common = [one.words for one in parts[0].choices]
    for part in parts:
        common = [word for word in common if word in {one.words for one in part.choices}]
    answers = ({one.words: one.means for one in part.choices} for part in parts)
    by_words = list(answers)
    choices = [Choice(word, tuple(m for of in by_words for m in of[word])) for word in common]
    return Decision(
        question,
        tuple(entry for part in parts for entry in part.entries),
        tuple(choices),
        lost=sum(part.lost for part in parts),
        rows=sum(part.rows for part in parts),
        parts=tuple(parts),
    )


def people(table: Table, rows: Mask) -> int:
    """How many people these rows are about; rows without a number are one each."""
    codes = table["person_id"].codes[rows]
    return len(np.unique(codes[codes != BLANK])) + int((codes == BLANK).sum())


def persons(number: int) -> str:
    """So many people, in words."""
    return counted(number, "человек", "человека", "человек")


def in_rows(number: int) -> str:
    """So many rows, in words."""
    return counted(number, "строка", "строки", "строк")


def harmless(*texts: str) -> bool:
    """Whether texts may be written to a file: no name of a person, no long number."""
    return all(text == without_people(text) for text in texts)
