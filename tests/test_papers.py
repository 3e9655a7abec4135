"""What the papers say of the house is so."""

import re
from pathlib import Path

from rsnms_cli.model.errors import Exit

ROOT = Path(__file__).parents[1]


def test_every_exit_code_is_in_the_guide() -> None:
    guide = (ROOT / "docs/admin.md").read_text("utf-8")
    listed = [int(code) for code in re.findall(r"^\| (\d+) \| .{4,}", guide, re.MULTILINE)]
    assert listed == sorted(Exit)


def test_hooks_fetch_nothing() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"repo: (.*)", hooks) == ["local"]
    assert hooks.count("- id:") == hooks.count("language: system") >= 4
