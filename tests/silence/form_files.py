"""Forms that came back otherwise than they were sent."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.silence.damage import folder

FORM = "form-1"
"""Of the northern municipality: «Форма» with 1.1 = нет, 1.4 = 3; «Школы» with 2.1 = да, 6.1 = 2."""
Edit = Callable[[Any], None]


def form(at: str = FORM, *, allowed: str = "", kind: str = "") -> Callable[[Edit], Edit]:
    """Enter a change of the form as a workbook."""

    def enter(edit: Edit) -> Edit:
        def change(folder: Path) -> None:
            path = folder / "forms" / f"{FORM}.xlsx"
            book = openpyxl.load_workbook(path)
            edit(book)
            book.save(path)

        change.__name__ = edit.__name__
        folder(at, forms=True, allowed=allowed, kind=kind)(change)
        return edit

    return enter


def _renamed(old: str, new: str) -> None:
    def edit(book: Any) -> None:
        book[old].title = new

    edit.__name__ = f"form sheet {old} is named {new}"
    form(kind="a form's sheet is renamed")(edit)


for _old, _new in (("Школы", "Школы района"), ("Форма", "форма "), ("Форма", "Лист1"),
                   ("_meta", "meta"), ("Форма", "Form"), ("Школы", "Школы (2)")):  # fmt: skip
    _renamed(_old, _new)
for _gone in ("Форма", "Школы", "_meta"):

    def _delete(book: Any, gone: str = _gone) -> None:
        del book[gone]

    _delete.__name__ = f"form without {_gone}"
    form(kind="a form's sheet is deleted")(_delete)


@form()
def answers_in_a_copy_of_the_sheet(book: Any) -> None:
    """«Форма (2)» holds the answers, «Форма» was cleared."""
    book.copy_worksheet(book["Форма"]).title = "Форма (2)"
    for row in book["Форма"].iter_rows(min_row=2):
        row[3].value = None


@form()
def copy_of_the_sheet_disagrees(book: Any) -> None:
    """Both sheets are filled, with other answers."""
    copy = book.copy_worksheet(book["Форма"])
    copy.title = "Форма (2)"
    copy["D3"] = 30
    book.move_sheet(copy, -3)


# a form of another period is no damage: one line says how many there are (contract, section 6)
for _key, _text in (("unit_code", "Западный район"), ("level", "school"),
                     ("methodology", "aksai-2021"), ("period", None),
                     ("unit_code", "Южный район")):  # fmt: skip

    def _meta(book: Any, key: str = _key, value: str | None = _text) -> None:
        for row in book["_meta"].iter_rows():
            if row[0].value == key:
                row[1].value = value

    _meta.__name__ = f"form of {_key} {_text}"
    form(f"{FORM}, form-2", kind="a form of another")(_meta)


def _says(value: object, *, kind: str = "") -> None:
    """The answer to 1.4 is this, in place of 3."""

    def edit(book: Any) -> None:
        book["Форма"]["D3"] = value
        if kind:
            book["Форма"]["D3"].data_type = kind

    edit.__name__ = f"form says {value!r}"
    form(f"{FORM}|Форма|D3", kind="no number in a form")(edit)


for _value in ("3 шт.", "три", "≈3", "3-4", "да", "н/д", "3,5", 3.5, -3, "3 000", "1e3", "2+1",
               "#Н/Д", "=3", "да (3)", date(2024, 3, 3), "03.03", 0.03, True):  # fmt: skip
    _says(_value, kind="s" if isinstance(_value, str) and _value != "=3" else "")
_says("#REF!", kind="e")


def _says_of_school(value: object) -> None:
    """The school's yes to 2.1 is this."""

    def edit(book: Any) -> None:
        book["Школы"]["C2"] = value
        if isinstance(value, str):
            book["Школы"]["C2"].data_type = "s"

    edit.__name__ = f"school says {value!r}"
    form(f"{FORM}|Школы|C2", kind="neither yes nor no in a form")(edit)


for _value in ("да?", "частично", "планируется", "н/д", "2", 100, "да/нет", "#Н/Д", "имеется",
               "ага", "приказ № 5", date(2024, 3, 3)):  # fmt: skip
    _says_of_school(_value)


@form(f"{FORM}|Форма")
def code_became_a_date(book: Any) -> None:
    """1.4 was taken for the first of April."""
    book["Форма"]["A3"] = date(2024, 4, 1)


@form(f"{FORM}|Форма")
def code_became_a_number(book: Any) -> None:
    """1.4 as the number 1.4."""
    book["Форма"]["A3"] = 1.4


