"""Files that are something else than a table, or too many, or too few."""

import shutil
import unicodedata
from pathlib import Path

import openpyxl

from tests.helpers.files import hostile
from tests.helpers.messy.region import Lines
from tests.silence.damage import content, folder, grid
from tests.silence.region import sheets
from tests.silence.writers import by_openpyxl, xlsx

LOST = "Педагоги северные"


def _is(name: str, content_of_it: bytes, suffix: str = "") -> None:
    """The teachers' file is this instead."""

    def change(content: bytes) -> bytes:
        assert content
        return content_of_it

    change.__name__ = name
    content("teachers", formats=("xlsx",), suffix=suffix, kind="another thing for a table")(change)


_MHTML = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html><table></table></html>"
_XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
_OLE = hostile.OLE + bytes(504)
_WORD = hostile.packed({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})
_ZIP = hostile.packed({"teachers.xlsx": hostile.workbook()})
for _name, _bytes, _suffix in (
    ("nothing", b"", ""),
    ("nothing_but_zeros", bytes(4096), ""),
    ("an_empty_book", xlsx([]), ""),
    ("a_header_alone", xlsx(sheets()[LOST][:1]), ""),
    ("a_zip", _ZIP, ".zip"),
    ("a_zip_named_xlsx", _ZIP, ""),
    ("a_web_archive", _MHTML, ".xls"),
    ("a_page_without_a_table", b"<html><body>404</body></html>", ".xls"),
    ("a_table_of_2003", _XML_2003, ".xml"),
    ("a_table_of_2003_named_xls", _XML_2003, ".xls"),
    ("a_pdf", b"%PDF-1.4\n%\xe2\xe3", ".pdf"),
    ("a_pdf_named_xlsx", b"%PDF-1.4\n%\xe2\xe3", ""),
    ("a_picture", b"\x89PNG\r\n\x1a\n" + bytes(99), ".png"),
    ("a_photograph", b"\xff\xd8\xff\xe0" + bytes(99), ".jpg"),
    ("a_letter", _WORD, ".docx"),
    ("a_letter_named_xlsx", _WORD, ""),
    ("an_old_letter", _OLE + "WordDocument".encode("utf-16-le"), ".doc"),
    ("a_book_under_a_password", _OLE + "EncryptedPackage".encode("utf-16-le"), ""),
    ("an_archive_of_7zip", b"7z\xbc\xaf\x27\x1c" + bytes(99), ".7z"),
    ("an_archive_of_rar", b"Rar!\x1a\x07\x01\0" + bytes(99), ".rar"),
    ("a_text_of_json", b'{"teachers": []}', ".json"),
    ("a_link", b"[InternetShortcut]\r\nURL=https://example.org/t.xlsx\r\n", ".url"),
    ("a_message", b"From: a@example.org\r\nSubject: teachers\r\n\r\nsee below", ".eml"),
    ("a_database", b"\x03\x7c\x01\x01" + bytes(60), ".dbf"),
    ("a_list_of_names_alone", xlsx([["ФИО"], ["Тестова А. Т."]]), ""),
):
    _is(_name, _bytes, _suffix)


