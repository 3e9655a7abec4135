"""Answers of forms: by level, unit and code; a blank is not an answer and is absent here."""

from dataclasses import dataclass
from fractions import Fraction

from rsnms_cli.model.problems import Place

Key = tuple[str, str, str]
"""Level, unit code and question code of an answer."""
Filled = dict[Key, bool | int]
"""Answers to write into the cells of a form."""


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
