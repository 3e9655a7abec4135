"""No wrong number in silence. `python -m tests.silence` counts the damages; `… run` tries all."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.model.errors import Exit
from tests.helpers.examples import daily
from tests.silence.damage import DAMAGES, Damage
from tests.silence.judge import (
    SILENT,
    clean,
    naive,
    told,
    tried,
    verdict,
    write_clean,
    write_damaged,
)
from tests.silence.register import first_runs, identity, other_runs
from tests.silence.silent import REASONS
from tests.silence.writers import FORMATS

LEAST_DAMAGES, LEAST_KINDS = 800, 200
FAST = 8
"""One kind out of so many is tried with every change; the others are slow."""


def _params(runs: Iterable[tuple[Damage, str]], *, slow: bool) -> list[Any]:
    found = []
    for number, (damage, kind) in enumerate(runs):
        marks: list[Any] = [pytest.mark.slow] if slow or number % FAST else []
        if reason := REASONS.get(damage.name):
            marks.append(pytest.mark.xfail(reason=reason, strict=True))
        found.append(pytest.param(damage, kind, id=identity(damage, kind), marks=marks))
    return found


def _tell(damage: Damage, kind: str, folder: Path) -> None:
    said = tried(write_damaged(folder, damage, kind), damage)
    assert verdict(damage, said) != SILENT, [str(one) for one in said.problems]


@pytest.mark.parametrize(("damage", "kind"), _params(first_runs(), slow=False))
def test_a_damage_of_every_kind_is_told(damage: Damage, kind: str, tmp_path: Path) -> None:
    _tell(damage, kind, tmp_path)


@pytest.mark.parametrize(("damage", "kind"), _params(other_runs(), slow=True))
def test_every_damage_is_told(damage: Damage, kind: str, tmp_path: Path) -> None:
    _tell(damage, kind, tmp_path)


@pytest.mark.parametrize("kind", daily(FORMATS, 3))
def test_the_region_is_faultless_in_every_format(kind: str, tmp_path: Path) -> None:
    said = told(write_clean(tmp_path, kind, forms=True), "dagestan-2022", forms=True)
    assert (said.code, said.results) == (Exit.DONE, clean("dagestan-2022", True).results)


@pytest.mark.slow
def test_what_a_naive_reader_takes_changes_a_number() -> None:
    """A damage of a value is none where the wrong value would count the same."""
    taken = {(one.by, tuple(one.naive.items())) for one in DAMAGES if one.naive}
    same = [(by, values) for by, values in taken if naive(by, values) == naive(by, ())]
    assert not same


def test_damages_are_many() -> None:
    assert len(DAMAGES) >= LEAST_DAMAGES
    assert len({damage.kind for damage in DAMAGES}) >= LEAST_KINDS


def test_what_is_silent_today_is_a_damage() -> None:
    assert not REASONS.keys() - {damage.name for damage in DAMAGES}


def test_a_damage_that_damages_nothing_is_found() -> None:
    idle = Damage("none", "none", "teachers", grid=lambda lines: lines.sort(key=lambda _: 0))
    with pytest.raises(AssertionError, match="changes no cell"):
        idle.lines()
