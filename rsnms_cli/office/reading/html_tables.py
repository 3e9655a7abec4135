"""Tables of a web page: what some programs save under the name .xls."""

from typing import Any, NamedTuple

from rsnms_cli.office.formats import UnreadableFile
from rsnms_cli.office.sheets import Area

_MOST_SPAN = 200


class Grid(NamedTuple):
    """Rows of texts, and the cells that reach over several: blank but for the first."""

    rows: list[list[str]]
    merged: list[Area]


def read_page(content: bytes) -> list[Grid]:
    """The tables of an HTML page; raises UnreadableFile."""
    from lxml import html

    try:
        parser = html.HTMLParser(encoding=_encoding(content), no_network=True, huge_tree=False)
        root = html.document_fromstring(content, parser=parser)
    except (ValueError, html.etree.LxmlError) as error:
        raise _no_table() from error
    grids = [_grid(table) for table in root.iter("table")]
    found = [grid for grid in grids if grid.rows]
    if not found:
        raise _no_table()
    return found


def _no_table() -> UnreadableFile:
    what = "это веб-страница, таблиц в ней нет"
    return UnreadableFile("file.format", what, "если в нём данные, сохраните их как .xlsx")


def _encoding(content: bytes) -> str | None:
    """The page may say its encoding itself; most that do not are in UTF-8 or Windows-1251."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"charset" in content[:4096].lower():
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def _grid(table: Any) -> Grid:
    """A cell that reaches down leaves blanks in the rows below it."""
    rows: list[list[str]] = []
    merged: list[Area] = []
    hanging: dict[int, int] = {}  # column -> rows still covered
    for line in (row for row in table.iter("tr") if _table_of(row) is table):
        cells: list[str] = []
        for cell in line:
            if cell.tag not in ("td", "th"):
                continue
            _pass_covered(cells, hanging)
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if down > 1 or across > 1:
                top, left = len(rows) + 1, len(cells)
                merged.append(Area(top, left, top + down - 1, left + across - 1))
            if down > 1:
                hanging |= dict.fromkeys(range(len(cells), len(cells) + across), down)
            cells += [" ".join(cell.itertext()), *[""] * (across - 1)]
        _pass_covered(cells, hanging)
        hanging = {column: left - 1 for column, left in hanging.items() if left > 1}
        rows.append(cells)
    return Grid(rows, merged)


def _pass_covered(cells: list[str], hanging: dict[int, int]) -> None:
    while hanging.get(len(cells), 0) > 0 and len(cells) < 500:
        cells.append("")


def _table_of(row: Any) -> Any:
    return next(row.iterancestors("table"), None)


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(int(text), _MOST_SPAN) if text.isascii() and text.isdigit() and int(text) else 1
