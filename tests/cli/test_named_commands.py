"""What messages, helps, templates and guides call a command or an option is one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from rsnms_cli.cli.app import app
from tests.helpers.commands import ROOT

CODE = [*(ROOT / "rsnms_cli").rglob("*.py")]
TEXTS = [
    *(ROOT / "rsnms_cli").rglob("*.toml"),
    *(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".toml", ".html")),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
]
COMMAND = re.compile(r"(?<!mail -s )\brsnms((?: --?[a-z-]+\b| [a-z][a-z-]*\b(?!\.))+)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
RUSSIAN = re.compile("[а-яё]")
OF_OTHERS = {"--help", "--version", "--dist"}  # the last is of pytest


def strings(source: str) -> Iterator[str]:
    """Every text of a module, the parts of one with numbers in it joined."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            parts = (part for part in node.values if isinstance(part, ast.Constant))
            yield "".join(str(part.value) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def said(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return [*strings(text)] if path.suffix == ".py" else [text]


def options(command: Any) -> set[str]:
    """Those of a command and of all below it."""
    own = {name for one in command.params for name in one.opts}
    below = getattr(command, "commands", {}).values()
    return own.union(OF_OTHERS, *map(options, below))


ROOM: Any = typer.main.get_command(app)


def unknown(text: str) -> Iterator[str]:
    """Commands and options that the text names and nobody takes."""
    for found in COMMAND.finditer(text):
        command, words = ROOM, found[1].split()
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        if command is ROOM and words[:1] and not words[0].startswith("-"):
            yield found[0]
        yield from (one for one in words if one.startswith("--") and one not in options(command))
    if RUSSIAN.search(text):
        yield from (one for one in OPTION.findall(text) if one not in options(ROOM))


@pytest.mark.parametrize("kind", [CODE, TEXTS], ids=["code", "texts"])
def test_what_is_named_is_there(kind: list[Path]) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {one}"
        for path in kind
        for text in said(path)
        for one in unknown(text)
    }
    assert not found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("похожий назовёт rsnms guess", ["rsnms guess"]),
        ("rsnms check --anotate DIR", ["--anotate"]),
        ("rsnms forms create --out, затем rsnms score --forms", []),
        ("укажите --from-forms", ["--from-forms"]),
    ],
)
def test_a_wrong_name_is_found(text: str, wrong: list[str]) -> None:
    assert [*dict.fromkeys(unknown(text))] == wrong
