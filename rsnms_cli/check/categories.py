"""Staff categories that follow from positions: what the analyst decided, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from rsnms_cli.model.matches import NOT_COUNTED
from rsnms_cli.model.spellings.positions import category_of, shown_position
from rsnms_cli.model.tables import Ints, Source, Table, Tables
from rsnms_cli.model.text import fold


@dataclass(frozen=True)
class Categorised:
    """The tables with decided categories, without people who are not counted; rows of both."""

    tables: Tables
    rows: int = 0
    not_counted: int = 0


@dataclass(frozen=True)
class OpenPosition:
    """A position, or what stands instead of a category, that nobody has decided about: the rows
    without a category that have it, and the category that is likely, if one is.
    """

    text: str
    rows: Ints
    category: str


def categorised(tables: Tables, decided: Mapping[str, str]) -> Categorised:
    """Every row without a category of its own gets that of its position, if it is decided."""
    teachers = tables.get("teachers")
    if teachers is None or not decided:
        return Categorised(tables)
    own, position = teachers["staff_category"], teachers["position"]
    lacking = own.blank | own.unreadable
    instead = [decided.get(fold(text)) for text in own.texts]
    values = [
        one if value is None else value for one, value in zip(instead, own.values, strict=True)
    ]
    by_position = [decided.get(fold(text)) for text in position.texts]
    follows = position.lookup([one is not None for one in by_position], False, np.bool_)
    codes = np.where(own.blank & follows, position.codes + np.int32(len(values)), own.codes)
    texts = own.texts + position.texts
    column = replace(own, codes=codes, texts=texts, values=values + by_position)
    out = column.lookup([value == NOT_COUNTED for value in column.values], False, np.bool_)
    rows = int((lacking & ~column.blank & ~column.unreadable & ~out).sum())
    counted = teachers.with_column("staff_category", column).only(~out)
    counted = replace(counted, sources=tuple(map(_said_by_positions, counted.sources)))
    return Categorised({**tables, "teachers": counted}, rows, int(out.sum()))


def _said_by_positions(source: Source) -> Source:
    """The sheet with «Должность» as its column of categories, where it has none of its own."""
    columns = source.columns
    if "staff_category" in columns or "position" not in columns:
        return source
    return replace(source, columns={**columns, "staff_category": columns["position"]})


def open_positions(teachers: Table) -> list[OpenPosition]:
    """What is still to be decided, the most frequent first; spellings of one text are one, and a
    text that could be a name is not among them.
    """
    own, position = teachers["staff_category"], teachers["position"]
    texts: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for column, rows in ((own, own.unreadable), (position, own.blank & ~position.blank)):
        for row in np.flatnonzero(rows).tolist():
            text = column.texts[column.codes[row]]
            found.setdefault(texts.setdefault(fold(text), text), []).append(row)
    often = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [
        OpenPosition(text, np.array(rows, dtype=np.int32), category_of(text))
        for text, rows in often
        if shown_position(text)
    ]
