"""Nothing that a command says or writes of the offices' files holds a person's name or number."""

import io
import re
import tempfile
from functools import cache
from pathlib import Path

import pytest

from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.office.workbook import open_file, workbook_of
from tests.helpers.commands import call
from tests.helpers.people import said_in
from tests.intake.offices.facts import facts
from tests.intake.offices.sent import DOCUMENTS, write_sent

OTHERS = ("Рукавкин", "Подписалов", "Исполнителев", "Тьюторов", "Уехалов")
"""Directors, those who sign, tutors, a person who has left."""
BETWEEN = re.compile(r"(?<=\d)[\s\u00a0–-]+(?=\d)")
ENDING = re.compile(r"(?:а|у|ой|ым|ых|ы)$")
PERIOD = ("--period", "2024")
UNDECIDED = (
    ("describe", "--json"),
    ("check", *PERIOD, "--json"),
    ("map", "--workbook", "OUT/Соответствия.xlsx"),
    ("map", "--review"),
)
DECIDED = (("map", "--list"), ("score", *PERIOD, "--out", "OUT/score"))
MORE_UNDECIDED = (
    ("describe",),
    ("describe", "--out", "OUT/seen.txt"),
    ("check", *PERIOD),
    ("map",),
    ("map", "--review"),
)
MORE_DECIDED = (
    ("describe", "--json"),
    ("check", *PERIOD, "--out", "OUT/problems.csv"),
    ("score", *PERIOD, "--json"),
    ("report", *PERIOD, "--out", "OUT/report"),
    ("forms", "create", *PERIOD, "--out", "OUT/forms"),
)


@cache
def planted() -> frozenset[str]:
    """Surnames without their endings, numbers without what parts their digits."""
    region = facts()
    people = [*region.teachers, *region.trainings, *region.diagnostics]
    names = {str(row["full_name"]).split()[0] for row in people}
    mentors = (str(row["mentor"]).split() for row in region.teachers)
    names |= {words[0] for words in mentors if len(words) == 3} | set(OTHERS)
    numbers = {re.sub(r"\D", "", str(row["person_id"])) for row in people}
    return frozenset(map(stem, names)) | numbers


def stem(word: str) -> str:
    return ENDING.sub("", word.casefold().replace("ё", "е"))


def people_in(text: str) -> list[str]:
    """The words and numbers that are people's, with what helps to find them."""
    plain = BETWEEN.sub("", text)
    found = [one for one in set(re.findall(r"\w{4,}", plain)) if stem(one) in planted()]
    return [plain[max(0, (at := plain.find(one)) - 60) : at + 20] for one in found]


@pytest.mark.parametrize(
    "commands",
    [
        pytest.param(UNDECIDED + DECIDED, id="in short"),
        pytest.param(MORE_UNDECIDED + MORE_DECIDED, id="at length", marks=pytest.mark.slow),
    ],
)
def test_no_output_names_a_person(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    commands: tuple[tuple[str, ...], ...],
) -> None:
    """Neither before anything is decided nor after everything is."""
    data, out = write_sent(tmp_path / "data"), tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(out))  # logs of faults go there
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n" * 50))
    for command in commands:
        words = [word.replace("OUT", str(out)) for word in command]
        said = call(capsys, *words, "--data", data)
        assert said.code in (0, 1), (command, said)
        assert people_in(said.out + said.err) == [], command
    assert people_in((data / MAPPING_FILE).read_text("utf-8")) == []
    assert people_in(said_in(out)) == []


def test_the_search_finds_the_people_of_every_file(tmp_path: Path) -> None:
    """Otherwise the test above would find nobody whatever was said."""
    data = write_sent(tmp_path)
    for document in DOCUMENTS.values():
        book = workbook_of(open_file(data / document.name), document.name)
        columns = [column for one in book.sheets for column in one.columns]
        text = "\n".join(cell or "" for column in columns for cell in column.to_pylist())
        least = 2 if document is DOCUMENTS["register"] else 10
        assert len(people_in(text)) >= least, document.name
