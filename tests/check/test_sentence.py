"""«Не учтено: …»: the one sentence that stands first, by example."""

from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Problem, Refused, left_out_words
from rsnms_cli.pipeline.score import score
from tests.helpers.faultless import Tables, diagnostics, orgs, teachers, trainings
from tests.helpers.jobs import job
from tests.helpers.tables import write_region

P2, FAR = {"person_id": "P2"}, {"org_code": "99"}
NORTH = {"org_code": "02", "municipality": "Северный район"}
FAULTLESS = {**orgs({}), **teachers({}), **trainings({}), **diagnostics({})}
BOTH = {**trainings({}, P2), **diagnostics({}, P2, P2 | {"date": date(2024, 5, 5)})}

SENTENCES: dict[str, tuple[Tables, str]] = {
    "nothing": ({}, ""),
    "people of an organisation nobody knows": (
        {**teachers({}, P2 | FAR, P2 | FAR), **BOTH},
        "Не учтено: 1 педагог, 1 строка обучения, 2 строки диагностики",
    ),
    "a second workplace": (teachers({}, FAR), "Не учтено: 1 рабочее место"),
    "people without a number": (
        teachers({}, {"person_id": None}, {"person_id": "нет"}),
        "Не учтено: 2 педагога",
    ),
    "a municipality with wrong codes": (
        {**orgs({}, NORTH), **teachers({}, P2 | FAR)},
        "Не учтено: 1 педагог, 1 муниципалитет без единого педагога",
    ),
    "a school that nobody is reported of": (
        orgs({}, {"org_code": "02"}),
        "Не учтено: 1 организация без единого педагога",
    ),
    "an organisation": (
        orgs({}, {"org_code": "02", "org_type": "кафе"}),
        "Не учтено: 1 организация",
    ),
    "events of nobody": (BOTH, "Не учтено: 1 строка обучения, 2 строки диагностики"),
    "a cell": (teachers({"birth_date": "31.02.1990"}), "Не учтено: 1 ячейка"),
    "a training without an end": (
        trainings({}, {"end_date": "весной"}),
        "Не учтено: 1 строка обучения",
    ),
}


def problems_of(folder: Path, tables: Tables, *, strict: bool = False) -> list[Problem]:
    return score(
        job(write_region(folder, {**FAULTLESS, **tables}), "aksai-2021", strict=strict)
    ).problems


@pytest.mark.parametrize(("tables", "said"), SENTENCES.values(), ids=SENTENCES.keys())
def test_what_is_left_out_is_said_in_numbers(tmp_path: Path, tables: Tables, said: str) -> None:
    problems = problems_of(tmp_path, tables)
    assert left_out_words(problems) == said
    assert [p.code for p in problems].index("left_out") == 0 if said else True


def test_people_who_left_are_allowed_once(tmp_path: Path) -> None:
    (tmp_path / MAPPING_FILE).write_text('[people]\noutside = "allowed"\n', encoding="utf-8")
    problems = problems_of(tmp_path, BOTH)
    words = "Не учтено, так разрешено: 1 строка обучения, 2 строки диагностики людей вне"
    assert left_out_words(problems) == f"{words} «Педагогов»"
    assert {problem.severity for problem in problems} == {"warning"}
    assert {p.code for p in problems} >= {"left_out", "event.outside"}


def test_strict_refuses_and_says_so_first(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        problems_of(tmp_path, BOTH, strict=True)
    assert refused.value.problems[0].what.startswith("не учтено: 1 строка обучения")
