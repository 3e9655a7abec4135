"""Files of the same bytes are read once in a test run: most tests change one of the usual four."""

import pickle
from collections.abc import Callable
from concurrent.futures import Future
from hashlib import sha256
from typing import Any

from rsnms_cli.office.pool import ReaderPool, reader_pool
from rsnms_cli.office.worker import Task

READERS = ("read_file", "read_form", "inspect_file")
MOST_BYTES, MOST_FILES = 100_000, 2000
Submit = Callable[..., "Future[Any]"]


def remembering(submit: Submit) -> Submit:
    """`ReaderPool.submit` where the pool of this process gives a copy of what it gave for the same
    bytes, name and ending; what failed is tried again.
    """
    known: dict[str, bytes] = {}

    def once(pool: ReaderPool, task: Task, *more: Any, **others: Any) -> "Future[Any]":
        key = _key(task) if pool is reader_pool() else ""
        if key in known:
            answer: Future[Any] = Future()
            answer.set_result(pickle.loads(known[key]))
            return answer
        found = submit(pool, task, *more, **others)
        if key and len(known) < MOST_FILES:
            found.add_done_callback(lambda done: _keep(known, key, done))
        return found

    return once


def _key(task: Task) -> str:
    if task.function not in READERS:
        return ""
    path, *others = task.arguments
    try:
        whole = path.is_file() and path.stat().st_size <= MOST_BYTES
        content = path.read_bytes() if whole else b""
    except OSError:
        return ""
    about = pickle.dumps((task.function, path.suffix, others))
    return sha256(about + content).hexdigest() if content else ""


def _keep(known: dict[str, bytes], key: str, done: "Future[Any]") -> None:
    if not done.exception():
        known[key] = pickle.dumps(done.result())
