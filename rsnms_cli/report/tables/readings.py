"""What other readings change, as JSON."""

from collections.abc import Sequence

from rsnms_cli.model.effects import UnitChange, Variant
from rsnms_cli.report.tables.machine import to_json
from rsnms_cli.words.numbers import json_number


def readings_json(variants: Sequence[Variant]) -> str:
    """Every other choice with all the units it changes."""
    return to_json(
        [
            {
                "reading": variant.reading,
                "choice": variant.choice,
                "question": variant.question,
                "points_changed": variant.points_changed,
                "values_only": variant.values_only,
                "units": [_unit(change) for change in variant.changes],
            }
            for variant in variants
        ]
    )


def _unit(change: UnitChange) -> dict[str, object]:
    return {
        "level": change.level,
        "unit_code": change.code,
        "unit_name": change.name,
        "points": [json_number(number) for number in change.points],
        "rank": list(change.rank),
    }
