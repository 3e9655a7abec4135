"""What an analyst reads on the screen and in a file."""

from pathlib import Path

import pytest

from tests.describe.seen import described, drawn
from tests.helpers.commands import EXPORTS, Said, call
from tests.helpers.tables import ORG, TEACHER, TRAINING, grid, region, sheet, write_book
from tests.helpers.tables import write_region as region_in
from tests.helpers.workspace import workspace

Capsys = pytest.CaptureFixture[str]
PEOPLE = """
СНИЛС          | ФИО         | Код ОО | Категория работника | ДР         | Наставник | Цвет | Рост
112-233-445 95 | Проба А. А. | 01     | педагог             | 01.02.1990 | Тест Б. Б. | 5   | 160
087-654-303 00 | Тест Б. Б.  | 01     | АУП                 | 03.04.1980 | нет        | 5   | 180
"""


def screen(capsys: Capsys, data: Path, *more: object) -> Said:
    return call(capsys, "describe", "--data", data, *more)


def line_of(said: Said, word: str) -> list[str]:
    """The words of the line in which a word stands."""
    (line,) = (line for line in said.out.splitlines() if word in line.split())
    return line.split()


def test_a_sheet_is_told_with_its_columns(capsys: Capsys, tmp_path: Path) -> None:
    said = screen(capsys, drawn(tmp_path, {"Кадры": PEOPLE}))
    assert said.code == 0
    assert "книга.xlsx, лист «Кадры» – «Педагоги»" in said.out
    assert "Заголовок – строка 1, ниже 2 строки." in said.out
    assert line_of(said, "C1") == ["C1", "Код", "ОО", "Код", "ОО", "точно", "01"]
    what = "D1 Категория работника Категория персонала по словам и значениям педагог · АУП"
    assert line_of(said, "D1") == what.split()


def test_values_are_never_those_of_people(capsys: Capsys, tmp_path: Path) -> None:
    """Numbers, names, days of birth; and of columns that nobody knows what one row alone has."""
    said = screen(capsys, drawn(tmp_path, {"Кадры": PEOPLE}))
    assert line_of(said, "A1")[-1] == "точно"
    assert line_of(said, "B1")[-1] == "точно"
    assert line_of(said, "E1")[-1] == "синоним"
    assert line_of(said, "F1")[-1] == "точно"
    assert line_of(said, "G1") == ["G1", "Цвет", "–", "не", "понят", "5"]
    assert line_of(said, "H1") == ["H1", "Рост", "–", "не", "понят"]


def test_a_header_that_is_a_person_is_hidden(capsys: Capsys, tmp_path: Path) -> None:
    rows = [*grid("teachers", [TEACHER], fields=[*TEACHER])]
    rows[0] += ["Тестова Анна Ивановна", "Пробин Б. Б.", "112-233-445 95", "Ответ Тест Б. Б."]
    rows[1] += ["5", "5", "5", "5"]
    write_book(tmp_path / "книга.xlsx", {"Лист1": rows})
    (one,) = described(tmp_path)
    headers = [column["header"] for column in one["columns"]]
    assert headers[3:] == ["…", "…", "…", "Ответ …"]
    said = screen(capsys, tmp_path)
    assert said.out.count("(скрыт:") == 3
    assert not [word for word in ("Тестова", "Пробин", "445") if word in said.out]


def test_what_is_not_needed_stands_in_a_line_by_its_reason(capsys: Capsys, tmp_path: Path) -> None:
    lines = """
        № | СНИЛС | ФИО слушателя | Дата окончания | Телефон | Дата выдачи удостоверения
        1 | P1    | Тестова А. А. | 01.02.2024     | 2-33-44 | 02.02.2024"""
    said = screen(capsys, drawn(tmp_path, {"Л": lines}))
    assert "Для расчёта не нужны: «№», «Телефон»." in said.out
    assert "(только чтобы узнать, о ком строка): «ФИО слушателя»." in said.out
    assert "(«Дата окончания» на листе уже есть): «Дата выдачи удостоверения»." in said.out


def test_sheets_without_a_table_take_a_line(capsys: Capsys, tmp_path: Path) -> None:
    drawn(tmp_path, {"Кадры": PEOPLE, "Списки": "да | а\nнет | б", "Памятка": "Звонить\nутром"})
    said = screen(capsys, tmp_path)
    assert said.out.count("строки с заголовками столбцов не видно") == 1
    assert "книга.xlsx, лист «Списки»" in said.out
    assert "книга.xlsx, лист «Памятка»" in said.out


