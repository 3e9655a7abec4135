"""Public functions that raise an error of the package, found in its sources."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import rsnms_cli

PACKAGE = Path(rsnms_cli.__file__).parent
Trees = Mapping[str, ast.Module]


@dataclass(frozen=True)
class Raising:
    """A public function or method with such a `raise` in its body, and what its docstring says."""

    name: str
    docstring: str
    family: frozenset[str]

    @property
    def says_so(self) -> bool:
        """Whether «raises» and the name of an error of the package stand in one sentence."""
        said = re.findall(r"\b[Rr]aises?\s([^;]*)", self.docstring)
        return any(self.family & set(re.findall(r"\w+", words)) for words in said)


def raising_functions(trees: Trees) -> Iterator[Raising]:
    """Every one, by its module and name, but commands: their docstring is their help."""
    family = _family(trees)
    made = family | _makers(trees, family)
    for module, tree in trees.items():
        for name, function in _public(tree.body):
            text = ast.get_docstring(function) or ""
            raised = {_name(one.exc) for one in _own(function) if isinstance(one, ast.Raise)}
            if raised & made and not re.match("[А-ЯЁ]", text):
                yield Raising(f"{module}: {name}", text, frozenset(family))


def package() -> Trees:
    """The sources by their paths in the package."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if "_shared" not in path.parts]
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths
    }


def _family(trees: Trees) -> set[str]:
    """`RsnmsError` and what is derived from it."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    family = {"RsnmsError"}
    while more := {name for name, of in bases.items() if of & family} - family:
        family |= more
    return family


def _makers(trees: Trees, family: set[str]) -> set[str]:
    """Functions that return such an error, to be raised."""
    functions = [node for tree in trees.values() for node in ast.walk(tree)]
    return {
        node.name
        for node in functions
        if isinstance(node, ast.FunctionDef)
        and node.returns
        and ast.unparse(node.returns) in family
    }


def _public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _public(node.body, f"{node.name}.")


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """What lies in a function, but not in functions within it."""
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            yield inner
            yield from _own(inner)


def _name(raised: ast.expr | None) -> str:
    called = raised.func if isinstance(raised, ast.Call) else raised
    return ast.unparse(called).rpartition(".")[2] if called else ""
