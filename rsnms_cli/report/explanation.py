"""Everything there is to say of one number of one unit, for the screen and for files."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from rsnms_cli.methodology.questions import Question
from rsnms_cli.methodology.types import Indicator, Methodology, Reading, Window
from rsnms_cli.model.answers import ReportedValue
from rsnms_cli.model.explain import LeftOut, Listing, Origin, Person
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place
from rsnms_cli.model.report import Step, UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import LevelName
from rsnms_cli.words.conditions import Words
from rsnms_cli.words.numbers import unfinished
from rsnms_cli.words.score_table import beside_words, value_words

KNOWN_BY_NAME = "без СНИЛС, по имени и организации"


@dataclass(frozen=True)
class Asked:
    """A question of the form, what was answered and where; `evidence` is as it was typed.

    `why`: what is wrong with an answer that was given and not taken.
    """

    question: Question
    value: bool | int | None = None
    place: Place | None = None
    evidence: str = ""
    why: str = ""


@dataclass(frozen=True)
class UnitSteps:
    """A unit and the methodology it is scored by: its whole way up."""

    methodology: Methodology
    period: Period
    level: LevelName
    unit: UnitReport


@dataclass(frozen=True)
class Explanation:
    """A number and where it comes from; `listing` is absent for answers of forms.

    `people` are those of the listing by row number, only when they were asked for; `sender` is
    the form that came from the unit; `by_name` are rows without a number, known by name.
    """

    of: UnitSteps
    item: Indicator
    origin: Origin
    asked: Sequence[Asked] = ()
    reported: ReportedValue | None = None
    sender: str = ""
    listing: Listing | None = None
    left_out: Sequence[LeftOut] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    by_name: Set[Place] = frozenset()

    def known_by(self, place: Place) -> str:
        """How it is known whose a row is, where no number says it."""
        return KNOWN_BY_NAME if place in self.by_name else ""

    personal: bool = False

    @property
    def score(self) -> Score:
        """The score of the unit by this indicator."""
        return self.of.unit.scores.scores[self.item.code]

    @property
    def steps(self) -> list[Step]:
        """The steps of this indicator, best first."""
        return [step for step in self.of.unit.steps if step.code == self.item.code]

    @property
    def window(self) -> Window:
        """The days that events are looked for."""
        return self.item.window or self.of.methodology.window


def readings_of(found: Explanation) -> list[Reading]:
    """The readings that decide about this indicator."""
    where = f"{found.of.level} {found.item.code}"
    return [one for one in found.of.methodology.readings if where in one.affects]


def definition_of(found: Explanation) -> list[str]:
    """The definition of a computed indicator in words; nothing for answers of a form."""
    if found.item.measure is None:
        return []
    return Words(found.item, found.window, found.of.period).definition()


def value_line(found: Explanation) -> str:
    """The value with the numbers it was counted from."""
    item, score = found.item, found.score
    if score.status == "no_data":
        beside = f" ({words})" if (words := beside_words(score)) else ""
        files = "в файлах нет нужного столбца или людей этой единицы" + beside
        return f"нет данных: {files if item.measure else 'в формах ответа нет'}"
    if score.denominator is not None and not item.mean:
        share = "" if score.value is None else f" = {value_words(item, score)}"
        return f"{score.numerator} из {score.denominator}{share or ', ' + unfinished(score)}"
    return value_words(item, score)
