"""What a code means to an analyst, what the program does with it, and what to do."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from rapidfuzz import fuzz, process

from rsnms_cli.methodology.base import Strict
from rsnms_cli.model.problems import Severity

CHAPTERS = ("files", "tables", "forms", "results", "methodology")
"""The files of this folder, in the order of the guide."""
_NEAR = 70

Line = Annotated[str, BeforeValidator(lambda text: " ".join(text.split()))]
"""Text that the file may break into lines."""
Said = Annotated[Line, Field(min_length=1)]


class Entry(Strict):
    """A code: what it means, what becomes of the row or file, what to do, an example.

    `when` says which severity applies where there are several.
    """

    code: str
    severity: Annotated[tuple[Severity, ...], Field(min_length=1)]
    when: Line = ""
    meaning: Said
    effect: Said
    todo: Said
    example: Said


class Chapter(Strict):
    """Codes of one kind, in an order that can be read."""

    title: Said
    about: Said
    entries: tuple[Entry, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole registry."""
    folder = resources.files(__package__)
    return tuple(
        _chapter(tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")))
        for name in CHAPTERS
    )


def _chapter(raw: dict[str, Any]) -> Chapter:
    """A chapter's `when` is that of all its codes of several severities without their own."""
    title, about, when = raw.pop("title"), raw.pop("about"), raw.pop("when", "")
    entries = []
    for code, item in raw.items():
        own = {"when": when} if len(item["severity"]) > 1 else {}
        entries.append(Entry(code=code, **own | item))
    return Chapter(title=title, about=about, entries=tuple(entries))


@cache
def registry() -> Mapping[str, Entry]:
    """All entries by code."""
    return {entry.code: entry for chapter in chapters() for entry in chapter.entries}


def near(code: str, most: int = 3) -> list[str]:
    """Codes that a mistyped one may mean, best first."""
    found = process.extract(
        code.casefold(), list(registry()), scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=most
    )
    return [name for name, _, _ in found]
