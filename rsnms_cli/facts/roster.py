"""One period's people and organisations with what was known of them in an earlier one."""

from collections.abc import Iterable, Mapping

import pandas as pd

from rsnms_cli.facts.frames import COLUMN_OF, THERE
from rsnms_cli.facts.store import PERSON_KEYS, UNIT_FIELDS, Store
from rsnms_cli.model.answers import Key
from rsnms_cli.model.errors import RsnmsError

OF_PERSON = frozenset(
    {"diagnosed", "route", "trained", "under_age", "up_to_age", "experience_below"}
)
"""Questions about the person: who moves to another organisation brings the answers along."""
OF_PLACE = "works_in"
"""A question that the organisation answers, not the person."""
_PAIR = ["person", "org"]


def new_roster(before: Store, now: Store) -> Store:
    """`now`'s people at their workplaces, and its organisations, with `before`'s flags and answers.

    Newcomers come as `now` knows them; a person at a new workplace keeps what is true of the
    person and comes with the new workplace's flags. Raises RsnmsError when the two stores were
    made under different keys, so that nobody can be recognised.
    """
    if before.about.key_mark != now.about.key_mark:
        raise RsnmsError(
            "хранилища сделаны с разными ключами (.rsnms-key): людей не сопоставить",
            "верните прежний ключ или посчитайте прежний период заново",
        )
    organizations = _organizations(*_alike(before.organizations, now.organizations))
    people = _people(*_alike(before.people, now.people))
    return Store(now.about, people, organizations, _answers(before, now))


def _alike(one: pd.DataFrame, other: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both say of every column whether it stood in the files; one that does not had it in all."""
    lacking = sorted({n for f in (one, other) for n in f.columns if n.startswith(COLUMN_OF)})
    return _with(one, lacking), _with(other, lacking)


def _with(frame: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    return frame.assign(**{name: THERE for name in names if name not in frame.columns})


def _people(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    shared = [name for name in now.columns if name in before.columns]
    before, now = before[shared], now[shared]
    stay = before.merge(now[_PAIR].drop_duplicates(), on=_PAIR)
    places = [name for name in shared if _term(name) == OF_PLACE]
    of_place = now[["org", *places]].groupby("org").max()
    stay[places] = of_place.reindex(stay["org"]).to_numpy()
    known = before[_PAIR].drop_duplicates().assign(known=True)
    found = now.merge(known, on=_PAIR, how="left")["known"].notna()
    come = now[~found.to_numpy()].reset_index(drop=True)
    kept = [name for name in shared if _term(name) in OF_PERSON]
    of_person = before[["person", *kept]].groupby("person").max().reindex(come["person"])
    old = of_person.reset_index(drop=True)
    come[kept] = old.where(old.notna(), come[kept]).astype("int8")
    return pd.concat([stay, come]).sort_values(list(PERSON_KEYS), ignore_index=True)


def _term(name: str) -> str:
    return name.split(" ", 1)[0]


def _organizations(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Who they are is `now`'s; their flags are `before`'s where it knew them."""
    flags = [n for n in now.columns if n not in UNIT_FIELDS and n in before.columns]
    old = before.set_index("org")[flags].reindex(now["org"]).reset_index(drop=True)
    kept = old.where(old.notna(), now[flags]).astype("int8")
    return now[list(UNIT_FIELDS)].join(kept)


def _answers(before: Store, now: Store) -> Mapping[Key, bool | int]:
    """A unit that was there answers as it did then."""
    old = {(unit.level, unit.code) for units in before.units.values() for unit in units}
    units = {(unit.level, unit.code) for units in now.units.values() for unit in units}
    kept = {key: value for key, value in before.answers.items() if key[:2] in units}
    return kept | {key: value for key, value in now.answers.items() if key[:2] not in old}
