"""Files of text that lost something on the way through encodings, marks and quotes."""

import csv
import io
from collections.abc import Sequence

from tests.helpers.messy.region import Lines
from tests.silence.damage import column_of, content, grid
from tests.silence.region import sheets
from tests.silence.writers import texts

CSV = ("csv",)
COMMA = ("csv", "cp1251")


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _by_commas(content: bytes, change: Sequence[int]) -> str:
    """The same cells between commas; `change` are rows whose numbers lose their quotes."""
    rows = list(csv.reader(io.StringIO(_text(content)), delimiter=";"))
    at = column_of("teachers.experience_years")
    for row in change:
        rows[row][at] = "2\0" + "5"
    return texts([list(row) for row in rows], ",").replace("\0", ",")


@content("teachers 2", formats=CSV)
def decimal_comma_among_commas(content: bytes) -> bytes:
    """«2,5» between commas is two cells: the rest of the row stands one column further."""
    return _by_commas(content, [1]).encode()


@content("teachers 2, teachers", formats=CSV)
def decimal_comma_in_every_row(content: bytes) -> bytes:
    """The same in all rows: every row is longer than the header."""
    return _by_commas(content, list(range(1, 9))).encode()


@content("teachers 4, teachers 3", formats=CSV)
def row_is_cut(content: bytes) -> bytes:
    """The last cells of a row are lost, with their marks."""
    lines = _text(content).split("\r\n")
    lines[3] = ";".join(lines[3].split(";")[:6])
    return "\r\n".join(lines).encode()


@content("teachers 9, teachers", formats=CSV)
def file_is_cut(content: bytes) -> bytes:
    """The transfer broke off within the last row."""
    return content[: -len(content.rstrip().rsplit(b"\n", 1)[1]) + 60]


@content("diagnostics", formats=CSV)
def file_is_cut_between_rows(content: bytes) -> bytes:
    """The transfer broke off within the second last row's person."""
    return content[: content.rstrip().rindex(b"\n") + 8]


@content("teachers", formats=CSV)
def one_byte_is_spoilt(content: bytes) -> bytes:
    """A byte of no letter in UTF-8."""
    at = content.index("Должность".encode())
    return content[:at] + b"\xff" + content[at + 1 :]


@content("teachers 5, teachers", formats=CSV)
def one_byte_of_an_answer_is_spoilt(content: bytes) -> bytes:
    """A byte of «педагогический» in a row."""
    at = content.index("педагогический".encode(), 1500)
    return content[:at] + b"\xff" + content[at + 1 :]


@content("teachers", formats=CSV)
def letters_are_replaced(content: bytes) -> bytes:
    """Another program put � for every Cyrillic letter."""
    return "".join(c if ord(c) < 128 else "\ufffd" for c in _text(content)).encode()


@content("teachers", formats=CSV)
def letters_are_question_marks(content: bytes) -> bytes:
    """The same with question marks."""
    return _text(content).encode("ascii", "replace")


@content("teachers", formats=CSV)
def read_as_western(content: bytes) -> bytes:
    """UTF-8 read as Latin and saved again: Ð¤Ð˜Ðž."""
    return _text(content).encode().decode("latin-1").encode()


@content("teachers", formats=CSV)
def of_dos(content: bytes) -> bytes:
    """cp866."""
    return _text(content).encode("cp866", "replace")


@content("teachers", formats=CSV)
def of_unix(content: bytes) -> bytes:
    """KOI8-R."""
    return _text(content).encode("koi8-r", "replace")


@content("teachers", formats=CSV)
def of_mac(content: bytes) -> bytes:
    """Mac Cyrillic."""
    return _text(content).encode("mac-cyrillic", "replace")


@content("teachers", formats=CSV)
def utf16_without_a_mark(content: bytes) -> bytes:
    """UTF-16 whose first two bytes are lost."""
    return _text(content).encode("utf-16-le")


@content("teachers", formats=CSV)
def utf16_of_big_ends(content: bytes) -> bytes:
    """UTF-16 the other way round."""
    return b"\xfe\xff" + _text(content).encode("utf-16-be")


@content("teachers", formats=CSV)
def zero_bytes_within(content: bytes) -> bytes:
    """A disk that failed: zeros instead of a row."""
    lines = content.split(b"\r\n")
    lines[3] = b"\0" * len(lines[3])
    return b"\r\n".join(lines)


@content("teachers 2, teachers 3, teachers 4, teachers", formats=CSV)
def quote_never_closed(content: bytes) -> bytes:
    """A quote before a name: the rest of the file is one cell."""
    text = _text(content)
    at = text.index("Тестова Б") if "Тестова Б" in text else text.index("Тестов", 700)
    return (text[:at] + '"' + text[at:]).encode()


@content("teachers 4, teachers 3, teachers", formats=CSV)
def mark_within_a_name(content: bytes) -> bytes:
    """A semicolon that nobody quoted."""
    lines = _text(content).split("\r\n")
    lines[3] = lines[3].replace(" Тестовна", "; Тестовна")
    return "\r\n".join(lines).encode()


@content("teachers", formats=CSV)
def says_its_mark(content: bytes) -> bytes:
    """`sep=;` before the header."""
    return ("sep=;\r\n" + _text(content)).encode()


@content("teachers 5, teachers", formats=CSV)
def marks_of_two_kinds(content: bytes) -> bytes:
    """The second half is parted by tabs."""
    lines = _text(content).split("\r\n")
    return "\r\n".join([*lines[:4], *(line.replace(";", "\t") for line in lines[4:])]).encode()


@content("teachers", formats=CSV)
def tabs(content: bytes) -> bytes:
    """Tabs under the name .csv."""
    return _text(content).replace(";", "\t").encode()


@content("teachers", formats=CSV)
def bars(content: bytes) -> bytes:
    """Vertical bars for marks."""
    return _text(content).replace(";", "|").encode()


@content("teachers", formats=CSV)
def ends_of_a_mac(content: bytes) -> bytes:
    """Rows end with CR alone."""
    return content.replace(b"\r\n", b"\r")


@content("teachers", formats=CSV)
def fixed_width(content: bytes) -> bytes:
    """No marks at all: columns by spaces."""
    rows = csv.reader(io.StringIO(_text(content)), delimiter=";")
    return "\r\n".join("".join(cell.ljust(40) for cell in row) for row in rows).encode()


@content("teachers", formats=COMMA, without="Педагоги южные")
def two_files_in_one(content: bytes) -> bytes:
    """The southern file glued below the northern one, header and all."""
    encoding = "utf-8" if content.startswith(b"\xef\xbb\xbf") else "cp1251"
    return content + texts(sheets()["Педагоги южные"], ";").encode(encoding)


@grid("teachers.org_code", formats=("csv", "cp1251", "utf16"))
def codes_as_formulas_of_text(lines: Lines) -> None:
    """="001001", which keeps the zeros in Excel."""
    for line in lines[1:]:
        at = column_of("teachers.org_code")
        line[at] = f'="{line[at]}"'


@grid("teachers.org_code", formats=("csv", "cp1251", "utf16"))
def codes_with_an_apostrophe(lines: Lines) -> None:
    """'001001 likewise."""
    for line in lines[1:]:
        line[column_of("teachers.org_code")] = f"'{line[column_of('teachers.org_code')]}"


@grid("teachers 2", formats=("csv", "cp1251", "html"))
def line_breaks_in_cells(lines: Lines) -> None:
    """A place of two lines in quotes."""
    lines[1][column_of("teachers.position")] = "учитель\nфизики"
