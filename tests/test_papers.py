"""What the papers say of the house is so."""

import ast
import re
from pathlib import Path

from rsnms_cli.model.errors import Exit
from tests.helpers.raises import package, raising_functions

ROOT = Path(__file__).parents[1]


def test_every_exit_code_is_in_the_guide() -> None:
    guide = (ROOT / "docs/admin.md").read_text("utf-8")
    listed = [int(code) for code in re.findall(r"^\| (\d+) \| .{4,}", guide, re.MULTILINE)]
    assert listed == sorted(Exit)


def test_hooks_fetch_nothing() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"repo: (.*)", hooks) == ["local"]
    assert hooks.count("- id:") == hooks.count("language: system") >= 4


NEW = {
    "rsnms_cli/check/rules/long_courses.py",
    "rsnms_cli/report/tables/places.py",
    "rsnms_cli/methodology/data/name-year.toml",
}
"""What the recipes make."""


def test_the_papers_for_contributors_name_what_is_there() -> None:
    papers = [ROOT / name for name in ("CONTRIBUTING.md", "README.md", "docs/architecture.md")]
    text = "\n".join(paper.read_text("utf-8") for paper in papers)
    named = set(re.findall(r"\b(?:[\w-]+/)+[\w-]+\.(?:py|toml|md)\b", text)) - NEW
    assert len(named) > 40
    places = (ROOT, ROOT / "rsnms_cli")
    assert not {name for name in named if not any((one / name).is_file() for one in places)}
    asked = re.findall(r"(?:^|`)make ([a-z]+(?: [a-z]+)*)", text, re.MULTILINE)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {word for words in asked for word in words.split()} == set(targets) - {"demo", "format"}


def test_a_public_function_that_raises_says_so() -> None:
    found = list(raising_functions(package()))
    assert len(found) > 40
    assert not {one.name for one in found if not one.says_so}


RAISES = '''
class Bad(RsnmsError): ...
def make() -> Bad: ...
def silent():
    """Nothing is said."""
    raise make()
def honest():
    """The number; raises
    Bad for a word."""
    raise Bad("?")
def within():
    """Nothing."""
    def inner():
        raise Bad("?")
class Open:
    def read(self):
        """Raises when it wants to."""
        raise Bad
'''


def test_a_raise_is_found_where_it_stands() -> None:
    found = {one.name: one.says_so for one in raising_functions({"a.py": ast.parse(RAISES)})}
    assert found == {"a.py: silent": False, "a.py: honest": True, "a.py: Open.read": False}
