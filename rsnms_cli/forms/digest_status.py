"""Every cell of the returned forms and what became of it; how much each unit has answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rsnms_cli.methodology.questions import questions_to
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.collected import (
    BLANK,
    COMPARED,
    DISPUTED,
    FAULTY,
    NOT_TAKEN,
    REPEATED,
    TAKEN,
    UNCONFIRMED,
    Said,
    Turnout,
)
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem
from rsnms_cli.model.text import shown, without_people
from rsnms_cli.model.units import LEVELS, Unit, Units

if TYPE_CHECKING:
    from rsnms_cli.forms.answers import Forms
    from rsnms_cli.forms.mailbox import Mailbox
    from rsnms_cli.forms.read_sheets import Cell

UnitKey = tuple[str, str]
_SETTLE = (
    "в другом месте указано иное, ответ не учтён → у неверного ответа впишите «нет» в «Учтено»"
)
_CONFIRM = (
    "ответ прежнего периода не подтверждён, он не учтён → если он верен, впишите «да» в «Учтено»"
)
_NO_CODE = "?"
"""Stands for what is no code of the document and could be a person's name or number."""
Superseded = dict[Place, str]
"""Answers that a later book replaces, and that book's file."""


@dataclass(frozen=True)
class Mail:
    """Everything that was read, and what the answers come to."""

    methodology: Methodology
    period: Period
    units: Units
    box: "Mailbox"
    whole: "Forms"
    """The forms read as `score` reads them."""
    final: "Forms"
    """What remains when later books prevail; the problems of cells alone."""
    superseded: Superseded


def said_of(mail: Mail) -> list[Said]:
    """Every cell that somebody filled in, in the document's order."""
    titles = _titles(mail.methodology)
    problems: dict[Place, list[Problem]] = {}
    for problem in mail.final.problems:
        problems.setdefault(problem.place, []).append(problem)
    found = []
    for unit, cell in mail.whole.cells:
        place = cell.place
        evidence, comment = (
            without_people(beside.typed.strip()) if beside else ""
            for beside in (cell.evidence, cell.comment)
        )
        if cell.text or evidence or comment:
            proof = cell.evidence.place if cell.evidence else None
            of_both = [one for spot in (place, proof) if spot for one in problems.get(spot, [])]
            use, remark = _use(mail, unit, cell, of_both)
            title = titles.get((unit.level, cell.code), "")
            code = cell.code if title or shown(cell.code) else _NO_CODE
            words = (without_people(cell.text), use, remark, evidence, comment)
            found.append(Said(unit, code, title, *words, place, proof, cell.unconfirmed))
    order = {key: number for number, key in enumerate(titles)}
    return sorted(found, key=lambda one: _order(one, order))


def _order(one: Said, order: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    level: list[str] = list(LEVELS)
    number = order.get((one.unit.level, one.code), len(order))
    unit = one.unit
    return level.index(unit.level), unit.municipality, unit.code, number, one.code, one.place


def _titles(methodology: Methodology) -> dict[tuple[str, str], str]:
    """What is asked, and what is computed but may be reported, by level and code."""
    from rsnms_cli.methodology.questions import questions

    titles: dict[UnitKey, str] = {}
    for level in LEVELS:
        titles |= {
            (level, question.code): question.title for question in questions(methodology, level)
        }
    for level, item in methodology.indicators():
        titles.setdefault((level, item.code), item.title)
    return titles


def _use(mail: Mail, unit: Unit, cell: "Cell", problems: list[Problem]) -> tuple[str, str]:
    """What became of a cell, and why."""
    key = (unit.level, unit.code, cell.code)
    answer = mail.final.answers.get(key)
    later = mail.superseded.get(cell.place)
    remark = "; ".join(f"{problem.what} → {problem.todo}" for problem in problems)
    if not cell.text:
        found = BLANK, ""
    elif cell.unconfirmed:
        found = UNCONFIRMED, _CONFIRM
    elif later:
        found = NOT_TAKEN, f"есть ответ книги, сохранённой позже: «{later}»"
    elif answer and answer.place == cell.place:
        found = TAKEN, remark
    elif problems:
        disputed = any(problem.code == "form.conflict" for problem in problems)
        found = (DISPUTED, _SETTLE) if disputed else (FAULTY, remark)
    elif answer:
        found = REPEATED, f"то же: {answer.place}"
    elif key in mail.final.reported:
        found = COMPARED, "считается по таблицам, число из формы только сверяется"
    else:
        found = FAULTY, "не учтён вместе с другой частью показателя"
    return found


def turnout_of(mail: Mail, said: list[Said]) -> list[Turnout]:
    """Every unit that is asked anything."""
    answered = Counter((level, code) for level, code, _ in mail.final.answers)
    sources, refused = _sources(mail, said), _refused(mail)
    unread, unconfirmed = _codes(said, DISPUTED, FAULTY), _codes(said, UNCONFIRMED)
    found = []
    for level in LEVELS:
        for unit in sorted(mail.units[level], key=lambda unit: (unit.municipality, unit.code)):
            key = (level, unit.code)
            if asked := len(questions_to(mail.methodology, unit)):
                files = tuple(sorted(sources.get(key, ())))
                faults = tuple(unread.get(key, ()))
                others = (*unconfirmed.get(key, ()), *refused.get(key, ()))
                found.append(Turnout(unit, files, answered[key], asked, faults, others))
    return found


def _sources(mail: Mail, said: list[Said]) -> dict[UnitKey, set[str]]:
    """Files and sheets that a unit's answers came in; a form that is empty, too."""
    found: dict[UnitKey, set[str]] = {}
    for one in said:
        where = str(Place(one.place.file, one.place.sheet))
        found.setdefault((one.unit.level, one.unit.code), set()).add(where)
    for key, file in mail.whole.received.items():
        found.setdefault(key, {file})
    return found


def _codes(said: list[Said], *uses: str) -> dict[UnitKey, list[str]]:
    """«спор: 1.1, 2.4» of every unit with answers of these uses."""
    codes: dict[UnitKey, dict[str, dict[str, None]]] = {}
    for one in said:
        if one.use in uses:
            of_unit = codes.setdefault((one.unit.level, one.unit.code), {})
            of_unit.setdefault(one.use, {})[one.code] = None
    return {
        key: [f"{use}: {', '.join(listed)}" for use, listed in sorted(by_use.items())]
        for key, by_use in codes.items()
    }


def _refused(mail: Mail) -> dict[UnitKey, list[str]]:
    """The forms that say they are of a unit and were refused."""
    from rsnms_cli.read.properties import meta_of

    refused = {p.place.file for p in mail.whole.problems if p.code == "form.refused"}
    found: dict[UnitKey, list[str]] = {}
    for book in mail.box.forms:
        if book.file in refused:
            meta = meta_of(book)
            key = (meta.get("level", ""), meta.get("unit_code", ""))
            found.setdefault(key, []).append(f"не принята форма «{book.file}»")
    return found
