"""The wording of forms, which a region may change: `templates/forms.toml`."""

import tomllib
from functools import cache
from typing import Literal

from pydantic import ValidationError

from rsnms_cli.methodology.base import Strict
from rsnms_cli.methodology.questions import Question
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.shared import shared_folder
from rsnms_cli.model.units import LevelName

Trait = LevelName | Literal["schools", "known", "previous"]
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
    """Read the wording; raises UsageError when somebody spoilt the file."""
    with shared_folder("templates") as folder:
        try:
            return parse_texts((folder / "forms.toml").read_text("utf-8"))
        except UnicodeDecodeError as error:
            raise _spoilt("она не в UTF-8") from error


def parse_texts(content: str) -> Texts:
    """The wording of this TOML text; raises UsageError."""
    try:
        return Texts.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError as error:
        raise _spoilt(f"это не TOML ({error})") from error
    except ValidationError as error:
        keys = [".".join(map(str, fault["loc"])) for fault in error.errors()]
        raise _spoilt(f"неверные или лишние ключи: {', '.join(keys)}") from error


def _spoilt(why: str) -> UsageError:
    what = f"заготовка текстов templates/forms.toml не читается: {why}"
    return UsageError(what, "сравните её с той, что пришла с программой")
