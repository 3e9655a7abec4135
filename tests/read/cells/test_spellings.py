"""Everyday spellings by example: what each text means in its column, and what is never guessed."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from rsnms_cli.model.spellings.phrases import spellings
from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.typed import typed
from tests.helpers.fields import FIELDS, READ

EXAMPLES = [
    tuple(row.values())
    for row in csv.DictReader((Path(__file__).parent / "spellings.csv").open(encoding="utf-8"))
]
"""Column, text, value: nothing where there is none, «()» where no stage is named."""


def said(value: Any, why: Why | None) -> str:
    """A value as the examples write it."""
    if value is None:
        return "unknown" if why is Why.UNKNOWN else ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, tuple):
        return " ".join(value) or "()"
    return f"{round(value, 4):g}" if isinstance(value, int | float) else str(value)


@pytest.mark.parametrize(("column", "text", "expected"), EXAMPLES)
def test_a_spelling_means_this(column: str, text: str, expected: str) -> None:
    (value,), why = typed(FIELDS[column], [text])
    assert said(value, why.get(0)) == expected


def test_examples_are_of_every_column_and_end_both_ways() -> None:
    understood = Counter(column for column, _, value in EXAMPLES if value)
    refused = Counter(column for column, _, value in EXAMPLES if not value)
    asked = {name for name, one in READ.items() if one.type in ("enum", "list", "number")}
    assert asked <= understood.keys() & refused.keys()


def test_the_start_of_a_training_is_the_first_day_of_a_range() -> None:
    (value,), why = typed(FIELDS["trainings.start_date"], ["12-20 марта 2024"])
    assert (value, why) == (date(2024, 3, 12), {0: Why.READ_AS})


def test_what_is_literal_is_not_said_to_be_understood() -> None:
    for column, text in (("trainings.kind", "Стажировка"), ("diagnostics.route", "Да.")):
        assert typed(FIELDS[column], [text])[1] == {}


def test_a_remark_after_yes_is_not_shown() -> None:
    assert typed(FIELDS["diagnostics.route"], ["да, у Тестовой"])[1] == {0: Why.READ_IN_PART}


def test_shares_of_points_are_no_fractions_of_percent() -> None:
    column = FIELDS["diagnostics.result_percent"]
    assert typed(column, ["1 из 200", "75"]) == ([0.5, 75.0], {0: Why.READ_AS})


@pytest.mark.parametrize(
    ("column", "text", "proposal"),
    [
        ("organizations.org_type", "ОО", "общеобразовательная"),
        ("organizations.org_type", "МБОУ", "общеобразовательная"),
        ("organizations.org_type", "прочее", ""),
        ("trainings.kind", "Курсы", "повышение квалификации"),
        ("trainings.kind", "семинар", ""),
        ("teachers.expert_role", "член комиссии", "эксперт"),
        ("organizations.mentoring_model", "учитель – учитель", "да"),
    ],
)
def test_what_is_only_near_is_proposed(column: str, text: str, proposal: str) -> None:
    table, field = column.split(".")
    known = spellings(table, field, FIELDS[column].type)
    assert known is not None
    assert (known.read(text), known.proposed(text)) == ("", proposal)
    assert known.explained(text)
    assert not known.explained(f"{text} Тестова")


@pytest.mark.parametrize("column", [n for n, f in READ.items() if f.type in ("enum", "list")])
def test_every_value_of_the_data_is_one_of_its_column(column: str) -> None:
    table, field = column.split(".")
    known = spellings(table, field, FIELDS[column].type)
    assert known is not None
    assert set(known.values) == set(FIELDS[column].values)
    assert known.alone <= set(known.values)


LONG = ("72 ({}ы)", "72 а{}", "{} по {}", "да, {} не", "{} - {}", "с {}")


@pytest.mark.parametrize("column", READ)
def test_no_text_takes_long(column: str) -> None:
    many = [(sign, number) for sign in "1.а" for number in (60, 190, 10_000)]
    texts = [text.format(*[sign * number] * 2) for text in LONG for sign, number in many]
    started = process_time()
    typed(FIELDS[column], texts)
    assert process_time() - started < 1
