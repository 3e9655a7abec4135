"""A sheet's XML in the one spelling that the rest is written for.

Programs may leave out the addresses of cells, give tags a prefix, put comments between rows and
line breaks around values: all of it is right, and rare. Such a sheet is written anew; any other, as
nearly all are, is only looked over.
"""

import re
from collections.abc import Iterator
from typing import Any

from rsnms_cli.model.problems import letters, number_of
from rsnms_cli.office.formats import damaged

_WHOLE, _SAMPLES, _SAMPLE = 2 << 20, 64, 1 << 14
"""A larger sheet is looked over in so many places: a program spells all of its rows alike."""
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def is_plain(sheet: bytes) -> bool:
    """Rows and cells begin with their address, said once; no prefixes, comments, blanks around
    values.
    """
    return (
        sheet.rfind(b"</sheetData>") >= 0
        and (b"!" not in sheet or not (b"<!--" in sheet or b"<![" in sheet))
        and all(map(_are_plain, _samples(sheet)))
    )


def _samples(sheet: bytes) -> Iterator[bytes]:
    """Whole rows of the sheet, all of them unless it is large."""
    step = len(sheet) // _SAMPLES if len(sheet) > _WHOLE else len(sheet) + 1
    length = _SAMPLE if len(sheet) > _WHOLE else len(sheet)
    for at in range(0, len(sheet), step):
        start = sheet.find(b"<row", at)
        if start >= 0:
            yield sheet[start : max(sheet.rfind(b"</row>", start, start + length), start)]


def _are_plain(rows: bytes) -> bool:
    cells = rows.count(b'<c r="')
    return (
        rows.count(b"<c ") == cells
        and rows.count(b' r="') == cells + rows.count(b"<row ")
        and b"<c>" not in rows
        and not _has_spaced_values(rows)
    )


def _has_spaced_values(rows: bytes) -> bool:
    """Whether blanks stand around a value: a reader takes the number of a text for 0 then."""
    return any(
        blank in rows and (b"<v>" + blank in rows or blank + b"</v>" in rows)
        for blank in (b" ", b"\n", b"\r", b"\t")
    )


def plain(sheet: bytes) -> bytes:
    """The sheet as it is when plain, else written anew; raises UnreadableFile when it is no XML."""
    return sheet if not sheet or is_plain(sheet) else _rewritten(sheet)


def _rewritten(sheet: bytes) -> bytes:
    from lxml import etree

    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True,
        huge_tree=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(sheet, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    last = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        last = _number(row, last)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    for prefix in {root.prefix} - {None}:
        name = str(prefix).encode()
        text = text.replace(b"<" + name + b":", b"<").replace(b"</" + name + b":", b"</")
        text = text.replace(b"xmlns:" + name + b"=", b"xmlns=", 1)
    return text


def _number(row: Any, last: int) -> int:
    """Give a row and its cells their addresses, and return the row's number."""
    said = row.get("r", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else last + 1
    _set_first(row, said or str(number))
    column = -1
    for cell in row.iterfind("{*}c"):
        said = cell.get("r", "")
        found = _ADDRESS.fullmatch(said.upper())
        column = number_of(found[1]) if found else column + 1
        _set_first(cell, said or f"{letters(column)}{number}")
        for value in cell.iterfind("{*}v"):
            if cell.get("t") != "str":
                value.text = (value.text or "").strip()
    return number


def _set_first(item: Any, address: str) -> None:
    attributes = {name: value for name, value in item.attrib.items() if name != "r"}
    item.attrib.clear()
    item.set("r", address)
    item.attrib.update(attributes)
