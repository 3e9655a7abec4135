"""Documents of one level alone: every report is made, and says what it cannot be asked for."""

from pathlib import Path

import pytest

from rsnms_cli.model.errors import UsageError
from rsnms_cli.office.output import write_files
from rsnms_cli.pipeline.report import report
from rsnms_cli.report.formats import FORMATS, files_of, units_of
from rsnms_cli.report.view import Report
from tests.helpers.examples import slow
from tests.helpers.jobs import job
from tests.helpers.tables import ORG, region, write_region

FORMATS_MADE = [name for name in FORMATS if name != "pdf"]
SHARE = """share = { of = "staff", having = [{ diagnosed = {} }] }
rule = { target = 5 }
targets = { 2024 = 30 }
examples = [{ year = 2024, share = [3, 10], points = 5 }]"""
SHARE_ALONE = 'share = { of = "staff", having = [{ diagnosed = {} }] }'
ANSWER = """ask = "yes_no"
rule = { presence = 3 }
examples = [{ answer = true, points = 3 }]"""
SOUTH, NORTH = "Южный район", "Северный район"


def view(folder: Path, level: str, *sources: str, schools: int = 3) -> Report:
    """The report of a document whose only level has these indicators."""
    lines = ['id = "own"', 'title = "Своя"', 'source = "Приказ"']
    lines += [f"[[{level}.sections]]", 'code = "1"', 'title = "Раздел"']
    for number, source in enumerate(sources, start=1):
        lines += [f"[[{level}.indicators]]", 'section = "1"', f'code = "1.{number}"']
        lines += [f'title = "Показатель {number}"', 'clause = "п. 1"', source]
    path = folder / "own.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    orgs = [
        ORG | {"org_code": f"0{n}", "municipality": SOUTH if n < 3 else NORTH}
        for n in range(1, schools + 1)
    ]
    data = write_region(folder / "data", region(organizations=orgs))
    return report(job(data, str(path)))[1]


@pytest.mark.parametrize("level", ["region", "municipality", "school"])
@pytest.mark.parametrize(
    "sources", [(SHARE, ANSWER), *map(slow, ((SHARE,), (SHARE_ALONE,), (ANSWER,)))]
)
def test_every_format_is_made(tmp_path: Path, level: str, sources: tuple[str, ...]) -> None:
    made = view(tmp_path, level, *sources)
    files = files_of(made, FORMATS_MADE, ())
    write_files(tmp_path / "out", files)
    assert all((tmp_path / "out" / name).stat().st_size > 20 for name in files)
    assert {"report.xlsx", "report.html", "note.docx"} <= files.keys()


@pytest.mark.parametrize("level", ["municipality", "school"])
def test_a_report_for_every_municipality(tmp_path: Path, level: str) -> None:
    made = view(tmp_path, level, SHARE, ANSWER)
    assert sorted(units_of(made, ["all"])) == [NORTH, SOUTH]
    files = files_of(made, ["xlsx", "docx"], units_of(made, [NORTH]))
    write_files(tmp_path / "out", files)
    assert sorted(Path(name).name for name in files) == ["note.docx", "report.xlsx"]


def test_the_only_school(tmp_path: Path) -> None:
    made = view(tmp_path, "school", SHARE_ALONE, schools=1)
    write_files(tmp_path / "out", files_of(made, ["xlsx"], ()))


def test_a_document_for_the_region_alone_has_no_municipality(tmp_path: Path) -> None:
    made = view(tmp_path, "region", SHARE)
    for asked in (["all"], [SOUTH]):
        with pytest.raises(UsageError, match="ничего не считает ни для муниципалитетов"):
            units_of(made, asked)


def test_a_municipality_that_is_nowhere_is_named(tmp_path: Path) -> None:
    made = view(tmp_path, "school", SHARE)
    with pytest.raises(UsageError, match="муниципалитета «Западный район» нет"):
        units_of(made, ["Западный район"])
