"""What every report shows: the scores of all units and what is said of them, for any renderer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.report import Compared, Followup, Pace, UnitReport
from rsnms_cli.model.results import Change, Results, UnitScores
from rsnms_cli.model.units import LEVELS, LevelName, Unit


@dataclass(frozen=True)
class Report:
    """A period of a region. `units` has every level that the methodology has indicators for."""

    methodology: Methodology
    period: Period
    results: Results
    units: Mapping[LevelName, Sequence[UnitReport]]
    problems: Sequence[Problem] = ()
    dynamics: Sequence[Change] = ()
    region_name: str = "Регион"
    followup: Sequence[Followup] = ()
    """What became of the previous report's steps."""
    pace: Sequence[Pace] = ()
    """For a half-year: what is still needed until the year's targets."""
    schools_of: Mapping[str, Sequence[UnitReport]] = field(default_factory=dict)
    """Schools by their municipality's code."""
    region: UnitScores | None = None
    """The region's scores, for comparison; they stay when one municipality is reported."""
    files: Sequence[tuple[str, str]] = ()
    """Exports used: the file's name and what was found in it."""
    compared: Compared = field(default_factory=Compared)
    """What is said of the units side by side."""
    compared_in: Mapping[str, Compared] = field(default_factory=dict)
    """The same of the units of each municipality, by its code."""
    whole: bool = True
    """Whether all units of the region are here, so that places can be worked out anew."""

    @property
    def top(self) -> LevelName:
        """The uppermost level that is reported."""
        return next(level for level in LEVELS if level in self.units)

    @property
    def top_unit(self) -> UnitReport | None:
        """The unit that the report is of: the region, or the one municipality; else nothing."""
        units = self.units.get(self.top, ())
        return units[0] if len(units) == 1 else None

    @property
    def below(self) -> LevelName:
        """The level whose units are compared with each other."""
        return "municipality" if self.whole else "school"

    def of_municipality(self, code: str) -> "Report":
        """The report of one municipality and its schools; places stay those in the region."""
        own = [one for one in self.units.get("municipality", ()) if one.scores.unit.code == code]
        units: dict[LevelName, Sequence[UnitReport]] = {"municipality": own}
        units["school"] = self.schools_of.get(code, ())
        kept = {level: found for level, found in units.items() if found}
        levels: dict[LevelName, list[UnitScores]] = {
            level: [one.scores for one in found] for level, found in kept.items()
        }
        codes = {(level, one.unit.code) for level, found in levels.items() for one in found}
        return replace(
            self,
            results=replace(self.results, levels=levels),
            units=kept,
            dynamics=[one for one in self.dynamics if (one.unit.level, one.unit.code) in codes],
            followup=[one for one in self.followup if _of(one.unit, code)],
            pace=[one for one in self.pace if (one.unit.level, one.unit.code) in codes],
            schools_of={code: units["school"]},
            region_name=code,
            compared=self.compared_in.get(code, Compared()),
            whole=False,
        )


def _of(unit: Unit, municipality: str) -> bool:
    """A unit of the municipality, be it gone by now."""
    return unit.level != "region" and unit.municipality == municipality
