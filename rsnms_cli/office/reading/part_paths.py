"""A workbook whose parts lie elsewhere than in `xl/`, as the format allows: they are put there."""

import posixpath
import re

from rsnms_cli.office.guard import check_sizes
from rsnms_cli.office.ooxml import Package

_TARGET = re.compile(
    r'<(?:\w{1,20}:)?Relationship\b(?=[^<>]*\bType="[^"]*/officeDocument")[^<>]*\bTarget="([^"]*)"'
)
_OUTSIDE = ("_rels/", "docprops/", "[content_types].xml")


def usual_paths(package: Package) -> Package:
    """The same file with its parts where readers look for them; raises UnreadableFile."""
    names = package.archive.namelist()
    if any(name.lower().startswith(("xl/", "xl\\", "word/", "ppt/")) for name in names):
        return package
    found = _TARGET.search(package.read("_rels/.rels").decode("utf-8", "replace"))
    book = found[1].lstrip("/") if found else ""
    if book not in names:
        return package
    check_sizes(package.archive)
    if b"spreadsheetml" not in package.read(book, 4096):
        return package
    folder, base = posixpath.split(book)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    fixed = {book: "xl/workbook.xml", links: "xl/_rels/workbook.xml.rels"}
    parts: dict[str, bytes] = {}
    for name in names:
        inside = name.startswith(f"{folder}/") if folder else not name.lower().startswith(_OUTSIDE)
        usual = f"xl/{name.removeprefix(folder).lstrip('/')}" if inside else name
        content = package.read(name)
        if name.endswith(".rels"):
            root = f'Target="/{folder}/' if folder else 'Target="/'
            content = content.replace(root.encode(), b'Target="/xl/')
        if name == "_rels/.rels" and found:
            content = content.replace(f'"{found[1]}"'.encode(), b'"xl/workbook.xml"')
        parts[fixed.get(name, usual)] = content
    return Package.of(parts)
