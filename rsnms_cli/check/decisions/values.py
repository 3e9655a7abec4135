"""Texts of closed columns that mean nothing: which value they are, or that nobody knows it."""

from collections.abc import Iterator

from rsnms_cli.check.decisions.shape import Grounds, in_rows, together, yes_or_no
from rsnms_cli.check.unclear_values import UnclearValue, unclear_values
from rsnms_cli.model.columns import Field
from rsnms_cli.model.matches import UNKNOWN, Decision, Proposal
from rsnms_cli.model.text import counted

_LISTS = {"stages": ("НОО; ООО; СОО", "НОО; ООО", "НОО")}


def values(grounds: Grounds) -> Iterator[Decision]:
    """A question for all texts of a column that may be one value, and one for those of none."""
    parts: dict[tuple[str, str, str], list[Decision]] = {}
    for one in unclear_values(grounds.tables):
        table = grounds.tables[one.table]
        field = table[one.field].spec
        asked = _asked(table.spec.title, field, one)
        parts.setdefault((table.spec.title, field.header, one.proposal), []).append(asked)
    for (title, header, means), of in parts.items():
        what = f"это «{means}»" if means else "никто не знает"
        yield together(f"«{header}» в таблице «{title}»: эти значения – {what}?", of)


def _asked(title: str, field: Field, one: UnclearValue) -> Decision:
    means = one.proposal or UNKNOWN
    keys = {"table": title, "column": field.header, "value": one.text}
    reason = "похоже, но бывает и другим" if one.proposal else "значение не понято"
    proposal = Proposal("value", keys, means, reason)
    number = len(one.rows)
    cells = counted(number, "ячейка", "ячейки", "ячеек")
    lost = number if field.required else 0
    return Decision(
        f"«{one.text}» в столбце «{field.header}» – это «{means}»?",
        (proposal,),
        yes_or_no(proposal, *_words(field), UNKNOWN),
        f"«{one.text}» – {cells}",
        f"без этого не учтено: {in_rows(lost)}" if lost else f"без этого считается пустым: {cells}",
        lost,
        number,
    )


def _words(field: Field) -> tuple[str, ...]:
    """The answers that a column can take."""
    if field.type == "enum":
        return field.values
    return _LISTS.get(field.field, ("да", "нет"))
