"""Answers of forms: by level, unit and code; a blank is not an answer and is absent here."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rsnms_cli.model.problems import Place

Key = tuple[str, str, str]
"""Level, unit code and question code of an answer."""
Filled = dict[Key, bool | int]
"""Answers to write into the cells of a form."""


Given = Mapping[str, bool | int]
"""What one unit answered, by question."""


@dataclass(frozen=True)
class Answer:
    """What a form says and where it says it."""

    value: bool | int
    place: Place


@dataclass(frozen=True)
class ReportedValue:
    """What people say of an indicator that is computed: it is compared, never used."""

    value: Fraction
    place: Place


Reported = dict[Key, ReportedValue]
Answers = dict[Key, Answer]
Evidence = dict[Key, str]
"""What people name as proof of an answer."""


def values_of(answers: Answers) -> Filled:
    """The answers without the cells they stand in."""
    return {key: answer.value for key, answer in answers.items()}


def by_unit(values: Mapping[Key, bool | int]) -> dict[tuple[str, str], Given]:
    """The answers of every unit that gave one, by its level and code."""
    found: dict[tuple[str, str], dict[str, bool | int]] = {}
    for (level, unit, question), value in values.items():
        found.setdefault((level, unit), {})[question] = value
    return dict(found)
