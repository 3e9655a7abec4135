"""What a damage is, and the four ways to write one down.

`at` says where it stands: «teachers.mentor 2» is a cell of the table's first file, «teachers 2» a
row, «teachers.mentor» a column, «teachers» the file, «Имя файла» or «Имя файла|Лист|C5» any other
place. Several places, any of which may be named, are parted by commas.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.problems import Place, number_of
from tests.helpers.commands import content as content_of
from tests.helpers.messy.region import Lines
from tests.silence.region import FILES, ROWS, sheets
from tests.silence.writers import ALL, ZIPPED

DAGESTAN = "dagestan-2022"
GridChange = Callable[[Lines], None]
ContentChange = Callable[[bytes], bytes]
FolderChange = Callable[[Path], None]


@dataclass(frozen=True)
class Damage:
    """One fault: its kind, its name, where it stands, and the formats that can carry it.

    `allowed` is why a warning is enough; without it only an error or equal results will do.
    `by` is the methodology whose numbers it touches. `naive` are the rows that a reader would see
    who took the text as it stands: they give other numbers, or the damage is none.
    """

    kind: str
    name: str
    at: str
    formats: tuple[str, ...] = ALL
    allowed: str = ""
    by: str = DAGESTAN
    forms: bool = False
    naive: Mapping[str, object] = field(default_factory=dict)
    grid: GridChange | None = None
    content: ContentChange | None = None
    folder: FolderChange | None = None
    suffix: str = ""
    without: str = ""
    """A file that is not sent, since what it says stands in the damaged one."""

    @property
    def file(self) -> str:
        """The name, without suffix, of the file that is damaged."""
        return places(self.at)[0].file

    def lines(self) -> Lines:
        """The cells of the damaged file; it is seen that they are damaged."""
        lines = sheets()[self.file]
        if self.grid:
            self.grid(lines)
            assert lines != sheets()[self.file], f"{self.name} changes no cell"
        return lines

    def spoil(self, content: bytes) -> bytes:
        """The bytes of the damaged file."""
        if not self.content:
            return content
        spoilt = self.content(content)
        assert spoilt != content, f"{self.name} changes no byte"
        return spoilt

    def spoil_folder(self, folder: Path) -> None:
        """What happens to the files as a whole."""
        if self.folder:
            before = content_of(folder)
            self.folder(folder)
            assert content_of(folder) != before, f"{self.name} changes no file"


DAMAGES: list[Damage] = []


def _enter(damage: Damage) -> None:
    assert damage.name not in {one.name for one in DAMAGES}, f"{damage.name} is there already"
    DAMAGES.append(damage)


def column_of(where: str) -> int:
    """The 0-based column of «table.field» in the files of the region."""
    table, _, name = where.partition(".")
    headers = {spec.field: spec.header for spec in table_specs()[table].fields}
    return sheets()[FILES[table][0]][0].index(headers[name])


def places(at: str) -> list[Place]:
    """The places of a damage, by file names without suffix."""
    return [_place(one.strip()) for one in at.split(",")]


def _place(at: str) -> Place:
    where, _, row = at.rpartition(" ") if at.rpartition(" ")[2].isdigit() else (at, "", "0")
    table, _, name = where.partition(".")
    if table not in ROWS:
        file, sheet, cell = [*at.split("|"), "", ""][:3]
        letters = cell.rstrip("0123456789")
        column = number_of(letters) if letters else -1
        return Place(PurePath(file).stem, sheet, int(cell[len(letters) :] or 0), column)
    return Place(FILES[table][0], "", int(row), column_of(where) if name else -1)


def names(spot: Place, place: Place) -> bool:
    """Whether a problem at `place` names the damage at `spot`."""
    if PurePath(place.file).stem != spot.file or (spot.sheet and place.sheet != spot.sheet):
        return False
    if spot.row and place.row != spot.row:
        return False
    return spot.column < 0 or place.column == spot.column or (spot.row > 0 and place.column < 0)


def values(
    kind: str,
    at: str,
    told: Sequence[object],
    *,
    naive: object,
    formats: tuple[str, ...] = ALL,
    allowed: str = "",
    by: str = DAGESTAN,
    also: str = "",
) -> None:
    """Enter cells that say something else, a damage each; `naive` is what they are taken for.

    `also` are other places that may be named instead, as a column's header.
    """
    spots = places(at)
    where = at.partition(",")[0].partition(" ")[0]
    said = f"{at}, {also}" if also else at

    def writing(value: object) -> GridChange:
        def change(lines: Lines) -> None:
            for spot in spots:
                lines[spot.row - 1][spot.column] = value

        return change

    rows = {f"{where} {spot.row}": naive for spot in spots}
    for value in told:
        name = f"{where} says {value!r}"
        one = Damage(kind, name, said, formats, allowed, by, naive=rows, grid=writing(value))
        _enter(one)


def grid(
    at: str,
    *,
    formats: tuple[str, ...] = ALL,
    allowed: str = "",
    by: str = DAGESTAN,
    without: str = "",
    kind: str = "",
) -> Callable[[GridChange], GridChange]:
    """Enter a change of the file's cells; `without` is a file that is not sent."""

    def enter(change: GridChange) -> GridChange:
        name = change.__name__
        _enter(Damage(kind or name, name, at, formats, allowed, by, grid=change, without=without))
        return change

    return enter


def content(
    at: str,
    *,
    formats: tuple[str, ...] = ZIPPED,
    allowed: str = "",
    by: str = DAGESTAN,
    suffix: str = "",
    after: GridChange | None = None,
    without: str = "",
    kind: str = "",
) -> Callable[[ContentChange], ContentChange]:
    """Enter a change of the file's bytes, after one of its cells; `suffix` renames it."""

    def enter(change: ContentChange) -> ContentChange:
        name = change.__name__
        plain = Damage(kind or name, name, at, formats, allowed, by, suffix=suffix, without=without)
        _enter(replace(plain, content=change, grid=after))
        return change

    return enter


def folder(
    at: str,
    *,
    forms: bool = False,
    formats: tuple[str, ...] = ("xlsx",),
    allowed: str = "",
    by: str = DAGESTAN,
    kind: str = "",
) -> Callable[[FolderChange], FolderChange]:
    """Enter a change of the folder's files, with the forms beside them or without."""

    def enter(change: FolderChange) -> FolderChange:
        name = change.__name__
        _enter(Damage(kind or name, name, at, formats, allowed, by, forms, folder=change))
        return change

    return enter
