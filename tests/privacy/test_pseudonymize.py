"""Copies without people: the same results, nothing of anybody in them, a key kept apart."""

import shutil
import stat
import sys
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from rsnms_cli.forms.answers import Forms
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.pseudonyms import UNREADABLE, pseudonym
from rsnms_cli.model.snils import person_key
from rsnms_cli.pipeline.results import results_of
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.report.formats import FORMATS
from rsnms_cli.report.tables.scores import results_csv
from tests.helpers.commands import EXPORTS, call, content, score
from tests.helpers.jobs import check, job
from tests.helpers.messy.exports import ONE, ONE_AS, ZEROS, ZEROS_AS, messy
from tests.helpers.people import DIAGNOSTICS, FORBIDDEN, TEACHERS, TRAININGS, said_in
from tests.helpers.tables import TEACHER, Row, region, write_region

Capsys = pytest.CaptureFixture[str]
ALL_FORMATS = ("--format", ",".join(name for name in FORMATS if name != "pdf"))
DOCUMENTS = ("dagestan-2022", "eao-2023", "kuzbass-2022", "aksai-2021", "novosibirsk-2023")
YEAR = parse_period("2024")
KEY = bytes(range(32))


@pytest.fixture(name="key")
def _key(tmp_path: Path) -> Path:
    path = tmp_path / "secret.key"
    path.write_bytes(KEY)
    return path


def all_results(data: Path) -> dict[str, str]:
    """results.csv by every document, of the tables alone."""
    inputs = check(data, YEAR)
    found = {}
    for name in DOCUMENTS:
        ready = Prepared(job(data, name), YEAR, inputs, Forms())
        found[name] = results_csv(results_of(ready, ready.methodology))
    return found


def codes(data: Path) -> Counter[str]:
    return Counter(problem.code for problem in check(data, YEAR).problems)


def people_in(folder: Path) -> set[str]:
    books = [openpyxl.load_workbook(path).worksheets[0] for path in folder.iterdir()]
    tables = [sheet for sheet in books if sheet["A1"].value == "СНИЛС"]
    rows = (row for sheet in tables for row in sheet.iter_rows(2, values_only=True))
    return {str(row[0]) for row in rows if row[0]}


@pytest.mark.slow
def test_the_sample_gives_the_same_results(capsys: Capsys, tmp_path: Path, key: Path) -> None:
    safe = tmp_path / "safe"
    call(capsys, "pseudonymize", "--data", EXPORTS, "--out", safe, "--key", key).assert_says(0)
    assert all_results(safe) == all_results(EXPORTS)
    assert codes(safe) == codes(EXPORTS)


def test_the_same_key_gives_the_same_bytes_anywhere(
    capsys: Capsys, tmp_path: Path, key: Path
) -> None:
    home = messy(tmp_path / "home")
    moved = shutil.copytree(home, tmp_path / "elsewhere")
    for data, out in ((home, "one"), (moved, "two"), (moved, "two")):
        call(capsys, "pseudonymize", "--data", data, "--out", tmp_path / out, "--key", key)
    first, second = content(tmp_path / "one"), content(tmp_path / "two")
    assert first == second
    key.write_bytes(KEY[::-1])
    call(capsys, "pseudonymize", "--data", home, "--out", tmp_path / "other", "--key", key)
    assert len(people_in(tmp_path / "one")) > 5
    assert not people_in(tmp_path / "other") & people_in(tmp_path / "one")


@pytest.mark.slow
def test_a_messy_region_gives_the_same_results(capsys: Capsys, tmp_path: Path, key: Path) -> None:
    data, safe = messy(tmp_path / "data"), tmp_path / "safe"
    told = call(capsys, "pseudonymize", "--data", data, "--out", safe, "--key", key)
    told.assert_says(0, "column.dropped", "«Программа»", "«Примечание»")
    assert all_results(safe) == all_results(data)
    before, after = codes(data), codes(safe)
    said = {"sheet.unknown", "cell.text_number", "snils.check_digit"}
    said |= {"municipality.spellings", "mapping.used", "organization.by_name"}
    assert {code for code in before if after[code] < before[code]} == said
    assert after - before == Counter()
    assert all(code in told.err for code in said)
    for word in ("ванов", "етров", "идоров", "рмолов", "11223344595", "112233450"):
        assert word not in said_in(safe), word


def test_every_spelling_of_a_person_is_one_pseudonym(
    capsys: Capsys, tmp_path: Path, key: Path
) -> None:
    numbers = (ONE, *ONE_AS, ZEROS, ZEROS_AS, "17", "017")
    rows = [TEACHER | {"person_id": number} for number in numbers]
    data = write_region(tmp_path / "data", region(teachers=rows, trainings=[], diagnostics=[]))
    call(capsys, "pseudonymize", "--data", data, "--out", tmp_path / "safe", "--key", key)
    sheet = openpyxl.load_workbook(tmp_path / "safe/Педагоги 01.xlsx").worksheets[0]
    found = [row[0] for row in sheet.iter_rows(2, values_only=True)]
    assert [found.index(one) for one in found] == [0, 0, 0, 0, 0, 5, 5, 7, 8]
    assert found[0] == pseudonym(KEY, "p", "11223344595")
    assert all(len(str(one)) == 21 and person_key(str(one)) == one for one in found)


