"""What a workbook's custom document properties say of a form (contract, section 2).

`_meta` holds the same: when the sheet is lost, the properties tell whose form it is; when both
are there and disagree, nobody knows, and the form is refused.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pyarrow as pa

from rsnms_cli.model.forms import META_KEYS, META_SHEET, PREVIOUS_KEY, as_property
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.text import clean
from rsnms_cli.office.formats import UnreadableFile
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.sheets import Sheet, Workbook

KEYS = (*META_KEYS, PREVIOUS_KEY)
_PARTS = ("docProps/custom.xml", "meta.xml")
_MOST_BYTES = 1_000_000
_SAVED = re.compile(rb"<dcterms:modified[^>]*>([^<]{10,40})<")


def form_properties(package: Package) -> dict[str, str]:
    """The custom properties by the keys of `_meta`; empty where there are none to read."""
    try:
        content = next(filter(None, (package.read(name, _MOST_BYTES + 1) for name in _PARTS)), b"")
        return _properties(content.decode("utf-8-sig")) if len(content) <= _MOST_BYTES else {}
    except (UnreadableFile, ElementTree.ParseError, ValueError):
        return {}


def saved_at(package: Package) -> datetime | None:
    """When an xlsx was last saved by its own account: the time of a file is that of its copy."""
    try:
        found = _SAVED.search(package.read("docProps/core.xml", 65_536))
        saved = datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except (UnreadableFile, ValueError):
        return None
    return saved.replace(tzinfo=UTC) if saved and not saved.tzinfo else saved


def _properties(content: str) -> dict[str, str]:
    """A declaration of types could hold entities that grow without end: nothing of ours has it."""
    if not content or "<!DOCTYPE" in content:
        return {}
    found = {}
    for element in ElementTree.fromstring(content).iter():
        tag = element.tag.rpartition("}")[2]
        if tag in ("property", "user-defined"):
            names = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            found[names.get("name", "")] = clean("".join(element.itertext()))
    return {key: found[key] for key in KEYS if found.get(key)} if KEYS[0] in found else {}


def with_properties(book: Workbook, package: Package) -> Workbook | Problem:
    """The workbook with what `_meta` lost of itself; a problem when the two disagree."""
    said = form_properties(package)
    written = {key: text for key, text in meta_of(book).items() if text}
    for key in KEYS:
        both = key != "unit_name" and key in said and key in written
        if both and said[key] != clean(as_property(written[key])):
            what = f"форма не принята: лист «{META_SHEET}» и свойства книги расходятся ({key})"
            todo = "возьмите форму, созданную командой rsnms forms create для этого отчёта"
            return Problem("form.refused", Severity.ERROR, Place(book.file, META_SHEET), what, todo)
    if not said or written.keys() >= said.keys():
        return book
    columns = tuple(map(pa.array, zip(*(said | written).items(), strict=True)))
    meta = Sheet(book.file, META_SHEET, columns, (0, 1))
    return replace(book, sheets=(*(s for s in book.sheets if s.name != META_SHEET), meta))


def meta_of(book: Workbook) -> dict[str, str]:
    """Keys and values of the sheet `_meta`."""
    sheets = [sheet for sheet in book.sheets if sheet.name == META_SHEET]
    rows = [[clean(text) for text in row] for sheet in sheets[:1] for row in sheet.head(100)]
    return {row[0]: row[1] for row in rows if len(row) > 1}
