"""What may be meant by unknown headers, names and codes, and whose nobody knows: no more."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from rsnms_cli.check.resolve import NO_CODE, Resolution, UnknownName, organizations_of
from rsnms_cli.methodology.providers import providers_of
from rsnms_cli.model.names import (
    Near,
    Organization,
    code_key,
    near_organizations,
    near_places,
)
from rsnms_cli.model.tables import BLANK, Mask, Table, Tables
from rsnms_cli.model.text import fold, shown_organization, shown_place

EVENTS = ("trainings", "diagnostics")


class NearPlace(NamedTuple):
    """A municipality's name that may be another's: how alike, and how many rows have either."""

    name: str
    other: str
    score: int
    rows: int
    others: int


def near_names(
    resolution: Resolution, unknown: Iterable[UnknownName] | None = None
) -> Iterator[tuple[UnknownName, list[Near]]]:
    """Every unknown name with likely organisations, of its municipality if that is known.

    Those of «Педагоги», unless others are given.
    """
    there: dict[str, list[Organization]] = {}
    for one in organizations_of(resolution.tables["organizations"], aliases=True):
        for place in ("", fold(one.municipality)):
            there.setdefault(place, []).append(one)
    for one_name in resolution.unknown if unknown is None else unknown:
        near: list[Near] = []
        if not one_name.several and shown_organization(one_name.name):
            near = near_organizations(one_name.name, there.get(fold(one_name.municipality), []))
        yield one_name, near


def unknown_codes(resolution: Resolution) -> dict[str, Organization | None]:
    """Codes of «Педагоги» that no organisation has, with the only likely one, if there is one."""
    known = resolution.tables["organizations"]["org_code"].used()
    codes = resolution.tables["teachers"]["org_code"].used() - known - {None}
    unknown = sorted(code for code in codes if not code.startswith(NO_CODE))
    likely: dict[tuple[str, ...], set[Organization]] = {}
    for one in organizations_of(resolution.tables["organizations"]) if unknown else ():
        likely.setdefault(code_key(one.code), set()).add(one)
    found = ((code, likely.get(code_key(code), set())) for code in unknown)
    return {
        code: min(of, key=str) if len({o.code for o in of}) == 1 else None for code, of in found
    }


def unknown_providers(table: Table) -> Iterator[tuple[str, int, int]]:
    """Each name that is nobody's, as first written, with its first row and its number of rows."""
    column = table["provider"]
    used, first, rows = np.unique(column.codes, return_index=True, return_counts=True)
    found: dict[str, tuple[str, int, int]] = {}
    for code, at, number in sorted(zip(used, first, rows, strict=True), key=lambda one: one[1]):
        value = None if code == BLANK else column.values[code]
        if value and not providers_of(value):
            name, row, before = found.get(fold(value), (value, int(at), 0))
            found[fold(value)] = (name, row, before + int(number))
    yield from found.values()


def near_municipalities(orgs: Table) -> Iterator[NearPlace]:
    """Names that may be another's, the rarer first."""
    rows = _places(orgs)
    for rare, other, score in near_places(rows):
        yield NearPlace(rare, other, score, rows[rare], rows[other])


def _places(orgs: Table) -> dict[str, int]:
    column, rows = orgs["municipality"], dict[str, int]()
    for code in column.codes.tolist():
        if code != BLANK and column.values[code] and shown_place(column.values[code]):
            rows[column.values[code]] = rows.get(column.values[code], 0) + 1
    return rows


def orphans(used: Tables) -> Iterator[tuple[Table, Mask]]:
    """The tables of events, and which of their rows are of nobody in «Педагоги»."""
    if "teachers" not in used:
        return
    known = used["teachers"]["person_id"].used()
    for table in (used[name] for name in EVENTS if name in used):
        column = table["person_id"]
        yield table, column.lookup([value not in known for value in column.values], False)
