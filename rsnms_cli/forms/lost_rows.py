"""What a form lost on its way back: questions it was made with, and whose row a row is."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from rsnms_cli.forms.read_sheets import Cell
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.office.sheets import Sheet

Row = list[Cell]


def lost_questions(sheet: Sheet, cells: Iterable[Cell], asked: str) -> list[Problem]:
    """One problem for all codes that the sheet was made with and that are not on it any more.

    `asked` are the codes as `_meta` has them; forms made before it had them are not looked at.
    """
    there = {cell.code for cell in cells}
    lost = [code for code in asked.split() if code not in there]
    if not lost or not there:
        return []
    what = f"на листе больше нет показателей, о которых форма спрашивала: {', '.join(lost)}"
    todo = "верните строку или столбец с этим кодом из выданной формы"
    place = Place(sheet.file, sheet.name)
    return [Problem("form.lost_question", Severity.ERROR, place, what, todo)]


def rows_of_one(rows: Collection[Row]) -> list[Row]:
    """Rows under one code that answer different things: one of them is another organisation's.

    Equal rows are one; where they contradict each other each answer says so for itself.
    """
    by_code: dict[str, list[Row]] = {}
    for row in rows:
        if row[0].org_code and any(cell.text for cell in row):
            by_code.setdefault(row[0].org_code, []).append(row)
    return [row for of_one in by_code.values() if _are_torn(of_one) for row in of_one]


def _are_torn(rows: list[Row]) -> bool:
    said = [{cell.code: cell.text for cell in row if cell.text} for row in rows]
    contrary = any(
        one.get(code, text) != text
        for one in said
        for other in said
        for code, text in other.items()
    )
    return not contrary and any(one != said[0] for one in said)


def twice(row: Row, others: Iterable[Row]) -> Problem:
    """Why a row of two under one code is not used."""
    code = row[0].org_code
    numbers = [str(one[0].place.row) for one in others if one[0].org_code == code]
    what = f"код «{code}» стоит в строках {', '.join(numbers)} с разными ответами, они не учтены"
    place = replace(row[0].place, column=-1)
    return Problem("form.organization_twice", Severity.ERROR, place, what, "исправьте код ОО")
