"""Rows of «Педагоги» without СНИЛС: one person is counted once, two are two."""

from rsnms_cli.model.matches import Matches
from tests.check.by_name.nameless import (
    ALLA,
    ANNA,
    NORTH,
    SOUTH,
    STAFF,
    checked,
    persons,
    teacher,
    training,
)


def test_who_has_no_number_anywhere_is_one_person_of_the_organisation() -> None:
    """With everything that is said of her under her name, in any spelling."""
    nobody = [teacher(None, "Новикова Вера Павловна"), teacher(None, "НОВИКОВА В.П.")]
    found = checked([*STAFF, *nobody], [training("Новикова Вера")])
    (one, other), (of_training,) = persons(found, "teachers")[-2:], persons(found)
    assert one == other == of_training
    assert one is not None and one not in ("P1", "P2", "P3")
    assert len(found.tables["teachers"]["person_id"].used()) == 4


def test_a_row_without_the_number_is_the_same_persons() -> None:
    assert persons(checked([*STAFF, teacher(None, "Иванова А. А.")], []), "teachers")[-1] == "P1"


def test_another_organisation_is_another_person_unless_the_date_of_birth_agrees() -> None:
    staff = [*STAFF, teacher(None, ANNA, "02"), teacher(None, ANNA, "03", birth_date=SOUTH)]
    *_, unknown, same = persons(checked(staff, []), "teachers")
    assert same == "P1" != unknown
    staff = [teacher("P1", ALLA), *(teacher(None, ANNA, c, birth_date=NORTH) for c in ("02", "03"))]
    _, one, other = persons(checked(staff, []), "teachers")
    assert one == other is not None


def test_namesakes_without_a_number_are_told_apart_by_their_births() -> None:
    staff = [teacher("P9", ALLA), *(teacher(None, ANNA, birth_date=d) for d in (SOUTH, NORTH))]
    found = checked(staff, [training(ANNA), training(ANNA, birth_date=SOUTH)])
    _, one, other = persons(found, "teachers")
    assert one != other
    assert persons(found) == [None, one]


def test_initials_that_may_be_two_people_leave_all_three_rows_to_the_analyst() -> None:
    staff = [teacher("P9", "Петров И. И."), *(teacher(None, n) for n in (ANNA, ALLA, "Иванова А."))]
    assert persons(checked(staff, []), "teachers") == ["P9", None, None, None]


def test_a_number_that_two_people_have_makes_their_names_nobodys() -> None:
    """Neither of their rows is used, so nothing may be counted for them."""
    two = [
        teacher("P7", "Зайцева Зоя Львовна", birth_date=SOUTH),
        teacher("P7", "Щукин Пётр Львович", birth_date=NORTH),
    ]
    found = checked([*STAFF, *two, teacher(None, "Зайцева З. Л.")], [training("Зайцева З. Л.")])
    assert persons(found, "teachers")[-1] is None
    assert persons(found) == [None]


def test_the_number_of_those_without_one_is_said() -> None:
    found = checked([*STAFF, teacher(None, ALLA, "02"), teacher(None, "Иванова А.А.")], [])
    (said,) = [one for one in found.problems if one.code == "person.by_name"]
    assert said.place.cell == "A5"
    assert said.what == (
        "строк без СНИЛС – 2; по имени и организации отнесены к людям 2 "
        "(людей, у которых номера нет нигде, – 1)"
    )


def test_who_may_be_counted_twice_is_said() -> None:
    """Nothing but the name ties them: without a date of birth they are two."""
    staff = [
        *STAFF,
        teacher(None, ANNA, "02"),
        teacher(None, ALLA, "02"),
        teacher(None, ALLA, "03"),
    ]
    found = checked(staff, [])
    assert len(set(persons(found, "teachers"))) == len(staff)
    (said,) = [one for one in found.problems if one.code == "person.by_name"]
    assert said.what.endswith(
        "(людей, у которых номера нет нигде, – 3; из них с полным именем, которое есть и в другой "
        "организации, – 3: если это один человек, он посчитан дважды)"
    )


def test_rows_without_a_number_stay_errors_until_it_is_accepted() -> None:
    found = checked([*STAFF, teacher(None, ALLA)], [training(ALLA)], Matches())
    assert persons(found, "teachers")[-1] is None
    places = [p.place.file for p in found.problems if p.code == "cell.required"]
    assert sorted(places) == ["teachers.xlsx", "trainings.xlsx"]
