"""How often what was decided is met in what was read."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from rsnms_cli.check.decisions.shape import Grounds
from rsnms_cli.check.propose import EVENTS, orphans
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.names import name_key
from rsnms_cli.model.tables import Column, Mask, Source, Table, Tables
from rsnms_cli.model.text import fold, header_key

Texts = Mapping[str, str]


def times_met(kind: str, texts: Texts, read: Tables, grounds: Grounds) -> int:
    """The rows of the tables, as they were `read`, that an entry is about."""
    return _WAYS[kind](texts, read, grounds)


def _header(texts: Texts, read: Tables, _: Grounds) -> int:
    key = header_key(texts["header"])
    return sum(
        _rows_of(table, lambda source: any(header_key(s.header) == key for s in source.seen))
        for table in _named(texts, read)
    )


def _sheet(texts: Texts, read: Tables, _: Grounds) -> int:
    sheet = texts.get("sheet", "")
    return sum(
        _rows_of(table, lambda one: one.file == texts["file"] and sheet in ("", one.sheet))
        for table in read.values()
    )


def _constant(texts: Texts, read: Tables, _: Grounds) -> int:
    return sum(
        _rows_of(table, lambda source: source.file == texts["file"])
        for table in _named(texts, read)
    )


def _value(texts: Texts, read: Tables, _: Grounds) -> int:
    key = header_key(texts["column"])
    return sum(
        int(_written(column, texts["value"]).sum())
        for table in _named(texts, read)
        for column in table.columns.values()
        if table.spec.by_header.get(key) == column.spec
    )


def _category(texts: Texts, read: Tables, _: Grounds) -> int:
    if "teachers" not in read:
        return 0
    own, position = read["teachers"]["staff_category"], read["teachers"]["position"]
    instead = _written(own, texts["position"]) & own.unreadable
    return int((instead | (_written(position, texts["position"]) & own.blank)).sum())


def _organization(texts: Texts, read: Tables, _: Grounds) -> int:
    if not {"organizations", "teachers"} <= read.keys():
        return 0
    teachers, codes = read["teachers"], read["organizations"]["org_code"].used()
    code, name, place = (teachers[key] for key in ("org_code", "org_name", "municipality"))
    if "code" in texts:
        return int(code.lookup([one == texts["code"] for one in code.values], False, bool).sum())
    key = name_key(texts["name"])
    rows = name.lookup([name_key(one) == key for one in name.texts], False, bool)
    rows &= ~code.lookup([one in codes for one in code.values], False, bool)
    if "municipality" in texts:
        rows &= _written(place, texts["municipality"])
    return int(rows.sum())


def _municipality(texts: Texts, read: Tables, _: Grounds) -> int:
    orgs = read.get("organizations")
    return int(_written(orgs["municipality"], texts["name"]).sum()) if orgs else 0


def _provider(texts: Texts, read: Tables, _: Grounds) -> int:
    tables = (read[name] for name in EVENTS if name in read)
    return sum(int(_written(table["provider"], texts["name"]).sum()) for table in tables)


def _person(texts: Texts, _: Tables, grounds: Grounds) -> int:
    found = (one for of in grounds.by_name.found.values() for one in of.values())
    return sum(one.key == texts["key"] for one in found)


def _people(texts: Texts, _: Tables, grounds: Grounds) -> int:
    if texts["key"] == "outside":
        return sum(int(rows.sum()) for _, rows in orphans(grounds.used))
    tables = grounds.by_name.found
    return sum(len(grounds.by_name.of(name, by_name=True)) for name in tables)


_WAYS: dict[str, Callable[[Texts, Tables, Grounds], int]] = {
    "header": _header,
    "sheet": _sheet,
    "constant": _constant,
    "value": _value,
    "category": _category,
    "organization": _organization,
    "municipality": _municipality,
    "provider": _provider,
    "person": _person,
    "people": _people,
}


def _named(texts: Texts, read: Tables) -> Iterator[Table]:
    """The table that an entry names, if it was read."""
    titles = {fold(spec.title): name for name, spec in table_specs().items()}
    name = titles.get(fold(texts["table"]), "")
    yield from (read[name],) if name in read else ()


def _rows_of(table: Table, fits: Callable[[Source], bool]) -> int:
    of_source = np.bincount(table.source, minlength=len(table.sources)).tolist()
    pairs = zip(table.sources, of_source, strict=True)
    return sum(rows for source, rows in pairs if fits(source))


def _written(column: Column, text: str) -> Mask:
    """Cells with this text, whatever was made of it."""
    return column.lookup([fold(one) == fold(text) for one in column.texts], False, np.bool_)
