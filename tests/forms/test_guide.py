"""What a form tells and shows: instruction, evidence, lists, colours, protection, what is known."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.forms.workbook import Extra, form_files
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.questions import questions
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.units import Unit, Units
from rsnms_cli.office.output import write_folder
from rsnms_cli.pipeline.forms_create import create_forms
from rsnms_cli.pipeline.score import score
from rsnms_cli.words.wording import fill
from tests.helpers.forms import DAGESTAN, SOUTH, UNITS, answers
from tests.helpers.jobs import job
from tests.helpers.tables import ORG, TEACHER, Row, region, write_region

ROOT = Path(__file__).parents[2]
YEAR = parse_period("2024")
LEVELS = ("region", "municipality", "school")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Empty forms of every level."""
    folder = tmp_path_factory.mktemp("forms")
    write_folder(folder, form_files(DAGESTAN, YEAR, UNITS, {}, Extra(levels=LEVELS)))
    return folder


def opened(folder: Path, name: str) -> Any:
    return openpyxl.load_workbook(folder / f"{name}.xlsx")


def texts_of(sheet: Worksheet) -> list[str]:
    rows = sheet.iter_rows(values_only=True)
    return [str(value) for row in rows for value in row if value is not None]


def test_the_instruction_comes_first_and_names_unit_period_and_document(forms: Path) -> None:
    book = opened(forms, "02 Южный район")
    assert book.sheetnames[0] == "Инструкция"
    said = "\n".join(texts_of(book["Инструкция"]))
    for words in (SOUTH, "01.01.2024 – 31.12.2024", "(dagestan-2022)", DAGESTAN.source, "«Школы»"):
        assert words in said
    assert "{" not in said
    assert not re.search("голуб|Известно", said)  # what the form lacks is not explained


@pytest.mark.parametrize("name", ["00 регион", "02 Южный район", "02"])
def test_only_answer_cells_can_be_changed(forms: Path, name: str) -> None:
    book = opened(forms, name)
    for page in book.worksheets[:-2]:
        assert page.protection.sheet
        assert not page.protection.password
        assert (page.protection.formatColumns, page.protection.formatRows) == (False, False)
    own = book["Форма"]
    open_columns = {c.column_letter for r in own.iter_rows() for c in r if not c.protection.locked}
    assert open_columns == {"D", "E", "F"}
    assert all(c.protection.locked for r in book["Инструкция"].iter_rows() for c in r)


def test_pages_are_printed_on_a4_with_their_header(forms: Path) -> None:
    book = opened(forms, "02 Южный район")
    for name, rows in (("Форма", "$1:$1"), ("Школы", "$1:$2")):
        page = book[name]
        assert page.print_title_rows == rows
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert SOUTH in page.oddFooter.left.text


def test_lists_are_named_and_numbers_limited(forms: Path) -> None:
    book = opened(forms, "00 регион")
    assert book.defined_names["yes_no"].attr_text == "'_lists'!$A$1:$B$1"
    assert [cell.value for cell in book["_lists"][1]] == ["да", "нет"]
    own = book["Форма"]
    rules = {str(rule.sqref): rule for rule in own.data_validations.dataValidation}
    asked = {question.code: question for question in questions(DAGESTAN, "region")}
    for row in range(2, own.max_row + 1):
        rule = rules[f"D{row}"]
        if asked[own.cell(row, 1).value].ask == "yes_no":
            assert (rule.type, rule.formula1) == ("list", "yes_no")
        else:
            assert (rule.type, rule.operator, rule.formula1) == ("whole", None, "0")
        assert rules[f"E{row}"].prompt in own.cell(row, 3).value
    assert "INDIRECT" not in str([rule.formula1 for rule in rules.values()])


def formulas(page: Worksheet, cell: str) -> list[str]:
    """The formulas that colour a cell."""
    return [
        str(rule.formula[0])
        for area in page.conditional_formatting
        if cell in area.sqref
        for rule in area.rules
    ]


def test_cells_that_disagree_have_a_colour(forms: Path) -> None:
    own = opened(forms, "00 регион")["Форма"]
    rows = {own.cell(row, 1).value: row for row in range(2, own.max_row + 1)}
    part, whole, yes_no = rows["4.5.2"], rows["4.5.1"], rows["1.1"]
    exceeds = f"N($D${part})>N($D${whole})"
    for row in (part, whole):
        assert any(exceeds in formula for formula in formulas(own, f"D{row}"))
        assert any("ISNUMBER" in formula for formula in formulas(own, f"D{row}"))
    assert formulas(own, f"D{yes_no}")[-1] == f"LEN(TRIM(D{yes_no}))=0"
    assert formulas(own, f"E{yes_no}") == [
        f'AND(TRIM(D{yes_no})="да",LEN(TRIM(E{yes_no}))=0)',
    ]


def test_organisations_may_be_asked_for_parts_of_a_whole(tmp_path: Path) -> None:
    """A methodology that asks its organisations what Dagestan asks the region."""
    said = {name: getattr(DAGESTAN, name) for name in Methodology.model_fields}
    other = Methodology.model_validate(said | {"school": DAGESTAN.region})
    write_folder(tmp_path, form_files(other, YEAR, UNITS, {}))
    page = opened(tmp_path, "02 Южный район")["Школы"]
    columns = {cell.value: cell.column_letter for cell in page[1]}
    part, whole = columns["4.5.2"], columns["4.5.1"]
    assert f"N({part}3)>N({whole}3)" in formulas(page, f"{part}4")[1]