def test_planted_people_are_in_no_copy_and_no_message(
    capsys: Capsys, tmp_path: Path, key: Path
) -> None:
    tables = region(teachers=TEACHERS, trainings=TRAININGS, diagnostics=DIAGNOSTICS)
    data, safe, out = write_region(tmp_path / "data", tables), tmp_path / "safe", tmp_path / "out"
    where = ("--data", safe, "--period", "2024")
    said = [
        call(capsys, "pseudonymize", "--data", data, "--out", safe, "--key", key),
        score(capsys, safe, "--out", out / "score"),
        call(capsys, "check", *where, "--json"),
        *(
            call(capsys, "report", "--data", one, *where[2:], "--out", out / one.name, *ALL_FORMATS)
            for one in (safe, data)
        ),
    ]
    assert [one.code for one in said] == [0, 1, 1, 1, 1]
    text = "\n".join([said_in(safe), said_in(out), *(one.out + one.err for one in said)])
    assert [word for word in FORBIDDEN if word in text.casefold()] == []
    assert all_results(safe) == all_results(data)


def test_a_new_key_is_random_and_the_owners_own(capsys: Capsys, tmp_path: Path) -> None:
    data, made = write_region(tmp_path / "data", region()), tmp_path / "keys/new.key"
    call(
        capsys, "pseudonymize", "--data", data, "--out", tmp_path / "a", "--key", made
    ).assert_says(0, "создан")
    first = made.read_bytes()
    assert len(first) == 32
    if sys.platform != "win32":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
    call(
        capsys, "pseudonymize", "--data", data, "--out", tmp_path / "b", "--key", made
    ).assert_says(0, "прежний")
    assert made.read_bytes() == first
    assert content(tmp_path / "a") == content(tmp_path / "b")
    other = tmp_path / "other.key"
    call(capsys, "pseudonymize", "--data", data, "--out", tmp_path / "c", "--key", other)
    assert other.read_bytes() != first


def test_without_a_file_the_key_lies_with_the_users_settings(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "settings"
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: place)
    data = write_region(tmp_path / "data", region())
    call(capsys, "pseudonymize", "--data", data, "--out", tmp_path / "a").assert_says(0)
    assert len((place / "pseudonym.key").read_bytes()) == 32


@pytest.mark.parametrize(
    ("out", "key", "words"),
    [
        ("safe", "data/k", "лежит в папке с таблицами"),
        ("safe", "safe/in/k", "лежит в папке с таблицами"),
        ("data", "k", "лежит там же"),
        ("data/safe", "k", "лежит там же"),
        ("full", "k", "уже что-то лежит"),
        ("safe", "short", "не ключ"),
        ("safe", "full", "не ключ"),
        ("safe", "short/k", "не создаётся"),
    ],
)
def test_refused(capsys: Capsys, tmp_path: Path, out: str, key: str, words: str) -> None:
    data = write_region(tmp_path / "data", region())
    (tmp_path / "full").mkdir()
    (tmp_path / "full/Педагоги 07.xlsx").write_bytes(b"")
    (tmp_path / "short").write_bytes(b"123")
    before = content(data)
    said = call(
        capsys, "pseudonymize", "--data", data, "--out", tmp_path / out, "--key", tmp_path / key
    )
    said.assert_says(2, words)
    assert content(data) == before
    assert not (tmp_path / "safe").exists()


def test_teachers_alone_keep_codes_that_cannot_be_names(
    capsys: Capsys, tmp_path: Path, key: Path
) -> None:
    """A school writes its own copy; the table of organisations lies with the region."""
    rows: list[Row] = [TEACHER, TEACHER | {"org_code": "Секретова П. Т."}]
    write_region(tmp_path / "data", {"teachers": rows})
    call(
        capsys, "pseudonymize", "--data", tmp_path / "data", "--out", tmp_path / "s", "--key", key
    ).assert_says(0)
    sheet = openpyxl.load_workbook(tmp_path / "s/Педагоги 01.xlsx").worksheets[0]
    found = [row[1] for row in sheet.iter_rows(2, values_only=True)]
    assert found == ["01", UNREADABLE]


def test_a_folder_without_tables(capsys: Capsys, tmp_path: Path, key: Path) -> None:
    (tmp_path / "data").mkdir()
    call(
        capsys, "pseudonymize", "--data", tmp_path / "data", "--out", tmp_path / "s", "--key", key
    ).assert_says(3, "копировать нечего")


def test_what_lies_beside_the_tables_is_said(capsys: Capsys, tmp_path: Path, key: Path) -> None:
    rows: list[Row] = [TEACHER, {"position": "завуч Иванова"}]
    data = write_region(tmp_path / "data", region(teachers=rows))
    (data / "targets.toml").write_text('[region]\n"9.1" = { 2024 = 40 }\n', "utf-8")
    call(capsys, "pseudonymize", "--data", data, "--out", tmp_path / "s", "--key", key).assert_says(
        0, "target.not_copied", "row.stray"
    )
