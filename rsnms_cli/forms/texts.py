"""The wording of forms, which a region may change: `templates/forms.toml`."""

from functools import cache
from typing import Literal

from rsnms_cli.methodology.base import Strict
from rsnms_cli.methodology.questions import Question
from rsnms_cli.model.units import LevelName
from rsnms_cli.words.wording import load_words

Trait = Literal[LevelName, "schools", "known", "previous"]
"""Whose form it is, or that it has «Школы», «Известно», an earlier period's answers."""


class Section(Strict):
    """A paragraph of the instruction; `only` in forms that have all of these."""

    heading: str
    lines: tuple[str, ...]
    only: tuple[Trait, ...] = ()


class Instruction(Strict):
    """The first sheet."""

    title: str
    facts: tuple[tuple[str, str], ...]
    colours_heading: str
    sections: tuple[Section, ...]


class Ask(Strict):
    """What to write into the cell."""

    yes_no: str
    count: str


class Evidence(Strict):
    """What proves an answer, by the kind of rule."""

    presence: str
    per_item: str
    target: str
    bands: str
    value: str


class Colours(Strict):
    """What the colours of the cells mean."""

    empty: str
    wrong: str
    unproved: str
    previous: str
    closed: str


class Texts(Strict):
    """All wording of a form."""

    input_title: str
    error_title: str
    error_message: str
    evidence_title: str
    evidence_label: str
    confirm_message: str
    closed: str
    known_title: str
    schools_hint: str
    footer: str
    ask: Ask
    evidence: Evidence
    instruction: Instruction
    colours: Colours

    def asked(self, question: Question) -> str:
        """«Да или нет», «целое число»."""
        return str(getattr(self.ask, question.ask))

    def proof(self, question: Question) -> str:
        """What counts as evidence: by the methodology, else by the kind of rule."""
        return question.evidence or str(getattr(self.evidence, question.kind))


@cache
def texts() -> Texts:
    """The wording; raises UsageError when somebody spoilt the file."""
    return load_words("forms.toml", Texts)
