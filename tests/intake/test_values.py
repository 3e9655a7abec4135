"""Everyday spellings of values: the offices' cells under the headers of the contract."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rsnms_cli.model.columns import table_specs
from rsnms_cli.read.folder import read_folder
from rsnms_cli.sample.exports import HEADERS
from tests.helpers.tables import records
from tests.intake.offices.document import Document, Own, Page
from tests.intake.offices.sent import DOCUMENTS
from tests.intake.offices.wording import as_is

PAGES = {key: document.pages[-1] for key, document in DOCUMENTS.items()}
NAMES = {"org_name", "provider"}
"""Texts that are told apart later."""
ASKED = {"people, csv": ("staff_category",)}
"""Here stands «руководитель», which is somebody's position as often as a category: it is asked."""


def read(folder: Path, page: Page, columns: Sequence[Own]) -> list[dict[str, object]]:
    """The rows of a page as a plain table of these columns.

    A blank is a no, and of experience offices give more than the years.
    """
    plain = Page("Лист1", page.table, columns, page.rows)
    folder.mkdir()
    Document("таблица.xlsx", [plain]).write(folder)
    rows = records(read_folder(folder).tables[page.table])
    for row in rows:
        if isinstance(years := row.get("experience_years"), float):
            row["experience_years"] = int(years)
    return [{field: v for field, v in row.items() if field not in NAMES and v} for row in rows]


def under_headers(page: Page) -> list[Own]:
    """The columns of a page under the contract's headers, and what else a table needs."""
    own = {one.field: one for one in page.columns if one.field != "person_id"}
    needed = {spec.field for spec in table_specs()[page.table].required}
    return [
        replace(own.get(field, Own(header, as_is(field), field)), header=header)
        for field, header in HEADERS[page.table].items()
        if field in {*own, *needed}
    ]


@pytest.mark.parametrize("key", PAGES)
def test_a_value_in_any_spelling_is_the_value(tmp_path: Path, key: str) -> None:
    page = PAGES[key]
    told = under_headers(page)
    meant = [replace(one, tell=as_is(one.field)) for one in told]
    said, expected = read(tmp_path / "said", page, told), read(tmp_path / "meant", page, meant)
    for row, other in zip(said, expected, strict=True):
        for field in {*ASKED.get(key, ())} - row.keys():
            del other[field]
    assert said == expected
