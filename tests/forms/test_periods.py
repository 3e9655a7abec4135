"""Forms of several periods in one folder: those of the asked one count, the others are named."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from rsnms_cli.pipeline.runs.fingerprint import inputs_of
from rsnms_cli.pipeline.runs.settings import read_workspace
from tests.helpers.commands import Said, call, content, score
from tests.helpers.forms import NO_SCHOOLS, SOUTH, Sheets
from tests.helpers.mailbox import Capsys
from tests.helpers.tables import meta, own_sheet, region, write_book, write_region
from tests.helpers.workspace import PLAIN, workspace

LINE = "формы других периодов не использованы: 2023 – 2, 2024-H1 – 1"


def form(period: str, number: int, **other: str) -> Sheets:
    """What the south answered for a period: 1.1 «да», 1.4 a number."""
    own = own_sheet({"1.1": True, "1.4": number})
    of_south = meta("municipality", SOUTH, period=period, **other)
    return {"Форма": own, "Школы": NO_SCHOOLS, "_meta": of_south}


def put(path: Path, sheets: Sheets) -> Path:
    return write_book(path, sheets, _meta="hidden")


def archive(folder: Path) -> Path:
    """Folders of years and of senders, and a form beside them: three periods."""
    put(folder / "2023" / "юг.xlsx", form("2023", 1))
    put(folder / "2024" / "южный район" / "юг.xlsx", form("2024-H2", 7))
    put(folder / "юг 2023, исправлено.xlsx", form("2023", 2))
    put(folder / "юг полугодие.xlsx", form("2024-H1", 3))
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_region(tmp_path / "data", region())


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    return archive(tmp_path / "forms")


COMMANDS: dict[str, tuple[str, ...]] = {
    "score": ("score", "--out", "{out}"),
    "score, strict": ("score", "--strict", "--out", "{out}"),
    "report": ("report", "--format", "csv", "--out", "{out}"),
    "check": ("check",),
    "check, strict": ("check", "--strict"),
    "collect": ("forms", "collect", "--out", "{out}"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_other_periods_are_one_line_and_no_error(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path, name: str
) -> None:
    words = [word.format(out=tmp_path / "out") for word in COMMANDS[name]]
    said = call(capsys, *words, "--data", data, "--forms", forms, "--period", "2024")
    said.assert_says(0, LINE, "ничего делать не нужно")
    assert (said.out + said.err).count("form.other_period") == 1
    for code in ("form.refused", "form.conflict", "form.repeated", "folder.inner", "нет формы «"):
        assert code not in said.out + said.err


def explained(capsys: Capsys, data: Path, *more: object) -> Said:
    return call(capsys, "explain", "municipality", SOUTH, "1.4", "--data", data, *more)


@pytest.mark.parametrize(
    ("period", "cell"),
    [
        ("2024", "2024/южный район/юг.xlsx, лист «Форма», D3"),
        ("2024-H2", "2024/южный район/юг.xlsx, лист «Форма», D3"),
        ("2024-H1", "юг полугодие.xlsx, лист «Форма», D3"),
    ],
)
def test_an_answer_is_explained_by_the_form_of_its_period(
    capsys: Capsys, data: Path, forms: Path, period: str, cell: str
) -> None:
    explained(capsys, data, "--forms", forms, "--period", period).assert_says(0, cell)


def results(capsys: Capsys, data: Path, out: Path, *more: object) -> bytes:
    score(capsys, data, "--out", out, *more).assert_says(0)
    return (out / "results.csv").read_bytes()


def test_the_numbers_are_those_of_a_folder_of_this_period_alone(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    """In a folder of their own, in one below the exports' or side by side with them."""
    mixed = results(capsys, data, tmp_path / "a", "--forms", forms)
    pure = results(capsys, data, tmp_path / "b", "--forms", forms / "2024" / "южный район")
    assert mixed == pure
    assert mixed != results(capsys, data, tmp_path / "c")
    shutil.move(forms, data / "формы")
    assert results(capsys, data, tmp_path / "d") == pure
    for path in [*(data / "формы").iterdir()]:
        shutil.move(path, data / path.name)
    assert results(capsys, data, tmp_path / "e") == pure


