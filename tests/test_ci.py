"""The closing line of a fresh machine's run tells of all its runs of pytest."""

import subprocess
from pathlib import Path

import pytest

SUMMARY = Path(__file__).parents[1] / ".ci/summary"
pytestmark = pytest.mark.skipif(not SUMMARY.exists(), reason="нет .ci (пакет исходного кода)")
PASSED = "...\n1900 passed, 1 warning, 50 deselected in 80.25s (0:01:20)\n"
FAILED = """..F
=========================== short test summary info ============================
SKIPPED [3] tests/a.py: нет LibreOffice (soffice)
FAILED tests/b.py::test_c - assert 0
2 failed, 20 passed, 3 skipped, 1900 deselected in 100.50s (0:01:40)
"""


@pytest.mark.parametrize(
    ("logs", "closing"),
    [
        ((PASSED, PASSED), "3800 passed, 2 warning in 160.50s"),
        ((FAILED, PASSED), "2 failed, 1920 passed, 3 skipped, 1 warning in 180.75s"),
        ((PASSED, "\nno tests ran in 0.50s\n"), "1900 passed, 1 warning, 1 error in 80.75s"),
        (("ERROR: usage\n", PASSED), "1900 passed, 1 warning, 1 error in 80.25s"),
    ],
    ids=["all passed", "some failed", "none ran", "broke off"],
)
def test_the_closing_line(tmp_path: Path, logs: tuple[str, str], closing: str) -> None:
    for name, text in zip("ab", logs, strict=True):
        (tmp_path / f"{name}.log").write_text(text, encoding="utf-8")
    command = [str(SUMMARY), "a.log", "b.log"]
    done = subprocess.run(
        command, cwd=tmp_path, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == closing
    for line in FAILED.splitlines()[2:]:
        assert (line in done.stdout.splitlines()) is (FAILED in logs)
