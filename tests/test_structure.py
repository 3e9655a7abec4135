"""The arrows between the rooms: none runs back or sideways, no two files need each other."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import rsnms_cli

PACKAGE = Path(rsnms_cli.__file__).parent
TESTS = Path(__file__).parent
SHARED = {"model", "methodology"}
FILES = {"office", "words"}
ROOMS: dict[str, set[str]] = {
    "read": SHARED | {"office"},
    "check": SHARED,
    "facts": SHARED,
    "score": SHARED,
    "words": SHARED,
    "office": {"model"},
    "forms": SHARED | FILES | {"read"},
    "blank": SHARED | FILES,
    "report": SHARED | FILES,
    "annotate": SHARED | FILES,
    "terminal": SHARED | FILES | {"report"},
    "sample": SHARED,
}
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "model": {"model"},
    "methodology": SHARED,
    **{room: may | {room} for room, may in ROOMS.items()},
    "pipeline": SHARED | ROOMS.keys() | {"pipeline", "__init__"},
    "cli": SHARED | ROOMS.keys() | {"pipeline", "cli", "__init__"},
}
MOST_LINES = 300
MOST_FILES = 25
"""Of a folder, its `__init__` among them."""


def imported(source: str, module: str) -> Iterator[str]:
    """Full names of all modules a source imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, module)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _absolute(node: ast.ImportFrom, module: str) -> str:
    if not node.level:
        return node.module or ""
    parents = module.split(".")[: -node.level]
    return ".".join([*parents, *([node.module] if node.module else [])])


def step_of(module: str, steps: set[str]) -> str | None:
    """The step a full module name belongs to; a name in the package's root is `__init__`."""
    root, _, rest = module.partition(".")
    if root != "rsnms_cli":
        return None
    step = rest.split(".")[0]
    return step if step in steps else "__init__"


def violations(source: str, module: str) -> list[str]:
    """What a module imports and must not."""
    own = step_of(module, set(ALLOWED))
    assert own is not None
    found = []
    for name in imported(source, module):
        step = step_of(name, set(ALLOWED))
        if name == "rsnms_cli":
            continue  # `from rsnms_cli import x`: x comes as a name of its own
        if step is not None and step not in ALLOWED[own]:
            found.append(f"{module}: {name}")
        if name.split(".")[0] == "typer" and own != "cli":
            found.append(f"{module}: {name}")
    return found


