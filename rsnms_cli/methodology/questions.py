"""What a methodology asks of forms: one question per answer, by the document's own codes."""

from dataclasses import dataclass
from typing import Literal

from rsnms_cli.methodology.rules import Applies
from rsnms_cli.methodology.types import LevelName, Methodology


@dataclass(frozen=True)
class Question:
    """A question of a form; `criterion` is the document's wording of how it scores."""

    code: str
    title: str
    ask: Literal["yes_no", "count"]
    section: str
    criterion: str
    clause: str
    applies: Applies | None = None


def questions(methodology: Methodology, level: LevelName) -> list[Question]:
    """The questions of a level, in the document's order; parts are asked one by one."""
    found = []
    for item in methodology.table(level).indicators:
        where = (item.section, item.criterion, item.clause)
        if item.ask:
            found.append(Question(item.code, item.title, item.ask, *where))
        found += [
            Question(part.code, f"{item.title}: {part.title}", part.ask, *where, part.applies)
            for part in item.parts
        ]
    return found