def test_what_is_not_there_and_what_that_costs(capsys: Capsys, tmp_path: Path) -> None:
    tables = region(trainings=[TRAINING])
    region_in(tmp_path, {**tables, "organizations": [ORG | {"stages": "НОО"}]})
    write_book(
        tmp_path / "diagnostics.xlsx", {"Л": sheet("СНИЛС | Дата диагностики\nP1 | 01.02.2024")}
    )
    bare = grid("trainings", [TRAINING | {"program": "Чтение"}], fields=["person_id", "end_date"])
    write_book(tmp_path / "ещё.xlsx", {"Л": bare})
    said = screen(capsys, tmp_path)
    assert "Нет столбцов: «Организация диагностики», «ИОМ», «Дата ИОМ»." in said.out
    assert "Чего нет и чего это стоит (dagestan-2022)" in said.out
    assert "«ИОМ» («Диагностика») нет нигде: показатели без данных" in said.out
    assert "dagestan-2022: регион 9.2; муниципалитет 8.2; организация 7.2" in said.out
    half = "«В ФР ДПП» («Обучение») нет на 1 из 2 листов, 1 строка: без данных те, о ком только"
    assert half in said.out
    assert "«Дата ИОМ» («Диагностика») нет нигде: показатели посчитаются, но датой" in said.out
    other = screen(capsys, tmp_path, "--methodology", "aksai-2021")
    assert "Чего нет и чего это стоит (aksai-2021)" in other.out
    assert "«ИОМ»" not in other.out


def test_a_table_of_which_there_is_no_sheet(capsys: Capsys, tmp_path: Path) -> None:
    said = screen(capsys, drawn(tmp_path, {"Кадры": PEOPLE}))
    for title in ("Организации", "Обучение", "Диагностика"):
        assert f"Таблицы «{title}» нет ни на одном листе" in said.out
    assert "Таблицы «Педагоги»" not in said.out


def test_a_file_that_cannot_be_read_is_named(capsys: Capsys, tmp_path: Path) -> None:
    drawn(tmp_path, {"Кадры": PEOPLE})
    (tmp_path / "битый.xlsx").write_bytes(b"PK\x03\x04 nothing")
    screen(capsys, tmp_path).assert_says(1, "битый.xlsx", "лист «Кадры» – «Педагоги»")
    said = screen(capsys, tmp_path, "--json")
    assert said.code == 1
    assert "битый.xlsx" in said.err
    assert "битый.xlsx" not in said.out
    assert [one["file"] for one in described(tmp_path, code=1)] == ["книга.xlsx"]


def test_an_empty_folder_holds_nothing(capsys: Capsys, tmp_path: Path) -> None:
    assert described(tmp_path) == []
    screen(capsys, tmp_path).assert_says(0, "Таблиц в папке нет.")
    screen(capsys, tmp_path / "нет такой").assert_says(2, "не найдена")


def test_forms_are_counted_and_decisions_are_called_for(capsys: Capsys, tmp_path: Path) -> None:
    drawn(tmp_path, {"Кадры": PEOPLE})
    write_book(tmp_path / "Форма.xlsx", {"Форма": sheet("Код | Значение"), "_meta": [["a", "b"]]})
    said = screen(capsys, tmp_path)
    said.assert_says(0, "Использовано: «Педагоги» – 1 лист, 2 строки.", "Ещё 1 форма")
    said.assert_says(0, "1 решение ждёт (столбцы – 1): rsnms map --review")
    screen(capsys, EXPORTS).assert_says(0, "Решать нечего; дальше: rsnms check")


def test_a_workspace_says_whose_indicators_are_missed(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace(tmp_path, 'methodology = "kuzbass-2022"\n'))
    lines = sheet("СНИЛС | Дата диагностики\nP1 | 01.02.2024")
    write_book(tmp_path / "data/diagnostics.xlsx", {"Лист1": lines})
    call(capsys, "describe").assert_says(0, "Чего нет и чего это стоит (kuzbass-2022)")


def test_the_same_in_a_file(capsys: Capsys, tmp_path: Path) -> None:
    data, out = drawn(tmp_path / "data", {"Кадры": PEOPLE}), tmp_path / "out"
    text = screen(capsys, data, "--out", out / "вид.txt").out
    written = (out / "вид.txt").read_text("utf-8")
    assert written.splitlines() == [line.rstrip() for line in text.splitlines()]
    assert not [line for line in text.splitlines() if len(line) > 100]
    said = screen(capsys, data, "--json", "--out", out / "вид.json")
    assert (out / "вид.json").read_text("utf-8") == said.out
    screen(capsys, data, "--out", out / "вид.pdf").assert_says(2, "укажите имя с .json или .txt")
    assert sorted(path.name for path in out.iterdir()) == ["вид.json", "вид.txt"]
