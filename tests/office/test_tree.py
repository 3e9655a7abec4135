"""A folder and all below it: what is read, what is passed over, what is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rsnms_cli.model.errors import UsageError
from rsnms_cli.office.tree import sent_in, tree_of, unread_problems
from tests.helpers.commands import call
from tests.helpers.mailbox import Capsys
from tests.helpers.tables import region, spots, write_book, write_region


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def names(folder: Path) -> list[str]:
    return [name for _, name in tree_of(folder).files]


def said(folder: Path) -> list[str]:
    return spots(unread_problems(tree_of(folder).unread))


def link(path: Path, to: Path) -> None:
    try:
        path.symlink_to(to, target_is_directory=True)
    except OSError:
        pytest.skip("the system makes no links")


def test_files_are_named_with_their_folders_those_of_the_folder_itself_first(
    tmp_path: Path,
) -> None:
    put(tmp_path, "я.xlsx", "2024/юг/а.xlsx", "2024/б.xlsx", "2023/а.xlsx")
    assert names(tmp_path) == ["я.xlsx", "2023/а.xlsx", "2024/б.xlsx", "2024/юг/а.xlsx"]
    assert said(tmp_path) == []


def test_what_programs_put_there_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "а.xlsx", ".git/а.xlsx", "~tmp/а.xlsx", "__MACOSX/2024/._а.xlsx", "2024/.а.xlsx")
    assert names(tmp_path) == ["а.xlsx"]
    assert said(tmp_path) == []


def test_people_in_names_of_folders_are_not_shown_and_files_stay_apart(tmp_path: Path) -> None:
    people = ("Секретова Прасковья Тайновна", "Тайнов Пётр Секретович")
    put(tmp_path, *(f"от {one}/v1.0/форма" for one in people), f"{people[0]}/отчёт/results.csv")
    assert names(tmp_path) == ["от …/v1.0/форма", "от …/v1.0/форма (2)"]
    assert said(tmp_path) == ["warning folder.inner …/отчёт"]


def test_folders_are_walked_however_deep(tmp_path: Path) -> None:
    put(tmp_path, "я/" * 400 + "а.xlsx")
    assert names(tmp_path) == ["я/" * 400 + "а.xlsx"]


def test_a_link_to_a_folder_is_not_followed_and_is_said_if_it_leads_away(tmp_path: Path) -> None:
    folder, elsewhere = put(tmp_path / "forms", "2024/а.xlsx"), tmp_path / "elsewhere"
    put(elsewhere, "пусто/а.txt", "таблицы/а.xlsx")
    link(folder / "2024" / "круг", folder)
    link(folder / "пусто", elsewhere / "пусто")
    link(folder / "таблицы", elsewhere / "таблицы")
    assert names(folder) == ["2024/а.xlsx"]
    assert said(folder) == ["error folder.inner таблицы", "warning folder.inner пусто"]


def test_former_reports_are_not_entered_and_are_one_line(tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        put(tmp_path / "reports" / year, "results.csv", "report.xlsx", "units/01.xlsx")
    assert names(tmp_path) == []
    assert said(tmp_path) == ["warning folder.inner reports"]


def test_a_closed_folder_is_an_error_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "2023/а.xlsx", "2024/а.xlsx")

    def refusing(self: Path, allowed: Callable[[Path], object]) -> object:
        if "2023" in (self.name if allowed is listed else self.parent.name):
            raise PermissionError(13, "Permission denied", str(self))
        return allowed(self)

    listed, asked = Path.iterdir, Path.is_file
    monkeypatch.setattr(Path, "iterdir", lambda self: refusing(self, listed))
    monkeypatch.setattr(Path, "is_file", lambda self: refusing(self, asked))
    assert names(tmp_path) == ["2024/а.xlsx"]
    assert said(tmp_path) == ["error folder.inner 2023"]


def test_the_folder_itself_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="не найдена"):
        tree_of(tmp_path / "нет такой")


def test_every_file_of_two_folders_has_a_name_of_its_own(tmp_path: Path) -> None:
    data = put(tmp_path / "data", "а.xlsx", "forms/а.xlsx")
    forms = put(tmp_path / "forms", "а.xlsx", "б.xlsx", "forms/а.xlsx")
    sent = sent_in(data, forms)
    assert [name for _, name in sent.top] == ["а.xlsx"]
    assert [name for _, name in sent.inner] == ["forms/а.xlsx"]
    assert [name for _, name in sent.forms] == ["forms/а (2).xlsx", "б.xlsx", "forms/forms/а.xlsx"]


@pytest.mark.parametrize("command", ["check", "score"])
def test_tables_of_inner_folders_are_not_read_and_that_is_an_error(
    capsys: Capsys, tmp_path: Path, command: str
) -> None:
    """Whatever the table; a letter there is a warning, an empty folder nothing at all."""
    data = write_region(tmp_path / "data", region())
    words = (command, "--data", data, "--period", "2024")
    (data / "пусто").mkdir()
    put(data, "письма/от района/письмо.txt")
    what = "папка внутри папки, прочитаны в ней только формы"
    call(capsys, *words).assert_says(0, f"письма/от района: {what}")
    write_region(data / "2023", region())
    write_book(data / "письма" / "список.xlsx", {"Лист1": [["Код", "Имя"]]})
    said = call(capsys, *words)
    said.assert_says(1, f"2023: {what}", f"письма: {what}", "ошибка folder.inner (2 места)")
    (data / "2023" / "teachers.xlsx").write_bytes(b"PK\x03\x04")
    call(capsys, *words).assert_says(1, "2023/teachers.xlsx: файл повреждён")
