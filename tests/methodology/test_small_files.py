"""Settings, rules, marks and manifests come through one door, whatever lies in their place."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rsnms_cli.cli.main import run
from rsnms_cli.methodology.small_files import MOST_BYTES, parse_json
from rsnms_cli.model.shared import overlay, template_file
from rsnms_cli.report.advice_texts import texts
from tests.helpers.commands import call
from tests.helpers.examples import daily, slow
from tests.helpers.tables import region, write_region
from tests.helpers.workspace import PLAIN, workspace

Capsys = pytest.CaptureFixture[str]
STARTER = template_file("methodology.toml").read_text("utf-8")

SPOILT: dict[str, tuple[bytes, str]] = {
    "deep brackets": (b"a = " + b"[" * 500 + b"]" * 500, "вложенность"),
    "deep enough to parse": (b"a = " + b"[" * 60 + b"]" * 60, "вложенность больше 32"),
    "deep tables": (b"a = " + b"{a = " * 500 + b"1" + b"}" * 500, "вложенность"),
    "50,000 dotted keys": (b".".join([b"a"] * 50_000) + b" = 1", "вложенность"),
    "a long integer": (b"a = 1" + b"0" * 4301, "длинное число"),
    "a shorter one": (b"a = 1" + b"0" * 400, "нужно обычное число"),
    "no number": (b"a = nan", "нужно обычное число"),
    "infinity": (b"a = -inf", "нужно обычное число"),
    "an exponent": (b"a = 1e999999999", "нужно обычное число"),
    "an exponent of exponents": (b"a = 1e99999999999999999999", "нужно обычное число"),
    "too large": (b"#" * (MOST_BYTES + 1), "больше 2 МБ"),
    "another encoding": ("a = 'я'".encode("cp1251"), "UTF-8"),
    "a sign of no text": (b'a = "\\u0000"', "управляющие знаки"),
    "cut": (b'a = "b', "запись не по правилам TOML"),
}
KINDS: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: path.symlink_to("/nowhere/at/all"),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return workspace(tmp_path / "регион", PLAIN)


def files(place: Path) -> dict[str, tuple[Path, tuple[str, ...]]]:
    """Each small file that people write, and a command that reads it."""
    there = ("--workspace", str(place))
    asked = ("--data", str(place / "data"), "--period", "2024")
    own = place / "своя.toml"
    words = place / "templates" / "recommendations.toml"
    words.parent.mkdir(exist_ok=True)
    return {
        "rsnms.toml": (place / "rsnms.toml", ("status", *there)),
        "mapping.toml": (place / "data" / "mapping.toml", ("check", *asked)),
        "targets.toml": (place / "data" / "targets.toml", ("score", *asked)),
        "methodology": (own, ("score", *asked, "--methodology", str(own))),
        "checked": (own, ("methodology", "check", str(own))),
        "wording": (words, ("report", "--period", "2024", "--out", str(place / "out"))),
    }


NAMES = ["rsnms.toml", "mapping.toml", "targets.toml", "methodology", "checked", "wording"]


def refused(capsys: Capsys, place: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of it: a sentence and the code 2."""
    monkeypatch.chdir(place)
    texts.cache_clear()  # a command reads its wording once
    _, words = files(place)[name]
    code = run(list(words))
    overlay(None)
    said = capsys.readouterr().err
    assert code == 2, said
    assert "Traceback" not in said
    assert len(said) < 2000
    return said


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", daily(SPOILT, 3))
def test_a_spoilt_file(
    capsys: Capsys, place: Path, monkeypatch: pytest.MonkeyPatch, name: str, how: str
) -> None:
    content, words = SPOILT[how]
    files(place)[name][0].write_bytes(content)
    assert words in refused(capsys, place, name, monkeypatch)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", daily(KINDS, 2))
