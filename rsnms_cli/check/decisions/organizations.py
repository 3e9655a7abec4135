"""Organisations of «Педагоги» that no code and no name finds: which one is likely meant."""

import re
from collections.abc import Iterator

from rsnms_cli.check.decisions.shape import Grounds, in_rows, people, persons
from rsnms_cli.check.propose import near_names, unknown_codes
from rsnms_cli.check.resolve import UnknownName
from rsnms_cli.model.matches import NO, YES, Choice, Decision, Proposal
from rsnms_cli.model.names import Near, Organization
from rsnms_cli.model.tables import Mask
from rsnms_cli.model.text import shown_organization, shown_place

_NUMBERED = re.compile(r"(?=.*\d)(?!.*(\d.*){9})[\w./ -]{1,20}")
"""A code that may be written to a file: no СНИЛС, no bare word that could be a name."""


def organizations(grounds: Grounds) -> Iterator[Decision]:
    """A question for each code and each name that is near to somebody's."""
    if {"organizations", "teachers"} <= grounds.tables.keys():
        yield from _codes(grounds)
        yield from _names(grounds)
        yield from _names_of_events(grounds)


def _codes(grounds: Grounds) -> Iterator[Decision]:
    column = grounds.tables["teachers"]["org_code"]
    for code, likely in unknown_codes(grounds.resolution).items():
        if likely and _NUMBERED.fullmatch(code):
            reason = f"отличается нулями, знаками или похожими буквами; это{_shown(likely)}"
            proposal = Proposal("organization", {"code": code}, likely.code, reason)
            rows = column.lookup([value == code for value in column.values], False, bool)
            yield _asked(grounds, proposal, [likely], f"код «{code}»", rows)


def _names(grounds: Grounds) -> Iterator[Decision]:
    codes = grounds.tables["teachers"]["org_code"].codes
    for one, near in near_names(grounds.resolution):
        if proposal := _proposed(one, near):
            rows = codes == codes[one.first_row]
            yield _asked(grounds, proposal, [n.organization for n in near], _written(one), rows)


def _names_of_events(grounds: Grounds) -> Iterator[Decision]:
    """Names that stand in rows without a number: whose these are is looked for there."""
    known = {one.name for one in grounds.resolution.unknown}
    unknown = [one for one in grounds.by_name.unknown if one.name not in known]
    for one, near in near_names(grounds.resolution, unknown) if unknown else ():
        if proposal := _proposed(one, near):
            first, *others = (found.organization for found in near)
            yield Decision(
                f"Место работы в строках без СНИЛС – {_written(one)}. Это{_shown(first)}, код "
                f"{first.code}?",
                (proposal,),
                _choices(first, others),
                _written(one),
                f"без этого не узнать, чьи это строки: {in_rows(one.rows)}",
                one.rows,
                one.rows,
            )


def _proposed(one: UnknownName, near: list[Near]) -> Proposal | None:
    place = one.municipality
    if not near or (place and not shown_place(place)):
        return None  # a person's name or СНИЛС may stand there by mistake
    keys = {"name": one.name} | ({"municipality": place} if place else {})
    return Proposal("organization", keys, near[0].organization.code, _reason(near))


def _asked(
    grounds: Grounds, proposal: Proposal, near: list[Organization], seen: str, rows: Mask
) -> Decision:
    number = people(grounds.tables["teachers"], rows)
    first, *others = near
    question = f"Организация в «Педагогах» – {seen}. Это{_shown(first)}, код {first.code}?"
    effect = f"без этого не учтено: {persons(number)}"
    return Decision(question, (proposal,), _choices(first, others), seen, effect, number, number)


def _choices(first: Organization, others: list[Organization]) -> tuple[Choice, ...]:
    more = (Choice(f"{one.code}{_shown(one)}", (one.code,)) for one in others)
    return Choice(YES, (first.code,)), *more, Choice(NO, ("",))


def _written(one: UnknownName) -> str:
    place = f", {one.municipality}" if one.municipality else ""
    return f"«{one.name}»{place}"


def _shown(one: Organization) -> str:
    return shown_organization(one.name) or " организация"


def _reason(near: list[Near]) -> str:
    best, *others = near
    org = best.organization
    found = shown_organization(org.name) + shown_place(org.municipality)
    reason = f"сходство {best.score} из 100; {best.differs}; это{found}"
    codes = ", ".join(one.organization.code for one in others)
    return reason + (f"; похожи и коды {codes}" if codes else "")
