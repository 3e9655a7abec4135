"""One row per person and workplace, one 0/1 column per condition the methodology asks about."""

from collections.abc import Iterable, Mapping, Sequence

import narwhals as nw

from rsnms_cli.facts.conditions import event_condition, row_condition
from rsnms_cli.facts.engines import Engine, Lazy
from rsnms_cli.facts.frames import Frame, Frames, there
from rsnms_cli.facts.naming import Asked
from rsnms_cli.methodology.cells import EVENT_TABLES, cells_of
from rsnms_cli.model.period import Period

KEYS = ("person", "org", "municipality", "region", "educational", "methodist")


def people_frame(
    frames: Frames,
    engine: Engine,
    names: Mapping[Asked, str],
    period: Period,
    keys: Sequence[str] = KEYS,
) -> Lazy:
    """Keys and a column of 0/1 for every condition, under the names given."""
    own = {asked: name for asked, name in names.items() if asked[0].term[0] not in EVENT_TABLES}
    columns = [_flag(row_condition(asked[0], period), name) for asked, name in own.items()]
    rows = engine(frames.teachers).select(*keys, *columns, *columns_there(frames.teachers, names))
    for frame in ("diagnostics", "trainings"):
        asked = [key for key in names if EVENT_TABLES.get(key[0].term[0]) == frame]
        if asked:
            flags = [_flag(event_condition(*key, period), names[key]) for key in asked]
            events = events_frame(frame, frames, engine)
            lacking = columns_there(getattr(frames, frame), names)
            found = _most(events.select("person", *flags, *lacking), ("person",))
            filled = [nw.col(names[key]).fill_null(0) for key in asked]
            filled += [nw.col(name).fill_null(frames.nobodys[name]) for name in lacking]
            rows = rows.join(found, on="person", how="left").with_columns(*filled)
    return rows


def columns_there(frame: Frame, questions: Iterable[Asked]) -> list[str]:
    """The columns of a frame that say where a column asked about stands, where some sheets lack it.

    Methodists are asked about by grouping, whatever the questions.
    """
    asked = {there(*cell) for one, _ in questions for cell in cells_of(one, "teachers")}
    return sorted({*asked, there("teachers", "methodist")} & frame.keys())


def events_frame(name: str, frames: Frames, engine: Engine) -> Lazy:
    """The rows that conditions on events look at: of diagnostics or of trainings."""
    frame: Frame = getattr(frames, name)
    return engine(frame)


def per_person(rows: Lazy, unit: str) -> Lazy:
    """One row per unit and person: a property holds when any of the person's rows there has it."""
    if unit == "org":
        rows = rows.filter(nw.col("educational") == 1)
    dropped = [name for name in KEYS if name not in (unit, "person")]
    return _most(rows.drop(dropped), (unit, "person"))


def _flag(condition: nw.Expr, name: str) -> nw.Expr:
    return condition.cast(nw.Int8).alias(name)


def _most(rows: Lazy, keys: Iterable[str]) -> Lazy:
    keys = list(keys)
    flags = [name for name in rows.collect_schema().names() if name not in keys]
    return rows.group_by(keys).agg(nw.col(name).max() for name in flags)
