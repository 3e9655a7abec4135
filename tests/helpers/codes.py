"""Where the package says a problem's code, found in its sources without running them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rsnms_cli
from rsnms_cli.model.problems import Severity

PACKAGE = Path(rsnms_cli.__file__).parent
ERROR, WARNING = Severity.ERROR, Severity.WARNING
MAKERS: dict[str, tuple[int, frozenset[Severity]]] = {
    "Problem": (0, frozenset()),
    "Rule": (0, frozenset()),
    "UnreadableFile": (0, frozenset({ERROR})),
    "Fault": (0, frozenset()),  # of a file that people write: it has no severity
    "warn": (0, frozenset({WARNING})),
    "error": (0, frozenset({ERROR})),
    "_aside": (1, frozenset({WARNING})),
    "_problem": (2, frozenset({WARNING})),
}
"""What is called with a code: the number of that argument, and the severities it stands for."""
CODE = re.compile(r"[a-z]+\.[a-z][a-z0-9_]*")
FILES = re.compile(r".*\.(ini|db|csv|xlsx|docx|pdf|html|css|js|json|jsonl|xml|toml|key|parquet)")


@dataclass(frozen=True)
class Use:
    """A place of the sources: a code, or an expression that gives one; severities if they show."""

    module: str
    text: str
    literal: bool
    made: bool
    severities: frozenset[Severity] = frozenset()


def uses() -> list[Use]:
    """Every place of the package."""
    return [
        use
        for path in sorted(PACKAGE.rglob("*.py"))
        if "_shared" not in path.parts
        for use in uses_in(path.read_text("utf-8"), path.relative_to(PACKAGE).as_posix())
    ]


def uses_in(source: str, module: str) -> Iterator[Use]:
    """Codes handed to what makes problems, and every other text that looks like a code.

    A code that is only compared with, or stands in a set, is known there and not made.
    """
    tree = ast.parse(source)
    handed: set[int] = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for code, severities in _handed(call):
            handed.add(id(code))
            literal = isinstance(code, ast.Constant)
            text = str(code.value) if isinstance(code, ast.Constant) else ast.unparse(code)
            yield Use(module, text, literal, True, severities)
    known = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare | ast.Set)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in handed and _is_code(node.value):
            yield Use(module, str(node.value), True, id(node) not in known)


def _handed(call: ast.Call) -> Iterator[tuple[ast.expr, frozenset[Severity]]]:
    """The argument that is a code, each branch of a choice, with the severities."""
    name = ast.unparse(call.func).rpartition(".")[2]
    at, severities = MAKERS.get(name, (-1, frozenset()))
    if not 0 <= at < len(call.args):
        return
    if name in ("Problem", "Rule") and isinstance(call.args[1], ast.Attribute):
        severities = _literal(call.args[1])
    given = call.args[at]
    for node in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
        yield node, severities


def _literal(node: ast.Attribute) -> frozenset[Severity]:
    """`Severity.ERROR`; any other attribute says nothing here."""
    of_type = ast.unparse(node.value) == "Severity"
    return frozenset({Severity[node.attr]}) if of_type else frozenset()


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(CODE.fullmatch(value)) and not FILES.fullmatch(value)
