"""Methodology files to types; faults are named with file and key, all of them at once."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.errors import UsageError

_RUSSIAN = {
    "missing": "обязательный ключ не указан",
    "extra_forbidden": "ключ неизвестен",
    "literal_error": "значение не из списка: {expected}",
    "string_type": "нужен текст",
    "int_type": "нужно целое число",
    "int_parsing": "нужно целое число",
    "bool_type": "нужно true или false",
    "too_short": "список пуст",
    "tuple_type": "нужен список",
    "dict_type": "нужна таблица",
    "model_type": "нужна таблица { … }",
    "string_pattern_mismatch": "допустимы латинские строчные буквы, цифры и дефис",
}


class MethodologyError(UsageError):
    """The methodology is unknown or its file is faulty."""


def _files() -> dict[str, Traversable]:
    folder = resources.files(__package__).joinpath("data")
    return {f.name.removesuffix(".toml"): f for f in folder.iterdir() if f.name.endswith(".toml")}


def methodology_ids() -> list[str]:
    """The methodologies that come with the program."""
    return sorted(_files())


@cache
def load_methodology(name: str) -> Methodology:
    """The methodology of this id; raises MethodologyError."""
    files = _files()
    if name not in files:
        raise MethodologyError(
            f"методика «{name}» неизвестна", "есть методики: " + ", ".join(sorted(files))
        )
    return parse_methodology(files[name].read_text("utf-8"), files[name].name)


def parse_methodology(text: str, file: str) -> Methodology:
    """Parse the text of a methodology file; raises MethodologyError with every fault."""
    try:
        return Methodology.model_validate(tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise MethodologyError(f"{file}: файл не читается как TOML: {error}") from error
    except ValidationError as error:
        faults = [f"{file}, ключ {_key(e['loc'])}: {_message(e)}" for e in error.errors()]
        raise MethodologyError("\n".join(faults), "исправьте файл методики") from error


def _key(parts: tuple[int | str, ...]) -> str:
    names = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in parts]
    return "".join(names).removeprefix(".") or "(весь файл)"


def _message(error: object) -> str:
    kind, context = error["type"], error.get("ctx", {})  # type: ignore[index, attr-defined]
    if kind in _RUSSIAN:
        return _RUSSIAN[kind].format(**context)
    return str(error["msg"])  # type: ignore[index]
