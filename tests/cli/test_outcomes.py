"""JSON on stdout, an interrupted run, a fault of the program (contract, section 4)."""

import csv
import json
import os
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.helpers.commands import EXPORTS, FORMS, call, content, score
from tests.helpers.tables import ORG, region, write_region

Capsys = pytest.CaptureFixture[str]
STEPS = (
    "rsnms_cli.read.folder.found_in",
    "rsnms_cli.pipeline.inputs.check_tables",
    "rsnms_cli.pipeline.results.compute_facts",
    "rsnms_cli.pipeline.results.score_units",
)
NAME = "Секретова Прасковья Тайновна, 112-233-445 95"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_region(tmp_path / "data", region())


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the log of a fault goes."""
    folder = tmp_path / "журналы"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def as_json(name: str, text: str) -> Any:
    """A cell of the csv as JSON says it."""
    if text == "":
        return None
    if name == "achieved":
        return text == "true"
    if name in ("numerator", "denominator", "value", "target", "points", "max_points", "rank"):
        return Decimal(text)
    return text


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("faulty", [False, True])
def test_json_says_what_the_files_say(
    capsys: Capsys, data: Path, tmp_path: Path, faulty: bool
) -> None:
    exports = data if faulty else EXPORTS
    if faulty:
        write_region(data, {"organizations": [ORG, {**ORG, "org_code": None}]})
    forms = () if faulty else ("--forms", FORMS)
    out = tmp_path / "out"
    said = score(capsys, exports, *forms, "--json", "--out", out)
    assert (said.code, said.err) == (int(faulty), "")
    found = json.loads(said.out, parse_int=Decimal, parse_float=Decimal)
    assert list(found) == ["results", "summary", "problems"]
    for name in ("results", "summary"):
        expected = [{k: as_json(k, v) for k, v in row.items()} for row in read(out / f"{name}.csv")]
        assert found[name] == expected
        assert all(isinstance(row.get("achieved", None), bool | None) for row in found[name])
    problems = read(out / "problems.csv")
    assert [{k: v or "" for k, v in row.items()} for row in found["problems"]] == problems


def test_json_of_a_refused_run_is_empty(capsys: Capsys, data: Path) -> None:
    (data / "teachers.xlsx").unlink()
    said = score(capsys, data, "--json")
    said.assert_says(3, "нет таблицы «Педагоги»")
    assert said.out == ""


def test_json_of_the_other_commands(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    (data / "лишнее.csv").write_bytes(b"%PDF")
    checked = call(capsys, "check", "--data", data, "--json", "--out", tmp_path / "p.csv")
    assert checked.code == 1
    assert json.loads(checked.out) == read(tmp_path / "p.csv")
    listed = call(capsys, "methodology", "list", "--json")
    assert listed.code == 0
    assert "dagestan-2022" in [item["id"] for item in json.loads(listed.out)]


def test_json_keeps_texts(capsys: Capsys, data: Path) -> None:
    write_region(data, {"organizations": [{**ORG, "org_name": "true"}]})
    found = json.loads(score(capsys, data, "--json").out)
    assert {row["unit_name"] for row in found["summary"]} == {"Регион", "Южный район", "true"}


def break_step(monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr(step, broken)


@pytest.mark.parametrize("step", STEPS)
def test_interrupted(
    capsys: Capsys, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    break_step(monkeypatch, step, KeyboardInterrupt())
    said = score(capsys, data, "--out", tmp_path / "out")
    assert (said.code, said.out) == (130, "")
    assert not (tmp_path / "out").exists()


def test_interrupted_says_so(capsys: Capsys, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_step(monkeypatch, STEPS[0], KeyboardInterrupt())
    score(capsys, data).assert_says(130, "прервано")


def fault(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """An error that quotes a person, caused by another one that does."""
    try:
        raise KeyError(NAME)
    except KeyError as cause:
        error = RuntimeError(NAME)
        error.__cause__ = cause
        error.add_note(NAME)
    break_step(monkeypatch, step, error)


@pytest.mark.parametrize("step", STEPS)
def test_a_fault_names_its_log_and_nobody(
    capsys: Capsys,
    data: Path,
    logs: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    fault(monkeypatch, step)
    said = score(capsys, data, "--out", data.parent / "out")
    said.assert_says(4, "сбой программы", "разработчикам")
    assert not (data.parent / "out").exists()
    (log,) = logs.iterdir()
    assert str(log) in said.err
    text = log.read_text("utf-8")
    assert "RuntimeError" in text
    assert "main.py" in text
    for secret in ("Секретова", "Прасковья", "Тайновна", "112-233", "445 95"):
        assert secret not in text + said.out + said.err


def test_a_fault_without_a_place_for_its_log(
    capsys: Capsys, data: Path, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch, STEPS[-1])
    break_step(monkeypatch, "tempfile.NamedTemporaryFile", OSError(28, os.strerror(28)))
    score(capsys, data).assert_says(4, "сбой программы")


def test_a_fault_of_check(
    capsys: Capsys, data: Path, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch, STEPS[1])
    before = content(data)
    call(capsys, "check", "--data", data).assert_says(4, "сбой программы", str(logs))
    assert content(data) == before
