"""Columns that are not understood: what they may be, or that they are not needed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rsnms_cli.check.decisions.shape import (
    Grounds,
    in_rows,
    people,
    persons,
    together,
    yes_or_no,
)
from rsnms_cli.model.columns import TableSpec
from rsnms_cli.model.matches import NOT_NEEDED, Decision, Proposal
from rsnms_cli.model.tables import How, Seen, Source
from rsnms_cli.model.text import counted, header_key, plain_header

_SURNAME = re.compile(r"\b[А-ЯЁ][а-яё-]+(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая|ой))\b")


def headers(grounds: Grounds) -> Iterator[Decision]:
    """A question for each header that may be a column, and one for all others.

    A header of several sheets is one question, whose effect is that of all of them.
    """
    likely: dict[tuple[str, str, str], Decision] = {}
    strange: dict[tuple[str, str], Decision] = {}
    for spec, source in _sheets(grounds):
        for seen in source.of(How.PROPOSED, How.UNKNOWN):
            if not _may_be_written(seen.header):
                continue
            key = header_key(seen.header)
            if may := _may_be(spec, seen):
                one, before = _likely(grounds, spec, source, seen, may), (spec.name, key, may[0])
                likely[before] = _added(likely[before], one) if before in likely else one
            else:
                strange.setdefault((spec.name, key), _strange(spec, source, seen))
    yield from (_with_effect(one) for one in likely.values())
    if strange:
        yield together("Эти столбцы не поняты. Они не нужны?", list(strange.values()))


def _may_be_written(header: str) -> bool:
    """Whether a header may stand in a file: it names nobody, not even by a surname alone."""
    word = header.split(" ", 1)[-1]  # with others after it, the first one has its capital anyway
    return plain_header(header) == header and not _SURNAME.search(word)


def _sheets(grounds: Grounds) -> Iterator[tuple[TableSpec, Source]]:
    for table in grounds.tables.values():
        yield from ((table.spec, source) for source in table.sources)
    yield from grounds.incomplete


def _may_be(spec: TableSpec, seen: Seen) -> tuple[str, str] | None:
    """The column that a header may be, and why."""
    if seen.how is not How.PROPOSED:
        return None
    return next(f.header for f in spec.fields if f.field == seen.field), seen.why


def _likely(
    grounds: Grounds, spec: TableSpec, source: Source, seen: Seen, may: tuple[str, str]
) -> Decision:
    keys = {"table": spec.title, "header": seen.header}
    proposal = Proposal("header", keys, *may)
    return Decision(
        f"Столбец «{seen.header}» таблицы «{spec.title}» – это «{may[0]}»?",
        (proposal,),
        yes_or_no(proposal, NOT_NEEDED),
        _stands(source, seen),
        lost=source.rows,
        rows=source.rows or _rows_of(grounds, spec, source),
    )


def _strange(spec: TableSpec, source: Source, seen: Seen) -> Decision:
    keys = {"table": spec.title, "header": seen.header}
    proposal = Proposal("header", keys, NOT_NEEDED, "столбец не понят")
    free = [one.header for one in spec.fields if one.field not in source.columns and not one.extra]
    return Decision(
        f"Столбец «{seen.header}» таблицы «{spec.title}» не понят. Он не нужен?",
        (proposal,),
        yes_or_no(proposal, *free),
        f"«{spec.title}»: {_stands(source, seen)}",
        "столбец не используется",
    )


def _stands(source: Source, seen: Seen) -> str:
    return f"«{seen.header}», {source.head(seen)}"


def _rows_of(grounds: Grounds, spec: TableSpec, source: Source) -> int:
    table = grounds.tables.get(spec.name)
    if table is None or source not in table.sources:
        return 0  # a header alone, with columns missing
    rows = table.source == table.sources.index(source)
    return people(table, rows) if "person_id" in table.columns else int(rows.sum())


def _added(one: Decision, other: Decision) -> Decision:
    return replace(one, lost=one.lost + other.lost, rows=one.rows + other.rows)


def _with_effect(one: Decision) -> Decision:
    if one.lost:
        return replace(one, effect=f"без этого не учтено: {in_rows(one.lost)}")
    orgs = one.entries[0].keys["table"] == "Организации"
    whose = counted(one.rows, "организации", "организаций", "организаций")
    return replace(one, effect=f"без этого неизвестно у {whose if orgs else persons(one.rows)}")
