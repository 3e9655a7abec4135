"""`mapping.toml`: what the analyst has matched; every fault is named by file and key."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.matches import NO_MATCHES, Matches, OrgMatch
from rsnms_cli.model.names import name_key
from rsnms_cli.model.text import clean, fold, header_key

_KEYS = {
    "header": ("table", "header", "is", "accept"),
    "organization": ("name", "code", "municipality", "is", "accept"),
    "municipality": ("name", "is", "accept"),
}
_NEEDED = {
    "header": ("table", "header", "is"),
    "organization": ("is",),
    "municipality": ("name", "is"),
}


@dataclass(frozen=True)
class Entry:
    """An entry of the file as it stands: kind, texts by key, whether accepted, its own key."""

    kind: str
    texts: dict[str, str]
    accepted: bool
    key: str


def read_matches(path: Path) -> Matches:
    """The accepted entries of a mapping file, none when it is absent; raises UsageError."""
    return _matches([entry for entry in read_entries(path) if entry.accepted], path.name)


def read_entries(path: Path) -> list[Entry]:
    """All entries of a mapping file, also those not accepted; raises UsageError."""
    try:
        if not path.exists():
            return []
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise _faulty([f"{path.name}: запись не по правилам TOML: {error}"]) from error
    except UnicodeDecodeError as error:
        raise _faulty([f"{path.name}: файл не в кодировке UTF-8"]) from error
    except OSError as error:
        raise UsageError(
            f"файл «{path}» не читается: {os_words(error)}", "проверьте его"
        ) from error
    faults: list[str] = []
    entries = list(_entries(raw, faults))
    if faults:
        raise _faulty(f"{path.name}, ключ {fault}" for fault in faults)
    return entries


def _faulty(faults: Iterable[str]) -> UsageError:
    return UsageError("\n".join(faults), "исправьте файл или уберите запись")


def _entries(raw: dict[str, Any], faults: list[str]) -> Iterator[Entry]:
    for kind, items in raw.items():
        if kind not in _KEYS:
            faults.append(f"{kind}: такого раздела нет{_nearest(kind, _KEYS)}")
        elif not isinstance(items, list):
            faults.append(f"{kind}: раздел пишется в двойных скобках: [[{kind}]]")
        else:
            for number, item in enumerate(items, start=1):
                yield from _entry(kind, item, f"{kind}[{number}]", faults)


def _entry(kind: str, item: Any, key: str, faults: list[str]) -> Iterator[Entry]:
    if not isinstance(item, dict):
        faults.append(f"{key}: нужна таблица")
        return
    found = [
        f"{key}.{name}: такого ключа нет{_nearest(name, _KEYS[kind])}"
        for name in item
        if name not in _KEYS[kind]
    ]
    found += [f"{key}.{name}: ключ не указан" for name in _NEEDED[kind] if name not in item]
    if kind == "organization" and ("name" in item) == ("code" in item):
        found.append(f"{key}: нужен один из ключей: name, code")
    for name, value in item.items():
        if name == "accept" and not isinstance(value, bool):
            found.append(f"{key}.accept: нужно true или false")
        elif name != "accept" and not (isinstance(value, str) and clean(value)):
            found.append(f"{key}.{name}: нужен текст в кавычках")
    faults += found
    if not found:
        texts = {name: clean(value) for name, value in item.items() if name != "accept"}
        yield Entry(kind, texts, item.get("accept", False), key)


def _nearest(word: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    best = process.extractOne(word, list(known), score_cutoff=60)
    return f"; ближайшее – {best[0]}" if best else ""


def _matches(entries: list[Entry], file: str) -> Matches:
    if not entries:
        return NO_MATCHES
    faults: list[str] = []
    headers: dict[str, dict[str, str]] = {}
    codes: dict[str, OrgMatch] = {}
    names: dict[tuple[str, str], OrgMatch] = {}
    places: dict[str, str] = {}
    for one in entries:
        texts = one.texts
        if one.kind == "header":
            for table, field in _field_of(one, faults):
                _put(headers.setdefault(table, {}), header_key(texts["header"]), field, one, faults)
        elif one.kind == "municipality":
            _put(places, fold(texts["name"]), texts["is"], one, faults)
        else:
            match = OrgMatch(texts["is"], f"{one.key}.is")
            if "code" in texts:
                _put(codes, texts["code"], match, one, faults)
            else:
                place = fold(texts.get("municipality", ""))
                _put(names, (name_key(texts["name"]), place), match, one, faults)
    if faults:
        raise _faulty(f"{file}, ключ {fault}" for fault in faults)
    return Matches(headers, codes, names, places)


def _put(into: dict[Any, Any], key: Any, value: Any, entry: Entry, faults: list[str]) -> None:
    """One thing may be matched only once."""
    if into.setdefault(key, value) is not value and _plain(into[key]) != _plain(value):
        faults.append(f"{entry.key}: то же уже сопоставлено иначе в другой записи")


def _plain(value: Any) -> Any:
    return value.code if isinstance(value, OrgMatch) else value


def _field_of(entry: Entry, faults: list[str]) -> Iterator[tuple[str, str]]:
    """The table and the field that a header's entry names."""
    specs = {fold(spec.title): spec for spec in table_specs().values()}
    spec = specs.get(fold(entry.texts["table"]))
    if spec is None:
        titles = [spec.title for spec in specs.values()]
        near = _nearest(entry.texts["table"], titles)
        faults.append(f"{entry.key}.table: такой таблицы нет{near}; есть: {', '.join(titles)}")
        return
    field = spec.by_header.get(header_key(entry.texts["is"]))
    if field is None:
        near = _nearest(entry.texts["is"], [field.header for field in spec.fields])
        faults.append(f"{entry.key}.is: такого столбца в таблице нет{near}")
    elif header_key(entry.texts["header"]) in spec.by_header:
        faults.append(f"{entry.key}.header: такой заголовок известен, его не нужно сопоставлять")
    else:
        yield spec.name, field.field
