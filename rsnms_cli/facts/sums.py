"""Counts by the number of a unit: people and organisations that meet conditions, and groups."""

from collections.abc import Sequence
from dataclasses import replace

import narwhals as nw

from rsnms_cli.facts.engines import Lazy, rows
from rsnms_cli.facts.plan import Plan, every
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.methodology.vocabulary import Grouped
from rsnms_cli.model.facts import Count

ByNumber = dict[int, Count]


def sums_of(frame: Lazy, key: str, items: Sequence[Indicator], plan: Plan) -> dict[str, ByNumber]:
    """Counts of each indicator over a frame of people or organisations, by `key`."""
    columns = []
    for number, item in enumerate(items):
        for side, names in zip("dn", plan.terms(item), strict=True):
            columns.append(every(names).cast(nw.Int64).alias(f"{side}{number}"))
    sums = [f"{side}{number}" for number in range(len(items)) for side in "dn"]
    grouped = frame.select(key, *columns).group_by(key)
    table = rows(grouped.agg(nw.col(name).sum() for name in sums))
    return {
        item.code: _counts(item, table[key], table[f"n{number}"], table[f"d{number}"])
        for number, item in enumerate(items)
    }


def _counts(item: Indicator, units: list[int], have: list[int], of: list[int]) -> ByNumber:
    pairs = zip(units, have, of, strict=True)
    if item.share:
        return {int(unit): Count(int(n), int(d)) for unit, n, d in pairs}
    return {int(unit): Count(int(n > 0) if item.exists else int(n)) for unit, n, _ in pairs}


def groups_of(people: Lazy, all_rows: Lazy, key: str, item: Indicator, plan: Plan) -> ByNumber:
    """Distinct people of the selection by value of a column: the largest group, the average.

    A unit in which nobody belongs to a group has no value (contract, 6.2.5).
    """
    assert isinstance(item.measure, Grouped)
    of, by = plan.terms(item)[1], item.measure.by
    flagged = people.select(key, "person", chosen=every(of))
    chosen = flagged.filter(nw.col("chosen") == 1).select(key, "person")
    assigned = all_rows.filter(nw.col(by) >= 0).select(key, "person", by).unique()
    pairs = chosen.join(assigned, on=[key, "person"])
    sizes = pairs.group_by(key, by).agg(size=nw.len()).with_columns(groups=nw.lit(1))
    table = rows(
        sizes.group_by(key).agg(
            nw.col("size").max().alias("most"), nw.col("size").sum(), nw.col("groups").sum()
        )
    )
    everybody = _numbers(chosen, key)
    inside = _numbers(pairs.select(key, "person").unique(), key)
    found = {unit: Count(0, apart=all_, unknown="numerator") for unit, all_ in everybody.items()}
    for unit, *numbers in zip(*(table[c] for c in (key, "most", "size", "groups")), strict=True):
        most, size, groups = map(int, numbers)
        largest = Count(size, groups) if item.mean else Count(most, average=(size, groups))
        found[int(unit)] = replace(largest, apart=everybody[unit] - inside[unit])
    return found


def _numbers(frame: Lazy, key: str) -> dict[int, int]:
    """How many rows each unit has."""
    table = rows(frame.group_by(key).agg(number=nw.len()))
    return {int(u): int(n) for u, n in zip(table[key], table["number"], strict=True)}
