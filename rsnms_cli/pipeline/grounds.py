"""What questions to the analyst are made from, of what was read; and how many wait."""

from collections import Counter

from rsnms_cli.check.decisions.open import undecided
from rsnms_cli.check.decisions.shape import Grounds
from rsnms_cli.check.run import Settled
from rsnms_cli.model.matches import Matches
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.text import counted
from rsnms_cli.read.folder import Found
from rsnms_cli.read.sheet.tables_below import is_nameless
from rsnms_cli.words.decisions import TITLES


def grounds_of(found: Found, now: Settled, matches: Matches) -> Grounds:
    """Everything that decisions are about."""
    incomplete = [(header.spec, header.source) for header in found.incomplete]
    nameless = [header.source for header in found.incomplete if is_nameless(header)]
    return Grounds(
        now.resolution, now.used, matches, incomplete, found.unknown, now.by_name, nameless
    )


def waiting(grounds: Grounds) -> list[Problem]:
    """One sentence that counts the questions without an answer, or nothing."""
    kinds = Counter(one.kind for one in undecided(grounds))
    if not kinds:
        return []
    said = counted(kinds.total(), "решение ждёт", "решения ждут", "решений ждут")
    of = ", ".join(
        f"{TITLES[kind][:1].lower()}{TITLES[kind][1:]} – {number}" for kind, number in kinds.items()
    )
    place, todo = Place(grounds.matches.file), "ответьте на вопросы: rsnms map --review"
    return [Problem("decisions.waiting", Severity.WARNING, place, f"{said} ({of})", todo)]