def test_the_folder_of_forms_may_lie_in_that_of_exports_or_hold_it(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    """Every form is read once, no table is taken for a form."""
    archive(data / "forms")
    one = results(capsys, data, tmp_path / "a", "--forms", data / "forms", "--strict")
    archive(tmp_path / "присланное")
    inside = shutil.copytree(data, tmp_path / "присланное" / "таблицы")
    shutil.rmtree(inside / "forms")
    assert one == results(
        capsys, inside, tmp_path / "b", "--forms", tmp_path / "присланное", "--strict"
    )
    where = ("--forms", tmp_path / "присланное", "--period", "2024", "--out", tmp_path / "out")
    call(capsys, "forms", "collect", "--data", inside, *where).assert_says(0, LINE)


def test_no_form_of_the_period_is_said(capsys: Capsys, data: Path, forms: Path) -> None:
    said = score(capsys, data, "--forms", forms, "--period", "2025")
    said.assert_says(0, "2023 – 2, 2024-H1 – 1, 2024 – 1", "→ форм за 2025 нет: проверьте период")
    said.assert_says(0, f"нет формы «{SOUTH}»")


def test_a_form_of_another_methodology_is_refused_whatever_lies_beside(
    capsys: Capsys, data: Path, forms: Path
) -> None:
    put(forms / "2024" / "чужая.xlsx", form("2024", 9, methodology="eao-2023"))
    put(forms / "2024" / "без периода.xlsx", form("год", 9))
    said = score(capsys, data, "--forms", forms)
    refused = "лист «_meta»: форма не принята: она"
    said.assert_says(1, LINE, f"2024/чужая.xlsx, {refused} по методике «eao-2023»")
    said.assert_says(1, f"2024/без периода.xlsx, {refused} за период «год»")


def test_two_forms_of_one_unit_in_two_folders_are_one_too_many(
    capsys: Capsys, data: Path, forms: Path
) -> None:
    put(forms / "от района" / "юг.xlsx", form("2024", 8))
    said = score(capsys, data, "--forms", forms)
    said.assert_says(1, LINE, "от района/юг.xlsx: вторая форма той же единицы")
    for folder in ("2024/южный район", "от района"):
        said.assert_says(1, f"{folder}/юг.xlsx, лист «Форма», D3: показатель 1.4: в другом месте")


def test_what_hides_in_forms_of_other_periods_is_of_no_interest(
    capsys: Capsys, data: Path, forms: Path
) -> None:
    for path in (forms / "2023/юг.xlsx", forms / "2024/южный район/юг.xlsx"):
        book = openpyxl.load_workbook(path)
        book["Форма"].row_dimensions[3].hidden = True
        book.save(path)
    said = call(capsys, "check", "--data", data, "--forms", forms, "--period", "2024")
    said.assert_says(0, "2024/южный район/юг.xlsx, лист «Форма»", "row.hidden (1 место)")


def test_a_run_sees_a_form_that_comes_into_a_folder(tmp_path: Path) -> None:
    """Of another period, too: the report names how many there are."""
    place = read_workspace(workspace(tmp_path / "регион", PLAIN))
    archive(place.forms)
    before = inputs_of(place)
    assert before.keys() >= {"forms/2023/юг.xlsx", "forms/2024/южный район/юг.xlsx"}
    for name in ("forms/2022/юг.xlsx", "data/2024/юг.xlsx"):
        put(place.folder / name, form("2022", 7))
        put(place.folder / "data" / "~temporary" / "юг.xlsx", form("2024", 7))
        after = inputs_of(place)
        assert after.keys() - before.keys() == {name}
        before = after


@pytest.mark.parametrize(
    ("period", "code", "number"), [("2025", 0, 7), ("2024", 0, 3), ("2024-H1", 1, None)]
)
def test_new_forms_come_with_the_answers_of_the_last_period_before(
    capsys: Capsys, forms: Path, period: str, code: int, number: int | None
) -> None:
    """Out of the same folder; two forms of 2023 that disagree give none."""
    data, tmp_path = write_region(forms.parent / "data", region()), forms.parent
    where = ("--previous-forms", forms, "--out", tmp_path / "new", "--period", period)
    said = call(capsys, "forms", "create", "--data", data, *where)
    said.assert_says(code, "формы других периодов не использованы: ")
    own = openpyxl.load_workbook(tmp_path / "new" / f"01 {SOUTH}.xlsx")["Форма"]
    assert {row[0].value: row[3].value for row in own.iter_rows(2)}["1.4"] == number


def test_new_forms_of_a_period_before_all_others(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    where = ("--previous-forms", forms, "--out", tmp_path / "new", "--period", "2023")
    said = call(capsys, "forms", "create", "--data", data, *where)
    said.assert_says(2, "за 2023, 2024-H1, 2024, это не прежний период", "раньше, чем 2023")
    assert not (tmp_path / "new").exists()


def test_faulty_forms_go_back_into_the_folders_that_they_came_in(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    for name in ("2024/южный район/юг.xlsx", "2023/юг.xlsx"):
        book = openpyxl.load_workbook(forms / name)
        book["Форма"]["D3"] = "много"
        book.save(forms / name)
    (forms / "2024" / "битая.xlsx").write_bytes(b"PK\x03\x04")
    where = ("--forms", forms, "--period", "2024", "--annotate", tmp_path / "out")
    call(capsys, "check", "--data", data, *where).assert_says(1, "2024/битая.xlsx: файл повреждён")
    back = {name for name in content(tmp_path / "out") if name.startswith("формы/")}
    assert back == {"формы/2024/южный район/юг.xlsx", "формы/2024/битая.xlsx – замечания.xlsx"}


def test_a_file_that_goes_back_never_falls_on_one_that_was_sent(
    capsys: Capsys, tmp_path: Path
) -> None:
    """Sent as 2024/2024/юг.xlsx it would go back to 2024/юг.xlsx."""
    data = write_region(tmp_path / "2024", region())
    put(data / "2024" / "юг.xlsx", form("2024", 1))
    before = content(tmp_path)
    said = call(capsys, "check", "--data", data, "--period", "2024", "--annotate", tmp_path)
    said.assert_says(2, "лежит там же, где присланные файлы")
    assert content(tmp_path) == before
