"""How offices send the same region: every function turns four clean tables into a folder's files.

`SAID` is what a check says of each way beyond what it says of the clean tables: no trap is passed
over in silence.
"""

import random
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from tests.helpers.files import hostile
from tests.helpers.files.xlsb import xlsb
from tests.helpers.messy.region import PLACES, Lines, Sent
from tests.helpers.messy.spellings import HEADERS, by_name, places_respelt, respelt
from tests.helpers.tables import write_book

Way = Callable[[Path, Sent, random.Random], None]
TITLES = {
    "organizations": "Школы",
    "teachers": "Кадры",
    "trainings": "КПК",
    "diagnostics": "Дефициты",
}
LAST = {"Школы": 15, "Кадры": 50, "КПК": 55, "Дефициты": 46}
"""Rows below the tables of a printed document."""
WAYS: dict[str, Way] = {}
SAID: dict[str, list[str]] = {}


def says(*spots: str) -> Callable[[Way], Way]:
    """Enter a way in the register with what must be said of it."""

    def enter(way: Way) -> Way:
        WAYS[way.__name__], SAID[way.__name__] = way, sorted(f"warning {spot}" for spot in spots)
        return way

    return enter


def _text(value: object) -> str:
    """A cell as a program writes it into a text file."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _files(sent: Sent) -> dict[str, Lines]:
    """A file per table, of «Педагоги» one per municipality."""
    header, *rows = sent["teachers"]
    at = header.index("Код ОО")
    people = {
        f"Кадры {place}": [header, *(row for row in rows if PLACES[str(row[at])] == place)]
        for place in set(PLACES.values())
    }
    return people | {TITLES[name]: lines for name, lines in sent.items() if name != "teachers"}


@says()
def csv_of_1251(folder: Path, sent: Sent, _: random.Random) -> None:
    """Windows-1251, semicolons, quotes where a cell has one, a file per municipality."""
    for name, lines in _files(sent).items():
        texts = [map(_text, row) for row in lines]
        rows = [";".join(f'"{t}"' if ";" in t else t for t in row) for row in texts]
        (folder / f"{name}.csv").write_bytes("\r\n".join(rows).encode("cp1251"))


@says()
def text_with_tabs(folder: Path, sent: Sent, _: random.Random) -> None:
    """«Текст» of office programs: tabs, UTF-8 with a mark, or UTF-16."""
    for number, (name, lines) in enumerate(sorted(_files(sent).items())):
        rows = ["\t".join(map(_text, row)) for row in lines]
        encoding = "utf-16" if number % 2 else "utf-8-sig"
        (folder / f"{name}.txt").write_text("\n".join(rows), encoding=encoding)


@says(*(f"file.disguised {title}.xls" for title in TITLES.values()))
def page_named_xls(folder: Path, sent: Sent, _: random.Random) -> None:
    """HTML under the name .xls, Windows-1251 unsaid, a title over all columns."""
    for name, lines in sent.items():
        rows = ["".join(f"<td>&nbsp;{_text(cell)}</td>" for cell in row) for row in lines]
        rows.insert(0, f'<td colspan="{len(lines[0])}"><b>Сведения</b></td>')
        page = "<html><body><table>" + "".join(f"<tr>{row}</tr>" for row in rows)
        (folder / f"{TITLES[name]}.xls").write_bytes(page.encode("cp1251"))


@says(
    *(f"row.total {file}.xlsx TDSheet {row}:{row}" for file, row in LAST.items()),
    *(f"row.stray {file}.xlsx TDSheet {row + 2}:{row + 2}" for file, row in LAST.items()),
)
def printed_layout(folder: Path, sent: Sent, _: random.Random) -> None:
    """A document to be printed: titles, merged cells, «№ п/п», empty rows, a sum, signatures."""
    for name, lines in sent.items():
        book = openpyxl.Workbook()
        page = book.worksheets[0]
        page.title = "TDSheet"
        page["A1"], page["C2"] = "Приложение № 2", f"{TITLES[name]} на 31.12.2024"
        page.merge_cells("C2:H2")
        for number, row in enumerate(lines):
            cells: list[Any] = [number or "№ п/п", *row]
            for column, value in enumerate(cells, start=3):
                page.cell(4 + number + 2 * (number > 3), column, value)
        last = page.max_row
        page.cell(last + 1, 3, "Итого:")
        page.cell(last + 1, 4, len(lines) - 1)
        page.cell(last + 3, 4, "Директор ____________ Подписанова А. Б.")
        page.cell(last + 4, 4, "исп. Исполнителева, тел. 2-33-44")
        book.save(folder / f"{TITLES[name]}.xlsx")


@says()
def headers_of_their_own(folder: Path, sent: Sent, dice: random.Random) -> None:
    """Synonyms, line breaks, double and hard spaces, Latin letters; columns in any order."""
    for name, lines in sent.items():
        lines[0] = [HEADERS.get(str(text), text) for text in lines[0]]
        order = dice.sample(range(len(lines[0])), len(lines[0]))
        beside = ["Телефон для связи", *["8-800"] * len(lines)]
        mixed = [
            [extra, *(row[at] for at in order)] for extra, row in zip(beside, lines, strict=False)
        ]
        write_book(folder / f"{TITLES[name]}.xlsx", {"Лист1": mixed})


@says(
    "cell.text_number Дефициты.xlsx Лист1 E3",
    "cell.text_number КПК.xlsx Лист1 D2",
    "cell.text_number Кадры.xlsx Лист1 G2",
)
def values_in_all_spellings(folder: Path, sent: Sent, dice: random.Random) -> None:
    """СНИЛС, dates, numbers, yes and no, words as anybody types them; results shown in percent."""
    for name, lines in sent.items():
        told = respelt(lines, dice)
        if name == "diagnostics":
            at = lines[0].index("Результат, %")
            for clean, row in zip(lines[1:], told[1:], strict=True):
                row[at] = dice.choice((row[at], f"{clean[at]} %", float(str(clean[at])) / 1000))
        path = write_book(folder / f"{TITLES[name]}.xlsx", {"Лист1": told})
        _show_in_percent(path)


def _show_in_percent(path: Path) -> None:
    """Numbers below 0.1 stand for ten times themselves: 0.0555 becomes 0.555, shown as 56 %."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, float) and 0 < cell.value < 0.1:
                cell.value, cell.number_format = cell.value * 10, "0%"
    book.save(path)