@form(f"{FORM}|Форма")
def row_of_a_form_is_deleted(book: Any) -> None:
    """The question is not asked any more."""
    book["Форма"].delete_rows(3)


@form(f"{FORM}|Форма")
def row_of_a_form_stands_twice(book: Any) -> None:
    """The same code with two answers."""
    book["Форма"].append(["1.4", "…", "…", 30, "приказ № 1"])


@form(f"{FORM}|Форма")
def column_of_answers_moved(book: Any) -> None:
    """A column was inserted before the answers."""
    book["Форма"].insert_cols(4)


@form(f"{FORM}|Форма")
def column_of_answers_is_renamed(book: Any) -> None:
    """«Ответ» in place of «Значение»."""
    book["Форма"]["D1"] = "Ответ"


@form(f"{FORM}|Форма")
def answers_in_the_next_column(book: Any) -> None:
    """The answer was typed into «Подтверждение»."""
    page = book["Форма"]
    page["E3"], page["D3"] = page["D3"].value, None


@form(f"{FORM}|Форма")
def answers_in_the_column_before(book: Any) -> None:
    """The answer was typed into «Что указать»."""
    page = book["Форма"]
    page["C3"], page["D3"] = page["D3"].value, None


@form(f"{FORM}|Форма")
def form_answers_merged(book: Any) -> None:
    """One cell over two questions."""
    page = book["Форма"]
    page["D2"] = 3
    page.merge_cells("D2:D3")


@form(f"{FORM}|Школы")
def code_of_a_school_lost_zeros(book: Any) -> None:
    """1001 for 001001."""
    book["Школы"]["A2"] = 1001


@form(f"{FORM}|Школы")
def school_of_another_municipality(book: Any) -> None:
    """A southern school in the northern form."""
    book["Школы"]["A2"] = "002001"


@form(f"{FORM}|Школы")
def unknown_school(book: Any) -> None:
    """A code that no organisation has."""
    book["Школы"]["A2"] = "009999"


@form(f"{FORM}|Школы")
def school_twice_in_the_form(book: Any) -> None:
    """Two rows of one school with other answers."""
    book["Школы"]["A3"] = "001001"


@form(f"{FORM}|Школы")
def code_over_a_column_is_lost(book: Any) -> None:
    """The header of 2.1 was cleared."""
    book["Школы"]["C1"] = None


@form(f"{FORM}|Школы")
def code_over_a_column_is_a_date(book: Any) -> None:
    """2.1 was taken for the second of January."""
    book["Школы"]["C1"] = date(2024, 1, 2)


@form(f"{FORM}|Школы")
def column_of_the_form_is_deleted(book: Any) -> None:
    """The column 2.1 was deleted."""
    book["Школы"].delete_cols(3)


@form(f"{FORM}|Школы")
def column_of_the_form_stands_twice(book: Any) -> None:
    """2.1 twice, with other answers."""
    for row in (1, 2, 3):
        book["Школы"].cell(row, 6, ["2.1", "нет", "нет"][row - 1])


@folder(f"{FORM}, копия", forms=True)
def form_twice_that_disagrees(folder: Path) -> None:
    """Two files of one municipality with other answers."""
    book: Any = openpyxl.load_workbook(folder / "forms" / f"{FORM}.xlsx")
    book["Форма"]["D3"] = 30
    book.save(folder / "forms" / "копия.xlsx")


@folder(f"{FORM}, копия", forms=True)
def form_twice(folder: Path) -> None:
    """The same form under two names."""
    shutil.copy(folder / "forms" / f"{FORM}.xlsx", folder / "forms" / "копия.xlsx")


@folder(FORM, forms=True)
def form_is_cut(folder: Path) -> None:
    """The transfer of a form broke off."""
    path = folder / "forms" / f"{FORM}.xlsx"
    path.write_bytes(path.read_bytes()[:2000])


@folder(FORM, forms=True)
def form_in_a_folder_within(folder: Path) -> None:
    """The form lies one folder deeper."""
    (folder / "forms" / FORM).mkdir()
    (folder / "forms" / f"{FORM}.xlsx").rename(folder / "forms" / FORM / f"{FORM}.xlsx")


@folder(FORM, forms=True)
def form_as_a_picture(folder: Path) -> None:
    """A photograph of the filled form."""
    path = folder / "forms" / f"{FORM}.xlsx"
    path.unlink()
    path.with_suffix(".jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