def sources() -> dict[str, Path]:
    """All modules by their full names; a package's `__init__` keeps its last part."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {
        ".".join(("rsnms_cli", *path.relative_to(PACKAGE).with_suffix("").parts)): path
        for path in paths
        if "_shared" not in path.parts
    }


def test_no_arrow_runs_back_or_sideways() -> None:
    found = [
        v for name, path in sources().items() for v in violations(path.read_text("utf-8"), name)
    ]
    assert not found, "\n".join(found)


def test_the_architecture_lists_the_rooms_and_their_arrows() -> None:
    page = (Path(__file__).parents[1] / "docs/architecture.md").read_text("utf-8")
    listed: dict[str, set[str]] = {}
    for room, arrows in re.findall(r"^\| `(\w+)` \| .* \|(.*)\|$", page, re.MULTILINE):
        above = arrows.strip() == "all above"
        listed[room] = set(listed) if above else set(re.findall(r"\w+", arrows))
    package = {"__init__", "__main__"}
    assert listed == {
        room: may - {room} - package for room, may in ALLOWED.items() if room not in package
    }


def test_every_module_has_a_step() -> None:
    known = {name.split(".")[1] for name in sources()}
    assert known <= set(ALLOWED), f"say what may be imported by {known - set(ALLOWED)}"
    assert known >= ROOMS.keys() | SHARED | {"pipeline", "cli"}


@pytest.mark.parametrize("root", [PACKAGE, TESTS], ids=lambda root: root.name)
def test_no_file_is_long(root: Path) -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in root.rglob("*.py")}
    assert not {path: lines for path, lines in lengths.items() if lines > MOST_LINES}


@pytest.mark.parametrize("root", [PACKAGE, TESTS], ids=lambda root: root.name)
def test_no_folder_is_full(root: Path) -> None:
    folders = Counter(path.parent for path in root.rglob("*") if path.suffix in (".py", ".toml"))
    assert not {folder: number for folder, number in folders.items() if number > MOST_FILES}


def test_no_test_imports_another() -> None:
    """What they share lies in tests/helpers."""
    found = {
        path: name
        for path in TESTS.rglob("*.py")
        for name in imported(path.read_text("utf-8"), "tests")
        if name.startswith("tests.") and ".test_" in name
    }
    assert not found


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """Modules that need each other, each circle once, as it is first walked into."""
    found, done = [], set()

    def walk(module: str, path: list[str]) -> None:
        if module in path:
            found.append([*path[path.index(module) :], module])
        elif module not in done:
            for needed in sorted(imports.get(module, ())):
                walk(needed, [*path, module])
            done.add(module)

    for module in sorted(imports):
        walk(module, [])
    return found


def test_no_two_files_need_each_other() -> None:
    known = {name.removesuffix(".__init__"): path for name, path in sources().items()}
    imports = {
        name: {one for one in imported(path.read_text("utf-8"), name) if one in known} - {name}
        for name, path in known.items()
    }
    assert not circles(imports)


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == [["b", "c", "b"]]
    assert not circles({"a": {"b", "c"}, "b": {"c"}, "c": set()})


VIOLATING = [
    ("rsnms_cli.read.folder", "from rsnms_cli.check.run import check_tables"),
    ("rsnms_cli.read.folder", "import rsnms_cli.score.run"),
    ("rsnms_cli.read.folder", "import rsnms_cli.score.run as points"),
    ("rsnms_cli.check.run", "from rsnms_cli import facts"),
    ("rsnms_cli.check.rules.one", "from ...read import folder"),
    ("rsnms_cli.check.run", "from .. import pipeline"),
    ("rsnms_cli.model.text", "from rsnms_cli.methodology import types"),
    ("rsnms_cli.methodology.load", "from rsnms_cli.read.cells.values import parse"),
    ("rsnms_cli.facts.compute", "def f():\n    from rsnms_cli.report.tables import machine"),
    ("rsnms_cli.score.run", "if TYPE_CHECKING:\n    from rsnms_cli.facts.units import units_of"),
    ("rsnms_cli.score.run", "try:\n    pass\nexcept ImportError:\n    import rsnms_cli.cli.app"),
    ("rsnms_cli.sample.model", "from rsnms_cli.office.xlsx_book import workbook"),
    ("rsnms_cli.pipeline", "from rsnms_cli.cli.commands.score import show_outcome"),
    ("rsnms_cli.terminal.score", "import typer"),
    ("rsnms_cli.pipeline", "class C:\n    def f(self):\n        from typer.main import Typer"),
    ("rsnms_cli.model.text", "from rsnms_cli import __version__"),
]


@pytest.mark.parametrize(("module", "source"), VIOLATING)
def test_the_checker_finds_a_wrong_arrow(module: str, source: str) -> None:
    assert violations(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("rsnms_cli.read.folder", "from rsnms_cli.model.tables import Tables"),
        ("rsnms_cli.read.folder", "from . import values\nfrom .values import parse\nimport json"),
        ("rsnms_cli.check.run", "from rsnms_cli.methodology import types"),
        ("rsnms_cli.pipeline", "from rsnms_cli.sample import Size\nimport rsnms_cli.read.folder"),
        ("rsnms_cli.cli.app", "import typer\nfrom rsnms_cli import __version__, pipeline"),
        ("rsnms_cli.model.shared", "import typers, rsnms_client"),
    ],
)
def test_the_checker_lets_right_arrows_pass(module: str, source: str) -> None:
    assert not violations(source, module)
