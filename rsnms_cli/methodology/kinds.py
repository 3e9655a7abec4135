"""How the units of a level are compared, and what kind of value an indicator has."""

from typing import Literal

from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.units import LevelName

Kind = Literal["points", "targets", "places"]
"""What a level is compared by: points, targets reached, or the places of shares without targets."""


def kind_of(methodology: Methodology, level: LevelName) -> Kind:
    """How the units of a level are compared."""
    if methodology.has_points:
        return "points"
    has_targets = any(item.targets for item in methodology.table(level).indicators)
    return "targets" if has_targets else "places"


def is_yes_no(item: Indicator) -> bool:
    """Whether the value reads «да» or «нет»."""
    return item.ask == "yes_no" or item.exists is not None
