"""Names of libraries that are not promised to stay: each is there, and is called as we call it.

A library of which such a name is used has an upper bound in pyproject.toml.
"""

import inspect
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from docxtpl import DocxTemplate
from openpyxl import Workbook
from packaging.requirements import Requirement
from typer.core import TyperCommand, TyperGroup
from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.worksheet import Worksheet

from rsnms_cli.cli.russian import RussianCommand, RussianGroup
from rsnms_cli.office.xlsx_rows import RowSheet
from rsnms_cli.report.note.template import Template
from tests.helpers.commands import ROOT

OVERRIDDEN = [
    (RowSheet, Worksheet, {"_initialize", "_opt_close", "_write_sheet_data", "_write_dimension"}),
    (Template, DocxTemplate, {"render_xml_part", "render_properties", "fix_tables"}),
    (RussianCommand, TyperCommand, {"get_help_option"}),
    (RussianGroup, TyperGroup, {"get_help_option"}),
]
"""Our class, the library's, the methods that ours stand in for."""
CALLED: list[tuple[Callable[..., Any], str]] = [
    (Worksheet._initialize, "self, init_data"),
    (Worksheet._xml_empty_tag, "self, tag, attributes"),
    (SharedStringTable._get_shared_string_index, "self, string"),
    (Format._get_xf_index, "self"),
    (DocxTemplate.init_docx, "self, reload"),
]
BOUNDED = {"xlsxwriter", "docxtpl", "openpyxl", "typer"}


def parameters(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)


@pytest.mark.parametrize(("ours", "theirs", "names"), OVERRIDDEN)
def test_what_we_stand_in_for_is_there(ours: type, theirs: type, names: set[str]) -> None:
    for name in names:
        assert name in vars(ours)
        assert parameters(getattr(ours, name)) == parameters(getattr(theirs, name)), name
    own = {name for name in vars(ours) if inspect.isfunction(getattr(ours, name))}
    assert {name for name in own if hasattr(theirs, name)} - {"__init__"} == names


@pytest.mark.parametrize(("function", "wanted"), CALLED)
def test_what_we_call_takes_what_we_give(function: Callable[..., Any], wanted: str) -> None:
    assert ", ".join(parameters(function)) == wanted


def test_a_sheet_has_what_its_rows_are_written_with() -> None:
    book = xlsxwriter.Workbook("nowhere.xlsx", {"in_memory": True})
    sheet = book.add_worksheet("Лист", RowSheet)
    assert isinstance(sheet.str_table, SharedStringTable)
    assert hasattr(sheet, "fh")
    assert isinstance(book.add_format()._get_xf_index(), int)
    assert sheet.str_table._get_shared_string_index("текст") == 0


def test_a_template_asks_our_methods() -> None:
    """They take the place of the library's only as long as it calls them by these names."""
    called = inspect.getsource(DocxTemplate.render) + inspect.getsource(DocxTemplate.build_xml)
    for name in ("render_xml_part(", "render_properties(", "fix_tables("):
        assert f"self.{name}" in called


def test_cells_of_a_marked_sheet_are_known_by_row_and_column() -> None:
    sheet = Workbook().worksheets[0]
    sheet["B3"] = 1
    assert list(sheet._cells) == [(3, 2)]


def test_a_library_of_private_names_has_an_upper_bound_that_the_tested_version_fits() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tested = dict(
        line.lower().split("==")
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line and not line.startswith("#")
    )
    wanted = {one.name: one for one in map(Requirement, project["dependencies"])}
    for name in BOUNDED:
        assert any(bound.operator == "<" for bound in wanted[name].specifier), name
    for name, one in wanted.items():
        assert one.specifier.contains(tested[name]), name
