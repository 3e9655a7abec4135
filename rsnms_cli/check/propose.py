"""What may be meant by unknown headers, names and codes: proposals for the analyst, no more."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from rsnms_cli.check.resolve import NO_CODE, Resolution, UnknownName, organizations_of
from rsnms_cli.methodology.providers import NAMES, near_provider, providers_of
from rsnms_cli.model.columns import Field, TableSpec
from rsnms_cli.model.names import (
    Near,
    Organization,
    code_key,
    near_header,
    near_organizations,
    near_places,
)
from rsnms_cli.model.tables import BLANK, How, Source, Table, Tables
from rsnms_cli.model.text import fold, shown_header, shown_organization, shown_place

_NUMBERED = re.compile(r"(?=.*\d)(?!.*(\d.*){9})[\w./ -]{1,20}")
"""A code that may be written to a file: no СНИЛС, no bare word that could be a name."""


EVENTS = ("trainings", "diagnostics")


@dataclass(frozen=True)
class Proposal:
    """An entry of the mapping file: its kind, its keys, and why it is proposed."""

    kind: str
    keys: dict[str, str]
    reason: str


def near_names(resolution: Resolution) -> Iterator[tuple[UnknownName, list[Near]]]:
    """Every unknown name with likely organisations, of its municipality if that is known."""
    there: dict[str, list[Organization]] = {}
    for one in organizations_of(resolution.tables["organizations"]):
        for place in ("", fold(one.municipality)):
            there.setdefault(place, []).append(one)
    for unknown in resolution.unknown:
        near: list[Near] = []
        if not unknown.several and shown_organization(unknown.name):
            near = near_organizations(unknown.name, there.get(fold(unknown.municipality), []))
        yield unknown, near


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


def likely_field(spec: TableSpec, source: Source, header: str) -> tuple[Field, str] | None:
    """A field without a column of its own that this header may mean, and why."""
    return near_header(spec, header, lambda name: name not in source.columns)


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


def propose(
    resolution: Resolution, incomplete: Iterable[tuple[TableSpec, Source]]
) -> list[Proposal]:
    """Everything that can be proposed, headers first; nothing twice."""
    tables = resolution.tables
    sheets = [(table.spec, source) for table in tables.values() for source in table.sources]
    found = [*_headers([*sheets, *incomplete]), *_providers(tables)]
    if "organizations" in tables:
        found += _municipalities(resolution)
        if "teachers" in tables:
            found += [*_codes(resolution), *_names(resolution)]
    return list({tuple(sorted(one.keys.items())): one for one in reversed(found)}.values())[::-1]


def _headers(sheets: Iterable[tuple[TableSpec, Source]]) -> Iterator[Proposal]:
    for spec, source in sheets:
        for header in (seen.header for seen in source.of(How.UNKNOWN)):
            likely = shown_header(header) and likely_field(spec, source, header)
            if likely:
                keys = {"table": spec.title, "header": header, "is": likely[0].header}
                yield Proposal("header", keys, likely[1])


def near_municipalities(orgs: Table) -> Iterator[tuple[str, str, int]]:
    """Names that may be another's, that other, and how many organisations have the rarer one."""
    rows = _places(orgs)
    yield from ((rare, other, rows[rare]) for rare, other, _ in near_places(rows))


def _places(orgs: Table) -> dict[str, int]:
    column, rows = orgs["municipality"], dict[str, int]()
    for code in column.codes.tolist():
        if code != BLANK and shown_place(column.values[code] or ""):
            rows[column.values[code]] = rows.get(column.values[code], 0) + 1
    return rows


def _municipalities(resolution: Resolution) -> Iterator[Proposal]:
    rows = _places(resolution.tables["organizations"])
    for rare, other, score in near_places(rows):
        reason = f"сходство {score} из 100; организаций: {rows[rare]} и {rows[other]}"
        yield Proposal("municipality", {"name": rare, "is": other}, reason)


def _providers(tables: Tables) -> Iterator[Proposal]:
    for table in (tables[name] for name in EVENTS if name in tables):
        for name, _, number in unknown_providers(table):
            if (meant := near_provider(name)) and shown_organization(name):
                reason = f"строк: {number}; похоже, но буквы или слова другие"
                yield Proposal("provider", {"name": name, "is": NAMES[meant]}, reason)


def _codes(resolution: Resolution) -> Iterator[Proposal]:
    for code, likely in unknown_codes(resolution).items():
        if likely and _NUMBERED.fullmatch(code):
            name = shown_organization(likely.name)
            reason = f"отличается нулями, знаками или похожими буквами; это{name}"
            yield Proposal("organization", {"code": code, "is": likely.code}, reason)


def _names(resolution: Resolution) -> Iterator[Proposal]:
    for one, near in near_names(resolution):
        place = one.municipality
        if place and not shown_place(place):
            continue  # a person's name or СНИЛС may stand there by mistake
        keys = {"name": one.name} | ({"municipality": place} if place else {})
        for best in near[:1]:
            org = best.organization
            found = shown_organization(org.name) + shown_place(org.municipality)
            reason = f"сходство {best.score} из 100; {best.differs}; это{found}"
            if others := ", ".join(other.organization.code for other in near[1:]):
                reason += f"; похожи и коды {others}"
            yield Proposal("organization", {**keys, "is": org.code}, reason)
