"""TOML files that people write, read into types: every fault by file and key, all at once."""

import os
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from rsnms_cli.methodology.faults import (
    WHOLE,
    Fault,
    FaultyFile,
    faulty,
    from_pydantic,
    key_of,
)
from rsnms_cli.methodology.small_files import (
    Unfit,
    check_shape,
    exact,
    plain_text,
    unfit_values,
)
from rsnms_cli.model.errors import os_words

Raw = dict[str, Any]
Table = TypeVar("Table", bound=BaseModel)
_AT = re.compile(r"at line (\d+), column (\d+)")


class NoFile(FaultyFile):
    """There is no such file."""


def read_toml(path: Path, file: str = "") -> Raw:
    """A TOML file with exact numbers; `file` names it in faults. Raises FaultyFile, NoFile."""
    return parse_toml(read_text(path, file), file or path.name)


def read_text(path: Path, file: str = "") -> str:
    """The text of a file that people write; `file` names it in faults.

    Raises NoFile, FaultyFile for one that is no ordinary file, too large or not in UTF-8.
    """
    file = file or path.name
    try:
        return plain_text(path)
    except UnicodeDecodeError as error:
        raise faulty([Fault("file.encoding", file, WHOLE, "нужна кодировка UTF-8")]) from error
    except Unfit as error:
        raise _unfit(file, error) from error
    except OSError as error:
        absent = isinstance(error, FileNotFoundError) and not os.path.lexists(path)
        kind = NoFile if absent else FaultyFile
        what = f"файл «{path}» не читается: {os_words(error)}"
        raise kind(what, "проверьте путь и право на чтение") from error


@lru_cache(maxsize=16)
def parse_toml(text: str, file: str) -> Raw:
    """The same of a text, parsed once however many readings of it are asked for: nobody changes it
    in place. Raises FaultyFile.
    """
    try:
        check_shape(text)
        raw = tomllib.loads(text.removeprefix("\ufeff"), parse_float=exact)
        wrong = [Fault("value.range", file, key_of(key), what) for key, what in unfit_values(raw)]
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        where = f"строка {at[1]}, знак {at[2]}" if at else "файл обрывается"
        what = f"запись не по правилам TOML: {where}"
        raise faulty([Fault("file.toml", file, WHOLE, what)]) from error
    except Unfit as error:
        raise _unfit(file, error) from error
    except RecursionError as error:
        raise _unfit(file, "вложенность слишком велика") from error
    except ValueError as error:  # an integer of more digits than Python reads
        raise _unfit(file, "в нём непомерно длинное число") from error
    if wrong:
        raise faulty(wrong)
    return raw


def _unfit(file: str, why: object) -> FaultyFile:
    what = f"файл не прочитан: {why}"
    return faulty([Fault("file.unfit", file, WHOLE, what)], "проверьте, что это за файл")


def shaped(raw: Raw, model: type[Table], file: str) -> Table:
    """The frozen types of a parsed file; raises FaultyFile with every fault of shape."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise faulty(from_pydantic(error, model, file)) from error
