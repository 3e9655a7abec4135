"""«Соответствия.xlsx»: the questions as a workbook to be filled in, and its answers read back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.faults import instead
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import SETTINGS, YES, Decision, Proposal
from rsnms_cli.model.problems import Place, letters
from rsnms_cli.model.text import clean, fold, header_key
from rsnms_cli.office.formats import UnreadableFile
from rsnms_cli.office.listing import shown_name
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.office.workbook import open_file, workbook_of
from rsnms_cli.office.xlsx_book import EDGE, HEAD, workbook
from rsnms_cli.office.xlsx_lists import Head, write_list
from rsnms_cli.office.xlsx_rows import Cell, RowSheet, row_sheet

SHEET, CHOICES = "Соответствия", "_ответы"
ANSWER, KEY = "Решение", "Запись"
_WIDEST = 255
"""Of the hidden column while heights are worked out: nobody sees it, so it makes no row higher."""
HEADS: tuple[Head, ...] = (
    ("№", 5),
    ("Вопрос", 60),
    ("Что в файлах", 44),
    ("Сколько строк", 10),
    ("Предложение", 28),
    (ANSWER, 28),
    ("Основание", 50),
    (KEY, _WIDEST),
)
_TEXT = EDGE | {"text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "head": HEAD,
    "text": _TEXT,
    "number": EDGE | {"align": "right"},
    "answer": _TEXT | {"bg_color": "#FFF2CC"},
}


_OWN_WORDS = ("header", "sheet", "value", "category", "provider", "constant")
"""Kinds whose answer may be another word than those of the list: it is checked like any entry."""


@dataclass(frozen=True)
class Answer:
    """A row that was decided: its cell, its entries, and what `is` of each becomes ("" for no).

    `wrong` says why an answer cannot be one.
    """

    place: Place
    entries: tuple[Proposal, ...]
    means: tuple[str, ...]
    wrong: str = ""


def write_book(decisions: Sequence[Decision], path: Path) -> None:
    """Write a row per question, of several entries a row each if they can be decided apart."""
    rows = [part for one in decisions for part in (one.parts or (one,))]
    with workbook(path, SHEET, date.today().year, _STYLES) as (book, styles):
        sheet = row_sheet(book, SHEET, styles)
        write_list(HEADS, (_cells(number, one) for number, one in enumerate(rows, 1)), sheet)
        sheet.set_column(len(HEADS) - 1, len(HEADS) - 1, 10, None, {"hidden": True})
        lists = row_sheet(book, CHOICES, styles)
        lists.hide()
        for row, one in enumerate(rows, start=1):
            lists.add_cells([choice.words for choice in one.choices])
            _list_of(sheet, row, len(one.choices))


def _cells(number: int, one: Decision) -> list[Cell]:
    first = one.choices[0]
    shown = YES if one.kind == SETTINGS else first.means[0] if first.words == YES else ""
    why = "; ".join(filter(None, [one.entries[0].reason, one.effect]))
    return [
        (number, "number"),
        one.question,
        one.seen,
        (one.rows, "number"),
        shown,
        "",
        why,
        _key(one),
    ]


def _list_of(sheet: RowSheet, row: int, choices: int) -> None:
    """The answers of a row as a drop-down list; another text is not forbidden."""
    source = f"='{CHOICES}'!$A${row}:${letters(choices - 1)}${row}"
    rule = {"validate": "list", "source": source, "error_type": "information"}
    column = next(at for at, (head, _) in enumerate(HEADS) if head == ANSWER)
    sheet.data_validation(row, column, row, column, rule)


def _key(one: Decision) -> str:
    """What the row is about and what its answers mean, for reading it back."""
    entries = [[e.kind, dict(e.keys), e.means, e.reason] for e in one.entries]
    choices = {choice.words: choice.means for choice in one.choices}
    return json.dumps([entries, choices], ensure_ascii=False)


def read_book(path: Path) -> tuple[list[Answer], int]:
    """The rows that are decided, and how many are not.

    Raises UsageError for a file that is no such workbook, or whose rows have lost their key.
    """
    name = shown_name(path)
    try:
        book = workbook_of(open_file(path), name)
    except UnreadableFile as error:
        raise UsageError(f"{name}: {error.what}", error.todo) from error
    found = next((headed for sheet in book.sheets if (headed := _headed(sheet))), None)
    if found is None:
        what = f"{name}: это не книга соответствий: нет столбцов «{ANSWER}» и «{KEY}»"
        raise UsageError(what, "создайте её: rsnms map --workbook ФАЙЛ.xlsx")
    rows = list(_rows(*found))
    return [one for one in rows if one is not None], rows.count(None)


def _headed(sheet: Sheet) -> tuple[Sheet, int, int, int] | None:
    """The row of the header, from 1, and the indexes of the answer and of the key."""
    for row, cells in enumerate(sheet.head(30), start=1):
        keys = list(map(header_key, cells))
        if {header_key(ANSWER), header_key(KEY)} <= set(keys):
            return sheet, row, keys.index(header_key(ANSWER)), keys.index(header_key(KEY))
    return None


def _rows(sheet: Sheet, header: int, answer: int, key: int) -> Iterator[Answer | None]:
    lines = sheet.head(len(sheet.columns[0]), header)
    for row, cells in enumerate(lines, start=header + 1):
        said, place = (
            clean(cells[answer]),
            Place(sheet.file, sheet.name, row, sheet.offsets[answer]),
        )
        if not any(map(clean, cells)):
            continue
        if not said:
            yield None
            continue
        entries, choices = _from_key(cells[key], place)
        if means := {fold(word): means for word, means in choices.items()}.get(fold(said)):
            yield Answer(place, entries, means)
        elif entries[0].kind in _OWN_WORDS:
            yield Answer(place, entries, (said,) * len(entries))
        else:
            wrong = f"такого ответа нет{instead(said, list(choices))}"
            yield Answer(place, entries, (), wrong)


def _from_key(text: str, place: Place) -> tuple[tuple[Proposal, ...], dict[str, tuple[str, ...]]]:
    try:
        entries, choices = json.loads(text)
        found = tuple(Proposal(kind, dict(keys), is_, why) for kind, keys, is_, why in entries)
        return found, {word: tuple(means) for word, means in choices.items()}
    except (ValueError, TypeError, AttributeError) as error:
        what = f"{place}: решение есть, а о чём оно – нет: скрытый столбец «{KEY}» изменён"
        raise UsageError(what, "создайте книгу заново и перенесите решения") from error
