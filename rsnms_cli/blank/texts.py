"""The wording of blank tables, which a region may change: `templates/tables.toml`."""

from functools import cache
from typing import Annotated

from pydantic import Field

from rsnms_cli.methodology.base import Strict
from rsnms_cli.words.wording import load_words


class Texts(Strict):
    """Everything people read in a blank table but what is said of its columns."""

    title: str
    lines: tuple[str, ...]
    personal: str
    example: str
    heads: Annotated[tuple[str, ...], Field(min_length=6, max_length=6)]
    error_title: str
    error_message: str


@cache
def texts() -> Texts:
    """The wording; raises UsageError when somebody spoilt the file."""
    return load_words("tables.toml", Texts)
