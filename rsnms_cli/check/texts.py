"""What may be shown of the texts of a column, and how often each stands there."""

from collections import Counter

from rsnms_cli.model.spellings.phrases import spellings
from rsnms_cli.model.spellings.positions import shown_position
from rsnms_cli.model.tables import Column
from rsnms_cli.model.text import counted, fold, shown

_MOST = 10
_OTHERS = ("другое значение", "других значения", "других значений")
_HIDDEN = ("значение", "разных значения", "разных значений")
_OF_POSITIONS = ("position", "staff_category")


def shown_text(column: Column, code: int) -> str:
    """A text in quotes, or nothing: it has no words, or words of its column or of jobs alone."""
    spec, text = column.spec, column.texts[code]
    if spec.personal:
        return ""
    known = spellings(spec.table, spec.field, spec.type)
    if known and known.explained(text) and sum(map(str.isdigit, text)) < 9:
        return f"«{text}»"
    job = shown_position(text) if spec.field in _OF_POSITIONS else ""
    return (job or shown(text)).strip()


def texts_words(column: Column, rows: list[int]) -> str:
    """«учитель» – 214, «директор» – 3, 2 других значения: the texts of these rows."""
    codes: dict[str, int] = {}
    number = Counter[int]()
    for code, often in Counter(column.codes[rows].tolist()).items():
        number[codes.setdefault(fold(column.texts[code]), code)] += often
    listed = ((shown_text(column, code), often) for code, often in number.most_common())
    said = [f"{text} – {often}" for text, often in listed if text][:_MOST]
    if hidden := len(number) - len(said):
        said.append(counted(hidden, *(_OTHERS if said else _HIDDEN)))
    return ", ".join(said)
