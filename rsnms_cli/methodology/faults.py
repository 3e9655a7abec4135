"""What can be wrong with a file that people write: a code, the file, the key, and words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.names import nearest
from rsnms_cli.model.text import without_people

WHOLE = "(файл)"
"""The key of a fault that is of the file as a whole."""
MOST_NAMED = 100
_WORDS = {
    "missing": ("key.missing", "обязательный ключ не указан"),
    "extra_forbidden": ("key.unknown", "такого ключа нет"),
    "literal_error": ("value.unknown", "значение не из списка: {expected}"),
    "string_type": ("value.type", "нужен текст в кавычках"),
    "int_type": ("value.type", "нужно целое число"),
    "int_parsing": ("value.type", "нужно целое число"),
    "int_from_float": ("value.type", "нужно целое число"),
    "bool_type": ("value.type", "нужно true или false"),
    "bool_parsing": ("value.type", "нужно true или false"),
    "tuple_type": ("value.type", "нужен список в квадратных скобках"),
    "dict_type": ("value.type", "нужна таблица: {{ ключ = значение }}"),
    "model_type": ("value.type", "нужна таблица: {{ ключ = значение }}"),
    "number": ("value.type", "нужно число"),
    "greater_than_equal": ("value.range", "нужно число не меньше {ge}"),
    "less_than_equal": ("value.range", "нужно число не больше {le}"),
    "too_short": ("value.empty", "в списке {actual_length}, а нужно не меньше {min_length}"),
    "too_long": ("value.range", "в списке {actual_length}, а нужно не больше {max_length}"),
    "string_too_short": ("value.empty", "текст пуст"),
    "string_pattern_mismatch": ("value.form", "допустимы строчные латинские буквы, цифры и дефис"),
    "value_error": ("value.form", "{error}"),
    "one_of": ("value.one_of", "нужен ровно один ключ из: {keys}"),
    "population": ("value.population", "условие не подходит к «{of}»"),
}
_OF_TYPES = re.compile(r"Condition|\[")
"""Parts of a place that are no keys of the file: a type of a union, «[key]»."""


@dataclass(frozen=True)
class Fault:
    """One fault of a file; `line` is 0 where it is not known."""

    code: str
    file: str
    key: str
    what: str
    line: int = 0

    def __str__(self) -> str:
        line = f"строка {self.line}" if self.line else ""
        key = "" if self.key == WHOLE else f"ключ {self.key}"
        where = ", ".join(filter(None, (self.file, line, key)))
        return without_people(f"{where}: {self.what} [{self.code}]")


class FaultyFile(UsageError):
    """A file that people write is faulty: `faults` names every fault; none when it is not read."""

    def __init__(self, what: str, todo: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(what, todo)
        self.faults = list(faults)


class MethodologyError(FaultyFile):
    """The methodology, or something of it that was asked for by name, is unknown."""


def faulty(faults: Iterable[Fault], todo: str = "исправьте файл") -> FaultyFile:
    """The error that names these faults, one in a line; of very many the first ones."""
    faults = list(faults)
    more = [f"… и ещё {len(faults) - MOST_NAMED}"] if len(faults) > MOST_NAMED else []
    return FaultyFile("\n".join([*map(str, faults[:MOST_NAMED]), *more]), todo, faults)


def from_pydantic(error: ValidationError, model: type[BaseModel], file: str) -> list[Fault]:
    """Faults of shape: keys and types; `model` is what the file was to be."""
    return [_fault(dict(one), model, file) for one in error.errors()]


def _fault(error: dict[str, Any], model: type[BaseModel], file: str) -> Fault:
    kind, loc = error["type"], error["loc"]
    code, words = _WORDS.get(kind, ("value.wrong", "значение не подходит"))
    what, key = words.format(**error.get("ctx", {})), key_of(loc)
    if kind == "extra_forbidden":
        what += instead(str(loc[-1]), _keys_at(model, loc[:-1]))
    elif kind == "literal_error" and loc[-1] == "[key]":
        code, what = _WORDS["extra_forbidden"]
        what += instead(str(loc[-2]), re.findall("'(.*?)'", error["ctx"]["expected"]))
    elif kind == "literal_error":
        what = what.replace(" or ", " или ")
    elif kind == "tuple_type" and isinstance(error["input"], dict):
        what = f"раздел пишется в двойных скобках: [[{key}]]"
    return Fault(code, file, key, what)


def instead(word: str, known: list[str]) -> str:
    """What a word that is not known may stand for, or all there is; goes after the fault."""
    near = nearest(word, known)
    return f", похоже на {near[0]}" if near else f", есть: {', '.join(known)}"


def _keys_at(model: type[BaseModel], loc: Iterable[int | str]) -> list[str]:
    """The keys that a table in this place of the file may have; names of types narrow a union."""
    tables = [model]
    for part in loc:
        fields = [_fields(table)[part] for table in tables if part in _fields(table)]
        inner = [table for field in fields for table in _tables_in(field.annotation)]
        tables = inner or [table for table in tables if table.__name__ == part] or tables
    return [str(name) for table in tables for name in _fields(table)]


def _fields(table: type[BaseModel]) -> dict[int | str, Any]:
    return {field.alias or name: field for name, field in table.model_fields.items()}


def _tables_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [table for one in get_args(annotation) for table in _tables_in(one)]


def key_of(parts: Iterable[int | str]) -> str:
    """A key as people find it: `region.indicators[3].rule`; names of types are left out."""
    keys = [part for part in parts if not _OF_TYPES.search(str(part))]
    names = [f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys]
    return "".join(names).removeprefix(".") or WHOLE
