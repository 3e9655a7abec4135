"""What the accepted entries of `mapping.toml` mean, by what is compared with them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.faults import Fault, faulty, instead
from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.matches import (
    NO_TABLE,
    NOT_NEEDED,
    SETTINGS,
    UNKNOWN,
    Accepted,
    Matches,
    OrgMatch,
)
from rsnms_cli.model.names import name_key
from rsnms_cli.model.text import fold, header_key
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.values import parse
from rsnms_cli.read.decisions.blocks import line_of
from rsnms_cli.read.decisions.entries import Entry, entries_of, mapping_of, text_of

Meaning = tuple[str, Any, Any]
"""Of an entry: the table of `Matches` it goes to, its key there, its value."""


def read_matches(path: Path) -> Matches:
    """What a mapping file decides, nothing when it is absent; raises UsageError."""
    return matches_of(text_of(path), path.name)


def matches_of(text: str, file: str) -> Matches:
    """The same of a text; raises UsageError with every fault."""
    mapping = mapping_of(text, file)
    entries = entries_of(mapping, text)
    found = _Accepted(text, file).matches([one for one in entries if one.accepted])
    people = mapping.people
    by_name = people.without_snils == "by_name"
    return replace(
        found,
        reading=replace(found.reading, by_name=by_name),
        people_outside=people.outside == "allowed",
        people_by_name=by_name,
        file=file,
        decided=frozenset(one.asked for one in entries if one.decided),
    )


_BY_TEXT: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "municipality": ("municipalities", "name", fold),
    "provider": ("providers", "name", fold),
    "category": ("categories", "position", fold),
    "person": ("people", "key", str),
}
"""Kinds that say what one text stands for, with the key of that text and how it is compared."""


class _Accepted:
    """Accepted entries on their way to what they mean, with what is wrong with them."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.faults: list[Fault] = []
        self.by_title = {fold(spec.title): spec for spec in table_specs().values()}

    def matches(self, entries: list[Entry]) -> Matches:
        """All of them; raises UsageError with every fault."""
        into: dict[str, Any] = {}
        for one in (one for one in entries if one.kind != SETTINGS):
            for name, key, value in self._meanings(one):
                known = into.setdefault(name, {}).setdefault(key, value)
                if _plain(known) != _plain(value):
                    what = "то же уже сопоставлено иначе в другой записи"
                    self._wrong("match.repeated", one.key, what)
        if self.faults:
            raise faulty(self.faults, "исправьте файл или уберите запись")
        for_reading: dict[str, Any] = {"sheets": into.pop("sheets", {})}
        for name in ("headers", "values", "constants"):
            for_reading[name] = _nested(into.pop(name, {}))
        return replace(Matches(Accepted(**for_reading)), **into)

    def _meanings(self, one: Entry) -> Iterator[Meaning]:
        if one.kind in _BY_TEXT:
            name, key, as_compared = _BY_TEXT[one.kind]
            yield name, as_compared(one.texts[key]), one.texts["is"]
        else:
            ways = {
                "header": self._header,
                "sheet": self._sheet,
                "value": self._value,
                "constant": self._constant,
                "organization": self._organization,
            }
            yield from ways[one.kind](one)

    def _sheet(self, one: Entry) -> Iterator[Meaning]:
        place = one.texts["file"], one.texts.get("sheet", "")
        if fold(one.texts["is"]) == fold(NO_TABLE):
            yield "sheets", place, ""
        elif spec := self._table(one, "is", NO_TABLE):
            yield "sheets", place, spec.name

    def _value(self, one: Entry) -> Iterator[Meaning]:
        for spec, field in self._column(one, UNKNOWN):
            yield "values", ((spec.name, field.field), fold(one.texts["value"])), one.texts["is"]

    def _constant(self, one: Entry) -> Iterator[Meaning]:
        for spec, field in self._column(one):
            yield "constants", ((one.texts["file"], spec.name), field.field), one.texts["is"]

    def _organization(self, one: Entry) -> Iterator[Meaning]:
        texts, key = one.texts, f"{one.key}.is"
        match = OrgMatch(texts["is"], key, line_of(self.text, key))
        if "code" in texts:
            yield "codes", texts["code"], match
        else:
            yield "names", (name_key(texts["name"]), fold(texts.get("municipality", ""))), match

    def _header(self, one: Entry) -> Iterator[Meaning]:
        """A header that stands in the dictionary already means what stands there, or nothing."""
        if (spec := self._table(one, "table")) is None:
            return
        key = header_key(one.texts["header"])
        if fold(one.texts["is"]) == fold(NOT_NEEDED):
            yield "headers", (spec.name, key), ""
        elif field := self._field(one, spec, "is", NOT_NEEDED):
            if spec.by_header.get(key, field) == field:
                yield "headers", (spec.name, key), field.field
            else:
                what = "такой заголовок известен, его не нужно сопоставлять"
                self._wrong("match.known", f"{one.key}.header", what)

    def _column(self, one: Entry, *others: str) -> Iterator[tuple[TableSpec, Field]]:
        """The column of an entry, if what the entry says can stand in it, or is one of `others`."""
        if not (spec := self._table(one, "table")):
            return
        if not (field := self._field(one, spec, "column")):
            return
        if field.personal or field.type in ("unread", "person"):
            what = "в этом столбце личные данные, их сопоставлять нельзя"
            self._wrong("match.personal", f"{one.key}.column", what)
        elif wrong := _unfit(field, one.texts["is"], others):
            self._wrong("match.value", f"{one.key}.is", wrong)
        else:
            yield spec, field

    def _table(self, one: Entry, name: str, *others: str) -> TableSpec | None:
        spec = self.by_title.get(fold(one.texts[name]))
        if spec is None:
            titles = [*(known.title for known in self.by_title.values()), *others]
            near = instead(one.texts[name], titles)
            self._wrong("match.table", f"{one.key}.{name}", f"такой таблицы нет{near}")
        return spec

    def _field(self, one: Entry, spec: TableSpec, name: str, *others: str) -> Field | None:
        field = spec.by_header.get(header_key(one.texts[name]))
        if field is None:
            headers = [*(known.header for known in spec.fields), *others]
            near = instead(one.texts[name], headers)
            self._wrong("match.column", f"{one.key}.{name}", f"такого столбца в таблице нет{near}")
        return field

    def _wrong(self, code: str, key: str, what: str) -> None:
        self.faults.append(Fault(code, self.file, key, what, line_of(self.text, key)))


def _unfit(field: Field, text: str, others: tuple[str, ...]) -> str:
    """Why a text cannot stand in a column; nothing if it can."""
    if fold(text) in map(fold, others):
        return ""
    try:
        parse(field, text)
    except Unreadable as error:
        if field.type == "enum":
            return f"такого значения нет{instead(text, [*field.values, *others])}"
        return f"в столбце «{field.header}» нужно: {error}"
    return ""


def _nested(flat: dict[tuple[Any, Any], Any]) -> dict[Any, dict[Any, Any]]:
    found: dict[Any, dict[Any, Any]] = {}
    for (outer, inner), value in flat.items():
        found.setdefault(outer, {})[inner] = value
    return found


def _plain(value: Any) -> Any:
    return value.code if isinstance(value, OrgMatch) else value
