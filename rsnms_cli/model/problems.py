"""A problem has a code, a severity, a place, what is wrong and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.text import counted, without_people


class Severity(StrEnum):
    """A warning changes nothing, an error leaves something out, a fatal one stops the run."""

    WARNING = "warning"
    ERROR = "error"
    FATAL = "fatal"


SEVERITY_WORDS: dict[Severity, str] = {
    Severity.WARNING: "предупреждение",
    Severity.ERROR: "ошибка",
    Severity.FATAL: "расчёт невозможен",
}


@dataclass(frozen=True, order=True)
class Place:
    """Where: any part may be empty; `row` is 1-based, `column` 0-based, −1 is «the whole»."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = -1

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", without_people(self.sheet))

    @property
    def cell(self) -> str:
        """The address as a spreadsheet shows it: C5, a row «5:5», or nothing."""
        if self.row < 1:
            return ""
        return f"{self.row}:{self.row}" if self.column < 0 else f"{letters(self.column)}{self.row}"

    def __str__(self) -> str:
        sheet = f"лист «{self.sheet}»" if self.sheet else ""
        cell = f"строка {self.row}" if self.row and self.column < 0 else self.cell
        return ", ".join(part for part in (self.file, sheet, cell) if part)


WAITING = "decisions.waiting"
"""The code of the one sentence that counts questions without an answer; it stands after others."""
_SHOWN_CELLS = 3


def cells_words(places: Sequence[Place]) -> str:
    """«7 ячеек (E3, E7, E9 и ещё 4)», or of whole rows «7 строк (3, 7, 9 и ещё 4)»."""
    rows = places[0].column < 0
    words = ("строка", "строки", "строк") if rows else ("ячейка", "ячейки", "ячеек")
    shown = ", ".join(str(one.row) if rows else one.cell for one in places[:_SHOWN_CELLS])
    more = f" и ещё {len(places) - _SHOWN_CELLS}" if len(places) > _SHOWN_CELLS else ""
    return f"{counted(len(places), *words)} ({shown}{more})"


LEFT_OUT = "left_out"
"""The code of the one sentence that says how much is left out; it stands before all others."""


@dataclass(frozen=True)
class Problem:
    """One fault; never holds a name or СНИЛС of a person.

    `more` are the other cells of which the same is said.
    """

    code: str
    severity: Severity
    place: Place
    what: str
    todo: str
    more: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "what", without_people(self.what))
        object.__setattr__(self, "todo", without_people(self.todo))

    @property
    def places(self) -> tuple[Place, ...]:
        """All places of the fault, the first one first."""
        return (self.place, *self.more)

    def sort_key(self) -> tuple[bool, int, str, Place, str]:
        """The sum first, then worst first, by code and place, whatever order the files came in."""
        rank = -list(Severity).index(self.severity)
        return (self.code != LEFT_OUT, rank, self.code, self.place, self.what)


def letters(column: int) -> str:
    """Column letters for a 0-based number: 0 is A, 27 is AB."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def number_of(name: str) -> int:
    """The 0-based number of a column: A is 0, AB is 27."""
    number = 0
    for letter in name:
        number = 26 * number + ord(letter) - 64
    return number - 1


def left_out_words(problems: Sequence[Problem]) -> str:
    """The sentence that says how much is left out, with a capital letter, or nothing."""
    said = next((one.what for one in problems if one.code == LEFT_OUT), "")
    return said[:1].upper() + said[1:]


def has(problems: Iterable[Problem], severity: Severity) -> bool:
    """Whether any problem is of this severity."""
    return any(problem.severity is severity for problem in problems)


class Refused(RsnmsError):
    """Nothing is computed: the data cannot be used, or there are errors under --strict."""

    def __init__(self, what: str, todo: str, problems: Sequence[Problem]) -> None:
        super().__init__(what, todo)
        self.problems = sorted(problems, key=Problem.sort_key)


def refuse_fatal(problems: Sequence[Problem]) -> None:
    """Raise Refused with all problems when one of them is fatal."""
    if has(problems, Severity.FATAL):
        what = "данные нельзя использовать, ничего не посчитано"
        raise Refused(what, "исправьте папку", problems)
