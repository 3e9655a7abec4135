"""Sheets that are no table of ours: whether they hold data."""

from collections.abc import Iterator
from dataclasses import replace

from rsnms_cli.check.decisions.shape import Grounds, harmless, in_rows, together, yes_or_no
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NO_TABLE, Decision, Proposal
from rsnms_cli.model.tables import Source


def sheets(grounds: Grounds) -> Iterator[Decision]:
    """A question for each file of which nothing is used, and one for the other sheets."""
    parts = [source for table in grounds.tables.values() for source in table.sources]
    used = {source.file for source in [*parts, *(source for _, source in grounds.incomplete)]}
    decided = grounds.matches.reading.sheet
    asked = [one for one in grounds.unknown if decided(one.file, one.sheet) is None]
    named = [one for one in asked if harmless(one.file, one.sheet)]
    yield from (_asked(one, one.rows) for one in named if one.file not in used)
    if beside := [_asked(one, 0) for one in named if one.file in used]:
        one = together("Эти листы не похожи ни на одну из таблиц. Они не нужны?", beside)
        yield replace(one, choices=(one.choices[0], one.choices[-1])) if one.parts else one


def _asked(source: Source, lost: int) -> Decision:
    keys = {"file": source.file} | ({"sheet": source.sheet} if source.sheet else {})
    proposal = Proposal(
        "sheet", keys, NO_TABLE, f"не похож ни на одну таблицу; строк: {source.rows}"
    )
    rows = in_rows(source.rows)
    return Decision(
        f"{source.place()}: не похоже ни на одну из таблиц. Здесь нет данных?",
        (proposal,),
        yes_or_no(proposal, *(spec.title for spec in table_specs().values())),
        f"{source.place()}, {rows}",
        f"не учтено: {rows}" if lost else "лист не используется",
        lost,
        source.rows,
    )
