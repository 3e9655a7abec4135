"""Whatever a region is like: names find the right person or nobody."""

import random
from collections.abc import Callable
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.check.by_name.nameless import ORGS, checked, persons, teacher, training
from tests.helpers.examples import many
from tests.helpers.tables import Row

SURNAMES, GIVEN = ("Щукина", "Рыбина"), ("Анна", "Алла", "Вера")
NAMES = [" ".join(parts) for parts in product(SURNAMES, GIVEN, ("Львовна", "Ильинична"))]
CODES = [str(org["org_code"]) for org in ORGS]
Spelling = Callable[[str], str]


def initials(name: str) -> str:
    surname, given_name, patronymic = name.split()
    return f"{surname} {given_name[0]}. {patronymic[0]}."


SPELLINGS: list[Spelling] = [str, str.upper, initials, lambda name: " ".join(name.split()[::-1])]
STAFF = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(CODES)), min_size=1, max_size=8)
ROWS = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(SPELLINGS), st.booleans()), max_size=8)
Rows = list[tuple[int, Spelling, bool]]


@many(2)
@given(STAFF, ROWS, st.randoms(use_true_random=False))
def test_a_row_is_its_persons_or_nobodys_in_any_order(
    staff: list[tuple[str, str]], rows: Rows, dice: random.Random
) -> None:
    """Namesakes with numbers among the staff; rows of events name their organisation or none."""
    teachers = [teacher(f"P{n}", name, code) for n, (name, code) in enumerate(staff)]
    whose = [number % len(staff) for number, _, _ in rows]
    events = [
        training(spelling(staff[of][0]), staff[of][1] if placed else None)
        for of, (_, spelling, placed) in zip(whose, rows, strict=True)
    ]
    found = persons(checked(teachers, events))
    assert all(one in (None, f"P{of}") for one, of in zip(found, whose, strict=True))
    order = dice.sample(range(len(events)), len(events))
    dice.shuffle(teachers)
    again = persons(checked(teachers, [events[at] for at in order]))
    assert again == [found[at] for at in order]


@many(2)
@given(ROWS, st.lists(st.booleans(), min_size=3, max_size=3))
def test_it_is_the_region_in_which_all_have_their_numbers(rows: Rows, numbered: list[bool]) -> None:
    """Nobody shares initials with a colleague; some have a number in one of two rows, some none."""
    names = ["Щукина Анна Львовна", "Рыбина Алла Львовна", "Рыбина Вера Ильинична"]
    staff = [teacher(f"{code}-{n}", name, code) for code in CODES for n, name in enumerate(names)]
    twice = [row for row in staff for _ in range(2)]
    told: list[Row] = [
        row if numbered[at // 2 % 3] and not at % 2 else {**row, "person_id": None}
        for at, row in enumerate(twice)
    ]
    events = [(staff[number], spelling) for number, spelling, _ in rows]
    said = [training(spelle(str(of["full_name"])), str(of["org_code"])) for of, spelle in events]
    found = checked(told, said)
    keys = persons(found, "teachers")
    number = {key: row["person_id"] for key, row in zip(keys, twice, strict=True)}
    assert len(number) == len(staff)
    assert [number[key] for key in persons(found)] == [of["person_id"] for of, _ in events]
