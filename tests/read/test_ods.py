"""What the reader of an .ods does not tell is found in the file itself."""

from pathlib import Path

from rsnms_cli.read.folder import Found, read_folder
from tests.helpers.files import hostile
from tests.helpers.tables import records, spots

HEAD = ("СНИЛС", "Дата диагностики", "Результат, %", "ИОМ")
ERROR = (
    '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'calcext:value-type="error"><text:p>#Н/Д</text:p></table:table-cell>'
)
ERROR_OF_EXCEL = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="">'
    "<text:p>#DIV/0!</text:p></table:table-cell>"
)
UNFINISHED = '<table:table-cell table:formula="of:=1+1"/>'
PERCENT = (
    '<table:table-cell office:value-type="percentage" office:value="0.75"><text:p>75%</text:p>'
    "</table:table-cell>"
)
TIME = (
    '<table:table-cell office:value-type="time" office:time-value="PT10H30M00S">'
    "<text:p>10:30:00</text:p></table:table-cell>"
)
BLANK = "<table:table-cell/>"


def row(*cells: str, attributes: str = "") -> str:
    made = (cell if cell.startswith("<") else hostile.ods_cell(cell) for cell in cells)
    return f"<table:table-row {attributes}>{''.join(made)}</table:table-row>"


def found(folder: Path, *rows: str) -> Found:
    folder.joinpath("а.ods").write_bytes(hostile.ods(row(*HEAD) + "".join(rows)))
    return read_folder(folder)


def test_errors_and_formulas_without_a_value_are_said(tmp_path: Path) -> None:
    lines = (ERROR, ERROR_OF_EXCEL, UNFINISHED)
    seen = found(tmp_path, *(row(f"P{n}", "01.02.2024", BLANK, c) for n, c in enumerate(lines)))
    assert sorted(spots(seen.problems)) == [
        "error cell.formula_empty а.ods Лист1 D4",
        "error cell.formula_error а.ods Лист1 D2",
        "error cell.formula_error а.ods Лист1 D3",
    ]


def test_percents_and_times_are_read_as_shown(tmp_path: Path) -> None:
    """A time is no answer: it is said to be unreadable rather than blank."""
    seen = found(tmp_path, row("P1", "01.02.2024", PERCENT, TIME))
    assert records(seen.tables["diagnostics"])[0]["result_percent"] == 75.0
    assert seen.tables["diagnostics"]["route"].texts == ["10:30:00"]
    assert spots(seen.problems) == []


def test_hidden_and_filtered_rows_and_hidden_columns_are_said(tmp_path: Path) -> None:
    """An empty hidden row matters to nobody."""
    column = '<table:table-column table:visibility="collapse"/>'
    filtered = row("P1", "01.02.2024", attributes='table:visibility="filter"')
    hidden = row("P2", "01.02.2024", attributes='table:visibility="collapse"')
    empty = row(BLANK, attributes='table:visibility="collapse"')
    seen = found(tmp_path, filtered, hidden, empty, column)
    assert sorted(spots(seen.problems)) == [
        "warning column.hidden а.ods Лист1",
        "warning row.hidden а.ods Лист1 2:2",
    ]
    assert "2 скрытые строки" in next(one.what for one in seen.problems if one.place.row)


def test_a_cell_that_reaches_down_holds_for_its_rows(tmp_path: Path) -> None:
    reaching = hostile.ods_cell("да").replace("cell ", 'cell table:number-rows-spanned="2" ', 1)
    covered = "<table:covered-table-cell/>"
    seen = found(
        tmp_path,
        row("P1", "01.02.2024", BLANK, reaching),
        row("P2", "01.02.2024", BLANK, covered),
    )
    assert [one["route"] for one in records(seen.tables["diagnostics"])] == [True, True]
    assert spots(seen.problems) == ["warning cell.merged а.ods Лист1 D2"]
