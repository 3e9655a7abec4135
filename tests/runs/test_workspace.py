"""`rsnms.toml`: flags before environment before file; every fault by its key."""

from pathlib import Path

import pytest

from tests.helpers.commands import call
from tests.helpers.workspace import PLAIN, workspace

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = workspace(tmp_path / "регион", PLAIN + 'period = "2023"\n')
    monkeypatch.chdir(folder)
    return folder


def test_init_makes_a_workspace_that_works(capsys: Capsys, tmp_path: Path) -> None:
    folder = tmp_path / "новая"
    said = call(capsys, "init", folder, "--region", 'Регион «А" \\ Б')
    said.assert_says(0, "rsnms.toml")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["rsnms.toml", "data", "forms", "reports", "logs", "templates"]
    )
    call(capsys, "status", "--workspace", folder).assert_says(0, 'Регион «А" \\ Б')
    call(capsys, "init", folder).assert_says(2, "уже есть rsnms.toml")


@pytest.mark.parametrize(
    ("flags", "period"),
    [(("", ""), "2023"), (("", "2022"), "2022"), (("2024", "2022"), "2024")],
    ids=["the file", "the environment", "the flag"],
)
def test_what_wins(
    capsys: Capsys,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    flags: tuple[str, str],
    period: str,
) -> None:
    flag, variable = flags
    if variable:
        monkeypatch.setenv("RSNMS_PERIOD", variable)
    assert f"период {period}" in call(capsys, "score", *(("--period", flag) if flag else ())).out


def test_commands_need_no_options_inside(
    capsys: Capsys, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any folder of the workspace; outside of it the options are asked for."""
    monkeypatch.chdir(place / "data")
    assert call(capsys, "check").code == 0
    assert call(capsys, "forms", "create").code == 0
    assert list((place / "data" / "blank_forms").iterdir())
    monkeypatch.chdir(place.parent)
    call(capsys, "check").assert_says(2, "--data")
    call(capsys, "status").assert_says(2, "это не рабочая папка", "rsnms init")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('perod = "2024"', "ключ perod: такого ключа нет, похоже на period"),
        ("[publish]\nmin_complete = 3", "ключ publish.min_complete: такого ключа нет, похоже на"),
        (
            "[publish]\nmin_completeness = 101",
            "publish.min_completeness: нужно число не больше 100",
        ),
        ("period = 2024", "ключ period: нужен текст в кавычках"),
        ('period = "2024-H3"', "ключ period: период «2024-H3» не понят"),
        ('formats = "xlsx"', "ключ formats: нужен список"),
        ("readings = []", "ключ readings: нужна таблица"),
        ("publish = 1", "ключ publish: нужна таблица"),
        ('[deadlines]\nH1 = "31-12"', "ключ deadlines.H1: нужен месяц и день"),
        ("[log]\nkeep = -1", "ключ log.keep: нужно число не меньше 0"),
        ("[log]\nkeep = true", "ключ log.keep: нужно целое число"),
        ('units = ["all", 5]', "ключ units[2]: нужен текст в кавычках"),
        ('data = " "', "ключ data: нужно имя папки"),
        ("period =", "запись не по правилам TOML"),
    ],
)
def test_a_fault_of_the_file(capsys: Capsys, place: Path, text: str, words: str) -> None:
    (place / "rsnms.toml").write_text(text, encoding="utf-8")
    call(capsys, "run").assert_says(2, "rsnms.toml", words)


def test_all_faults_at_once(capsys: Capsys, place: Path) -> None:
    text = 'perod = 1\nmethod = 2\nperiod = "весна"\n[log]\nsize_mb = -1\nsize = 5'
    (place / "rsnms.toml").write_text(text, encoding="utf-8")
    call(capsys, "run").assert_says(
        2,
        "ключ perod",
        "ключ method: такого ключа нет, похоже на methodology [key.unknown]",
        "ключ period: период «весна» не понят",
        "ключ log.size_mb: нужно число не меньше 0",
        "ключ log.size: такого ключа нет, похоже на size_mb",
    )


def test_a_key_like_none_is_told_what_there_is(capsys: Capsys, place: Path) -> None:
    (place / "rsnms.toml").write_text("[deadlines]\nlast = 1", encoding="utf-8")
    call(capsys, "run").assert_says(2, "ключ deadlines.last: такого ключа нет, есть: H1, H2")


def test_an_unknown_format_is_told_before_anything_is_read(capsys: Capsys, place: Path) -> None:
    (place / "rsnms.toml").write_text('formats = ["csv", "doc"]', encoding="utf-8")
    call(capsys, "run").assert_says(2, "вид отчёта «doc» неизвестен")
