"""What a user writes wrong on the command line, and what help answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from rsnms_cli import __version__
from rsnms_cli.cli.app import app
from tests.helpers.commands import EXPORTS, call, content, score
from tests.helpers.tables import region, write_region

Capsys = pytest.CaptureFixture[str]
RUSSIAN = re.compile("[А-Яа-яё]{2}")
TODO = "что есть в команде, покажет --help"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_region(tmp_path / "data", region())


@pytest.mark.parametrize("period", ["24", "2024-H3", "2024-h1", "1999", "год", "2024-01", "²⁰²⁴"])
@pytest.mark.parametrize("command", ["score", "check", "forms"])
def test_unknown_period(
    capsys: Capsys, data: Path, tmp_path: Path, command: str, period: str
) -> None:
    out = () if command == "check" else ("--out", tmp_path / "out")
    words = ("forms", "create") if command == "forms" else (command,)
    said = call(capsys, *words, "--data", data, "--period", period, *out)
    said.assert_says(2, f"период «{period}» не понят", "2024, 2024-H1 или 2024-H2")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["score", "forms", "show"])
def test_unknown_methodology(capsys: Capsys, data: Path, tmp_path: Path, command: str) -> None:
    where = ("--data", data, "--period", "2024", "--out", tmp_path / "out")
    words: dict[str, tuple[object, ...]] = {
        "score": ("score", *where, "--methodology", "дагестан"),
        "forms": ("forms", "create", *where, "--methodology", "дагестан"),
        "show": ("methodology", "show", "дагестан"),
    }
    said = call(capsys, *words[command])
    said.assert_says(2, "методика «дагестан» неизвестна", "есть методики: ", "dagestan-2022")
    assert said.out == ""
    assert not (tmp_path / "out").exists()


def test_unknown_engine(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    said = score(capsys, data, "--engine", "polars", "--out", tmp_path / "out")
    said.assert_says(2, "движок «polars» неизвестен", "укажите один из: pandas, duckdb")
    assert not (tmp_path / "out").exists()


def test_unknown_kind_of_file_for_problems(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    said = call(capsys, "check", "--data", data, "--out", tmp_path / "замечания.xlsx")
    said.assert_says(2, "формат файла «замечания.xlsx» не понят", "с .csv или .json")
    assert said.out == ""
    assert not (tmp_path / "замечания.xlsx").exists()


WRONG: list[tuple[list[str], list[str]]] = [
    (["score", "--data", str(EXPORTS), "--period", "2024", "--nope"], ["--nope"]),
    (["--nope"], ["--nope"]),
    (["score", "--period", "2024"], ["не указан обязательный параметр --data"]),
    (["score", "--data", str(EXPORTS)], ["не указан обязательный параметр --period"]),
    (["forms", "create", "--data", str(EXPORTS), "--period", "2024"], ["параметр --out"]),
    (["methodology", "show"], ["не указан обязательный параметр"]),
    (["скор"], ["скор"]),
    (["forms", "make"], ["make"]),
    (["score", "--data"], ["--data"]),
    (["score", "лишнее", "--data", str(EXPORTS), "--period", "2024"], ["лишнее"]),
    (["sample", "--out", "x", "--teachers", "много"], ["--teachers"]),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_a_command_written_wrong(
    capsys: Capsys, tmp_path: Path, arguments: list[str], words: list[str], monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call(capsys, *arguments)
    said.assert_says(2, "rsnms: ", TODO, *words)
    assert said.out == ""
    assert not content(tmp_path)


@pytest.mark.parametrize("arguments", [[], ["forms"], ["methodology"]])
def test_no_command(capsys: Capsys, arguments: list[str]) -> None:
    said = call(capsys, *arguments)
    said.assert_says(2, "команда не указана", *({"score", "check"} if not arguments else ()), TODO)


ENGLISH = [
    ["скор"],
    ["score", "--data"],
    ["score", "лишнее", "--data", str(EXPORTS), "--period", "2024"],
    ["sample", "--out", "x", "--teachers", "много"],
    ["sample", "--out", "x", "--teachers", "4"],
    ["score", "--data", str(EXPORTS), "--period", "2024", "--out", "/dev/null/x"],
]


@pytest.mark.parametrize("arguments", ENGLISH)
def test_usage_errors_are_in_russian(
    capsys: Capsys, arguments: list[str], tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (line, *_) = [x for x in call(capsys, *arguments).err.splitlines() if x.startswith("rsnms:")]
    names = {"rsnms", "data", "out", "teachers", "dev", "null"}
    assert set(re.findall("[a-z]{3,}", line)) <= names, line


def test_a_missing_argument_is_named_as_in_help(capsys: Capsys) -> None:
    said = call(capsys, "methodology", "show")
    said.assert_says(2, "не указан обязательный параметр ID")


def test_a_wrong_target_is_named_by_its_own_file(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    text = '[region]\n"9.1" = { 2024 = "много" }\n'
    (tmp_path / "цели.toml").write_text(text, encoding="utf-8")
    said = score(capsys, data, "--targets", tmp_path / "цели.toml")
    said.assert_says(2, "цели.toml, ключ region.9.1.2024", "нужно число")


def test_no_forms_where_nothing_is_asked(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    asked = ("--methodology", "aksai-2021", "--period", "2024", "--out", tmp_path / "forms")
    call(capsys, "forms", "create", "--data", data, *asked)
    assert not list(tmp_path.glob("forms/*.xlsx"))


def test_a_region_that_cannot_be(capsys: Capsys, tmp_path: Path) -> None:
    said = call(capsys, "sample", "--out", tmp_path / "x", "--teachers", "4")
    said.assert_says(2, "такой регион не создать", "teachers", "измените числа")
    assert not (tmp_path / "x").exists()


def test_a_sample_that_cannot_be_written(capsys: Capsys, tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("занято", encoding="utf-8")
    size = ("--municipalities", 1, "--organizations", 4, "--teachers", 10)
    said = call(capsys, "sample", "--out", tmp_path / "файл" / "x", *size)
    said.assert_says(2, "в папку «", "не удалось записать")


def commands(group: Any, *names: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command below a group, groups too, with the words that call it."""
    yield names, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, *names, name)


ALL = list(commands(typer.main.get_command(app)))


def test_the_walk_finds_the_commands() -> None:
    found = {" ".join(names) for names, _ in ALL}
    assert found >= {"", "score", "check", "forms create", "methodology list", "methodology show"}


@pytest.mark.parametrize(("names", "command"), ALL, ids=[" ".join(names) for names, _ in ALL])
def test_every_command_and_option_has_russian_help(
    capsys: Capsys, names: tuple[str, ...], command: Any
) -> None:
    said = call(capsys, *names, "--help")
    assert (said.code, said.err) == (0, "")
    assert RUSSIAN.search(command.help.splitlines()[0])
    for parameter in command.params:
        assert RUSSIAN.search(parameter.help or ""), f"{names}: {parameter.name}"
        shown = parameter.metavar if parameter.param_type_name == "argument" else parameter.opts[0]
        assert shown in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_help_describes_itself_in_russian(capsys: Capsys) -> None:
    assert "Show this message" not in call(capsys, "--help").out


def test_version(capsys: Capsys) -> None:
    said = call(capsys, "--version")
    assert (said.code, said.out, said.err) == (0, f"rsnms {__version__}\n", "")
