"""Trainings whose one column says both days: «Сроки обучения» is the end, and the start, too."""

from dataclasses import replace

import numpy as np

from rsnms_cli.model.tables import BLANK, Column, Why
from rsnms_cli.read.assemble import Part
from rsnms_cli.read.cells.ranges import day_range

_START, _END = "start_date", "end_date"


def with_starts(part: Part) -> Part:
    """The part with the first days of its ranges, where the sheet has no column of their own."""
    end = part.columns.get(_END)
    if end is None or _START in part.columns or Why.READ_AS not in end.why.values():
        return part
    said = [code for code, why in end.why.items() if why is Why.READ_AS]
    ranges = {code: day_range(end.texts[code], end.spec.pivot) for code in said}
    first = {code: days[0] for code, days in ranges.items() if days}
    values = [first.get(code) for code in range(len(end.texts))]
    there = end.lookup([day is not None for day in values], False, np.bool_)
    spec = next(field for field in part.spec.fields if field.field == _START)
    codes = np.where(there, end.codes, np.int32(BLANK))
    column = Column(spec, codes, end.texts, values, dict.fromkeys(first, Why.READ_AS))
    source = replace(
        part.source, columns={**part.source.columns, _START: part.source.columns[_END]}
    )
    return replace(part, source=source, columns={**part.columns, _START: column})
