"""`rsnms history` on the terminal: a line per run."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.results import UnitScores
from rsnms_cli.report.past import Past
from rsnms_cli.words.numbers import human


def print_history(screen: Console, runs: Sequence[Past]) -> None:
    """A line per run."""
    table = Table(title="Расчёты", title_justify="left", expand=True)
    for name, width in (("Период", 8), ("На дату", 10), ("Методика", 13), ("Прочтения", None)):
        table.add_column(name, width=width, overflow="fold")
    table.add_column("Регион", justify="right", width=9)
    table.add_column("Ответы", justify="right", width=10)
    table.add_column("Код", width=12)
    for one in runs:
        given, asked = one.answered
        table.add_row(
            one.period,
            f"{one.reporting_date:%d.%m.%Y}",
            one.methodology.id,
            _readings(one.methodology),
            _total(one),
            f"{given} из {asked}" if asked else "не нужны",
            one.digest,
            style="" if one.latest else "dim",
        )
    screen.print(table)
    screen.print("Регион – баллы или достигнутые цели; ответы – сколько дано в формах и спрошено.")
    if any(not one.latest for one in runs):
        older = ", ".join(one.digest for one in runs if not one.latest)
        screen.print(f"Заменены более поздним расчётом того же периода: {older}")


def _readings(methodology: Methodology) -> str:
    own = [one for one in methodology.readings if one.current.id != one.chosen]
    return ", ".join(f"{one.id}={one.current.id}" for one in own) or "принятые"


def _total(one: Past) -> str:
    kind = kind_of(one.methodology, "region")
    region: Sequence[UnitScores] = one.results.levels.get("region", ())
    if not region or kind == "places":
        return "–"
    total = region[0].total
    reached = human(total.points)
    return reached if kind == "points" else f"{reached} из {human(total.max_points)}"
