"""What is kept of a period: answers to every question about people, and nobody's name.

A person is a keyed hash (HMAC-SHA256 under the workspace's key), the same in every period.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from rsnms_cli.facts.compute import facts_of
from rsnms_cli.facts.evaluated import Evaluated, evaluate
from rsnms_cli.facts.frames import CODES, COLUMN_OF, Frame
from rsnms_cli.facts.naming import Asked, column_of
from rsnms_cli.facts.units import by_level, organizations_of
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Key
from rsnms_cli.model.facts import Facts
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import SERVICES, Unit, Units

PERSON_KEYS = ("person", "org", "methodist")
UNIT_FIELDS = ("org", "name", "municipality", "org_type", "stages")
_NUMBERS = ("org", "municipality", "region", "org_type", "educational")
"""Columns of the frame of organisations that are no flags."""


@dataclass(frozen=True)
class About:
    """What a store is of; `key_mark` tells two keys apart, `*_text` are the files used.

    `readings` are the user's picks by id.
    """

    period: str
    methodology: str
    methodology_text: str
    targets_text: str = ""
    readings: Mapping[str, str] = field(default_factory=dict)
    key_mark: str = ""


@dataclass(frozen=True)
class Store:
    """A period at rest.

    `people`: person, org, methodist as texts and a column of 0/1 named by each question's
    canonical text, and where some files lacked a column, whether it stood in theirs.
    `organizations`: `UNIT_FIELDS` and the flags of an organisation.
    """

    about: About
    people: pd.DataFrame
    organizations: pd.DataFrame
    answers: Mapping[Key, bool | int]

    @property
    def units(self) -> Units:
        """The units of every level."""
        rows = self.organizations[list(UNIT_FIELDS)].itertuples(index=False, name=None)
        return by_level(
            [
                Unit("school", code, name, place, kind, tuple(filter(None, stages.split(";"))))
                for code, name, place, kind, stages in rows
            ]
        )

    def facts(self, methodology: Methodology) -> Facts:
        """The counts by this methodology; raises Unanswered where the store has no answer."""
        return facts_of(self._evaluated, methodology)

    @cached_property
    def _evaluated(self) -> Evaluated:
        return _evaluated(self)


@dataclass(frozen=True)
class Source:
    """What a period's store is made from."""

    tables: Tables
    answers: Mapping[Key, bool | int]
    engine: str = "pandas"


def stored(source: Source, questions: Mapping[Asked, str], about: About, key: bytes) -> Store:
    """Answer all questions as of the period's reporting date and forget who was asked."""
    columns = {question: column_of(text) for question, text in questions.items()}
    known = evaluate(source.tables, columns, parse_period(about.period), source.engine)
    of = known.people
    keyed: Frame = {
        "person": _hashes(known.persons, of["person"], "person", key),
        "org": np.array(known.org_codes, dtype=object)[of["org"]],
        "methodist": _hashes([*known.methodists, ""], of["methodist"], "methodist", key),
    }
    flags = {text: of[column_of(text)] for text in sorted(questions.values())}
    lacking = {name: own for name, own in of.items() if name.startswith(COLUMN_OF)}
    people = (
        pd.DataFrame(keyed | flags | lacking)
        .groupby(list(PERSON_KEYS), sort=True)
        .max()
        .reset_index()
    )
    marked = replace(about, key_mark=hashed("", "mark", key))
    organizations = _organizations(source.tables, known)
    return Store(marked, people, organizations, dict(sorted(source.answers.items())))


def hashed(text: str, kind: str, key: bytes) -> str:
    """A keyed hash: the same for the same text under the same key, else nothing in common."""
    return hmac.digest(key, f"{kind}\0{text}".encode(), "sha256").hex()[:32]


def _hashes(names: Sequence[str], numbers: NDArray[Any], kind: str, key: bytes) -> NDArray[Any]:
    """One hash per distinct name, spread over the rows; nobody is an empty text."""
    found = [hashed(name, kind, key) if name else "" for name in names]
    spread: NDArray[Any] = np.array(found, dtype=object)[numbers]
    return spread


def _organizations(tables: Tables, known: Evaluated) -> pd.DataFrame:
    units = organizations_of(tables["organizations"])
    rows = [(u.code, u.name, u.municipality, u.org_type, ";".join(u.stages)) for u in units]
    frame = pd.DataFrame(rows, columns=list(UNIT_FIELDS), dtype=object)
    flags = {name: own for name, own in known.organizations.items() if name not in _NUMBERS}
    return frame.assign(**flags).sort_values("org", ignore_index=True)


def _evaluated(store: Store) -> Evaluated:
    """The frames of integers that facts are counted from."""
    orgs = store.organizations
    codes = orgs["org"].tolist()
    municipality, municipalities = pd.factorize(orgs["municipality"], sort=True)
    educational = (~orgs["org_type"].isin(SERVICES)).to_numpy(np.int8)
    kinds = orgs["org_type"].map(CODES).fillna(0).to_numpy(np.int8)
    number = np.arange(len(codes), dtype=np.int32)
    own = {name: orgs[name].to_numpy() for name in orgs.columns if name not in UNIT_FIELDS}
    organizations: Frame = {
        "org": number, "municipality": municipality, "region": np.zeros_like(number),
        "educational": educational, "org_type": kinds, **own,
    }  # fmt: skip
    people = store.people
    place = pd.Index(codes).get_indexer(pd.Index(people["org"]))
    methodist = people["methodist"].where(people["methodist"] != "")
    keys: Frame = {
        "person": pd.factorize(people["person"])[0],
        "methodist": pd.factorize(methodist, sort=True)[0],
        **{name: organizations[name][place] for name in ("org", "municipality", "region")},
        "educational": educational[place],
    }
    texts = [name for name in people.columns if name not in PERSON_KEYS]
    flags = {
        text if text.startswith(COLUMN_OF) else column_of(text): people[text].to_numpy()
        for text in texts
    }
    return Evaluated(keys | flags, organizations, codes, list(municipalities))
