"""What can be wrong with a methodology file: a code, the file, the key, and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rsnms_cli.model.errors import UsageError

_WORDS = {
    "missing": ("key.missing", "обязательный ключ не указан"),
    "extra_forbidden": ("key.unknown", "такого ключа нет"),
    "literal_error": ("value.unknown", "значение не из списка: {expected}"),
    "string_type": ("value.type", "нужен текст"),
    "int_type": ("value.type", "нужно целое число"),
    "int_parsing": ("value.type", "нужно целое число"),
    "int_from_float": ("value.type", "нужно целое число"),
    "bool_type": ("value.type", "нужно true или false"),
    "bool_parsing": ("value.type", "нужно true или false"),
    "tuple_type": ("value.type", "нужен список в квадратных скобках"),
    "dict_type": ("value.type", "нужна таблица"),
    "model_type": ("value.type", "нужна таблица {{ … }}"),
    "number": ("value.type", "нужно число"),
    "too_short": ("value.empty", "список пуст"),
    "string_too_short": ("value.empty", "текст пуст"),
    "string_pattern_mismatch": ("value.form", "допустимы строчные латинские буквы, цифры и дефис"),
    "one_of": ("value.one_of", "нужен ровно один ключ из: {keys}"),
    "population": ("value.population", "условие не подходит к «{of}»"),
}


@dataclass(frozen=True)
class Fault:
    """One fault of a methodology file."""

    code: str
    file: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}, ключ {self.key}: {self.what} [{self.code}]"


class MethodologyError(UsageError):
    """The methodology is unknown, or its file is faulty: then `faults` names every fault."""

    def __init__(self, what: str, todo: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(what, todo)
        self.faults = list(faults)


def faulty(faults: Iterable[Fault]) -> MethodologyError:
    """The error that names these faults, one in a line."""
    faults = list(faults)
    return MethodologyError("\n".join(map(str, faults)), "исправьте файл", faults)


def from_pydantic(error: ValidationError, file: str) -> list[Fault]:
    """Faults of shape: keys and types."""
    return [_fault(dict(one), file) for one in error.errors()]


def _fault(error: dict[str, Any], file: str) -> Fault:
    code, words = _WORDS.get(error["type"], ("value.wrong", "значение не подходит"))
    return Fault(code, file, key_of(error["loc"]), words.format(**error.get("ctx", {})))


def key_of(parts: Iterable[int | str]) -> str:
    """A key as people find it: `region.indicators[3].rule`; names of types are left out."""
    names = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in parts]
    return "".join(name for name in names if "Condition" not in name).removeprefix(".") or "(файл)"
