"""All damages, each in every format that can carry it."""

from collections.abc import Iterator
from importlib import import_module

from tests.silence.damage import DAMAGES, Damage

for _name in (
    *(
        "answers",
        "columns",
        "dates",
        "form_files",
        "geometry",
        "hidden",
        "people",
        "text_files",
        "traps",
    ),
    *("units", "whole_files"),
):
    import_module(f"tests.silence.{_name}")


def runs() -> Iterator[tuple[Damage, str]]:
    """Every damage in every format."""
    for damage in DAMAGES:
        for kind in damage.formats:
            yield damage, kind


def first_runs() -> Iterator[tuple[Damage, str]]:
    """A damage of each kind in one format, which changes from kind to kind."""
    kinds = {damage.kind: damage for damage in reversed(DAMAGES)}
    for number, damage in enumerate(reversed(kinds.values())):
        yield damage, damage.formats[number % len(damage.formats)]


def other_runs() -> Iterator[tuple[Damage, str]]:
    """The other damages: one of a family in one format, which changes; all else in each."""
    done = {identity(*run) for run in first_runs()}
    for number, damage in enumerate(DAMAGES):
        one = damage.formats[number % len(damage.formats)]
        for kind in damage.formats if damage.kind == damage.name else (one,):
            if identity(damage, kind) not in done:
                yield damage, kind


def identity(damage: Damage, kind: str) -> str:
    """How a run is called in tests and lists."""
    return f"{damage.name} [{kind}]"
