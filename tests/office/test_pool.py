"""Readers end with the command that started them, however it ends and whatever they are at."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.commands import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="нет /proc"),
]
PARENT = """
import sys, time
from rsnms_cli.office import pool
from rsnms_cli.office.worker import Task

pool.LIFELINE = sys.argv[2]
pool.reader_pool().submit(Task("busy", sys.argv[1], (40,)))
while not (started := [one.process.pid for one in pool.reader_pool().workers if one.process]):
    time.sleep(0.01)
time.sleep(1)  # it has taken the task
print(*started, flush=True)
time.sleep(60)
"""
BUSY = """
import re

def spin(number):
    while True:
        number += 1

def hold(number):  # one call that never lets another thread of Python have a turn
    return re.match("(a+)+$", "a" * number + "b")
"""
NO_SIGNAL = "RSNMS_NOBODY_READS_THIS"
"""The reader finds no pipe: as on a system that sends no signal when one closes."""


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not waited for does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def gone(pids: list[int], seconds: float = 20) -> bool:
    """Whether all of them end within this time."""
    until = time.monotonic() + seconds
    while any(map(lives, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(lives, pids))


@pytest.mark.parametrize(
    ("work", "lifeline"),
    [("spin", "RSNMS_LIFELINE"), ("hold", "RSNMS_LIFELINE"), ("spin", NO_SIGNAL)],
)
def test_a_reader_does_not_outlive_a_killed_command(
    tmp_path: Path, work: str, lifeline: str
) -> None:
    (tmp_path / "busy.py").write_text(BUSY, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, work, lifeline],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    readers = [int(word) for word in parent.stdout.readline().split()]
    assert readers
    assert all(map(lives, readers))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(readers)


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=str)
def test_a_command_leaves_no_reader(tmp_path: Path, sent: signal.Signals) -> None:
    """A real command in the middle of a long file."""
    rows = "".join(f"{n};Школа {n};Северный район;общеобразовательная\n" for n in range(400_000))
    head = "Код ОО;Наименование ОО;Муниципалитет;Тип ОО\n"
    (tmp_path / "организации.csv").write_text(head + rows, encoding="utf-8")
    command = [sys.executable, "-m", "rsnms_cli", "check", "--data", str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while not (readers := children(process.pid)) and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.5)
    assert readers
    assert process.poll() is None
    process.send_signal(sent)
    process.communicate(timeout=30)
    assert process.returncode == (130 if sent is not signal.SIGKILL else -signal.SIGKILL)
    assert gone(readers)
