"""A blank table that went through LibreOffice guides as before and says the same."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.model.columns import table_specs
from tests.blank.conftest import REGION, write_rows
from tests.helpers import office
from tests.helpers.commands import call, content
from tests.helpers.tables import write_region

pytestmark = pytest.mark.office
Capsys = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def saved(blanks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders xlsx, ods and xls: the tables, filled in, opened and saved by LibreOffice."""
    root = tmp_path_factory.mktemp("office")
    made = []
    for name, rows in REGION.items():
        made.append(root / f"made/{table_specs()[name].title}.xlsx")
        made[-1].parent.mkdir(exist_ok=True)
        made[-1].write_bytes((blanks / made[-1].name).read_bytes())
        write_rows(made[-1], name, rows)
    for kind in ("xlsx", "ods", "xls"):
        office.saved(root / kind, kind, *made)
    write_region(root / "plain", REGION)
    return root


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_the_numbers_are_those_of_any_other_table(
    saved: Path, tmp_path: Path, capsys: Capsys, kind: str
) -> None:
    for folder in ("plain", kind):
        out = tmp_path / folder
        said = call(capsys, "score", "--data", saved / folder, "--period", "2024", "--out", out)
        assert said.code == 0, said
        assert "Пример" not in said.out
    one, other = content(tmp_path / "plain"), content(tmp_path / kind)
    assert one["results.csv"] == other["results.csv"]
    assert one["summary.csv"] == other["summary.csv"]


def guided(path: Path) -> Any:
    """What helps to fill in the first sheet: checks by column, colours, comments, formats."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    checks = {
        str(rule.sqref)[:1]: (rule.type, rule.formula1, bool(rule.showErrorMessage))
        for rule in sheet.data_validations.dataValidation
    }
    colours = {str(area.sqref): len(area.rules) for area in sheet.conditional_formatting}
    comments = [cell.comment and cell.comment.text for cell in sheet[1]]
    formats = [sheet.column_dimensions[of].number_format.replace("\\", "") for of in "AF"]
    return checks, colours, comments, formats, sorted(book.defined_names)


@pytest.mark.parametrize("name", ["Организации", "Педагоги", "Обучение", "Диагностика"])
def test_the_guidance_survives_in_xlsx(saved: Path, blanks: Path, name: str) -> None:
    assert guided(saved / f"xlsx/{name}.xlsx") == guided(blanks / f"{name}.xlsx")


def test_the_lists_survive_in_xls(saved: Path, tmp_path: Path) -> None:
    """As seen by LibreOffice, which wrote it: openpyxl opens no .xls."""
    (again,) = office.saved(tmp_path / "again", "xlsx", saved / "xls/Педагоги.xls")
    lists = [check for check in guided(again)[0].values() if check[0] == "list"]
    assert ("list", "values_staff_category", True) in lists
