"""Everything that the analyst may decide, the weightiest first."""

from collections.abc import Callable, Iterator

from rsnms_cli.check.decisions.categories import categories
from rsnms_cli.check.decisions.constants import constants
from rsnms_cli.check.decisions.headers import headers
from rsnms_cli.check.decisions.nameless import nameless
from rsnms_cli.check.decisions.organizations import organizations
from rsnms_cli.check.decisions.outsiders import outsiders
from rsnms_cli.check.decisions.places import municipalities, providers
from rsnms_cli.check.decisions.shape import Grounds, together
from rsnms_cli.check.decisions.sheets import sheets
from rsnms_cli.check.decisions.values import values
from rsnms_cli.model.matches import Decision

KINDS: tuple[Callable[[Grounds], Iterator[Decision]], ...] = (
    sheets,
    headers,
    constants,
    categories,
    values,
    organizations,
    municipalities,
    providers,
    nameless,
    outsiders,
)
"""What asks: a kind of unclear things each, in the order in which they are listed."""


def decisions(grounds: Grounds) -> list[Decision]:
    """What there is to decide in what was read, by kind, whether it is decided or not."""
    return [one for ask in KINDS for one in ask(grounds)]


def undecided(grounds: Grounds) -> list[Decision]:
    """What waits for a decision: what leaves out most goes first."""
    found = [_rest(one, grounds) for one in decisions(grounds)]
    return sorted(filter(None, found), key=lambda one: (-one.lost, -one.rows))


def _rest(one: Decision, grounds: Grounds) -> Decision | None:
    """What of a question is not decided yet."""
    decided = grounds.matches.decided
    if one.parts:
        parts = [part for part in one.parts if part.entries[0].asked not in decided]
        if 0 < len(parts) < len(one.parts):
            return together(one.question, parts)
        return one if parts else None
    return None if all(entry.asked in decided for entry in one.entries) else one
