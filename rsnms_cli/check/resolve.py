"""Names to one key before anything is checked: municipalities, organisations without a code."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum

import numpy as np

from rsnms_cli.methodology.faults import Fault, faulty
from rsnms_cli.model.matches import Matches, OrgMatch
from rsnms_cli.model.names import Organization, name_key
from rsnms_cli.model.tables import BLANK, Column, Ints, Table, Tables
from rsnms_cli.model.text import fold

NO_CODE = "\0"
"""Begins the value of «Код ОО» where only an unknown name stands: no cell's text holds it."""


class How(IntEnum):
    """How the organisation of a row was found."""

    BY_CODE = 0
    BY_NAME = 1
    ACCEPTED = 2
    UNKNOWN_NAME = 3
    SEVERAL = 4


@dataclass(frozen=True)
class UnknownName:
    """A name that is no organisation's, or is that of several; `first_row` is of «Педагоги»."""

    name: str
    municipality: str
    first_row: int
    rows: int
    several: bool


@dataclass(frozen=True)
class Resolution:
    """The tables with names resolved, and how the organisations of teachers' rows were found.

    `categories` are rows whose category follows from their position, `not_counted` those that the
    analyst has put in none: they are in no table.
    """

    tables: Tables
    how: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    unknown: list[UnknownName] = field(default_factory=list)
    municipalities_accepted: int = 0
    categories: int = 0
    not_counted: int = 0


def resolve(tables: Tables, matches: Matches) -> Resolution:
    """Join the spellings of municipalities, then names of organisations in «Педагоги».

    Raises UsageError when an accepted entry that is met names a code that is not in «Организации».
    """
    tables = {**tables, **_providers(tables, matches)}
    if "organizations" not in tables:
        return Resolution(tables)
    orgs, accepted = _one_spelling(tables["organizations"], matches)
    tables = {**tables, "organizations": orgs}
    teachers = tables.get("teachers")
    if teachers is None or ((teachers["org_name"].codes == BLANK).all() and not matches.codes):
        return Resolution(tables, municipalities_accepted=accepted)
    finder = Finder(orgs, matches)
    column, how, unknown = finder.resolve(teachers)
    _refuse(finder.strange.values(), matches.file)
    tables["teachers"] = teachers.with_column("org_code", column)
    return Resolution(tables, how, unknown, accepted)


def _providers(tables: Tables, matches: Matches) -> Tables:
    """The tables in which a provider's accepted name stands for what it means."""
    found = {}
    for name in tables.keys() & {"trainings", "diagnostics"} if matches.providers else ():
        column = tables[name]["provider"]
        values = [value and matches.providers.get(fold(value), value) for value in column.values]
        found[name] = tables[name].with_column("provider", replace(column, values=values))
    return found


def _one_spelling(orgs: Table, matches: Matches) -> tuple[Table, int]:
    """The most frequent spelling stands for all, the first in the alphabet when they are even."""
    column = orgs["municipality"]
    rows = np.bincount(column.codes[column.codes != BLANK], minlength=len(column.texts)).tolist()
    meant = [matches.municipalities.get(fold(text), text) for text in column.texts]
    number = Counter[str]()
    for name, count in zip(meant, rows, strict=True):
        number[name] += count
    settled = set(matches.municipalities.values())
    shown: dict[str, str] = {}
    for name in sorted(number, key=lambda name: (name not in settled, -number[name], name)):
        shown.setdefault(fold(name), name)
    values = [
        None if value is None else shown[fold(name)]
        for value, name in zip(column.values, meant, strict=True)
    ]
    changed = [
        n
        for text, n in zip(column.texts, rows, strict=True)
        if fold(text) in matches.municipalities
    ]
    return orgs.with_column("municipality", replace(column, values=values)), sum(changed)


def organizations_of(orgs: Table, *, aliases: bool = False) -> list[Organization]:
    """The organisations that can be named: rows with code, name and municipality.

    With `aliases` once for every name that a row gives: the full and the short one.
    """
    names = [f.field for f in orgs.spec.fields if aliases and f.alias_of == "org_name"]
    keys = [("org_code", name, "municipality") for name in ("org_name", *names)]
    cells = (tuple(orgs[key].at(row) for key in of) for of in keys for row in range(len(orgs)))
    return [Organization(*map(str, row)) for row in cells if None not in row]