def test_what_is_no_file(
    capsys: Capsys, place: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    path = files(place)[name][0]
    path.unlink(missing_ok=True)
    KINDS[kind](path)
    refused(capsys, place, name, monkeypatch)


@pytest.mark.parametrize("mark", [slow(b""), b"\xef\xbb\xbf"], ids=["plain", "with a BOM"])
def test_a_mark_of_the_encoding_is_no_fault(capsys: Capsys, place: Path, mark: bytes) -> None:
    (place / "rsnms.toml").write_bytes(mark + PLAIN.encode())
    (place / "data" / "mapping.toml").write_bytes(mark)
    (place / "data" / "targets.toml").write_bytes(mark + b'[region]\r\n"9.1" = { 2024 = 40 }\r\n')
    (place / "своя.toml").write_bytes(mark + STARTER.encode())
    run_it = ("run", "--workspace", place, "--period", "2024")
    call(capsys, *run_it).assert_says(0)
    call(capsys, *run_it).assert_says(0, "ничего не изменилось")
    call(capsys, "methodology", "check", place / "своя.toml").assert_says(0)


TARGETS = [
    ("region = 5", "region"),
    ('title = "Цели"', "title"),
    ('[region]\n"9.1" = 40', "region.9.1"),
    ("[region]\n9.1 = { 2024 = 40 }", "region.9"),
    ('[region]\n"9.1" = { 2024 = -5 }', "меньше 0 %"),
    ('[region]\n"9.1" = { 2024 = 101 }', "больше 100 %"),
    ('[region]\n"9.1" = { 2024 = 1e308 }', "обычное число"),
    ('[region]\n"9.1" = { 2024 = nan }', "обычное число"),
    ('[region]\n"9.1" = { 2024 = true }', "нужно число"),
    ('[region]\n"9.1" = { 2024 = "40 %" }', "нужно число"),
    ('[region]\n"9.1" = { "02024" = 40 }', "нужен год"),
    ('[region]\n"1.1" = { 2024 = 1 }', "цель – true"),
]


@pytest.mark.parametrize(("text", "words"), TARGETS)
def test_targets_that_cannot_be(capsys: Capsys, tmp_path: Path, text: str, words: str) -> None:
    data = write_region(tmp_path / "data", region())
    (data / "targets.toml").write_text(text, encoding="utf-8")
    said = call(capsys, "score", "--data", data, "--period", "2024")
    said.assert_says(2, "targets.toml", words)


def test_json_nested_without_end() -> None:
    for text in ("[" * 100_000, "[" * 50 + "]" * 50, "1" + "0" * 5000):
        with pytest.raises(ValueError, match=""):
            parse_json(text)


SPOILT_STATE = {
    "deep": b"[" * 100_000,
    "a number": b"5",
    "a list": b"[]",
    "half a letter": '{"a": "я'.encode()[:-1],
    "empty": b"",
    "other types": b'{"2024": 5, "x": "y", "period": 5, "missing": 5, "outputs": []}',
}


@pytest.mark.slow
@pytest.mark.parametrize("how", SPOILT_STATE)
@pytest.mark.parametrize("name", ["latest.json", "manifest.json", "rsnms.jsonl", "meta.json"])
def test_a_state_that_is_spoilt(capsys: Capsys, place: Path, how: str, name: str) -> None:
    """Every command goes on, and the next run mends it."""
    there = ("--workspace", place)
    call(capsys, "run", *there, "--period", "2024").assert_says(0)
    (path,) = place.rglob(name)
    path.write_bytes(SPOILT_STATE[how])
    for words in (("status",), ("history",), ("run", "--period", "2024-H1"), ("status",)):
        said = call(capsys, *words, *there)
        assert said.code in (0, 2, 3), said
        assert "Traceback" not in said.err
    call(capsys, "run", *there, "--period", "2024").assert_says(0)


def test_lines_of_the_log_that_are_no_events_are_counted(capsys: Capsys, place: Path) -> None:
    log = place / "logs" / "rsnms.jsonl"
    event = json.dumps({"step": "run", "status": "published", "time": "2024-07-20T10:00"})
    log.write_bytes(event.encode() + b"\n5\n[]\n" + '{"step": "ф'.encode()[:-1])
    said = call(capsys, "status", "--workspace", place)
    said.assert_says(0, "Последний запуск: 2024-07-20", "не читается строк: 3")


def test_a_run_begins_a_line_of_its_own_in_a_log_cut_short(capsys: Capsys, place: Path) -> None:
    log = place / "logs" / "rsnms.jsonl"
    log.write_bytes(b'{"step": "ru')
    call(capsys, "run", "--workspace", place, "--period", "2024").assert_says(0)
    call(capsys, "status", "--workspace", place).assert_says(0, "не читается строк: 1")


@pytest.mark.parametrize("words", [("--out", ""), ("--out=",), ("--period", "", "--out", "x")])
def test_an_empty_word(capsys: Capsys, place: Path, words: tuple[str, ...]) -> None:
    before = sorted(place.rglob("*"))
    said = call(capsys, "score", "--data", place / "data", *words)
    said.assert_says(2, f"после {words[0].rstrip('=')} пустое значение")
    assert sorted(place.rglob("*")) == before
