"""Copies of the exports without people: pseudonyms for СНИЛС, no names, the same results."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rsnms_cli.check.run import check_tables
from rsnms_cli.methodology.providers import NAMES, providers_of
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Place, Problem, Refused, Severity
from rsnms_cli.model.pseudonyms import Copier, is_copied
from rsnms_cli.model.tables import How, Source, Table, Tables
from rsnms_cli.model.text import shown_header
from rsnms_cli.office.output import Write, write_folder, write_text
from rsnms_cli.office.table_copy import table_copy
from rsnms_cli.pipeline.job import start_reading
from rsnms_cli.pipeline.keys import key_of, refuse_near
from rsnms_cli.pipeline.request import TARGETS_FILE
from rsnms_cli.read.decisions.mapping_text import people_outside_text
from rsnms_cli.read.folder import Found

ORIGINALS_ONLY = frozenset(
    {
        "column.doubtful",
        "column.repeated",
        "column.understood",
        "date.next_day",
        "mapping.used",
        "municipality.spellings",
        "provider.near",
        "organization.by_name",
        "person.by_name",
        "person.differs",
        "person.number_by_name",
        "person.two_people",
        "snils.check_digit",
        "teacher.unknown_name",
    }
)
"""What a check of the copies cannot say any more, so it is said when they are made."""
_ANY_YEAR = "2024"  # none of these looks at dates


@dataclass(frozen=True)
class Copied:
    """The files written, what was left out, and whether the key is new."""

    names: list[str]
    problems: list[Problem]
    new_key: bool


def pseudonymize(data: Path, out: Path, key_file: Path, mapping: Path | None = None) -> Copied:
    """Write a workbook per sheet of every table into `out`, which holds nothing else.

    What was decided is applied; only that people may be outside is said anew. Raises Refused
    without tables.
    """
    _refuse_places(data, out, key_file)
    reading = start_reading(data, mapping=mapping)
    found = reading.found
    checked = check_tables(found.tables, parse_period(_ANY_YEAR), reading.matches)
    tables = checked.resolution.tables
    said = [problem for problem in checked.problems if problem.code in ORIGINALS_ONLY]
    problems = sorted([*_left_out(data, found), *_dropped(tables), *said], key=Problem.sort_key)
    if not tables:
        raise Refused("таблиц нет, копировать нечего", "проверьте папку после --data", problems)
    key, new = key_of(key_file)
    files = dict(_files(tables, _copier(key, tables)))
    if reading.matches.people_outside:
        files[MAPPING_FILE] = write_text(people_outside_text())
    _refuse_leftovers(out, files)
    write_folder(out, files)
    return Copied(list(files), problems, new)


def _refuse_places(data: Path, out: Path, key_file: Path) -> None:
    refuse_near(key_file, data, out)
    if out.resolve().is_relative_to(data.resolve()):
        what = f"папка «{out}» лежит там же, где таблицы с персональными данными"
        raise UsageError(what, "укажите после --out другую папку")


def _refuse_leftovers(out: Path, files: dict[str, Write]) -> None:
    """Another file there would be taken for one of the copies, and counted."""
    others = sorted(path.name for path in out.iterdir()) if out.is_dir() else []
    if strange := [name for name in others if name not in files]:
        what = f"в папке «{out}» уже что-то лежит (файлов: {len(strange)})"
        raise UsageError(what, "укажите после --out пустую папку, чтобы копии не смешались")


def _copier(key: bytes, tables: Tables) -> Copier:
    organizations = tables.get("organizations")
    codes = frozenset(organizations["org_code"].used()) if organizations else None
    return Copier(key, lambda name: [NAMES[one] for one in providers_of(name)], codes)


def _files(tables: Tables, copier: Copier) -> Iterator[tuple[str, Write]]:
    """Named by table and number, in the order in which the files are read."""
    for table in tables.values():
        digits = max(2, len(str(len(table.sources))))
        for number, source in enumerate(table.sources):
            part = table.only(table.source == number)
            headers = [table[name].spec.header for name in _copied(table, source)]
            columns = [copier.cells(part[name]) for name in _copied(table, source)]
            name = f"{table.spec.title} {number + 1:0{digits}d}.xlsx"
            yield name, table_copy(table.spec.title, headers, columns)


def _copied(table: Table, source: Source) -> list[str]:
    """The fields of a sheet's copy; a name that led to a code gives the column of codes."""
    has = {*source.columns, *(spec.field for spec in table.spec.required)}
    return [spec.field for spec in table.spec.fields if spec.field in has and is_copied(spec)]


def _dropped(tables: Tables) -> Iterator[Problem]:
    """Which columns, and how many rows of nothing else, are not in the copies."""
    listed = [
        f"{table.spec.title} – {', '.join(names)}"
        for table in tables.values()
        if (names := _left_columns(table))
    ]
    if listed:
        what = f"в копии не вошли столбцы: {'; '.join(listed)}"
        todo = "для расчёта они не нужны; нужный столбец назовите, как в описании таблицы"
        yield Problem("column.dropped", Severity.WARNING, Place(), what, todo)
    for table in tables.values():
        for number, source in enumerate(table.sources):
            part = table.only(table.source == number)
            empty = np.logical_and.reduce([part[name].blank for name in _copied(table, source)])
            if empty.any():
                what = f"в копию не вошли строки, в которых ничего другого нет: {empty.sum()}"
                place = source.place(source.header_row)
                yield Problem(
                    "row.dropped", Severity.ERROR, place, what, "заполните их или удалите"
                )


def _left_columns(table: Table) -> list[str]:
    """Headers of a table's sheets that no copy has; one that could be a name is not shown."""
    found: dict[str, None] = {}
    for source in table.sources:
        copied = _copied(table, source)
        known = [one for one in table.spec.fields if one.field in source.columns]
        found |= {f"«{one.header}»": None for one in known if one.field not in copied}
        found |= {
            shown_header(one.header).strip() or "без имени": None
            for one in source.of(How.UNKNOWN, How.IGNORED)
        }
    return list(found)


def _left_out(data: Path, found: Found) -> list[Problem]:
    """What reading says, and what else of the folder is not copied."""
    problems = [*found.problems, *found.late()]
    if found.forms:
        what = f"формы не копируются ({len(found.forms)}): в подтверждениях бывают имена"
        todo = "при расчёте назовите их папку после --forms"
        problems.append(Problem("form.not_copied", Severity.WARNING, Place(), what, todo))
    if (data / TARGETS_FILE).is_file():
        what, todo = "свои цели региона не копируются", "при расчёте назовите файл после --targets"
        problems.append(
            Problem("target.not_copied", Severity.WARNING, Place(TARGETS_FILE), what, todo)
        )
    return problems
