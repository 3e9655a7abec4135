"""The dictionary of columns in words: the same on the screen, on the page, in the blank tables."""

import json
from pathlib import Path

import pytest

from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.model.columns import table_specs
from rsnms_cli.words.columns import Column, described
from tests.helpers.commands import call
from tests.helpers.tables import region
from tests.helpers.workspace import workspace
from tests.tools.columns_page import PAGE, page

COLUMNS = [one for spec in table_specs().values() for one in spec.columns]


def column(table: str, field: str, *methodologies: str) -> Column:
    """A column as these methodologies, or all, use it."""
    loaded = [load_methodology(name) for name in methodologies or methodology_ids()]
    return next(one for one in described(loaded)[table] if one.spec.field == field)


def test_every_field_says_what_it_means_and_every_column_has_three_cells_to_show() -> None:
    fields = [one for spec in table_specs().values() for one in spec.fields]
    assert not [one.header for one in fields if not one.meaning.endswith(".")]
    assert not [one.header for one in COLUMNS if len(one.example) != 3]
    assert not [one.header for one in COLUMNS if one.required and "" in one.example]


USES = [  # table, field, methodology, what it is for
    ("trainings", "end_date", "kuzbass-2022", "регион 1, 3; муниципалитет, организация 1"),
    ("trainings", "hours", "eao-2023", "при другом прочтении регион 6.2.4"),
    ("teachers", "position", "dagestan-2022", "при другом прочтении организация 3.1"),
    ("teachers", "methodist", "eao-2023", "регион 6.2.5"),
    ("organizations", "stages", "dagestan-2022", "организация 5.1"),
    ("organizations", "contests", "aksai-2021", "регион, муниципалитет, организация 4"),
    ("diagnostics", "route_date", "novosibirsk-2023", "регион, муниципалитет, организация 1.2"),
    (
        "teachers", "mentoring_role", "dagestan-2022",
        "организация 7.5; при другом прочтении регион 4.7, 9.6; муниципалитет 8.6",
    ),
    (
        "diagnostics", "date", "dagestan-2022",
        "регион 9.1, 9.2, 9.3; муниципалитет 8.1, 8.2, 8.3; организация 2.2, 7.1, 7.2",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "field", "methodology", "purpose"), USES)
def test_a_column_names_the_indicators_that_read_it(
    table: str, field: str, methodology: str, purpose: str
) -> None:
    assert column(table, field, methodology).purpose == [f"{methodology}: {purpose}"]
    assert f"{methodology}: {purpose}" in column(table, field).purpose


ABSENCES = [
    ("teachers", "org_code", "dagestan-2022", "таблица не читается"),
    ("teachers", "mentor", "dagestan-2022", "нет ни в одном файле – показатели останутся без данн"),
    ("teachers", "mentor", "kuzbass-2022", "ничего не изменится"),
    ("teachers", "position", "dagestan-2022", "ничего не изменится"),
    ("organizations", "stages", "dagestan-2022", "показатели посчитаются, но спрошено и про ОГЭ"),
    ("organizations", "stages", "kuzbass-2022", "ничего не изменится"),
    ("diagnostics", "provider", "novosibirsk-2023", "ничего не изменится"),
]


@pytest.mark.parametrize(("table", "field", "methodology", "absence"), ABSENCES)
def test_a_column_says_what_is_lost_without_it(
    table: str, field: str, methodology: str, absence: str
) -> None:
    assert column(table, field, methodology).absence.startswith(absence)


def test_every_column_that_some_number_cannot_do_without_is_said_to_be_for_it() -> None:
    idle = [
        f"{name} {one.spec.field}"
        for name, columns in described(map(load_methodology, methodology_ids())).items()
        for one in columns
        if not one.uses and not one.spec.required
    ]
    assert idle == [
        "organizations district", "teachers full_name", "trainings program", "diagnostics deficits",
    ]  # fmt: skip


def test_the_guide_has_every_column_as_it_is_now() -> None:
    assert PAGE.read_text("utf-8") == page(), "make docs"
    assert all(f"### {one.header}\n" in page() for one in COLUMNS)


def test_the_command_prints_a_table_and_refuses_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = call(capsys, "columns", "педагоги", "--methodology", "eao-2023")
    said.assert_says(0, "Категория персонала – обязательный", "eao-2023: регион 6.2.5")
    assert "Дата диагностики" not in said.out
    assert "dagestan" not in said.out
    refused = call(capsys, "columns", "Кадры")
    refused.assert_says(2, "таблицы «Кадры» нет", "есть таблицы: Организации, Педагоги")


def test_in_a_workspace_it_is_of_the_documents_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "регион", 'methodology = "kuzbass-2022"', region()))
    said = call(capsys, "columns", "Диагностика")
    said.assert_says(0, "kuzbass-2022: регион, муниципалитет, организация 2, 2.1")
    assert "eao-2023" not in said.out


def test_the_dictionary_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "columns", "teachers", "--methodology", "eao-2023", "--json")
    found = {one["field"]: one for one in json.loads(said.out)}
    assert found["methodist"]["uses"] == [
        {"methodology": "eao-2023", "level": "region", "code": "6.2.5", "how": "needed"}
    ]
    assert found["mentoring_role"]["values"] == ["наставник", "наставляемый"]
    assert found["org_code"]["required"] is True
