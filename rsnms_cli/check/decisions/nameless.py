"""Rows without СНИЛС: whether they are taken for the one person of their name, and who of several.

Nobody is named: rows are shown by their places, people by the places of theirs in «Педагоги».
"""

from collections.abc import Iterator

from rsnms_cli.check.by_name.found import FOUND, Found, hidden_key
from rsnms_cli.check.by_name.words import sum_words
from rsnms_cli.check.decisions.shape import Grounds, harmless, in_rows, together
from rsnms_cli.model.matches import NO, SETTINGS, YES, Choice, Decision, Proposal
from rsnms_cli.model.problems import Place

NOBODY = "nobody"
"""What `is` says first: a proposal that is accepted unread gives the row to nobody."""


def nameless(grounds: Grounds) -> Iterator[Decision]:
    """One question for all rows whose person is the only one, and one for those of several."""
    found = [one for of in grounds.by_name.found.values() for one in of.values()]
    known = sum(one.outcome in FOUND for one in found)
    whole = sum(source.rows for source in grounds.nameless)
    if known or whole:
        number = known + whole
        reason = "в организации один человек с таким именем"
        yield Decision(
            f"Строки без СНИЛС ({in_rows(number)}) отнести к людям, единственным с таким именем в "
            "своей организации?",
            (Proposal(SETTINGS, {"key": "without_snils"}, "by_name", reason),),
            (Choice(YES, ("by_name",)), Choice(NO, ("error",))),
            "; ".join(_seen(grounds)),
            f"без этого не учтено: {in_rows(number)}",
            number,
            number,
        )
    if several := list(_several(grounds)):
        yield together(
            "Строки без СНИЛС, под чьим именем и организацией людей несколько. Чьи они?", several
        )


def _seen(grounds: Grounds) -> Iterator[str]:
    for name, of in grounds.by_name.found.items():
        if of:
            table = grounds.tables[name]
            said = sum_words(of, accepted=False)
            yield f"«{table.spec.title}»: {said}; первая – {table.place(min(of))}"
    for source in grounds.nameless:
        yield f"{source.place()}: столбца «СНИЛС» нет, {in_rows(source.rows)}"


def _several(grounds: Grounds) -> Iterator[Decision]:
    """A question for every name that several people have; its rows are decided together."""
    by_key: dict[str, list[tuple[Place, Found]]] = {}
    for name, of in grounds.by_name.found.items():
        for row, one in of.items():
            if one.people:
                by_key.setdefault(one.key, []).append((grounds.tables[name].place(row), one))
    for key, rows in by_key.items():
        places, first = [place for place, _ in rows], rows[0][1]
        reason = f"людей с таким именем несколько: {len(first.people)}"
        yield Decision(
            f"Чья это строка без СНИЛС: {min(places)}?",
            (Proposal("person", {"key": key}, NOBODY, reason),),
            (*_people(grounds, first), Choice("никого из них", ("",))),
            "; ".join(map(str, sorted(places))),
            f"без этого не учтено: {in_rows(len(rows))}",
            len(rows),
            len(rows),
        )


def _people(grounds: Grounds, one: Found) -> Iterator[Choice]:
    """Everybody who may be meant, by a row and the position that stands there."""
    teachers = grounds.tables["teachers"]
    for person, row in one.people.items():
        position = str(teachers["position"].at(row) or "")
        said = f", {position}" if position and harmless(position) else ""
        yield Choice(f"{teachers.place(row)}{said}", (hidden_key(person),))