@says(
    "municipality.spellings Школы.xlsx Лист1 C8",
    "municipality.spellings Школы.xlsx Лист1 C9",
    "organization.by_name Кадры.xlsx Лист1 C1",
)
def organizations_by_name(folder: Path, sent: Sent, dice: random.Random) -> None:
    """«Место работы» in the place of «Код ОО», a municipality in several spellings."""
    sent["teachers"] = by_name(sent["teachers"], dice)
    sent["organizations"] = places_respelt(sent["organizations"])
    for name, lines in sent.items():
        write_book(folder / f"{TITLES[name]}.xlsx", {"Лист1": lines})


@says(
    "row.repeated Отчёт.xlsx КПК 11:11",  # one for ten rows
    "row.repeated Отчёт.xlsx Кадры 29:29",
    "row.repeated Отчёт.xlsx Кадры 30:30",
    "row.repeated Отчёт.xlsx Школы 2:2",  # one for eight
    "sheet.hidden Отчёт.xlsx КПК",
)
def sheets_that_overlap(folder: Path, sent: Sent, _: random.Random) -> None:
    """Tables in one book, one hidden; a table over books and sheets, some of its rows twice."""
    people, events = sent["teachers"], sent["trainings"]
    head = {TITLES[name]: sent[name] for name in ("organizations", "diagnostics")}
    sheets = {**head, "Кадры": people[:30], "КПК": events[:20]}
    write_book(folder / "Отчёт.xlsx", sheets, КПК="hidden")
    write_book(
        folder / "Отчёт (дополнение).xlsx",
        {
            "КПК 2": [events[0], *events[10:]],  # ten rows are there already
            "Кадры": [people[0], *people[28:]],  # two rows
            "Дефициты": [sent["diagnostics"][0]],
            "Школы": sent["organizations"],  # all of them
        },
    )


