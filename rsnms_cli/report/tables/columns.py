"""The dictionary of columns as JSON."""

from collections.abc import Iterable

from rsnms_cli.report.tables.machine import to_json
from rsnms_cli.words.columns import Column


def columns_json(columns: Iterable[Column]) -> str:
    """Every column with the spellings it is known by and the indicators that read it."""
    return to_json([_column(one) for one in columns])


def _column(one: Column) -> dict[str, object]:
    spec = one.spec
    return {
        "table": one.table.name,
        "field": spec.field,
        "header": spec.header,
        "type": spec.type,
        "required": spec.required,
        "meaning": spec.meaning,
        "values": list(spec.values),
        "example": list(spec.example),
        "synonyms": list(spec.synonyms),
        "uses": [
            {"methodology": uses.methodology, "level": level, "code": code, "how": how}
            for uses in one.uses
            for (level, code), how in uses.indicators
        ],
        "absence": one.absence,
    }
