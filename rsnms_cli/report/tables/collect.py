"""Who answered, as JSON objects."""

from rsnms_cli.model.collected import Collected


def turnout_records(collected: Collected) -> list[dict[str, object]]:
    """The same as JSON objects, every unit."""
    return [
        {
            "level": one.unit.level,
            "unit_code": one.unit.code,
            "unit_name": one.unit.name,
            "status": one.status,
            "answered": one.answered,
            "asked": one.asked,
            "not_taken": [*one.unread, *one.left],
            "sources": list(one.sources),
        }
        for one in collected.turnout
    ]