def test_what_is_not_asked_has_no_colour_but_grey(forms: Path) -> None:
    """«Школа 02» has НОО only: no ОГЭ."""
    page = opened(forms, "02 Южный район")["Школы"]
    columns = {cell.value: cell.column_letter for cell in page[1]}
    assert page["A4"].value == "02"
    assert formulas(page, f"{columns['5.1.1']}4")
    assert formulas(page, f"{columns['5.1.2']}4") == []
    assert [page[f"{columns[name]}4"].value for name in ("Тип ОО", "Уровни образования")] == [
        "общеобразовательная",
        "НОО",
    ]


def test_an_organisation_gets_a_form_of_its_own_named_by_code(forms: Path) -> None:
    names = {path.stem for path in forms.iterdir()}
    assert names >= {"01", "02", "03", "04"}
    own = opened(forms, "02")["Форма"]
    rows = {row[0].value: row for row in own.iter_rows()}
    assert rows["5.1.2"][3].protection.locked
    assert "Не заполняйте" in rows["5.1.2"][2].value
    assert not rows["5.1.1"][3].protection.locked


def test_names_come_out_literal(tmp_path: Path) -> None:
    names = ["=1+1", "<b>&amp;</b> & {period}", "\u202eтфаркс\u2066", "../../x", "CON", "a" * 300]
    units: Units = {
        "region": UNITS["region"],
        "municipality": [Unit("municipality", name, name, name) for name in names],
        "school": [Unit("school", n, n, n, "дошкольная") for n in (*names, "con", "_CON")],
    }
    filled = {("municipality", name, "1.4"): number for number, name in enumerate(names)}
    filled |= {("school", unit.code, "6.1"): 1 for unit in units["school"]}
    files = form_files(DAGESTAN, YEAR, units, filled, Extra(levels=LEVELS))
    assert all(Path(name).name == name and name.isprintable() for name in files)
    assert len({name.casefold() for name in files}) == len(files) == 15
    write_folder(tmp_path / "forms", files)
    assert len(list(tmp_path.iterdir())) == 1
    for number, name in enumerate(names, start=1):
        (path,) = (tmp_path / "forms").glob(f"{number:02d} *")
        book = openpyxl.load_workbook(path)
        assert book["Инструкция"]["B2"].value == name
        assert book["Школы"]["B3"].value == name
        assert not book["Школы"]["B3"].hyperlink
        assert book["Школы"]["B3"].data_type == "s"
    books, problems = list_forms(tmp_path / "forms")
    assert problems == []
    assert answers(read_forms(books, DAGESTAN, YEAR, units)) == filled


def test_what_is_known_stands_beside_and_is_no_answer(tmp_path: Path) -> None:
    """Municipality 8.6: one organisation of two has the model; read back, nothing is said."""
    orgs: list[Row] = [
        ORG | {"mentoring_model": True},
        ORG | {"org_code": "02", "mentoring_model": False},
    ]
    data = write_region(tmp_path / "data", region(organizations=orgs, teachers=[TEACHER]))
    request = job(data, "dagestan-2022", "2024")
    create_forms(request, tmp_path / "forms")
    book = openpyxl.load_workbook(tmp_path / "forms/01 Южный район.xlsx")
    known = {row[0]: row[2:] for row in book["Известно"].iter_rows(values_only=True)}
    assert known["8.6"] == ("50 %", "1", "2", "не менее 100 %")
    assert all(c.protection.locked for row in book["Известно"].iter_rows() for c in row)
    outcome = score(job(data, "dagestan-2022", "2024", tmp_path / "forms"))
    assert {p.code for p in outcome.problems if p.place.file.startswith(("00", "01"))} == set()


def test_forms_can_be_made_before_the_other_tables_have_come(tmp_path: Path) -> None:
    tables = {"organizations": [ORG]}
    data = write_region(tmp_path / "data", tables)
    request = job(data, "dagestan-2022", "2024")
    create_forms(request, tmp_path / "forms")
    book = openpyxl.load_workbook(tmp_path / "forms/01 Южный район.xlsx")
    assert "Известно" not in book.sheetnames


def test_a_methodology_may_say_what_counts_as_evidence(tmp_path: Path) -> None:
    starter = (ROOT / "templates/methodology.toml").read_text("utf-8")
    (tmp_path / "own.toml").write_text(starter, encoding="utf-8")
    own = load_methodology(str(tmp_path / "own.toml"))
    write_folder(tmp_path / "forms", form_files(own, parse_period("2025"), UNITS, {}))
    page = openpyxl.load_workbook(tmp_path / "forms/02 Южный район.xlsx")["Форма"]
    said = {row[0]: str(row[2]) for row in page.iter_rows(values_only=True)}
    assert said["1.1"].endswith(
        "Подтверждение: название, дата и номер документа или ссылка на него"
    )
    assert said["1.2"].endswith("Подтверждение: программа мероприятия или ссылка")


def test_braces_of_a_unit_are_its_name() -> None:
    assert fill("{unit} {period} {other}", {"unit": "{period}", "period": "2024"}) == (
        "{period} 2024 {other}"
    )
