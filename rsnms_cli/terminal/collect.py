"""The terminal: who has not answered, who has in part, who has in full."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from rsnms_cli.model.collected import FULL, NO_ANSWER, PARTIAL, Collected, Turnout
from rsnms_cli.model.text import counted

STATUSES = (NO_ANSWER, PARTIAL, FULL)
_STYLES = {NO_ANSWER: "red", PARTIAL: "yellow", FULL: ""}


def print_turnout(screen: Console, collected: Collected) -> None:
    """The region and municipalities, those without an answer first, with their organisations."""
    units = [one for one in collected.turnout if one.unit.level != "school"]
    schools = [one for one in collected.turnout if one.unit.level == "school"]
    table = Table(title="Кто ответил", title_justify="left", expand=True)
    table.add_column("Единица", ratio=2)
    table.add_column("Статус", width=11)
    table.add_column("Ответов", justify="right", width=10)
    table.add_column("Организации ответили", width=20)
    table.add_column("Не учтено", ratio=2)
    for one in sorted(units, key=lambda one: STATUSES.index(one.status)):
        below = [school for school in schools if school.unit.municipality == one.unit.code]
        numbers = f"{one.answered} из {one.asked}"
        faults = "; ".join((*one.unread, *one.left))
        cells = (one.unit.name, one.status, numbers, _split(below), faults)
        table.add_row(*cells, style=_STYLES[one.status])
    screen.print(table)
    if schools:
        screen.print(f"Организации всего: {_split(schools, ', ')}")
    if collected.aside:
        files = counted(len(collected.aside), "файл", "файла", "файлов")
        screen.print(f"Копии, прежние своды и отчёты: {files}, см. лист «Не принято»")


def _split(units: Sequence[Turnout], mark: str = "\n") -> str:
    statuses = [one.status for one in units]
    return mark.join(f"{word} – {statuses.count(word)}" for word in STATUSES if word in statuses)
