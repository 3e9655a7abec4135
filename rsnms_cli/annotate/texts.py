"""The wording of files that are sent back, which a region may change: `templates/remarks.toml`."""

from functools import cache
from typing import Annotated

from pydantic import Field

from rsnms_cli.methodology.base import Strict
from rsnms_cli.model.problems import SEVERITY_WORDS, Severity
from rsnms_cli.words.wording import load_words


class Levels(Strict):
    """What a region calls severities in its own way."""

    warning: str
    error: str
    fatal: str


class Texts(Strict):
    """Everything people read in these files but the problems."""

    title: str
    marked: str
    apart: str
    first: str
    heads: Annotated[tuple[str, ...], Field(min_length=6, max_length=6)]
    todo: str
    levels: Levels | None = None

    def level(self, severity: Severity) -> str:
        """What this severity is called: by the region, else as everywhere."""
        own = getattr(self.levels, severity) if self.levels else SEVERITY_WORDS[severity]
        return str(own).capitalize()


@cache
def texts() -> Texts:
    """The wording; raises UsageError when somebody spoilt the file."""
    return load_words("remarks.toml", Texts)
