"""What a user does wrong with folders and files: exit code, words and place (contract, 4)."""

import csv
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.model.columns import table_specs
from tests.helpers.commands import FILES, call, content, read_here
from tests.helpers.commands import score as score_dagestan
from tests.helpers.commands import short_score as score
from tests.helpers.tables import ORG, TEACHER, meta, own_sheet, region, write_book, write_region

Capsys = pytest.CaptureFixture[str]
REFUSED = "данные нельзя использовать, ничего не посчитано"
TITLES = {name: spec.title for name, spec in table_specs().items()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one good file per table."""
    return write_region(tmp_path / "данные", region())


def problems(folder: Path) -> list[dict[str, str]]:
    with (folder / "problems.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_good_folder_is_computed(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    said = score_dagestan(capsys, data, "--out", tmp_path / "out")
    said.assert_says(0, "Регион: показатели", "Всего баллов", "Записано в папку")
    assert sorted(content(tmp_path / "out")) == sorted(FILES)


@pytest.mark.parametrize("command", ["score", "check", "forms"])
def test_the_folder_does_not_exist(capsys: Capsys, tmp_path: Path, command: str) -> None:
    words = ("forms", "create", "--out", tmp_path / "out") if command == "forms" else (command,)
    said = call(capsys, *words, "--data", tmp_path / "нет такой", "--period", "2024")
    said.assert_says(2, "папка «", "нет такой» не найдена", "→ проверьте путь после --data")
    assert said.out == ""
    assert not (tmp_path / "out").exists()


def test_the_folder_is_a_file(capsys: Capsys, data: Path) -> None:
    said = score(capsys, data / "teachers.xlsx")
    said.assert_says(2, "teachers.xlsx» – это файл", "→ укажите папку, в которой он лежит")


def test_the_folder_of_forms_does_not_exist(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    said = score(capsys, data, "--forms", tmp_path / "формы", "--out", tmp_path / "out")
    said.assert_says(2, "формы» не найдена", "или --forms")
    assert not (tmp_path / "out").exists()


def test_an_empty_folder(capsys: Capsys, tmp_path: Path) -> None:
    score(capsys, tmp_path).assert_says(3, "нет таблицы «", REFUSED)
    checked = call(capsys, "check", "--data", tmp_path)
    checked.assert_says(3, *(f"нет таблицы «{title}»" for title in TITLES.values()))


def test_no_known_table(capsys: Capsys, tmp_path: Path) -> None:
    write_book(tmp_path / "меню.xlsx", {"Столовая": [["Блюдо", "Цена"], ["Щи", 90]]})
    said = score(capsys, tmp_path, "--out", tmp_path / "out")
    said.assert_says(
        3, "меню.xlsx, лист «Столовая»", "не похож ни на одну из таблиц", "проверьте", REFUSED
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", TITLES)
def test_a_table_is_missing(capsys: Capsys, data: Path, tmp_path: Path, name: str) -> None:
    (data / f"{name}.xlsx").unlink()
    said = score(capsys, data, "--out", tmp_path / "out")
    headers = ", ".join(field.header for field in table_specs()[name].required)
    said.assert_says(3, f"нет таблицы «{TITLES[name]}»", f"столбцы: {headers}", REFUSED)
    assert said.err.count("нет таблицы") == 1
    assert said.out == ""
    assert not (tmp_path / "out").exists()
    checked = call(capsys, "check", "--data", data)
    checked.assert_says(3, f"нет таблицы «{TITLES[name]}»", "Ошибок: 1")


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize(
    "unusable",
    [
        (b"", "empty (1 место)", "ещё раз"),
        (b"PK\x03\x04", "damaged (1 место)", "сохраните заново как .xlsx"),
        (b"%PDF-1.7", "format (1 место)", "сохраните их как .xlsx"),
    ],
)
def test_the_only_source_of_a_table_is_not_a_workbook(
    capsys: Capsys, data: Path, name: str, unusable: tuple[bytes, str, str]
) -> None:
    content, fault, todo = unusable
    (data / f"{name}.xlsx").write_bytes(content)
    score(capsys, data).assert_says(
        3,
        f"ошибка file.{fault}",
        f"{name}.xlsx: ",
        todo,
        f"нет таблицы «{TITLES[name]}»",
    )


def test_not_a_workbook_beside_good_ones(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    score(capsys, data, "--out", tmp_path / "good")
    (data / "ещё педагоги.xlsx").write_bytes(b"PK\x03\x04")
    said = score(capsys, data, "--out", tmp_path / "out")
    said.assert_says(1, "ещё педагоги.xlsx: файл повреждён", "Не учтено: 1 файл")
    good, out = content(tmp_path / "good"), content(tmp_path / "out")
    assert good["results.csv"] == out["results.csv"]
    total, cause = [row for row in problems(tmp_path / "out") if row["level"] == "error"]
    assert (total["code"], total["what"]) == ("left_out", "не учтено: 1 файл")
    assert (cause["code"], cause["file"]) == ("file.damaged", "ещё педагоги.xlsx")
    call(capsys, "check", "--data", data).assert_says(1, "ещё педагоги.xlsx", "Ошибок: 1")


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("~$teachers.xlsx", 0, "файл открыт в Excel"),
        ("записка.docx", 1, "это не таблица, файл не прочитан"),
        ("Thumbs.db", 0, ""),
        ("выгрузка.csv", 1, "сохраните их как .xlsx"),
        (".DS_Store", 0, ""),
    ],
)
def test_other_files_beside_good_ones(
    capsys: Capsys, data: Path, name: str, code: int, words: str
) -> None:
    (data / name).write_bytes(b"\x00\x01")
    said = score(capsys, data)
    said.assert_says(code, words)
    assert (f"{name}: " in said.err) is bool(words)


def forbid(monkeypatch: pytest.MonkeyPatch, method: str, name: str) -> None:
    """Make the system refuse one thing with one path (the tests may run as root)."""
    allowed = getattr(Path, method)

    def refusing(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == name:
            raise PermissionError(13, "Permission denied", str(self))
        return allowed(self, *args, **options)

    monkeypatch.setattr(Path, method, refusing)


def test_a_file_without_the_right_to_read(
    capsys: Capsys, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_here(monkeypatch)
    write_book(data / "чужое.xlsx", {"Лист1": [["Код"]]})
    forbid(monkeypatch, "read_bytes", "чужое.xlsx")
    said = score(capsys, data)
    said.assert_says(1, "чужое.xlsx: нет права на чтение файла", "дайте право на чтение")
    (data / "чужое.xlsx").unlink()
    forbid(monkeypatch, "read_bytes", "teachers.xlsx")
    score(capsys, data).assert_says(3, "teachers.xlsx: нет права", "нет таблицы «Педагоги»")


def test_a_folder_without_the_right_to_list(
    capsys: Capsys, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, "iterdir", data.name)
    score(capsys, data).assert_says(3, "нет права читать папку «", "данные»", "дайте право")


def test_a_folder_inside_a_closed_one(
    capsys: Capsys, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, "stat", data.name)
    score(capsys, data).assert_says(3, "нет права читать папку «")


def test_a_path_longer_than_the_system_takes(capsys: Capsys, tmp_path: Path) -> None:
    score(capsys, tmp_path / ("я" * 200)).assert_says(2, "→ проверьте")


def test_a_link_to_a_file_that_is_gone(capsys: Capsys, data: Path) -> None:
    (data / "ещё педагоги.xlsx").symlink_to(data / "нет.xlsx")
    score(capsys, data).assert_says(1, "ещё педагоги.xlsx: ")


def test_a_missing_column_names_its_sheet(capsys: Capsys, data: Path) -> None:
    rows = [["Код ОО", "Наименование ОО", "Муниципалитет"], ["01", "Школа", "Район"]]
    write_book(data / "organizations.xlsx", {"Список": rows})
    score(capsys, data).assert_says(
        3, "organizations.xlsx, лист «Список»", "нет обязательного столбца «Тип ОО»"
    )


def test_a_faulty_row_is_left_out_and_named(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    broken = {**TEACHER, "staff_category": "кто-то"}
    write_region(data, {"teachers": [TEACHER, broken]})
    said = score(capsys, data, "--out", tmp_path / "out")
    said.assert_says(1, "teachers.xlsx, лист «Лист1», E3", "«Категория персонала»", "впишите:")
    first, worst, *_ = problems(tmp_path / "out")
    assert (first["code"], first["what"]) == ("left_out", "не учтено: 1 рабочее место")
    assert (worst["code"], worst["cell"]) == ("cell.unreadable", "E3")


def test_a_form_of_another_methodology_is_refused_by_name(capsys: Capsys, data: Path) -> None:
    sheets: dict[str, Any] = {
        "Форма": own_sheet({"1.1": True}),
        "_meta": meta("region", "region", methodology="eao-2023"),
    }
    write_book(data / "форма.xlsx", sheets, _meta="hidden")
    said = score_dagestan(capsys, data)
    what = "она по методике «eao-2023», а не «dagestan-2022»"
    said.assert_says(1, "форма.xlsx", "форма не принята", what, "→ возьмите")


def test_strict_with_an_error(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    write_region(data, {"organizations": [ORG, {**ORG, "org_code": None}]})
    said = score(capsys, data, "--strict", "--out", tmp_path / "out")
    said.assert_says(3, "с --strict расчёт не ведётся", "organizations.xlsx, лист «Лист1», A3")
    assert said.out == ""
    assert not (tmp_path / "out").exists()
    call(capsys, "check", "--data", data, "--strict").assert_says(3, "A3", "Ошибок: 1")


def test_strict_without_errors(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    said = score(capsys, data, "--strict", "--out", tmp_path / "out")
    said.assert_says(0, "предупреждение", "Записано в папку")
    assert sorted(content(tmp_path / "out")) == sorted(FILES)
