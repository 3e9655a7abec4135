"""The wording of recommendations, which a region may change: `templates/recommendations.toml`."""

from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator

from rsnms_cli.methodology.base import Strict
from rsnms_cli.model.period import Period
from rsnms_cli.model.report import Gap, Thing
from rsnms_cli.model.units import LevelName
from rsnms_cli.words.wording import fill, load_words

Half = Literal["half", "year"]
"""After the report for a half-year, and after the one for a year."""


def _all_of(words: Any) -> AfterValidator:
    """Nothing of a Literal may be left out of a table's keys."""

    def checked(table: dict[str, Any]) -> dict[str, Any]:
        if left_out := [word for word in get_args(words) if word not in table]:
            raise ValueError(f"не указано: {', '.join(left_out)}")
        return table

    return AfterValidator(checked)


class Until(Strict):
    """Deadlines by gap."""

    form: str
    no_answer: str
    no_files: str
    nearly: str
    unreachable: str
    other: str


class Signs(Strict):
    """Signs of success by gap; `other` where there is a number to reach."""

    form: str
    no_answer: str
    no_files: str
    absent: str
    behind: str
    more: str
    other: str


class Missing(Strict):
    """What is said of an indicator without advice of its own."""

    what: str
    sign: str
    who: Annotated[dict[LevelName, str], _all_of(LevelName)]


class Texts(Strict):
    """All wording of the recommendations."""

    nearly: dict[Thing, int]
    gaps: Annotated[dict[Gap, str], _all_of(Gap)]
    signs: Signs
    until: Annotated[dict[Half, Until], _all_of(Half)]
    missing: Missing

    def deadline(self, period: Period, gap: Gap) -> str:
        """Sooner for what is nearly done, and for an answer that is only to be given."""
        dates = self.until["half" if period.label.endswith("-H1") else "year"]
        words = {"year": str(period.year), "next": str(period.year + 1)}
        return fill(str(getattr(dates, gap, dates.other)), words)


@cache
def texts() -> Texts:
    """The wording; raises UsageError when somebody spoilt the file."""
    return load_words("recommendations.toml", Texts)
