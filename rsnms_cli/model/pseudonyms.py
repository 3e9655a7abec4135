"""What of a table may leave the place where people are known, and in which words.

A person becomes a keyed HMAC: the same person under the same key is the same pseudonym in every
table and spelling, and nobody without the key gets from one to the other. Of free text nothing is
copied but what the column dictionary allows (`copy`).
"""

import hmac
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.tables import BLANK, Column, Why
from rsnms_cli.model.text import shown, without_people

UNREADABLE, UNKNOWN = "нечитаемо", "н/д"
"""In place of a text that is not of its column's type, or says that nobody knows: it may be a name,
and no type reads this."""
OTHER_PROVIDER = "другая организация"
_LENGTH = 20
Cell = str | float


def pseudonym(key: bytes, letter: str, text: str) -> str:
    """A letter and 20 hexadecimal digits: an internal number, never to be taken for a СНИЛС.

    Another letter than `p` gives the same text another number, so that they cannot be matched.
    """
    message = text if letter == "p" else f"{letter}\0{text}"
    return letter + hmac.digest(key, message.encode("utf-8"), "sha256").hex()[:_LENGTH]


def is_copied(spec: Field) -> bool:
    """Whether anything of a column is copied."""
    return spec.type != "unread" and (spec.type != "text" or bool(spec.copy))


@dataclass(frozen=True)
class Copier:
    """Copies cells: the key, the codes of known organisations, how providers are known.

    Without `codes` every code is known that cannot be a name or a СНИЛС.
    """

    key: bytes = field(repr=False)
    providers: Callable[[str], Sequence[str]]
    codes: Set[str] | None = None

    def cells(self, column: Column) -> list[Cell]:
        """The cells of a column, row by row; blank is an empty text."""
        said = [
            self._said(column.spec, value)
            if value is not None
            else UNKNOWN
            if column.why.get(code) is Why.UNKNOWN
            else UNREADABLE
            for code, value in enumerate(column.values)
        ]
        return [said[code] if code != BLANK else "" for code in column.codes.tolist()]

    def _said(self, spec: Field, value: Any) -> Cell:
        """A value that its type makes harmless as it stands; of any other what the rules leave."""
        if isinstance(value, bool):
            return "да" if value else "нет"
        match spec.type:
            case "person":
                return pseudonym(self.key, "p", value)
            case "code":
                return self._code(value)
            case "text" | "place":
                return self._free(spec, value)
            case "date" | "number":
                return str(value) if spec.type == "date" else float(value)
        return "; ".join(value) if spec.type == "list" else str(value)

    def _free(self, spec: Field, value: str) -> str:
        if spec.copy == "token":
            return pseudonym(self.key, "m", value)
        if spec.copy == "provider":
            return self._provider(value)
        return value if spec.field == "org_name" else without_people(value)

    def _code(self, value: str) -> str:
        known = bool(shown(value)) if self.codes is None else value in self.codes
        known = known and without_people(value) == value
        return value if known else pseudonym(self.key, "o", value)

    def _provider(self, value: str) -> str:
        return "; ".join(self.providers(value)) or OTHER_PROVIDER
