"""What was understood of the exports as JSON (contract, section 5)."""

from rsnms_cli.report.tables.machine import to_json
from rsnms_cli.words.described import ColumnSeen, Described, SheetSeen

_HIDDEN = "…"
"""Instead of a header that is itself a person's name or number."""


def describe_json(described: Described) -> str:
    """A list with one object a table of a sheet, or a sheet without one."""
    return to_json([_sheet(one) for one in described.sheets])


def _sheet(one: SheetSeen) -> dict[str, object]:
    return {
        "file": one.place.file,
        "sheet": one.place.sheet,
        "table": one.spec.name if one.spec else None,
        "status": one.status,
        "why": one.why,
        "header_rows": [*one.header_rows],
        "rows": one.rows,
        "missing": [field.field for field in one.missing],
        "columns": [_column(column) for column in one.columns],
    }


def _column(one: ColumnSeen) -> dict[str, object]:
    return {
        "cell": one.place.cell,
        "header": one.header or _HIDDEN,
        "field": one.field.field if one.field else None,
        "how": one.how,
        "why": one.why,
    }
