"""What the values of a column say of its meaning: they confirm a header, or forbid it."""

import re
from collections.abc import Callable
from enum import Enum

import pyarrow as pa
import pyarrow.compute as pc

from rsnms_cli.model.columns import Field
from rsnms_cli.model.tables import Why
from rsnms_cli.model.text import clean, fold, shown_organization, without_people
from rsnms_cli.read.cells.answers import answer
from rsnms_cli.read.cells.dates import is_day, is_serial
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.typed import typed
from rsnms_cli.read.columns.dictionary import rules_of

_ROWS, _TEXTS = 400, 40
"""So many rows are looked at for so many different values."""
_MOST, _SOME = 0.5, 0.15

_LINK = re.compile(r"\S+@\S+|https?://.*|www\..*")
_NUMBER = re.compile(r"[\d\s.,%()+/-]+")
_NAME = re.compile(r"(?:[А-ЯЁ][а-яё]*[-. ]*|[А-ЯЁ]{2,}[-. ]*|оглы|кызы){1,6}")
_YES_NO = frozenset({"0", "1"})
_OF_TYPE = frozenset({Why.UNKNOWN, Why.NO_DATE, Why.MONTH_FIRST, Why.ZONE, Why.FRACTION})


class Fit(Enum):
    """How well values go with a field."""

    YES = "yes"
    NO_VALUES = "no values"
    PARTLY = "partly"
    NO = "no"


def texts_of(cells: pa.Array) -> list[str]:
    """Some of the different values of a column."""
    seen = pc.unique(cells.slice(0, _ROWS))
    found: dict[str, None] = {}
    for text in seen.to_pylist():
        if text and (plain := clean(text)):
            found[plain] = None
            if len(found) == _TEXTS:
                break
    return list(found)


def fit(spec: Field, texts: list[str]) -> Fit:
    """Whether these are values of the field."""
    if not texts:
        return Fit.NO_VALUES
    judge = _may_be_there if spec.personal else _JUDGES.get(spec.type)
    judge = None if spec.type == "person" else judge
    good = list(map(judge, texts)) if judge else _read(spec, texts)
    share = sum(good) / len(texts)
    if share >= _MOST:
        return Fit.YES
    return Fit.PARTLY if share >= _SOME else Fit.NO


def absurd(spec: Field, texts: list[str]) -> bool:
    """Whether values can in no way be meant for the field, whatever their spelling."""
    if spec.type in ("unread", "person", "code"):
        return fit(spec, texts) is Fit.NO
    if never := next((one.never for one in rules_of(spec.table) if one.field == spec.field), ()):
        return _mostly(lambda text: fold(text).startswith(never), texts)
    if spec.type in ("enum", "list"):
        return fit(spec, texts) is Fit.NO and not _mostly(_says_yes_or_no, texts)
    if spec.type == "date":
        return not _mostly(lambda text: any(map(str.isdigit, text)), texts)
    no_name = spec.personal or spec.type not in ("text", "presence", "place")
    return (
        _mostly(_is_link, texts)
        or _mostly(is_day, texts)
        or not (no_name or _mostly(_is_text, texts))
    )


def _mostly(judge: Callable[[str], bool], texts: list[str]) -> bool:
    return sum(map(judge, texts)) >= _MOST * len(texts) if texts else False


def _read(spec: Field, texts: list[str]) -> list[bool]:
    """Which texts are read, or are at least of the type."""
    values, why = typed(spec, texts)
    return [value is not None or why.get(n) in _OF_TYPE for n, value in enumerate(values)]


def _says_yes_or_no(text: str) -> bool:
    try:
        return answer(text) is not None
    except Unreadable:
        return True


def is_name(text: str) -> bool:
    """Whether a text is a person's name or a part of one: capitalised words, initials."""
    return _NAME.fullmatch(text) is not None and not shown_organization(text)


def _is_text(text: str) -> bool:
    """Words, and not those of a person, a link or a number."""
    person = without_people(text).strip(" .,") == "…"
    return not (person or is_day(text) or _is_link(text) or _NUMBER.fullmatch(text))


def _is_code(text: str) -> bool:
    return not (is_day(text) or _is_link(text)) and " " not in text and len(text) <= 20


def _is_link(text: str) -> bool:
    return _LINK.fullmatch(text) is not None


def _is_amount(text: str) -> bool:
    return text not in _YES_NO and (is_serial(text) or _NUMBER.fullmatch(text) is not None)


def _may_be_there(text: str) -> bool:
    """What may stand where something is or is not there: a yes, a no, a name, a level."""
    return not (is_day(text) or _is_link(text) or _is_amount(text))


_JUDGES: dict[str, Callable[[str], bool]] = {
    "unread": is_name,
    "text": _is_text,
    "place": _is_text,
    "code": _is_code,
    "presence": _may_be_there,
}
