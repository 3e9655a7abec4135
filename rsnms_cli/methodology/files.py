"""TOML files that people write, read into types: every fault by file and key, all at once."""

import tomllib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from rsnms_cli.methodology.faults import WHOLE, Fault, FaultyFile, faulty, from_pydantic
from rsnms_cli.model.errors import os_words

Raw = dict[str, Any]
Table = TypeVar("Table", bound=BaseModel)


class NoFile(FaultyFile):
    """There is no such file."""


def read_toml(path: Path, file: str = "") -> Raw:
    """A TOML file with exact numbers; `file` names it in faults. Raises FaultyFile, NoFile."""
    file = file or path.name
    try:
        return parse_toml(path.read_text("utf-8"), file)
    except UnicodeDecodeError as error:
        raise faulty([Fault("file.encoding", file, WHOLE, "нужна кодировка UTF-8")]) from error
    except OSError as error:
        kind = NoFile if isinstance(error, FileNotFoundError) else FaultyFile
        what = f"файл «{path}» не читается: {os_words(error)}"
        raise kind(what, "проверьте путь и право на чтение") from error


@lru_cache(maxsize=16)
def parse_toml(text: str, file: str) -> Raw:
    """The same of a text, parsed once however many readings of it are asked for: nobody changes it
    in place. Raises FaultyFile.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        what = f"запись не по правилам TOML: {error}"
        raise faulty([Fault("file.toml", file, WHOLE, what)]) from error


def shaped(raw: Raw, model: type[Table], file: str) -> Table:
    """The frozen types of a parsed file; raises FaultyFile with every fault of shape."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise faulty(from_pydantic(error, model, file)) from error
