"""The columns of a table by their headers and values: which are certain, proposed, unknown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from rsnms_cli.model.columns import Field, TableSpec
from rsnms_cli.model.tables import How, Seen
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.read.columns.evidence import Fit, absurd, fit
from rsnms_cli.read.columns.meaning import Meaning, is_spare, meanings

Values = Callable[[int], list[str]]
"""Some values of the column with this index."""

_ROW_NUMBERS = frozenset({"", "пп", "номерпп", "номер", "№", "№пп", "нпп"})
_WIDEST = 200
"""Columns farther to the right are known by the names of the description alone."""
_NUMBERED = ("person", "code")
_FITS = {Fit.YES: "слова и значения", Fit.NO_VALUES: "слова; значений нет"}


class _Rank(IntEnum):
    """Who has a field when several columns ask for it."""

    EXACT = 0
    MAPPING = 1
    CERTAIN = 2


_RANKS = {
    How.EXACT: _Rank.EXACT,
    How.MAPPING: _Rank.MAPPING,
    How.SYNONYM: _Rank.CERTAIN,
    How.EVIDENCE: _Rank.CERTAIN,
}


@dataclass(frozen=True)
class Head:
    """The header of a column: its index in the sheet, its place, its text."""

    index: int
    column: int
    text: str


def is_row_number(text: str) -> bool:
    """Whether a header only numbers the rows."""
    return header_key(text) in _ROW_NUMBERS


def understand(
    spec: TableSpec, heads: Iterable[Head], decided: Mapping[str, str], values: Values
) -> tuple[list[Seen], dict[str, int]]:
    """All columns in their order, and the index of the column of every field that has one.

    `decided` are headers (by their keys) that the analyst has matched to fields.
    """
    listed = list(heads)
    seen = [_seen(spec, head, decided, values) for head in listed]
    for name, number in Counter(one.field for one in seen if one.how in _RANKS).items():
        if number > 1:
            seen = _one_of(spec, name, seen)
    fields = {f.field: f for f in spec.fields}
    taken = {one.field for one in seen if one.how in _RANKS}
    rest = replace(spec, fields=tuple(f for f in spec.fields if f.field not in taken))
    seen = [
        _given_way(fields, one, _seen(rest, head, {}, values)) if one.field in taken else one
        for one, head in zip(seen, listed, strict=True)
    ]
    indexes = {
        one.field: head.index for one, head in zip(seen, listed, strict=True) if one.how in _RANKS
    }
    return [_named(fields, one) for one in seen], indexes


def _seen(spec: TableSpec, head: Head, decided: Mapping[str, str], values: Values) -> Seen:
    """One column by itself."""
    key, shown = header_key(head.text), clean(head.text)
    seen = Seen(head.column, shown, How.UNKNOWN)
    if is_row_number(head.text):
        return replace(seen, how=How.IGNORED)
    known = spec.by_header.get(key)
    if known and "№" in head.text and known.type not in _NUMBERED:
        known = None  # «№ ИОМ» is the number of a paper
    if known and key == header_key(known.header):
        return replace(seen, how=How.EXACT, field=known.field)
    if key in decided:
        how = How.MAPPING if decided[key] else How.IGNORED
        return replace(seen, how=how, field=decided[key], why="решение в mapping.toml")
    if known:
        return replace(seen, how=How.SYNONYM, field=known.field)
    meant = meanings(spec.name, head.text) if head.index < _WIDEST else ()
    if meant:
        return _by_evidence(spec, seen, meant, values(head.index))
    return replace(seen, how=How.IGNORED) if is_spare(head.text) else seen


def _by_evidence(spec: TableSpec, seen: Seen, meant: tuple[Meaning, ...], texts: list[str]) -> Seen:
    fields = {f.field: f for f in spec.fields}
    found = [(one, fields[one.field]) for one in meant if one.field in fields]
    if found and found[0][0].sure:
        return _sure(seen, [field for _, field in found], texts)
    likely = [field for _, field in found if not texts or not absurd(field, texts)]
    if likely:
        why = "похоже, но смысл может быть другой"
        field = min(likely, key=lambda field: field.aside)
        return replace(seen, how=How.PROPOSED, field=field.field, why=why)
    return seen


def _sure(seen: Seen, fields: list[Field], texts: list[str]) -> Seen:
    """The words leave no doubt; the values choose among fields, and can forbid."""
    fits = [(fit(field, texts), field) for field in fields]
    closed = [field for how, field in fits if how is Fit.YES and field.values]
    good = closed or [field for how, field in fits if how in (Fit.YES, Fit.NO_VALUES)]
    good = [field for field in good if not field.aside][:2] or good
    if len(good) == 1:
        how = fit(good[0], texts)
        return replace(seen, how=How.EVIDENCE, field=good[0].field, why=_FITS[how])
    partly = good or [field for how, field in fits if how is Fit.PARTLY]
    if partly:
        why = "слова подходят" if good else "слова подходят, значения – не все"
        return replace(seen, how=How.PROPOSED, field=partly[0].field, why=why)
    why = f"слова похожи на «{fields[0].header}», а значения – нет" if fields else ""
    return replace(seen, why=why)


def _one_of(spec: TableSpec, name: str, seen: list[Seen]) -> list[Seen]:
    """Several columns ask for one field: the canonical one has it, else both are proposed."""
    rank = min(_RANKS[one.how] for one in seen if one.field == name and one.how in _RANKS)
    first = [one for one in seen if one.field == name and _RANKS.get(one.how) == rank]
    header = next(field.header for field in spec.fields if field.field == name)
    aliases = _aliases(spec, name)
    found = []
    for one in seen:
        wins = one is first[0] and (rank < _Rank.CERTAIN or len(first) == 1 or bool(aliases))
        if wins or one.field != name or one.how not in _RANKS:
            found.append(one)
        elif aliases:
            found.append(replace(one, field=aliases.pop(0)))
        elif _RANKS[one.how] == rank == _Rank.CERTAIN:
            found.append(replace(one, how=How.PROPOSED, why=f"два столбца похожи на «{header}»"))
        elif one.how in (How.EXACT, How.SYNONYM):
            found.append(replace(one, how=How.REPEATED))
        else:
            found.append(replace(one, how=How.IGNORED, why=_there(header)))
    return found


def _aliases(spec: TableSpec, name: str) -> list[str]:
    """Fields for other names of the same thing."""
    return [field.field for field in spec.fields if field.alias_of == name]


def _given_way(fields: Mapping[str, Field], one: Seen, other: Seen) -> Seen:
    """What might mean a field is not asked for when the sheet has its column.

    It is the organisation where a person works, if that is what `other` says it may mean besides.
    """
    if one.how is not How.PROPOSED:
        return one
    why = _there(fields[one.field].header)
    if other.field and fields[other.field].aside:
        return replace(other, how=How.EVIDENCE, why=why)
    return replace(one, how=How.IGNORED, why=why)


def _there(header: str) -> str:
    return f"«{header}» на листе уже есть"


def _named(fields: Mapping[str, Field], one: Seen) -> Seen:
    """A second name of an organisation is its name to everybody but the reader."""
    alias = fields[one.field].alias_of if one.how in _RANKS else ""
    how = one.how if one.how is How.MAPPING else How.EVIDENCE
    return replace(one, field=alias, how=how, why="второе наименование") if alias else one
