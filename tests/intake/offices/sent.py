"""The folder of what the offices have sent, beside the same region as the contract describes it."""

from dataclasses import replace
from pathlib import Path

from rsnms_cli.model.columns import table_specs
from rsnms_cli.sample import write_exports
from tests.intake.offices import event_lists, people_lists
from tests.intake.offices.document import Page
from tests.intake.offices.facts import facts

DOCUMENTS = {
    "register": people_lists.register(),
    "people of 1С": people_lists.from_1c(),
    "people, csv": people_lists.of_csv(),
    "people, xls": people_lists.of_old_excel(),
    "upload": event_lists.upload(),
    "courses by school": event_lists.of_schools(),
    "courses, csv": event_lists.with_spans(),
    "courses, xls": event_lists.of_old_excel(),
    "diagnostics": event_lists.of_centre(),
}


def write_sent(folder: Path, *, known_headers: bool = False) -> Path:
    """Everything as the offices have it, or under the headers of the contract."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in DOCUMENTS.values():
        pages = [_known(page) for page in document.pages] if known_headers else document.pages
        replace(document, pages=pages).write(folder)
    return folder


def _known(page: Page) -> Page:
    headers = {field.field: field.header for field in table_specs()[page.table].fields}
    own = [replace(one, header=headers.get(one.field, one.header)) for one in page.columns]
    return replace(page, columns=[one for one in own if one.field or one.header.startswith("№")])


def write_clean(folder: Path) -> Path:
    """The same facts in four tables under the contract's headers."""
    write_exports(facts(), folder, plain=True)
    return folder
