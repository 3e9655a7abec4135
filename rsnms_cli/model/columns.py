"""The column dictionary: the tables and what each column means (contract, section 1)."""

import tomllib
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from rsnms_cli.model.text import header_key

FieldType = Literal[
    "text",
    "place",
    "code",
    "person",
    "unread",
    "enum",
    "list",
    "flag",
    "presence",
    "register",
    "date",
    "number",
]


@dataclass(frozen=True)
class Field:
    """One column of the dictionary; the file `columns.toml` explains the attributes."""

    field: str
    header: str
    type: FieldType
    required: bool = False
    personal: bool = False
    values: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    aside: bool = False
    alias_of: str = ""
    extra: bool = False
    units: tuple[str, ...] = ()
    pivot: int = 50
    born: bool = False
    min: float = 0
    max: float | None = None
    blank: Literal["", "unknown", "derived"] = ""
    copy: Literal["", "keep", "token", "provider"] = ""
    meaning: str = ""
    example: tuple[str, ...] = ()
    table: str = ""


@dataclass(frozen=True)
class TableSpec:
    """A table of the contract with its fields, findable by any spelling of a header."""

    name: str
    title: str
    fields: tuple[Field, ...]
    by_header: dict[str, Field] = field(compare=False, repr=False)

    @property
    def required(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.required)

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns of the contract, without those that may stand for them or beside them."""
        return tuple(f for f in self.fields if not f.extra)

    @property
    def own(self) -> tuple[Field, ...]:
        """The fields of the table, without those read aside."""
        return tuple(f for f in self.fields if not f.aside)

    def missing(self, present: Container[str]) -> tuple[Field, ...]:
        """The required fields that are not there, and neither is what may stand instead."""
        return tuple(
            f for f in self.required if not any(name in present for name in (f.field, *f.instead))
        )


def _field(raw: dict[str, object], table: str) -> Field:
    listed = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    return Field(**listed, table=table)  # type: ignore[arg-type]  # our own file, covered by a test


@cache
def table_specs() -> dict[str, TableSpec]:
    """The four tables by name, in the contract's order."""
    text = resources.files(__package__).joinpath("columns.toml").read_text("utf-8")
    specs = {}
    for name, raw in tomllib.loads(text).items():
        about = raw.get("about", {})
        fields = tuple(_field(item | about.get(item["field"], {}), name) for item in raw["fields"])
        headers = {header_key(h): f for f in fields for h in (f.header, *f.synonyms)}
        specs[name] = TableSpec(name, raw["title"], fields, headers)
    return specs
