"""A comparison of two periods as csv and JSON, and the words it is explained with."""

from collections.abc import Iterator
from typing import Any

from rsnms_cli.model.comparison import Comparison, Number, Presence, Split
from rsnms_cli.report.tables.machine import to_csv, to_json, to_records

COLUMNS = (
    "level", "unit_code", "unit_name", "presence", "indicator", "what", "before", "now",
    "difference", "methodology", "roster", "data", "rank_before", "rank_now",
)  # fmt: skip


PRESENCE: dict[Presence, str] = {"both": "", "appeared": "появилась", "left": "выбыла"}


PARTS = ("Методика", "Состав", "Данные")


def comparison_rows(found: Comparison, *, indicators: bool) -> Iterator[list[Any]]:
    """A row per total; with `indicators` also the value of each and what it adds to the total."""
    for one in found.units:
        unit = one.unit
        head = [unit.level, unit.code, unit.name, one.presence]
        yield [*head, "", "total", *_numbers(one.total), *one.rank]
        for item in one.indicators if indicators else ():
            yield [*head, item.code, "value", *_numbers(item.value), None, None]
            yield [*head, item.code, "points", *_numbers(item.adds), None, None]


def _numbers(split: Split) -> list[Number | None]:
    parts = [split.methodology, split.roster, split.data]
    return [split.before, split.now, split.difference, *parts]


def comparison_csv(found: Comparison, *, indicators: bool) -> str:
    """The rows as text of a csv file."""
    return to_csv(COLUMNS, comparison_rows(found, indicators=indicators))


def comparison_json(found: Comparison, *, indicators: bool) -> str:
    """Both sides, the notes, and the rows."""
    rows = to_records(COLUMNS, comparison_rows(found, indicators=indicators))
    sides = {"before": vars(found.before), "now": vars(found.now)}
    return to_json({**sides, "notes": list(found.notes), "rows": rows})


EXPLAINED = (
    "Методика: прежние данные пересчитаны по новой методике, её прочтениям и целям года.",
    "Состав: кто прибыл, выбыл и перешёл, какие организации появились и закрылись. "
    "Единица, которой не было в одном из периодов, входит сюда целиком.",
    "Данные: что изменилось у тех же людей и организаций.",
    "Три части складываются точно. Прочерк: числа не было, вычитать не из чего.",
)
