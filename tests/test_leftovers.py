"""The check that no test leaves anything behind finds what is left."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsnms_cli.office.pool import reader_pool
from rsnms_cli.office.worker import Task
from tests.helpers.leftovers import MARK, PROC, gone, mounts, processes

pytestmark = pytest.mark.skipif(not (PROC / "self/environ").exists(), reason="нет /proc")


@pytest.fixture
def orphan() -> Iterator[int]:
    """A process whose parent has gone."""
    done = subprocess.run(
        ["sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!"], capture_output=True, check=True
    )
    number = int(done.stdout)
    yield number
    os.kill(number, signal.SIGKILL)


def test_a_process_is_found_whoever_its_parent_is(orphan: int) -> None:
    (test,) = processes(os.environ[MARK]).values()
    assert "test_a_process_is_found" in test


def test_what_has_ended_is_not_left_even_if_nobody_waited_for_it() -> None:
    started = subprocess.Popen(["sleep", "60"])
    assert started.pid in processes(os.environ[MARK])
    started.kill()
    assert gone(lambda: processes(os.environ[MARK]))
    started.wait()


def test_the_readers_of_this_process_stay_on_purpose() -> None:
    number = reader_pool().submit(Task("os", "getpid")).result()
    assert (PROC / str(number)).exists()
    assert number not in processes(os.environ[MARK])


def test_mounts_are_seen_below_their_folder_only(tmp_path: Path) -> None:
    assert PROC in mounts(Path("/"))
    assert mounts(tmp_path) == []
