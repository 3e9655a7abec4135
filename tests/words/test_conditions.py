"""A word of the vocabulary has all its faces: a sentence, the parts that a row may lack."""

import re
from typing import Any

import pytest

from rsnms_cli.facts.conditions import event_terms
from rsnms_cli.facts.traces import SURE
from rsnms_cli.methodology.cells import EVENT_TABLES, TERM_CELLS
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.vocabulary import Condition, Diagnosed, Route, Trained
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.explain import TermLack
from rsnms_cli.model.period import parse_period
from rsnms_cli.words.conditions import Words, term_words

YEAR = parse_period("2024")
TRAINED: dict[str, Any] = {
    "provider": "cnppm",
    "kind": "стажировка",
    "federal_register": True,
    "by_diagnostics": "any",
    "diagnosis_within_years": 3,
    "hours_at_least": 16,
    "management_team": True,
}
DIAGNOSED: dict[str, Any] = {
    "provider": "academy",
    "kind": "функциональная грамотность",
    "result_at_least": 70,
}
EVENTS: dict[str, Any] = {
    "trained": Trained(**TRAINED),
    "diagnosed": Diagnosed(**DIAGNOSED),
    "route": Route(),
}
CONDITIONS: dict[str, Any] = {
    **EVENTS,
    "category": "методист",
    "works_in": "ЦНППМ",
    "org_type": "ЦНППМ",
    "teacher": True,
    "under_age": 35,
    "up_to_age": 35,
    "experience_below": 3,
    "has_person": (Condition(mentor=True),),
    **dict.fromkeys(("mentor", "support_form", "mentoring_role", "methodical_service"), True),
    **dict.fromkeys(("expert_role", "contests", "mentoring_model", "experience_shared"), True),
}


def said(name: str, value: Any) -> str:
    """The sentence of a condition."""
    _, item = next(one for one in load_methodology("dagestan-2022").indicators() if one[1].measure)
    return Words(item, "period", YEAR).condition(Condition(**{name: value}))


def test_every_condition_has_a_sentence_of_its_own() -> None:
    assert CONDITIONS.keys() == Condition.model_fields.keys()
    sentences = [said(name, value) for name, value in CONDITIONS.items()]
    assert len(set(sentences)) == len(sentences)
    assert all(re.search("[а-яё]{3}", sentence) for sentence in sentences)


@pytest.mark.parametrize(("name", "kind", "whole"), [
    ("trained", Trained, TRAINED), ("diagnosed", Diagnosed, DIAGNOSED)])  # fmt: skip
def test_every_parameter_changes_the_sentence(name: str, kind: Any, whole: dict[str, Any]) -> None:
    assert whole.keys() == kind.model_fields.keys()
    sentences = {said(name, kind())} | {said(name, kind(**{k: v})) for k, v in whole.items()}
    assert len(sentences) == len(whole) + 1


@pytest.mark.parametrize("name", EVENTS)
def test_every_part_that_a_row_may_lack_is_named(name: str) -> None:
    """And the cell that says nothing of it is found in its table."""
    fields = {field.field for field in table_specs()[EVENT_TABLES[name]].fields}
    for part in event_terms(Condition(**{name: EVENTS[name]}), "period", YEAR):
        assert re.search("[а-яё]{3}", term_words(EVENT_TABLES[name], TermLack(part, False)))
        if part not in SURE:
            assert TERM_CELLS.get(part, part) in fields
            assert term_words(EVENT_TABLES[name], TermLack(part, True)).endswith("не указано")