def _refuse(strange: Iterable[OrgMatch], file: str) -> None:
    """An accepted code that nobody has leads people nowhere; one that is not met may be of the
    other folders that share the file.
    """
    what = "кода «{}» нет в таблице «Организации»"
    faults = [Fault("match.code", file, m.key, what.format(m.code), m.line) for m in strange]
    if faults:
        raise faulty(faults, "исправьте код или уберите запись")


class Finder:
    """Finds the organisation of a row by its code, else by its name."""

    def __init__(self, orgs: Table, matches: Matches) -> None:
        self.matches = matches
        self.codes = orgs["org_code"].used()
        self.by_name: dict[tuple[str, str], set[str]] = {}
        self.strange: dict[str, OrgMatch] = {}
        for one in organizations_of(orgs, aliases=True):
            for place in ("", fold(one.municipality)):
                self.by_name.setdefault((name_key(one.name), place), set()).add(one.code)

    def resolve(self, teachers: Table) -> tuple[Column, Ints, list[UnknownName]]:
        """«Код ОО» with what was found; every distinct row is looked at once."""
        code, name, place = (teachers[key] for key in ("org_code", "org_name", "municipality"))
        packed = np.zeros(len(teachers), dtype=np.int64)
        for column in (code, name, place):
            packed = packed * (len(column.texts) + 1) + column.codes + 1
        _, first, of_row, rows = np.unique(
            packed, return_index=True, return_inverse=True, return_counts=True
        )
        cells = [(code.at(row), name.at(row) or "", place.at(row) or "") for row in first.tolist()]
        found = [self._find(*cell) for cell in cells]
        blank = np.array([not value for value, _ in found], dtype=bool)
        column = Column(
            code.spec,
            np.where(blank[of_row], BLANK, of_row).astype(np.int32),
            [cell[0] or cell[1] for cell in cells],
            [value for value, _ in found],
        )
        unknown = [
            UnknownName(cell[1], cell[2], int(row), int(count), how is How.SEVERAL)
            for cell, (_, how), row, count in zip(cells, found, first, rows, strict=True)
            if how in (How.UNKNOWN_NAME, How.SEVERAL)
        ]
        hows = np.array([how for _, how in found], dtype=np.int32)[of_row]
        return column, hows, sorted(unknown, key=lambda one: one.first_row)

    def places(self, table: Table, row: int) -> frozenset[str] | None:
        """The codes of all organisations that a row may mean; None where it names none."""
        columns = [table.columns.get(key) for key in ("org_code", "org_name", "municipality")]
        code, name, place = (column.at(row) if column else None for column in columns)
        if not code and not name:
            return None
        found, how = self._find(code, name or "", place or "")
        if how is How.SEVERAL:
            return frozenset(self._named(name or "", self._place(place or "")))
        return frozenset({found} & self.codes)

    def _find(self, code: str | None, name: str, municipality: str) -> tuple[str, How]:
        if code in self.codes:
            return str(code), How.BY_CODE
        place = self._place(municipality)
        if match := self._accepted(code, name_key(name), (place, fold(municipality), "")):
            if match.code not in self.codes:
                self.strange[match.key] = match
            return match.code, How.ACCEPTED
        fitting = self._named(name, place)
        if len(fitting) == 1:
            return min(fitting), How.BY_NAME
        if code or not name:
            return code or "", How.BY_CODE
        return NO_CODE + name, How.SEVERAL if fitting else How.UNKNOWN_NAME

    def _place(self, municipality: str) -> str:
        return fold(self.matches.municipalities.get(fold(municipality), municipality))

    def _named(self, name: str, place: str) -> set[str]:
        return self.by_name.get((name_key(name), place), set()) if name else set()

    def _accepted(self, code: str | None, name: str, places: Iterable[str]) -> OrgMatch | None:
        """The entry for this code, or for this name here or anywhere."""
        found = [self.matches.names.get((name, place)) for place in places]
        return next(filter(None, [self.matches.codes.get(code or ""), *found]), None)
