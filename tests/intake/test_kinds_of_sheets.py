"""A sheet of any kind that is sent is used, or needs two decisions at most."""

from pathlib import Path

import pytest

from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.text import header_key
from tests.intake.kinds import events, people
from tests.intake.kinds.drawn import certain
from tests.intake.offices.document import Document, Page
from tests.intake.understood import Understood, understood

KINDS = {
    "certificates": events.CERTIFICATES,
    "certificates, titled": events.CERTIFICATES_TITLED,
    "registration": events.REGISTRATION,
    "list of groups": events.GROUP_LIST,
    "register": events.REGISTER,
    "register, with and by": events.REGISTER_BY_DATES,
    "diagnostics": events.DIAGNOSTICS,
    "diagnostics in two rows": events.DIAGNOSTICS_IN_TWO_ROWS,
    "personnel of 1С": people.OF_1C,
    "personal cards": people.T2,
    "site, with numbers": people.SITE_WITH_NUMBERS,
}


def seen(folder: Path, page: Page, accepted: Accepted = NOTHING) -> Understood | None:
    Document("лист.xlsx", [page]).write(folder)
    return understood(folder, accepted).get(("лист.xlsx", page.sheet))


def as_proposed(page: Page, found: Understood) -> Accepted:
    """Every column that is proposed is what it is proposed to be."""
    asked = [own for own in page.columns if own.field in found.proposed]
    headers = {header_key(own.header.replace(" | ", " ")): own.field for own in asked}
    return Accepted({page.table: headers})


@pytest.mark.parametrize("key", KINDS)
def test_the_sheet_is_used(tmp_path: Path, key: str) -> None:
    page = KINDS[key]
    found = seen(tmp_path, page)
    assert found is not None
    assert found.table == page.table
    expected = certain(page.fields)
    assert found.used - expected == set()
    assert expected - found.used - found.proposed == set()
    assert len(found.proposed | found.missing) <= 2
    decided = seen(tmp_path, page, as_proposed(page, found))
    assert decided is not None
    assert (decided.rows, not decided.missing) == (len(page.rows), True)


def test_a_list_of_a_site_says_that_it_has_no_numbers(tmp_path: Path) -> None:
    """Whoever has published it has left out what nobody may publish."""
    found = seen(tmp_path, people.SITE)
    assert found is not None
    assert (found.table, found.rows) == ("teachers", 3)
    assert found.used == {"full_name", "position"}
    assert "person_id" in found.missing
