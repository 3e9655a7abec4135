"""What a «свод» of forms is, for the step that writes it and the step that reads it back."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rsnms_cli.model.problems import Place, Problem
from rsnms_cli.model.text import clean
from rsnms_cli.model.units import Unit

COLLECTED = "collected"
"""The level that the sheet `_meta` of a «свод» names."""
BOOK_NAME = "свод.xlsx"
TURNOUT_SHEET, ANSWERS_SHEET, LEFT_OUT_SHEET = "Кто ответил", "Ответы", "Не принято"

TURNOUT_HEADER = (
    *("Уровень", "Код единицы", "Единица", "Муниципалитет", "Статус", "Отвечено", "Спрошено", "%"),
    *("Не учтено", "Получено из"),
)
ANSWERS_HEADER = (
    *("Уровень", "Код единицы", "Единица", "Код", "Показатель", "Значение", "Учтено", "Замечание"),
    *("Подтверждение", "Комментарий", "Файл", "Лист", "Ячейка"),
    *("Ячейка подтверждения", "Ячейка «Подтверждаю»"),
)
LEFT_OUT_HEADER = ("Файл", "Лист", "Ячейка", "Уровень", "Что не так", "Что сделать", "Код")
MARKS = (
    *("Уровень", "Код единицы", "Код", "Значение", "Учтено", "Подтверждение"),
    *("Файл", "Лист", "Ячейка", "Ячейка подтверждения", "Ячейка «Подтверждаю»"),
)
"""The columns of «Ответы» that a score or its problems depend on."""
TURNOUT_MARKS = ("Уровень", "Код единицы", "Получено из")
NO_PROBLEM = "сведения"
"""What «Не принято» calls a problem's level, and a file that nobody misses."""

ANSWERS_KEY, LEFT_OUT_KEY = "answers_sha256", "left_out_sha256"
"""Keys of `_meta`: what the two sheets held when they were written."""

TAKEN, REPEATED, DISPUTED, NOT_TAKEN = "да", "повтор", "спор", "нет"
COMPARED, FAULTY, BLANK = "сверка", "ошибка", "пусто"
UNCONFIRMED = "не подтверждено"
USES = (TAKEN, REPEATED, DISPUTED, NOT_TAKEN, COMPARED, FAULTY, UNCONFIRMED, BLANK)
"""Words of «Учтено»; of a dispute the analyst may answer «нет» on the wrong rows, of an earlier
period's answer that nobody has confirmed, «да».
"""
UNREAD = frozenset({REPEATED, NOT_TAKEN})
"""Rows that are not read back: another row says it."""

NO_ANSWER, PARTIAL, FULL = "не ответил", "частично", "полностью"


@dataclass(frozen=True)
class Said:
    """A cell that somebody filled in, and what became of it."""

    unit: Unit
    code: str
    title: str
    text: str
    use: str
    remark: str
    evidence: str
    comment: str
    place: Place
    proof: Place | None = None
    """The cell for evidence, where the form has one."""
    unconfirmed: Place | None = None
    """Where the confirmation of an earlier period's answer is missing."""


@dataclass(frozen=True)
class Turnout:
    """How much of what a unit is asked it has answered.

    `sources` are files and sheets; `unread` names codes with answers that were not taken,
    `left` the earlier period's answers that nobody has confirmed and forms that were refused.
    """

    unit: Unit
    sources: tuple[str, ...]
    answered: int
    asked: int
    unread: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """Whether the unit has answered at all, in part, or everything."""
        if self.answered == self.asked:
            return FULL
        return PARTIAL if self.answered or self.unread else NO_ANSWER


@dataclass(frozen=True)
class Collected:
    """A folder of forms as one table.

    `problems` is everything that is wrong; `left_out` the part of it that the answers do not show
    by themselves; `aside` are files that nobody misses: copies, an earlier «свод».
    """

    turnout: list[Turnout]
    said: list[Said]
    problems: list[Problem]
    left_out: list[Problem]
    aside: list[Problem]


def fingerprint(rows: Iterable[Sequence[str]]) -> str:
    """The same for the same rows in any order, through any office program."""
    lines = sorted("\t".join(map(clean, row)) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
