"""A region as its offices send it: own headers, names, layouts, spellings, people without СНИЛС."""

from pathlib import Path

import pytest

from tests.intake.offices.facts import facts
from tests.intake.offices.sent import DOCUMENTS, write_sent
from tests.intake.understood import Sheets, understood

SHEETS = {
    f"{kind} {number}": (document.name, page)
    for kind, document in DOCUMENTS.items()
    for number, page in enumerate(document.pages, 1)
}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sent(tmp_path_factory.mktemp("sent"))


@pytest.fixture(scope="module")
def sheets(sent: Path) -> Sheets:
    return understood(sent)


def test_the_number_of_people_to_be_found_by_name() -> None:
    """Each is alone under that surname in the organisation."""
    events = [*facts().trainings, *facts().diagnostics]
    assert sum(bool(row["numberless"]) for row in events) == 39


@pytest.mark.parametrize("key", SHEETS)
def test_every_sheet_is_used_whole(sheets: Sheets, key: str) -> None:
    file, page = SHEETS[key]
    found = sheets.get((file, page.sheet))
    assert found is not None
    assert (found.table, found.rows) == (page.table, len(page.rows))


@pytest.mark.parametrize("key", SHEETS)
def test_every_column_is_known_and_no_other(sheets: Sheets, key: str) -> None:
    file, page = SHEETS[key]
    found = sheets.get((file, page.sheet))
    assert found is not None
    assert page.fields - found.used - found.proposed == set()
    assert found.used - page.fields == set()
