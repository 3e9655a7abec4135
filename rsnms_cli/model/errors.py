"""Failures a user can cause or meet, each with its exit code (data contract, section 4)."""

import errno
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command (data contract, section 4)."""

    DONE = 0
    DONE_WITH_ERRORS = 1
    USAGE = 2
    UNUSABLE_DATA = 3
    FAULT = 4
    BUSY = 75
    INTERRUPTED = 130


class RsnmsError(Exception):
    """An expected failure: what is wrong and what to do, in plain Russian, without traceback."""

    exit_code = Exit.UNUSABLE_DATA

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo


class UsageError(RsnmsError):
    """The command, an option, a configuration or a methodology file is wrong."""

    exit_code = Exit.USAGE


_OS_WORDS = {
    errno.EACCES: "нет права доступа",
    errno.EPERM: "нет права доступа",
    errno.EROFS: "диск только для чтения",
    errno.ENOSPC: "на диске кончилось место",
    errno.ENOENT: "файла или папки нет",
    errno.EEXIST: "на месте папки стоит файл",
    errno.ENOTDIR: "на месте папки стоит файл",
    errno.EISDIR: "на месте файла стоит папка",
    errno.ENAMETOOLONG: "имя слишком длинное",
    errno.EBUSY: "файл занят другой программой",
}


def os_words(error: OSError) -> str:
    """Why the system refused, in Russian."""
    return _OS_WORDS.get(error.errno or 0, "система не позволила")
