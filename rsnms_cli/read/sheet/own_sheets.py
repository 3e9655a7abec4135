"""What of a file somebody filled in, apart from the sheets and rows that the program has put in."""

from collections.abc import Iterator

from rsnms_cli.model.forms import (
    EXAMPLE_SHEET,
    MARKS_SHEET,
    NOTES_SHEET,
    REMARKS_SHEET,
    TABLE_SHEET,
)
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.snils import person_key
from rsnms_cli.model.text import clean, counted
from rsnms_cli.office.sheets import Sheet, Workbook
from rsnms_cli.read.assemble import Part

_OURS = {
    MARKS_SHEET: (REMARKS_SHEET,),
    TABLE_SHEET: (EXAMPLE_SHEET, NOTES_SHEET),
}
"""Hidden sheets whose first row names others, and how these names begin."""
_MADE_UP = ("person_id", "org_name", "title")
"""Whose values in the example nobody else has; the first that a table has tells its rows."""
_WORDS = ("строка из примера", "строки из примера", "строк из примера")


def own_sheets(book: Workbook) -> list[Sheet]:
    """The sheets of the file itself, without those that `check --annotate` and `tables create`
    have put in.
    """
    ours = set(_OURS)
    for sheet in book.sheets:
        if starts := _OURS.get(sheet.name):
            ours |= {name for line in sheet.head(1) for name in line if name.startswith(starts)}
    return [sheet for sheet in book.sheets if sheet.name not in ours]


def written_on_example(book: Workbook) -> Iterator[Problem]:
    """Rows that somebody wrote on the sheet «Пример» of a table made by the program."""
    named = {sheet.name: sheet for sheet in book.sheets}
    hidden, example = named.get(TABLE_SHEET), named.get(EXAMPLE_SHEET)
    if hidden is None or example is None or not example.columns:
        return
    lines = hidden.head(2)
    known = {"", *(clean(text) for line in lines[1:] for text in line)}
    first = example.columns[0].to_pylist()[2:]  # below the title and the header
    other = [row for row, text in enumerate(first, start=3) if clean(text or "") not in known]
    if other:
        what = "на листе «Пример» вписаны свои строки, он не читается: они не учтены"
        todo = "перенесите их на лист с таблицей"
        place = Place(book.file, EXAMPLE_SHEET, other[0], example.offsets[0])
        yield Problem("sheet.example", Severity.ERROR, place, what, todo)


def without_example(part: Part) -> tuple[Part, list[Problem]]:
    """The rows of data; rows of the example are passed over, which is said once per sheet."""
    name = next((name for name in _MADE_UP if name in part.columns), None)
    if name is None:
        return part, []
    column = part.columns[name]
    known = {person_key(text) for text in column.spec.example}
    copied = column.lookup([value in known for value in column.values], False, bool)
    rows = part.row[copied].tolist()
    if not rows:
        return part, []
    what = f"{counted(len(rows), *_WORDS)} пустой таблицы: это не данные, пропущено"
    place = part.source.place(rows[0])
    problem = Problem("row.example", Severity.WARNING, place, what, "удалите эти строки")
    return part.only(~copied), [problem]
