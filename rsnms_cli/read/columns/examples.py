"""Some cells of a column, such as may be shown: never what could be of a person."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

import pyarrow as pa

from rsnms_cli.model.columns import Field
from rsnms_cli.model.spellings.phrases import spellings
from rsnms_cli.model.text import clean, fold, shown, without_people
from rsnms_cli.read.cells.answers import NO, UNKNOWN, YES, word_of
from rsnms_cli.read.cells.typed import typed

_ROWS, _MOST, _LONGEST = 400, 3, 24
_MIDNIGHT = " 00:00:00"
_OF_PEOPLE = ("unread", "person")
_PLAIN = ("number", "date")
"""Types of which no text that has a value holds another word."""


def examples(spec: Field | None, texts: Iterable[str]) -> tuple[str, ...]:
    """A few of the different values of a column that may mean this field, none if nobody knows."""
    if spec and (spec.personal or spec.born or spec.type in _OF_PEOPLE):
        return ()
    different = {fold(text): text.removesuffix(_MIDNIGHT) for text in texts}
    return tuple(islice((text for text in different.values() if _harmless(spec, text)), _MOST))


def repeated(cells: pa.Array) -> list[str]:
    """What stands in several of the first rows: a number of one person does not."""
    found = Counter(clean(text) for text in cells.slice(0, _ROWS).to_pylist() if text)
    return [text for text, number in found.items() if text and number > 1]


def _harmless(spec: Field | None, text: str) -> bool:
    """A number, a day, a yes or no, or a text each of whose words the field has explained."""
    if len(text) > _LONGEST or text != without_people(text):
        return False
    if shown(text) or word_of(text) in YES | NO | UNKNOWN:
        return True
    if spec is None:
        return False
    if spec.type in _PLAIN:
        return typed(spec, [text])[0][0] is not None
    known = spellings(spec.table, spec.field, spec.type)
    return fold(text) in map(fold, spec.values) or bool(known and known.explained(text))
