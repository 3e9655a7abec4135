"""Answers of forms: by level, unit and code; a blank is not an answer and is absent here."""

from dataclasses import dataclass
from fractions import Fraction

from rsnms_cli.model.problems import Place


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


Reported = dict[tuple[str, str, str], ReportedValue]
Answers = dict[tuple[str, str, str], Answer]
