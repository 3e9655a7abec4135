"""Wordings that a region has changed: a slip is told by file and key, nothing is written."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pydantic import BaseModel, ValidationError

from rsnms_cli.annotate import texts as remarks
from rsnms_cli.blank import texts as tables
from rsnms_cli.forms import texts as forms
from rsnms_cli.model.shared import overlay
from rsnms_cli.report import advice_texts as recommendations
from tests.helpers.commands import ROOT, call, content
from tests.helpers.examples import daily
from tests.helpers.tables import ORG, region
from tests.helpers.workspace import workspace

Capsys = pytest.CaptureFixture[str]
COMMANDS = {
    "forms.toml": ("forms", "create", "--out", "made"),
    "recommendations.toml": ("report", "--format", "docx", "--out", "made"),
    "remarks.toml": ("check", "--annotate", "made"),
    "tables.toml": ("tables", "create", "--out", "made"),
}
"""What needs a wording."""
MODELS: dict[str, type[BaseModel]] = {
    "forms.toml": forms.Texts,
    "recommendations.toml": recommendations.Texts,
    "remarks.toml": remarks.Texts,
    "tables.toml": tables.Texts,
}
SLIPS = [  # the file, what stands in it, what is made of it, what is said
    ("forms.toml", 'footer = "{unit}, {period}"\n', "", "footer: обязательный ключ не указан"),
    ("forms.toml", 'count = "', 'counts = "', "ask.counts: такого ключа нет, похоже на count"),
    ("forms.toml", '["school"]', '["класс"]', "instruction.sections[4].only[1]: значение не из"),
    ("forms.toml", "[ask]", "[ask", "запись не по правилам TOML"),
    ("recommendations.toml", "[gaps]", "[gaps]\nx = ''", "gaps.x: такого ключа нет, есть: form"),
    (
        "recommendations.toml",
        'absent = "С',
        'absense = "С',
        "gaps.absense: такого ключа нет, похоже",
    ),
    ("recommendations.toml", 'behind = "{what}', '# "{what}', "gaps: не указано: behind"),
    ("recommendations.toml", "sign = ", "sing = ", "missing.sign: обязательный ключ не указан"),
    ("recommendations.toml", "people = 5", 'people = "5 человек"', "nearly.people: нужно целое"),
    ("remarks.toml", 'todo = "Что сделать"\n', "", "todo: обязательный ключ не указан"),
    ("remarks.toml", 'todo = "Что сделать"', "", "todo: обязательный ключ не указан"),
    ("remarks.toml", '"№", ', "", "heads: в списке 5, а нужно не меньше 6"),
    ("tables.toml", 'example = "', 'exampel = "', "exampel: такого ключа нет, похоже на example"),
]


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    """A process reads a wording once, and a workspace's templates stay those of the process."""
    for ours in (forms, recommendations, remarks, tables):
        ours.texts.cache_clear()
    yield
    overlay(None)
    for ours in (forms, recommendations, remarks, tables):
        ours.texts.cache_clear()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a faulty row and templates of its own, and we are in it."""
    tables = region(organizations=[ORG, ORG | {"org_code": "02", "org_type": "кружок"}])
    folder = workspace(tmp_path / "регион", 'period = "2024"', tables)
    (folder / "templates").mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    "slip", daily(zip(SLIPS, strict=True), 2), ids=[f"{slip[0]}: {slip[3]}" for slip in SLIPS]
)
def test_a_slip_is_told_by_its_key(
    capsys: Capsys, place: Path, slip: tuple[str, str, str, str]
) -> None:
    file, old, new, said = slip
    good = (ROOT / "templates" / file).read_text("utf-8")
    assert old in good
    (place / "templates" / file).write_text(good.replace(old, new, 1), encoding="utf-8")
    call(capsys, *COMMANDS[file]).assert_says(2, f"templates/{file}", said, "пришёл с программой")
    assert not content(place / "made")


def keys_of(table: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Every key of a file with the table that holds it."""
    for key, value in table.items() if isinstance(table, dict) else ():
        yield table, key
        yield from keys_of(value)
    for item in table if isinstance(table, list) else ():
        yield from keys_of(item)


@pytest.mark.parametrize("file", COMMANDS)
def test_no_key_may_be_left_out(file: str) -> None:
    """Whatever is asked of a wording later is there: all keys are, but for those with a default."""
    raw = tomllib.loads((ROOT / "templates" / file).read_text("utf-8"))
    kept = []
    for table, key in list(keys_of(raw)):
        value = table.pop(key)
        with suppress(ValidationError):
            MODELS[file].model_validate(raw)
            kept.append(key)
        table[key] = value
    assert set(kept) <= {"only", "people", "organisations", "items", "assigned"}


@pytest.mark.parametrize("file", COMMANDS)
def test_a_wording_in_another_encoding_is_told(capsys: Capsys, place: Path, file: str) -> None:
    good = (ROOT / "templates" / file).read_text("utf-8")
    (place / "templates" / file).write_bytes(good.encode("cp1251", "replace"))
    call(capsys, *COMMANDS[file]).assert_says(2, f"templates/{file}: нужна кодировка UTF-8")


def test_words_of_the_region_are_used(capsys: Capsys, place: Path) -> None:
    """What stands in braces and is no value of ours stays as it was written."""
    good = (ROOT / "templates/remarks.toml").read_text("utf-8")
    own = good.replace("Замечания к файлу «{file}»", "{Привет} от {file}")
    (place / "templates/remarks.toml").write_text(own, encoding="utf-8")
    call(capsys, *COMMANDS["remarks.toml"]).assert_says(1, "organizations.xlsx")
    book = openpyxl.load_workbook(place / "made/таблицы/organizations.xlsx")
    assert book["Замечания"]["A1"].value == "{Привет} от organizations.xlsx"
