"""Cells of a workbook as columns of text, with true addresses.

fastexcel with every column declared as text: no type is guessed, so nothing becomes null in
silence; a date cell arrives as «2024-01-31 00:00:00», a whole number without «.0». Numbers keep
nine decimals. Error cells (#ДЕЛ/0!) arrive as null and are listed apart.
"""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.forms import META_SHEET
from rsnms_cli.read.guard import oversized

EXTENSIONS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells: `columns[i]` is text from row 1 on, `offsets[i]` its column."""

    file: str
    name: str
    columns: tuple[pa.Array, ...]
    offsets: tuple[int, ...]
    errors: tuple[tuple[int, int], ...] = ()

    def head(self, rows: int) -> list[list[str]]:
        """The first rows, blanks as empty texts."""
        cells = [column.slice(0, rows).to_pylist() for column in self.columns]
        return [[text or "" for text in row] for row in zip(*cells, strict=True)]


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file, under the name it has in the folder."""

    file: str
    sheets: tuple[Sheet, ...]

    @property
    def is_form(self) -> bool:
        """A form carries the hidden sheet `_meta` (contract, section 2)."""
        return any(sheet.name == META_SHEET for sheet in self.sheets)


def shown_name(path: Path) -> str:
    """A file's name as it can be printed: archives from Windows leave bytes that are no letters."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


class UnreadableFile(RsnmsError):
    """The file is not a workbook, is damaged or may not be read."""


def read_workbook(path: Path) -> Workbook:
    """Read all sheets; raises UnreadableFile."""
    import fastexcel

    try:
        with path.open("rb") as file:
            content = file.read()
        if oversized(content):
            raise UnreadableFile(
                "на листе есть ячейка далеко за таблицей, читать его целиком нельзя",
                "удалите пустые строки и столбцы за таблицей (Ctrl+End покажет, где она кончается)",
            )
        reader = fastexcel.read_excel(content)
        sheets = [_sheet(reader, shown_name(path), name) for name in reader.sheet_names]
    except PermissionError as error:
        raise UnreadableFile(
            "нет права на чтение файла",
            "закройте файл в других программах или дайте право на чтение",
        ) from error
    except (fastexcel.FastExcelError, OSError) as error:
        raise UnreadableFile(
            "файл не читается как книга Excel",
            "откройте его в Excel или LibreOffice и сохраните заново как .xlsx",
        ) from error
    return Workbook(shown_name(path), tuple(sheets))


def _sheet(reader: "fastexcel.ExcelReader", file: str, name: str) -> Sheet:  # type: ignore[name-defined]  # noqa: F821
    loaded = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    batch, faults = loaded.to_arrow_with_errors()
    offsets = tuple(column.absolute_index for column in loaded.selected_columns)
    errors = tuple((e.position[0], e.position[1]) for e in faults.errors) if faults else ()
    return Sheet(file, name, tuple(batch.columns), offsets, errors)
