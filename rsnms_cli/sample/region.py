"""Puts a synthetic region together."""

from __future__ import annotations

from rsnms_cli.sample.diagnostics import Diagnostics
from rsnms_cli.sample.dice import Dice
from rsnms_cli.sample.model import Region, Size
from rsnms_cli.sample.organizations import Organizations, organization_rows
from rsnms_cli.sample.people import People, stranger_ids
from rsnms_cli.sample.places import make_places
from rsnms_cli.sample.staff import teacher_rows
from rsnms_cli.sample.trainings import Trainings

_SECOND_PLACES = 0.04
_STRANGERS = 3  # two in trainings, one in diagnostics
_TABLES = 5


def make_region(size: Size = Size(), *, year: int = 2024, seed: int = 1) -> Region:  # noqa: B008
    """Make the region of that size and seed, whose last year of events is `year`.

    Each table has its own random sequence: more trainings do not change the people.
    """
    layout, staff, tests, courses, rows = (Dice(seed * _TABLES + i) for i in range(_TABLES))
    places = make_places(layout, size.municipalities)
    orgs = Organizations(layout).make(places, size.organizations)
    count = size.teachers - 1 - int(size.teachers * _SECOND_PLACES)
    people = People(staff, year).make(orgs, count)
    strangers = stranger_ids(people, _STRANGERS)
    diagnostics = Diagnostics(tests, people, year).rows(places, size.diagnostics, strangers.pop())
    trainings = Trainings(courses, people, diagnostics, year)
    return Region(
        organizations=organization_rows(layout, orgs, places),
        teachers=teacher_rows(rows, people, orgs, size.teachers),
        trainings=trainings.rows(places, size.trainings, strangers),
        diagnostics=diagnostics,
    )
