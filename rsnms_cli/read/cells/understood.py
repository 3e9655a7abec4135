"""Texts that are no literal value, and yet clear: everyday spellings (contract, section 1).

Nothing is guessed: every word is explained by the data of `model/spellings`, or the text has no
value. What is read so is said, with the texts themselves where no name can stand in them.
"""

import re
from collections.abc import Callable
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.spellings.phrases import spellings
from rsnms_cli.model.tables import Why
from rsnms_cli.model.text import fold
from rsnms_cli.read.cells.amounts import amount
from rsnms_cli.read.cells.answers import is_unknown
from rsnms_cli.read.cells.dates import is_day
from rsnms_cli.read.cells.ranges import day_range

Understood = tuple[Any, Why] | None
"""The value, and whether all of the text was understood or its beginning only."""

_LONGEST = 200
"""What is longer is somebody's remark."""
_PARTS = re.compile(r"[;,/+]| и ")
_CLASSES = re.compile(
    r"(?:с )?([0-9]{1,2}) ?(?:-|по) ?([0-9]{1,2}) ?(?:-?(?:й|е|ый))?(?: ?кл(?:асс\w*|\.)?)?"
)
_STAGES = {"НОО": (1, 4), "ООО": (5, 9), "СОО": (10, 11)}
_LAST_CLASSES = {4: 4, 9: 9, 11: 11, 12: 11}
"""A stage's last class; evening schools have a twelfth."""

_YES_SIGNS = re.compile(r"\+{2,3}")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_YES_AND_MORE = re.compile(
    r"(?:да|есть|имеется)(?: ?[,;:(/-] ?| )(?!.*\b(?:не|нет|ни|но|без|кроме|или|если|хотя|однако"
    r"|пока|до|был\w*|ранее|раньше|прежде|частич\w*|план\w*|будет|будут|ожида\w*|разрабатыв\w*"
    r"|предсто\w*|процесс\w*|стадии|скоро|отмен\w*|исключ\w*|снят\w*|истек\w*|прекра\w*|огранич\w*)\b).+"
)
"""A remark after «да» that takes nothing back."""


def understood(spec: Field, text: str) -> Understood:
    """What the text means, None where that is not sure."""
    if len(text) > _LONGEST:
        return None
    if spec.field == "route" and (is_day(text) or _LINK.fullmatch(text)):
        return True, Why.READ_IN_PART
    read = _READ.get(spec.type)
    return read(spec, text) if read and "?" not in text else None


def _enum(spec: Field, text: str) -> Understood:
    known = spellings(spec.table, spec.field, spec.type)
    value = known.read(text) if known and not is_unknown(text) else ""
    return (value, Why.READ_AS) if value else None


def _list(spec: Field, text: str) -> Understood:
    """Each part for itself; parts that are no value may stand beside the others, or alone."""
    known, named = spellings(spec.table, spec.field, spec.type), set[str]()
    for part in filter(None, map(str.strip, _PARTS.split(fold(text)))):
        of_part = _stages(part) or (known.all_of(part) if known else None)
        if of_part is None:
            return None
        named |= of_part
    return tuple(value for value in spec.values if value in named), Why.READ_AS


def _stages(text: str) -> set[str]:
    """«1-9 классы»: from the first class of a stage to the last one of the same or another."""
    found = _CLASSES.fullmatch(text)
    first, last = (int(found[1]), _LAST_CLASSES.get(int(found[2]), 0)) if found else (0, 0)
    if first not in (begin for begin, _ in _STAGES.values()):
        return set()
    return {stage for stage, (begin, end) in _STAGES.items() if first <= begin and end <= last}


def _flag(spec: Field, text: str) -> Understood:
    folded = fold(text).strip(" .")
    known = spellings(spec.table, spec.field, spec.type)
    if known and known.read(text):
        return True, Why.READ_AS
    if _YES_SIGNS.fullmatch(folded) or _YES_AND_MORE.fullmatch(folded):
        return True, Why.READ_IN_PART
    return None


def _number(spec: Field, text: str) -> Understood:
    number = amount(spec, text)
    return None if number is None else (number, Why.READ_AS)


def _date(spec: Field, text: str) -> Understood:
    days = None if spec.born else day_range(text, spec.pivot)
    return (days[spec.field != "start_date"], Why.READ_AS) if days else None


_READ: dict[str, Callable[[Field, str], Understood]] = {
    "enum": _enum,
    "list": _list,
    "flag": _flag,
    "register": _flag,
    "number": _number,
    "date": _date,
}
