"""What surrounds a command may be broken: streams, locale, disk, names of files."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rsnms_cli.model.errors import os_words
from tests.helpers.commands import EXPORTS, ROOT, process
from tests.helpers.tables import region, write_region
from tests.helpers.workspace import PLAIN, workspace

CHECK = f"check --data {EXPORTS} --period 2024"
PROGRAM = f"{sys.executable} -m rsnms_cli"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (f"{CHECK} 2>&- >/dev/null", 0),
        (f"{CHECK} >&- 2>/dev/null", 0),
        (f"{CHECK} >&- 2>&- <&-", 0),
        ("нет-такой 2>&-", 2),
    ],
)
def test_closed_streams(tmp_path: Path, words: str, code: int) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    done = subprocess.run(f"{PROGRAM} {words}", shell=True, env=env, check=False)
    assert done.returncode == code
    assert not list(tmp_path.iterdir()), "a log of a fault, or what was not swept"


@pytest.mark.slow
def test_a_locale_without_russian_letters(tmp_path: Path) -> None:
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    data = write_region(tmp_path / "данные", region())
    out = tmp_path / "формы"
    where = ("--data", data, "--period", "2024", "--out", out)
    done = process("forms", "create", *where, environment=bare)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in out.glob("*регион*")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="such names are of Linux")
def test_a_name_that_is_no_utf8_in_a_run(tmp_path: Path) -> None:
    place = workspace(tmp_path / "регион", PLAIN)
    (place / os.fsdecode(b"data/\xcf\xe5\xe4.txt")).write_text("заметка", encoding="utf-8")
    for _ in range(2):
        done = process("run", "--workspace", place, "--period", "2024")
        assert done.returncode in (0, 1), done.stderr
    assert process("status", "--workspace", place).returncode == 0


def test_a_full_disk_is_named_through_what_wraps_it() -> None:
    full = OSError(errno.ENOSPC, "")
    wrapped = OSError(0, "книга")
    wrapped.__cause__ = ValueError(full)
    assert os_words(full) == os_words(wrapped) == "на диске нет места"


def test_what_a_killed_command_left_is_swept_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "rsnms-work-dead"
    left.mkdir()
    aside = tmp_path / "out" / ".rsnms-dead"
    (aside / "new").mkdir(parents=True)
    (aside / "new" / "Иванова.xlsx").write_text("Иванова", encoding="utf-8")
    (left / "table.xml").write_text("Иванова", encoding="utf-8")
    (left / "open").write_text(f"{aside}\n{tmp_path / 'важное'}\n", encoding="utf-8")
    (tmp_path / "важное").mkdir()
    assert process("--version", environment={"TMPDIR": str(tmp_path)}).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "важное"]
    assert not list((tmp_path / "out").iterdir())
