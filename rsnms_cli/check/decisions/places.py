"""Names of municipalities and of those who teach: which of them are one."""

from collections import Counter
from collections.abc import Iterator

from rsnms_cli.check.decisions.shape import Grounds, in_rows, yes_or_no
from rsnms_cli.check.propose import EVENTS, near_municipalities, unknown_providers
from rsnms_cli.methodology.providers import NAMES, near_provider
from rsnms_cli.model.matches import Decision, Proposal
from rsnms_cli.model.text import counted, shown_organization


def municipalities(grounds: Grounds) -> Iterator[Decision]:
    """A question for each name that may be another's."""
    if "organizations" not in grounds.tables:
        return
    for near in near_municipalities(grounds.tables["organizations"]):
        orgs = counted(near.rows, "организация", "организации", "организаций")
        reason = f"сходство {near.score} из 100; организаций: {near.rows} и {near.others}"
        proposal = Proposal("municipality", {"name": near.name}, near.other, reason)
        yield Decision(
            f"Муниципалитет «{near.name}» – это «{near.other}»?",
            (proposal,),
            yes_or_no(proposal),
            f"«{near.name}», {orgs}",
            "без этого он считается отдельным муниципалитетом",
            rows=near.rows,
        )


def providers(grounds: Grounds) -> Iterator[Decision]:
    """A question for each name that comes near to a body that the methodologies name."""
    rows = Counter[tuple[str, str]]()
    for table in (grounds.tables[name] for name in EVENTS if name in grounds.tables):
        for name, _, number in unknown_providers(table):
            if (meant := near_provider(name)) and shown_organization(name):
                rows[name, NAMES[meant]] += number
    for (name, means), number in rows.items():
        reason = f"строк: {number}; похоже, но буквы или слова другие"
        proposal = Proposal("provider", {"name": name}, means, reason)
        yield Decision(
            f"Организация обучения или диагностики «{name}» – это «{means}»?",
            (proposal,),
            yes_or_no(proposal),
            f"«{name}», {in_rows(number)}",
            f"без этого не засчитано как {means}: {in_rows(number)}",
            rows=number,
        )
