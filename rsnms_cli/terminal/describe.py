"""What `rsnms describe` prints: sheet by sheet what is understood, what that costs, what next."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rsnms_cli.model.columns import Field, table_specs
from rsnms_cli.model.tables import How
from rsnms_cli.model.text import counted, without_people
from rsnms_cli.terminal.problems import print_problems
from rsnms_cli.terminal.screen import console
from rsnms_cli.words.described import HOW_WORDS, ColumnSeen, Described, SheetSeen

_STYLES = {How.PROPOSED: "yellow", How.UNKNOWN: "yellow", How.IGNORED: "dim"}
_HIDDEN = "(скрыт: похож на имя или номер человека)"


def print_described(screen: Console, found: Described, methodology: str) -> None:
    """The sheets, those of no table in a line each, what is not there and what that costs."""
    for sheet in found.sheets:
        if sheet.spec or sheet.columns:
            _print_sheet(screen, sheet)
    bare = [sheet for sheet in found.sheets if not (sheet.spec or sheet.columns)]
    if bare:
        screen.print("Листы без таблиц", style="bold")
        for why in dict.fromkeys(sheet.why for sheet in bare):
            places = (f"{one.place}" for one in bare if one.why == why)
            _line(screen, f"{why}: {'; '.join(places)}")
        screen.print()
    print_problems(screen, found.problems, whole=True)
    _print_costs(screen, found, methodology)
    _print_next(screen, found)


def described_text(found: Described, methodology: str) -> str:
    """The same as a text for a file."""
    page = io.StringIO()
    print_described(console(file=page), found, methodology)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _print_sheet(screen: Console, sheet: SheetSeen) -> None:
    title = f"«{sheet.spec.title}»" if sheet.spec else "таблица не узнана"
    screen.print(Text(f"{sheet.place} – {title}", "bold" if sheet.status == "used" else "bold red"))
    for line in _about(sheet):
        _line(screen, line)
    columns = [one for one in sheet.columns if one.how is not How.IGNORED]
    if columns:
        screen.print(Padding(_table(columns), (0, 0, 0, 2), expand=False))
    for line in _spare(sheet.of(How.IGNORED)):
        _line(screen, line)
    if sheet.absent:
        _line(screen, f"Нет столбцов: {_headers(sheet.absent)}.")
    screen.print()


def _about(sheet: SheetSeen) -> Iterator[str]:
    first, last = sheet.header_rows[0], sheet.header_rows[-1]
    head = f"строка {first}" if first == last else f"строки {first}–{last}"
    yield f"Заголовок – {head}, ниже {counted(sheet.rows, 'строка', 'строки', 'строк')}."
    if sheet.status == "incomplete":
        yield f"Лист не используется: нет {_headers(sheet.missing)}."
    elif sheet.missing:
        yield f"Нет {_headers(sheet.missing)}: люди узнаются по имени и организации."
    if sheet.why:
        yield f"Лист не используется: {sheet.why}."
    for name, text in sheet.constants.items():
        yield f"«{_header_of(sheet, name)}» во всём файле – «{without_people(text)}» (решение)."


def _header_of(sheet: SheetSeen, name: str) -> str:
    fields = sheet.spec.fields if sheet.spec else ()
    return next(field.header for field in fields if field.field == name)


def _table(columns: Sequence[ColumnSeen]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("", "в файле", "столбец таблицы", "понят", "значения"):
        table.add_column(title, header_style="dim", overflow="fold")
    for one in columns:
        means = f"{one.field.header}{'?' * (one.how is How.PROPOSED)}" if one.field else "–"
        cells = (one.place.cell, one.header or _HIDDEN, means, HOW_WORDS[one.how])
        table.add_row(*cells, " · ".join(one.values), style=_STYLES.get(one.how, ""))
    return table


def _spare(columns: Sequence[ColumnSeen]) -> Iterator[str]:
    """Those that are not needed for one reason, in a line."""
    for why in dict.fromkeys(one.why for one in columns):
        alike = (one.header for one in columns if one.why == why)
        names = (f"«{header}»" if header else _HIDDEN for header in alike)
        yield f"Для расчёта не нужны{f' ({why})' * bool(why)}: {', '.join(names)}."


def _print_costs(screen: Console, found: Described, methodology: str) -> None:
    """What is not there and what that costs by indicators."""
    if not (found.costs or found.without_sheets):
        return
    screen.print(f"Чего нет и чего это стоит ({methodology})", style="bold")
    for spec in found.without_sheets:
        _line(screen, f"Таблицы «{spec.title}» нет ни на одном листе: без неё ничего не считается.")
    for one in found.costs:
        column = one.column
        _line(screen, f"«{column.spec.header}» («{column.table.title}») {one.where}: {one.effect}")
        for line in column.purpose:
            _line(screen, line, 4)
    screen.print()


def _print_next(screen: Console, found: Described) -> None:
    if found.forms:
        forms = counted(found.forms, "форма", "формы", "форм")
        screen.print(f"Ещё {forms}: их читают check, score и forms collect.")
    for line in _sums(found):
        screen.print(line)
    if not found.sheets:
        screen.print("Таблиц в папке нет.")
    elif found.waiting:
        print_problems(screen, found.waiting)
    else:
        screen.print("Решать нечего; дальше: rsnms check")


def _sums(found: Described) -> Iterator[str]:
    """How much of every table is used, and what is not."""
    used = [one for one in found.sheets if one.status == "used"]
    for spec in table_specs().values():
        if alike := [one for one in used if one.spec == spec]:
            yield f"Использовано: «{spec.title}» – {_number(alike)}."
    if unused := [one for one in found.sheets if one.status != "used"]:
        yield f"Не использовано: {_number(unused)}."


def _number(sheets: Sequence[SheetSeen]) -> str:
    rows = counted(sum(one.rows for one in sheets), "строка", "строки", "строк")
    return f"{counted(len(sheets), 'лист', 'листа', 'листов')}, {rows}"


def _headers(fields: Iterable[Field]) -> str:
    return ", ".join(f"«{field.header}»" for field in fields)


def _line(screen: Console, text: str, indent: int = 2) -> None:
    screen.print(Padding(Text(text), (0, 0, 0, indent), expand=False))
