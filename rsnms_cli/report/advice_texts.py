"""The wording of recommendations, which a region may change: `templates/recommendations.toml`."""

import tomllib
from functools import cache
from typing import Literal

from pydantic import ValidationError

from rsnms_cli.methodology.base import Strict
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import Period
from rsnms_cli.model.report import Thing
from rsnms_cli.model.shared import shared_folder
from rsnms_cli.model.units import LevelName
from rsnms_cli.words.wording import fill

Gap = Literal[
    "form", "no_answer", "absent", "nothing", "below", "nearly", "more", "unreachable", "behind"
]
"""What is missing: the whole form, an answer, a «да», everything, some, a little; one more would
count; it cannot be reached in this period; the share is below the region's (no targets)."""
FILE = "recommendations.toml"


class Until(Strict):
    """Deadlines by gap."""

    form: str
    no_answer: str
    nearly: str
    unreachable: str
    other: str


class Signs(Strict):
    """Signs of success by gap; `other` where there is a number to reach."""

    form: str
    no_answer: str
    absent: str
    behind: str
    more: str
    other: str


class Missing(Strict):
    """What is said of an indicator without advice of its own."""

    what: str
    sign: str
    who: dict[LevelName, str]


class Texts(Strict):
    """All wording of the recommendations."""

    nearly: dict[Thing, int]
    gaps: dict[Gap, str]
    signs: Signs
    until: dict[Literal["half", "year"], Until]
    missing: Missing

    def deadline(self, period: Period, gap: Gap) -> str:
        """Sooner for what is nearly done, and for an answer that is only to be given."""
        dates = self.until["half" if period.label.endswith("-H1") else "year"]
        words = {"year": str(period.year), "next": str(period.year + 1)}
        return fill(str(getattr(dates, gap, dates.other)), words)


@cache
def texts() -> Texts:
    """Read the wording; raises UsageError when somebody spoilt the file."""
    with shared_folder("templates") as folder:
        try:
            return parse_texts((folder / FILE).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise _spoilt("файла нет или он не в UTF-8") from error


def parse_texts(content: str) -> Texts:
    """The wording of this TOML text; raises UsageError."""
    try:
        return Texts.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError as error:
        raise _spoilt(f"это не TOML ({error})") from error
    except ValidationError as error:
        keys = [".".join(map(str, fault["loc"])) for fault in error.errors()]
        raise _spoilt(f"неверные или лишние ключи: {', '.join(keys)}") from error


def _spoilt(why: str) -> UsageError:
    what = f"заготовка templates/{FILE} не читается: {why}"
    return UsageError(what, "сравните её с той, что пришла с программой")