@says(
    *("file.dates_1904 КПК.xlsx", "file.dates_1904 Кадры.xlsx"),
    *["sheet.same_name Кадры.xlsx Лист1"] * 2,
)
def books_of_other_programs(folder: Path, sent: Sent, _: random.Random) -> None:
    """Days counted from 1904, formulas with their values, macros, strict OOXML, 1С, same names."""
    mac = {"date_1904": True}
    _written(folder / "Школы.xlsm", {"Лист1": sent["organizations"]})
    _written(folder / "КПК.xlsx", {"Лист1": sent["trainings"]}, change=hostile.to_strict, **mac)
    _written(folder / "Дефициты.xlsx", {"Лист1": sent["diagnostics"]}, formulas=True, change=_of_1c)
    header, *people = sent["teachers"]
    halves = {"Лист1": [header, *people[:20]], "Лист2": [header, *people[20:]]}
    _written(folder / "Кадры.xlsx", halves, change=_of_one_name, **mac)


def _written(
    path: Path,
    sheets: Mapping[str, Lines],
    *,
    formulas: bool = False,
    change: Callable[[hostile.Parts], hostile.Parts] = dict,
    **options: bool,
) -> None:
    """A book by XlsxWriter, its parts changed; or cells as formulas that lead to their values."""
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, value in enumerate(line):
                    if isinstance(value, date):
                        page.write_datetime(row, column, value, day)
                    elif formulas and row:
                        page.write_formula(row, column, "=A1", None, "" if value is None else value)
                    else:
                        page.write(row, column, value)
    path.write_bytes(hostile.packed(change(hostile.parts(path.read_bytes()))))


def _of_1c(parts: hostile.Parts) -> hostile.Parts:
    """A capital S; the formulas that yield nothing say that they yield a text, as Excel does."""
    page = re.sub(rb"><f>=?A1</f><v></v>", b' t="str"><f>A1</f><v></v>', parts[hostile.SHEET])
    parts = parts | {hostile.SHEET: page}
    return {name.replace("sharedStrings", "SharedStrings"): part for name, part in parts.items()}


def _of_one_name(parts: hostile.Parts) -> hostile.Parts:
    """Both sheets «Лист1», as no office program allows."""
    book = re.sub('name="Лист2"'.encode(), 'name="Лист1"'.encode(), parts[hostile.BOOK])
    return parts | {hostile.BOOK: book}


@says(*(f"file.uninspected {title}.xlsb" for title in TITLES.values()))
def binary_books(folder: Path, sent: Sent, dice: random.Random) -> None:
    """«Двоичная книга Excel», cells typed in all ways."""
    for name, lines in sent.items():
        (folder / f"{TITLES[name]}.xlsb").write_bytes(xlsb({"Лист1": respelt(lines, dice)}))


@says("mapping.used mapping.toml", "organization.by_name Кадры.xlsx Лист1 C1")
def matched_by_the_analyst(folder: Path, sent: Sent, dice: random.Random) -> None:
    """A header and names that only `mapping.toml` explains."""
    people = by_name(sent["teachers"], dice)
    near = {"МКОУ «ООШ № 15»", "МКОУ ООШ №15"}
    sent["teachers"] = [["ООШ 15 с. Дальнее" if c in near else c for c in row] for row in people]
    header = sent["diagnostics"][0]
    header[header.index("Дата диагностики")] = "Дата тестирования"
    for name, lines in sent.items():
        write_book(folder / f"{TITLES[name]}.xlsx", {"Лист1": lines})
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")


MAPPING = """
[[header]]
table = "Диагностика"
header = "Дата тестирования"
is = "Дата диагностики"
accept = true

[[organization]]
name = "ООШ №15 с. Дальнее"
is = "202"
accept = true
"""
