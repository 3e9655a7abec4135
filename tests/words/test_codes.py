"""The registry of codes: nothing is said that it does not know, and it knows nothing else."""

import csv
import shutil
from pathlib import Path

import pytest

from rsnms_cli.model.problems import Severity
from rsnms_cli.words.codes.registry import chapters, registry
from tests.helpers.codes import Use, uses, uses_in
from tests.helpers.commands import EXPORTS, FORMS, call
from tests.helpers.examples import slow
from tests.tools.output_hashes import spoil
from tests.tools.problems_page import PAGE, page

Capsys = pytest.CaptureFixture[str]
PASSED_ON = {
    "self.id",  # a rule of check/: its `Rule(…)` is found by itself
    "error.code",  # an UnreadableFile's
    "code",  # an argument, or a row of the «свод» that was written when forms were collected
}
"""Expressions that hand on a code which stands elsewhere as a literal."""


@pytest.fixture(scope="module")
def found() -> list[Use]:
    return uses()


def test_every_code_that_is_used_is_registered(found: list[Use]) -> None:
    assert len(found) > 150
    literal = {(use.text, use.module) for use in found if use.literal}
    unknown = {one for one in literal if one[0] not in registry()}
    assert not unknown, "say in rsnms_cli/words/codes/ what these mean"


def test_every_registered_code_is_used(found: list[Use]) -> None:
    made = {use.text for use in found if use.made}
    assert not registry().keys() - made, "nothing makes these any more"


def test_no_code_is_put_together(found: list[Use]) -> None:
    assert {use.text for use in found if not use.literal} == PASSED_ON


def test_severities_are_those_of_the_code(found: list[Use]) -> None:
    for code, entry in registry().items():
        ways = [use.severities for use in found if use.text == code and use.made]
        said = frozenset[Severity]().union(*ways)
        if all(ways) and code != "sheet.unknown":  # made graver in read/files.py
            assert said == set(entry.severity), code
        else:
            assert said <= set(entry.severity), code


def test_a_code_stands_in_one_chapter() -> None:
    codes = [entry.code for chapter in chapters() for entry in chapter.entries]
    assert len(codes) == len(set(codes)) == len(registry())


def test_what_is_said_is_said_in_full() -> None:
    for entry in registry().values():
        assert bool(entry.when) == (len(entry.severity) > 1), entry.code
        for text in (entry.meaning, entry.effect, entry.todo, entry.example):
            assert text[-1] in ".?", entry.code


UNSEEN = [
    ('Problem("file.new", Severity.ERROR, place, what, todo)', "file.new", {Severity.ERROR}),
    (
        'raise UnreadableFile("file.toml", what, todo)',
        "file.toml",
        {Severity.ERROR},
    ),
    ('self.forms.warn("form.new", place, what, todo)', "form.new", {Severity.WARNING}),
    ('_aside(box, "a.b" if x else "a.c", file, what, todo)', "a.c", {Severity.WARNING}),
    ('yield "bands.new", where, what', "bands.new", set()),
    ('Problem(f"file.{kind}", level, place, what, todo)', "f'file.{kind}'", set()),
]


@pytest.mark.parametrize(("source", "text", "severities"), UNSEEN)
def test_a_new_code_is_found(source: str, text: str, severities: set[Severity]) -> None:
    found = list(uses_in(source, "x.py"))
    assert any(use.text == text and use.severities == severities for use in found)


def test_a_code_that_is_compared_is_not_made() -> None:
    one, other = uses_in('a = code == "form.one"\nb = {"form.other"}', "x.py")
    assert not one.made
    assert not other.made


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The sample with a wrong word in every column, a file of each kind that cannot be read."""
    spoil(EXPORTS, tmp_path / "data")
    spoil(FORMS, tmp_path / "forms")
    shutil.copytree(EXPORTS, tmp_path / "data" / "старое")
    (tmp_path / "data" / "пусто.xlsx").touch()
    (tmp_path / "data" / "справка.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "data" / "обрыв.xlsx").write_bytes((FORMS / "00 регион.xlsx").read_bytes()[:3000])
    (tmp_path / "data" / "~$Обучение.xlsx").touch()
    (tmp_path / "data" / "Обучение.csv").write_text("СНИЛС;Программа\n1;а\n", "utf-8")
    shutil.copy(FORMS / "01 Заречный район.xlsx", tmp_path / "forms" / "ещё раз.xlsx")
    shutil.copy(EXPORTS / "Организации.xlsx", tmp_path / "forms" / "не форма.xlsx")
    return tmp_path


@pytest.mark.parametrize("job", ["check", slow("score")])
def test_what_a_damaged_region_is_told_is_registered(
    capsys: Capsys, damaged: Path, job: str
) -> None:
    out = damaged / "out" / "problems.csv"
    where = out if job == "check" else out.parent
    folders = ("--data", damaged / "data", "--forms", damaged / "forms", "--period", "2024")
    assert call(capsys, job, *folders, "--out", where).code == 1
    with out.open(encoding="utf-8-sig", newline="") as lines:
        told = {(line["code"], line["level"]) for line in csv.DictReader(lines)}
    assert len(told) > 15
    for code, level in sorted(told):
        assert level in registry()[code].severity, code


def test_a_code_is_explained(capsys: Capsys) -> None:
    said = call(capsys, "check", "--explain", "row.repeated")
    said.assert_says(0, "row.repeated: предупреждение", "Что сделать: ", "Пример: ")
    assert registry()["row.repeated"].meaning in said.out
    assert not said.err


def test_a_code_whose_severity_varies_says_when(capsys: Capsys) -> None:
    said = call(capsys, "check", "--explain", "form.collected", "--data", "nowhere")
    said.assert_says(0, "ошибка при проверке и расчёте; предупреждение («сведения»)")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("form.conflct", "похоже на form.conflict"),
        ("Row.Repeatd", "похоже на row.repeated"),
        ("conflict", "похоже на organization.conflict, form.conflict"),
        ("???", "коды начинаются с answer, "),
    ],
)
def test_an_unknown_code_is_refused_with_what_it_may_be(
    capsys: Capsys, code: str, words: str
) -> None:
    said = call(capsys, "check", "--explain", code)
    said.assert_says(2, f"нет такого кода: «{code}»", words)
    assert not said.out


def test_help_names_the_option(capsys: Capsys) -> None:
    call(capsys, "check", "--help").assert_says(0, "--explain", "Объяснить код замечания")


def test_the_page_of_codes_is_the_registry() -> None:
    assert PAGE.read_text("utf-8") == page(), "make docs"
