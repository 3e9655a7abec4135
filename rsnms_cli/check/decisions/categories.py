"""Positions of people without a staff category: which one follows from them."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rsnms_cli.check.categories import OpenPosition, open_positions
from rsnms_cli.check.decisions.shape import Grounds, people, persons, together, yes_or_no
from rsnms_cli.model.matches import NOT_COUNTED, Decision, Proposal
from rsnms_cli.model.tables import Table


def categories(grounds: Grounds) -> Iterator[Decision]:
    """One question for all positions whose words name a category, and one for all others."""
    if "teachers" not in grounds.tables:
        return
    teachers = grounds.tables["teachers"]
    found = open_positions(teachers)
    if likely := [_asked(teachers, one) for one in found if one.category]:
        asked = together("Категория персонала следует из должности. Всё верно?", likely)
        # what is right for all of them at once is only what stands beside each
        yield (
            replace(asked, choices=(asked.choices[0], asked.choices[-1])) if asked.parts else asked
        )
    if others := [_asked(teachers, one) for one in found if not one.category]:
        yield together(
            "По этим должностям категорию персонала не сказать. Не учитывать их?", others
        )


def _asked(teachers: Table, one: OpenPosition) -> Decision:
    number = people(teachers, np.isin(np.arange(len(teachers)), one.rows))
    means = one.category or NOT_COUNTED
    reason = "так следует из её слов" if one.category else "по её словам категорию не сказать"
    proposal = Proposal("category", {"position": one.text}, means, reason)
    words = (*teachers["staff_category"].spec.values, NOT_COUNTED)
    return Decision(
        f"Должность «{one.text}» – это «{means}»?",
        (proposal,),
        yes_or_no(proposal, *words),
        f"«{one.text}» – {persons(number)} → {means}",
        f"без этого не учтено: {persons(number)}",
        number,
        number,
    )
