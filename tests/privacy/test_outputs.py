"""No output names a person: no СНИЛС, no full name, no mentor (contract: only units come out)."""

import itertools
from pathlib import Path

import pytest

from tests.helpers.commands import FILES, Said, call, score
from tests.helpers.people import DIAGNOSTICS, FORBIDDEN, PERSON, SNILS, TEACHERS, TRAININGS, said_in
from tests.helpers.tables import ORG, TEACHER, Row, region, write_region

Capsys = pytest.CaptureFixture[str]


def everything(capsys: Capsys, data: Path, out: Path) -> str:
    """All that score, check and forms say on the screen and into files."""
    where = ("--data", data, "--period", "2024")
    said: list[Said] = [
        score(capsys, data, "--out", out / "score"),
        score(capsys, data, "--json", "--engine", "duckdb"),
        score(capsys, data, "--strict"),
        call(capsys, "check", *where, "--out", out / "p.csv"),
        call(capsys, "check", *where, "--json", "--out", out / "p.json"),
        call(capsys, "forms", "create", *where, "--out", out / "forms"),
    ]
    assert [one.code for one in said] == [1, 1, 3, 1, 1, 0]
    assert {path.name for path in (out / "score").iterdir()} == set(FILES)
    return "\n".join([said_in(out), *itertools.chain(*((one.out, one.err) for one in said))])


def test_planted_people_come_out_nowhere(capsys: Capsys, tmp_path: Path) -> None:
    tables = region(teachers=TEACHERS, trainings=TRAININGS, diagnostics=DIAGNOSTICS)
    data = write_region(tmp_path / "data", tables)
    text = everything(capsys, data, tmp_path / "out")
    for problem in ("cell.unreadable", "teacher.unknown_organization", "event.unknown_person"):
        assert problem in text
    found = [word for word in FORBIDDEN if word in text.casefold()]
    assert not found


@pytest.mark.slow
def test_the_search_finds_what_is_there(capsys: Capsys, tmp_path: Path) -> None:
    """The same search over a region whose school bears the name."""
    broken = TEACHER | {"staff_category": "кто-то"}
    rows: list[Row] = [ORG | {"org_name": PERSON}]
    tables = region(organizations=rows, teachers=[TEACHER, broken])
    data = write_region(tmp_path / "data", tables)
    assert "прасковья" in everything(capsys, data, tmp_path / "out").casefold()
    (tmp_path / "out/score/scores.xlsx").replace(tmp_path / "scores.xlsx")
    assert "Прасковья" in said_in(tmp_path / "out/score")
    assert all(path.suffix == ".xlsx" for path in (tmp_path / "out/forms").iterdir())


@pytest.mark.parametrize("name", ["Цой Ян", "Ким Ю. А.", "Ли Ван Ок"])
def test_a_short_name_in_the_column_of_codes(capsys: Capsys, tmp_path: Path, name: str) -> None:
    rows = [TEACHER, TEACHER | {"org_code": name}, TEACHER | {"birth_date": name}]
    data = write_region(tmp_path / "data", region(teachers=rows))
    assert name not in call(capsys, "check", "--data", data).out


@pytest.mark.parametrize("header", [PERSON, SNILS])
def test_a_person_in_a_header(capsys: Capsys, tmp_path: Path, header: str) -> None:
    """A crosstab beside the table: one column per person."""
    from openpyxl import load_workbook

    data = write_region(tmp_path / "data", region())
    book = load_workbook(data / "teachers.xlsx")
    book.worksheets[0].cell(1, 20).value = header
    book.save(data / "teachers.xlsx")
    assert header not in call(capsys, "check", "--data", data).out
