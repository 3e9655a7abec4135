"""Nothing that a command says or writes of the offices' files holds a person's name or number."""

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rsnms_cli.office.workbook import open_file, workbook_of
from tests.helpers.commands import call
from tests.helpers.people import said_in
from tests.intake.offices.facts import facts
from tests.intake.offices.sent import DOCUMENTS, write_sent

OTHERS = ("Рукавкин", "Подписалов", "Исполнителев", "Тьюторов", "Уехалов")
"""Directors, those who sign, tutors, a person who has left."""
BETWEEN = re.compile(r"(?<=\d)[\s\u00a0–-]+(?=\d)")


@cache
def planted() -> re.Pattern[str]:
    """Surnames in any case and form, numbers without what parts their digits."""
    region = facts()
    people = [*region.teachers, *region.trainings, *region.diagnostics]
    names = {str(row["full_name"]).split()[0] for row in people}
    mentors = (str(row["mentor"]).split() for row in region.teachers)
    names |= {words[0] for words in mentors if len(words) == 3}
    stems = {name.rstrip("а").replace("ё", "[её]") for name in names} | set(OTHERS)
    numbers = {re.sub(r"\D", "", str(row["person_id"])) for row in people}
    return re.compile("|".join(sorted(stems | numbers)), re.IGNORECASE)


def people_in(text: str) -> list[str]:
    """What of a person stands there, with what helps to find it."""
    plain = BETWEEN.sub("", text)
    return [plain[max(0, m.start() - 60) : m.end() + 20] for m in planted().finditer(plain)]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sent(tmp_path_factory.mktemp("sent"))


def commands(data: Path, out: Path) -> Iterator[tuple[object, ...]]:
    """What an analyst asks of a folder, until there is a table."""
    where, period = ("--data", data), ("--data", data, "--period", "2024")
    yield ("describe", *where)
    yield ("describe", *where, "--json")
    yield ("describe", *where, "--out", out / "seen.txt")
    yield ("check", *period)
    yield ("check", *period, "--json")
    yield ("check", *period, "--out", out / "problems.csv")
    yield ("map", *where, "--out", out / "mapping.toml")
    yield ("score", *period, "--out", out / "score")
    yield ("score", *period, "--json")


def test_no_output_names_a_person(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # logs of faults go there
    said = [call(capsys, *command) for command in commands(sent, tmp_path)]
    assert not {one.code for one in said} & {2, 4}
    for one in said:
        assert people_in(one.out + one.err) == []
    assert people_in(said_in(tmp_path)) == []


@pytest.mark.parametrize("key", DOCUMENTS)
def test_the_search_finds_the_people_of_every_file(sent: Path, key: str) -> None:
    """Otherwise the test above would find nobody whatever was said."""
    name = DOCUMENTS[key].name
    book = workbook_of(open_file(sent / name), name)
    cells = [
        cell or "" for one in book.sheets for column in one.columns for cell in column.to_pylist()
    ]
    found = people_in("\n".join(cells))
    assert len(found) >= sum(len(page.rows) for page in DOCUMENTS[key].pages)
