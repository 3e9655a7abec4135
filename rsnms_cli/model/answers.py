"""Answers of forms: by level, unit and code; a blank is not an answer and is absent here."""

from dataclasses import dataclass

from rsnms_cli.model.problems import Place


@dataclass(frozen=True)
class Answer:
    """What a form says and where it says it."""

    value: bool | int
    place: Place


Answers = dict[tuple[str, str, str], Answer]
