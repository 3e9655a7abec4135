"""Sheets are known by their headers, wherever those stand and however they are worded."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from rsnms_cli.model.columns import Field, table_specs
from rsnms_cli.model.tables import How, Seen
from rsnms_cli.model.text import header_key
from rsnms_cli.read.folder import Found, read_folder
from tests.helpers.tables import grid, records, region, sheet, spots, write_book

Lines = list[list[object]]


def read(folder: Path, files: Mapping[str, Mapping[str, Lines]]) -> Found:
    """The folder with these files, by name and sheet, as it is read."""
    for name, sheets in files.items():
        write_book(folder / name, sheets)
    return read_folder(folder)


LAYOUTS = {
    "header on the first row": """
        СНИЛС | Дата диагностики | ИОМ
        P1    | 01.02.2024       | да
        P2    | 15.03.2024       |""",
    "titles above the header": """
        Министерство образования
        Диагностика за 2024 год  | |
        СНИЛС | Дата диагностики | ИОМ
        P1    | 01.02.2024       | да
        P2    | 15.03.2024       |""",
    "numbered rows": """
        № п/п | СНИЛС | Дата диагностики | ИОМ
        1     | P1    | 01.02.2024       | да
        2     | P2    | 15.03.2024       |
        3     |       |                  | """,
    "empty rows and columns before and between": """

        | |
        | | СНИЛС | | Дата диагностики | ИОМ
        | |
        | | P1    | | 01.02.2024       | да

        | | P2    | | 15.03.2024       | """,
    "another order": """
        ИОМ | Дата диагностики | СНИЛС
        да  | 01.02.2024       | P1
            | 15.03.2024       | P2""",
    "other spellings of the headers": """
        Страховой номер: | «дата   ДИАГНОСТИКИ» | Иом.
        P1               | 01.02.2024           | да
        P2               | 15.03.2024           | """,
    "spaces that cannot be seen": """
        \u00a0СНИЛС\u200b | Дата\u00a0диагностики | ИОМ
        \u00a0P1\u200b    | 01.02.2024\u00a0      | \u00a0да
        P2                | 15.03.2024            | \u00a0""",
}


@pytest.mark.parametrize("drawn", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_same_rows_are_read_from_any_layout(tmp_path: Path, drawn: str) -> None:
    found = read(tmp_path, {"выгрузка.xlsx": {"TDSheet": sheet(drawn)}})
    assert spots(found.problems) == []
    assert list(found.tables) == ["diagnostics"]
    assert found.tables["diagnostics"].sources[0].of(How.UNKNOWN) == []
    assert records(found.tables["diagnostics"]) == [
        {"person_id": "P1", "date": date(2024, 2, 1), "route": True},
        {"person_id": "P2", "date": date(2024, 3, 15)},
    ]


def test_typed_cells_are_read_like_texts(tmp_path: Path) -> None:
    lines: Lines = [
        ["СНИЛС", "Дата диагностики", "ИОМ", "Результат, %", "Дата ИОМ"],
        [12345678901, date(2024, 2, 1), True, 70.1 + 0.2, datetime(2024, 2, 3, 10, 30)],
        ["123-456-789 01", 45323, 0, "70,5", "2024-02-03"],
    ]
    found = read(tmp_path, {"x.xlsx": {"Лист1": lines}})
    same = {"person_id": "12345678901", "date": date(2024, 2, 1), "route_date": date(2024, 2, 3)}
    assert records(found.tables["diagnostics"]) == [
        same | {"route": True, "result_percent": 70.3},
        same | {"route": False, "result_percent": 70.5},
    ]


SYNONYMS = [
    ("organizations", "municipality", "Муниципальное образование"),
    ("organizations", "municipality", "МО"),
    ("teachers", "person_id", "Номер СНИЛС"),
    ("teachers", "person_id", "Страховой номер"),
    ("teachers", "full_name", "Ф.И.О."),
    ("teachers", "full_name", "Фамилия, имя, отчество"),
    ("teachers", "birth_date", "Дата рожд."),
    ("teachers", "experience_years", "Педагогический стаж"),
    ("teachers", "experience_years", "Стаж педагогической работы"),
    ("trainings", "program", "Наименование программы"),
    ("trainings", "program", "наименование курса"),
    ("trainings", "start_date", "Обучение с"),
    ("trainings", "start_date", "Период обучения (с)"),
    ("trainings", "end_date", "Обучение по"),
    ("trainings", "end_date", "Период обучения (по)"),
    ("trainings", "end_date", "Окончание обучения"),
    ("trainings", "hours", "Объем часов"),
    ("trainings", "hours", "часов"),
    ("trainings", "hours", "Срок обучения, часов"),
    ("trainings", "provider", "Место обучения"),
    ("organizations", "municipality", "MO"),  # Latin letters
    ("teachers", "person_id", "1. СНИЛС*"),
    ("teachers", "person_id", "№ СНИЛС:"),
    ("teachers", "full_name", "Ф. И. О."),
    ("teachers", "birth_date", "др"),
    ("teachers", "birth_date", "Дата рождения (дд.мм.гггг)"),
    ("teachers", "org_code", "Код\nОО (обязательно)"),
    ("teachers", "experience_years", "Педагоги-\nческий  стаж (лет)"),
    ("teachers", "experience_years", "Педагогический стаж,\u00a0лет:"),
    ("teachers", "mentoring_role", "Роль в настав\u00adничестве"),
    ("trainings", "hours", "Объём (час.)"),
]
NOT_SYNONYMS = [
    ("teachers", "Стаж в должности", "5", How.UNKNOWN, ""),  # not of teaching
    ("teachers", "Общий стаж", "5", How.UNKNOWN, ""),
    ("teachers", "Стаж", "5", How.PROPOSED, "experience_years"),
    ("teachers", "МО", "Южный район", How.PROPOSED, "municipality"),  # or a methodical union
    ("trainings", "Регистрационный номер", "5", How.IGNORED, ""),  # every certificate has one
    ("trainings", "рег. номер", "5", How.IGNORED, ""),
    ("diagnostics", "№ ИОМ", "ИОМ-001", How.PROPOSED, "route"),  # the number of a paper
]


@pytest.mark.parametrize("case", NOT_SYNONYMS, ids=[case[1] for case in NOT_SYNONYMS])
def test_a_header_of_another_meaning_is_never_taken(
    tmp_path: Path, case: tuple[str, str, str, How, str]
) -> None:
    table, header, value, how, field = case
    required = [field.header for field in table_specs()[table].required]
    lines: Lines = [[*required, header], ["P1", "01.02.2024", "методист"]]
    lines[1][len(required) :] = [value]
    source = read(tmp_path, {"x.xlsx": {"Лист1": lines}}).tables[table].sources[0]
    (last,) = (one for one in source.seen if one.column == len(required))
    assert (last.header, last.how, last.field) == (header, how, field)


def test_the_date_of_the_certificate_gives_way_to_the_date_of_the_end(tmp_path: Path) -> None:
    drawn = sheet("""
        СНИЛС | Дата выдачи удостоверения | Дата окончания
        P1    | 15.01.2024                | 20.12.2023""")
    found = read(tmp_path, {"x.xlsx": {"Лист1": drawn}}).tables["trainings"]
    assert records(found) == [{"person_id": "P1", "end_date": date(2023, 12, 20)}]
    why = "«Дата окончания» на листе уже есть"
    seen = Seen(1, "Дата выдачи удостоверения", How.IGNORED, "end_date", why)
    assert found.sources[0].of(How.IGNORED) == [seen]


def test_no_header_means_two_fields() -> None:
    for spec in table_specs().values():
        keys = [key for field in spec.fields for key in _keys(field)]
        assert "" not in keys
        assert len(keys) == len(set(keys))


def _keys(field: Field) -> set[str]:
    texts = (field.header, *field.synonyms)
    return {header_key(text) for text in texts}


@pytest.mark.parametrize(("table", "field", "header"), SYNONYMS)
def test_a_header_has_synonyms(tmp_path: Path, table: str, field: str, header: str) -> None:
    lines = grid(table, region()[table])
    canonical = grid(table, [], fields=[field])[0][0]
    column = lines[0].index(canonical)
    lines[0][column] = header
    source = read(tmp_path, {"x.xlsx": {"Лист1": lines}}).tables[table].sources[0]
    assert source.columns[field] == column
    assert source.of(How.UNKNOWN) == []


def test_a_larger_table_below_does_not_hide_the_one_above(tmp_path: Path) -> None:
    """The people stand below their diagnostics, under a header of more columns."""
    tables = region()
    both = [*grid("diagnostics", tables["diagnostics"]), *grid("teachers", tables["teachers"])]
    write_book(tmp_path / "всё.xlsx", {"Лист1": both})
    found = read_folder(tmp_path).tables
    assert [len(found[name].row) for name in ("diagnostics", "teachers")] == [1, 1]
