"""`mapping.toml`: what the analyst has matched; every fault is named by file and key."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from rsnms_cli.methodology.base import Strict
from rsnms_cli.methodology.faults import Fault, faulty, instead
from rsnms_cli.methodology.files import NoFile, read_toml, shaped
from rsnms_cli.methodology.providers import NAMES, providers_of
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NO_MATCHES, Accepted, Matches, OrgMatch
from rsnms_cli.model.names import name_key
from rsnms_cli.model.text import clean, fold, header_key


def _filled(text: str) -> str:
    if not (found := clean(text)):
        raise ValueError("текст пуст")
    return found


Text = Annotated[str, AfterValidator(_filled)]


class _Match(Strict):
    """What all entries have: what is meant, and whether the analyst says so."""

    means: Text = Field(alias="is")
    accept: StrictBool = False


class _Header(_Match):
    table: Text
    header: Text


class _Organization(_Match):
    name: Text | None = None
    code: Text | None = None
    municipality: Text | None = None

    @model_validator(mode="after")
    def _named_once(self) -> "_Organization":
        if (self.name is None) == (self.code is None):
            raise PydanticCustomError("one_of", "{keys}", {"keys": "name, code"})
        return self


class _Municipality(_Match):
    name: Text


def _provider(text: str) -> str:
    """Our own name of the body that is meant."""
    if len(known := providers_of(text)) != 1:
        raise PydanticCustomError(
            "provider", "ожидается {names}", {"names": " или ".join(NAMES.values())}
        )
    return NAMES[known[0]]


class _Provider(_Match):
    means: Annotated[Text, AfterValidator(_provider)] = Field(alias="is")
    name: Text


class _People(Strict):
    """How people are read whom the tables do not tie to an organisation."""

    outside: Literal["error", "allowed"] = "error"


class _Mapping(Strict):
    header: tuple[_Header, ...] = ()
    organization: tuple[_Organization, ...] = ()
    municipality: tuple[_Municipality, ...] = ()
    provider: tuple[_Provider, ...] = ()
    people: _People = _People()


@dataclass(frozen=True)
class Entry:
    """An entry of the file: kind, texts by key, whether accepted, its own key."""

    kind: str
    texts: dict[str, str]
    accepted: bool
    key: str


def read_entries(path: Path) -> list[Entry]:
    """All entries of a mapping file, also those not accepted; raises UsageError."""
    return _entries(_mapping(path))


def _mapping(path: Path) -> _Mapping:
    try:
        return shaped(read_toml(path), _Mapping, path.name)
    except NoFile:
        return _Mapping()


def _entries(mapping: _Mapping) -> list[Entry]:
    return [
        Entry(kind, _texts(item), item.accept, f"{kind}[{number}]")
        for kind, items in mapping
        if kind != "people"
        for number, item in enumerate(items, start=1)
    ]


def _texts(item: _Match) -> dict[str, str]:
    return item.model_dump(by_alias=True, exclude={"accept"}, exclude_none=True)


def read_matches(path: Path) -> Matches:
    """The accepted entries of a mapping file, none when it is absent; raises UsageError."""
    mapping = _mapping(path)
    entries = [entry for entry in _entries(mapping) if entry.accepted]
    found = _Accepted(path.name).matches(entries) if entries else NO_MATCHES
    return replace(found, people_outside=mapping.people.outside == "allowed")


class _Accepted:
    """Accepted entries on their way to what they mean, with what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def matches(self, entries: list[Entry]) -> Matches:
        headers: dict[str, dict[str, str]] = {}
        codes: dict[str, OrgMatch] = {}
        names: dict[tuple[str, str], OrgMatch] = {}
        places: dict[str, str] = {}
        providers: dict[str, str] = {}
        for one in entries:
            texts = one.texts
            match = OrgMatch(texts["is"], f"{one.key}.is")
            if one.kind == "header":
                for table, field in self._field_of(one):
                    self._put(
                        headers.setdefault(table, {}), header_key(texts["header"]), field, one
                    )
            elif one.kind == "municipality":
                self._put(places, fold(texts["name"]), texts["is"], one)
            elif one.kind == "provider":
                self._put(providers, fold(texts["name"]), texts["is"], one)
            elif "code" in texts:
                self._put(codes, texts["code"], match, one)
            else:
                place = fold(texts.get("municipality", ""))
                self._put(names, (name_key(texts["name"]), place), match, one)
        if self.faults:
            raise faulty(self.faults, "исправьте файл или уберите запись")
        return Matches(Accepted(headers), codes, names, places, providers)

    def _wrong(self, code: str, key: str, what: str) -> None:
        self.faults.append(Fault(code, self.file, key, what))

    def _put(self, into: dict[Any, Any], key: Any, value: Any, entry: Entry) -> None:
        """One thing may be matched only once."""
        if _plain(into.setdefault(key, value)) != _plain(value):
            what = "то же уже сопоставлено иначе в другой записи"
            self._wrong("match.repeated", entry.key, what)

    def _field_of(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """The table and the field that a header's entry names."""
        texts, key = entry.texts, entry.key
        specs = {fold(spec.title): spec for spec in table_specs().values()}
        spec = specs.get(fold(texts["table"]))
        if spec is None:
            near = instead(texts["table"], [spec.title for spec in specs.values()])
            self._wrong("match.table", f"{key}.table", f"такой таблицы нет{near}")
            return
        field = spec.by_header.get(header_key(texts["is"]))
        if field is None:
            near = instead(texts["is"], [field.header for field in spec.fields])
            self._wrong("match.column", f"{key}.is", f"такого столбца в таблице нет{near}")
        elif header_key(texts["header"]) in spec.by_header:
            what = "такой заголовок известен, его не нужно сопоставлять"
            self._wrong("match.known", f"{key}.header", what)
        else:
            yield spec.name, field.field


def _plain(value: Any) -> Any:
    return value.code if isinstance(value, OrgMatch) else value
