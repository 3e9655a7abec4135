"""Problems by cause, for the heads of reports: one line for all that is alike in a file."""

from collections.abc import Iterable
from typing import NamedTuple

from rsnms_cli.model.problems import LEFT_OUT, Problem, Severity
from rsnms_cli.model.text import counted


class Cause(NamedTuple):
    """Where it stands first and how often, what is wrong there, what to do."""

    where: str
    what: str
    todo: str


def causes_of(problems: Iterable[Problem], severity: Severity = Severity.ERROR) -> list[Cause]:
    """The causes of this severity, in the order of the problems; the sum of all is none of them."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        if one.severity is severity and one.code != LEFT_OUT:
            alike.setdefault((one.code, one.place.file), []).append(one)
    return [Cause(_where(found), found[0].what, found[0].todo) for found in alike.values()]


def _where(found: list[Problem]) -> str:
    first, more = str(found[0].place), sum(len(one.places) for one in found) - 1
    words = f"и ещё {counted(more, 'место', 'места', 'мест')}" if more else ""
    return f"{first} {words}".strip()
