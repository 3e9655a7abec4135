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
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "на диске нет места: исчерпана квота",
    errno.EMFILE: "открыто слишком много файлов",
    errno.ENOENT: "файла или папки нет",
    errno.EEXIST: "на месте папки стоит файл",
    errno.ENOTDIR: "на месте папки стоит файл",
    errno.EISDIR: "на месте файла стоит папка",
    errno.ENAMETOOLONG: "имя слишком длинное",
    errno.EBUSY: "файл занят другой программой",
}


def os_words(error: OSError) -> str:
    """Why the system refused, in Russian; a library may have wrapped what it said."""
    said: list[BaseException | None] = [error, error.__cause__, error.__context__]
    for one in [*said, *(inner for outer in said if outer for inner in outer.args)]:
        if isinstance(one, OSError) and one.errno in _OS_WORDS:
            return _OS_WORDS[one.errno]
    return "система не позволила"
