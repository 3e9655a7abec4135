"""Every condition of every document can be said, under every reading."""

import pytest

from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.methodology.vocabulary import Condition
from rsnms_cli.model.explain import Lack
from rsnms_cli.model.period import parse_period
from rsnms_cli.words.conditions import Words


@pytest.mark.parametrize("name", methodology_ids())
def test_every_definition_can_be_said(name: str) -> None:
    """Of every reading; no key of the vocabulary shows through."""
    document = load_methodology(name)
    picks = [{one.id: choice.id} for one in document.readings for choice in one.choices]
    for methodology in [document, *(load_methodology(name, pick) for pick in picks)]:
        for _, item in methodology.indicators():
            if item.measure is None:
                continue
            words = Words(item, item.window or methodology.window, parse_period("2024-H1"))
            lines = words.definition()
            lines += [words.lack(Lack(n)) for n in range(len(item.measure.conditions))]
            lines += [words.lack(Lack(n), inner=True) for n in range(len(item.measure.inner))]
            assert not [line for line in lines if not line.isprintable() or "_" in line]
            assert "30.06.2024" in " ".join(lines) or not _of_days(item.measure.conditions)


def _of_days(conditions: tuple[Condition, ...]) -> bool:
    dated = {"diagnosed", "route", "trained", "under_age", "up_to_age"}
    return any(one.term[0] in dated or _of_days(one.has_person or ()) for one in conditions)