@content("teachers", formats=("xlsx", "xls", "xlsb", "ods"))
def cut_in_half(content: bytes) -> bytes:
    """The transfer broke off."""
    return content[: len(content) // 2]


@content("teachers", formats=("xlsx", "xlsb", "ods"))
def cut_at_the_end(content: bytes) -> bytes:
    """The last bytes of the package are lost."""
    return content[:-30]


@content("teachers", formats=("xlsx", "openpyxl", "xlsb", "ods"))
def noise_within(content: bytes) -> bytes:
    """Bytes in the middle were changed."""
    at = len(content) // 3
    return content[:at] + bytes(byte ^ 0x5A for byte in content[at : at + 60]) + content[at + 60 :]


@content("teachers", formats=("html",))
def page_is_cut(content: bytes) -> bytes:
    """A page that broke off in a row."""
    return content[: content.rindex(b"<tr>") + 120]


@content("teachers", formats=("html",))
def two_tables_in_a_page(content: bytes) -> bytes:
    """A menu is a table, too."""
    return content.replace(b"<table>", b"<table><tr><td>Menu</td></tr></table><table>")


@content("teachers", formats=("html",))
def cells_over_rows_of_a_page(content: bytes) -> bytes:
    """A code over five rows, as pages merge it."""
    text, first = content.decode(), '<td rowspan="5">001001</td>'
    head, *rows = text.split("<tr>")
    rows[1] = rows[1].replace("<td>001001</td>", first)
    rows[2:6] = [row.replace("<td>001001</td>", "") for row in rows[2:6]]
    return "<tr>".join([head, *rows]).encode()


def _named(name: str, of: str = LOST) -> None:
    """The teachers' file under another name."""

    def change(folder: Path) -> None:
        (folder / f"{of}.xlsx").rename(folder / name)

    change.__name__ = f"named {name}"
    folder(f"{name}, {of}", kind="a table under another name")(change)


for _name in ("Кадры.xlsx.bak", "Кадры", "Кадры.old", "Кадры.xlsx.crdownload",
              "Кадры.xlsx.part", "Кадры.xlsx.txt", "Кадры.dat", "Кадры.xlsx.zip",
              "Кадры.tmp", "Кадры.XLSX", "Кадры.xlsb",
              "Кадры.csv", "Кадры.xml", "Кадры.gsheet", "Кадры.pdf"):  # fmt: skip
    _named(_name)


@folder(LOST)
def file_in_a_folder_within(folder: Path) -> None:
    """The file lies one folder deeper."""
    (folder / LOST).mkdir()
    (folder / f"{LOST}.xlsx").rename(folder / LOST / f"{LOST}.xlsx")


@folder("Организации, Педагоги северные")
def file_not_sent(folder: Path) -> None:
    """A municipality has not sent its teachers: its schools have nobody."""
    (folder / f"{LOST}.xlsx").unlink()


@folder("Диагностика")
def table_not_sent(folder: Path) -> None:
    """No diagnostics at all."""
    (folder / "Диагностика.xlsx").unlink()


@folder("teachers")
def file_twice(folder: Path) -> None:
    """The same file under two names: everybody is sent twice."""
    shutil.copy(folder / f"{LOST}.xlsx", folder / "Педагоги северные (1).xlsx")


@folder("teachers")
def file_twice_by_other_bytes(folder: Path) -> None:
    """The same rows saved by another program."""
    (folder / "Копия.xlsx").write_bytes(by_openpyxl(sheets()[LOST]))


@folder("teachers, Педагоги старые", allowed="contract §3: rows that disagree in one are a warning")
def older_file_beside(folder: Path) -> None:
    """The list of a month ago beside the new one, with other answers."""
    old = [["да" if cell == "нет" else cell for cell in line] for line in sheets()[LOST]]
    (folder / "Педагоги старые.xlsx").write_bytes(xlsx(old))


@folder("diagnostics, Диагностика старая")
def events_twice(folder: Path) -> None:
    """The diagnostics sent twice: nobody counts double."""
    shutil.copy(folder / "Диагностика.xlsx", folder / "Диагностика старая.xlsx")


@folder("Организации, Организации новые")
def organizations_twice_that_disagree(folder: Path) -> None:
    """Two lists of organisations that give a school to two municipalities."""
    lines = sheets()["Организации"]
    lines[1][2] = "Южный район"
    (folder / "Организации новые.xlsx").write_bytes(xlsx(lines))


@folder("teachers")
def names_that_look_alike(folder: Path) -> None:
    """й in one and in two signs: two files of one look."""
    name = unicodedata.normalize("NFD", "Педагоги южный")
    half = sheets()["Педагоги южные"]
    (folder / "Педагоги южные.xlsx").unlink()
    (folder / f"{name}.xlsx").write_bytes(xlsx([half[0], *half[4:]]))
    (folder / "Педагоги южный.xlsx").write_bytes(xlsx(half[:4]))


@folder("teachers")
def very_long_name(folder: Path) -> None:
    """A name of two hundred and forty bytes."""
    (folder / "Педагоги южные.xlsx").rename(folder / f"{'п' * 117}.xlsx")


@folder("teachers")
def all_in_one_book(folder: Path) -> None:
    """The tables are sheets of one book."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets().items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
        (folder / f"{name}.xlsx").unlink()
    book.save(folder / "Всё.xlsx")


@grid("teachers")
def all_rows_are_lost(lines: Lines) -> None:
    """A filter was saved as a file: the header alone."""
    del lines[1:]
