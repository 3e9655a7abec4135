"""`rsnms methodology`: which regulations there are and what they say."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rsnms_cli.cli.options import Json
from rsnms_cli.cli.russian import RussianCommand, RussianGroup
from rsnms_cli.model.errors import Exit

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Indicator, Methodology

app = typer.Typer(
    cls=RussianGroup, help="Методики: какие есть и что в них написано.", no_args_is_help=True
)


@app.command("list", cls=RussianCommand)
def list_all(as_json: Json = False) -> int:
    """Показать методики, которые знает программа."""
    from rsnms_cli.methodology.load import load_methodology, methodology_ids
    from rsnms_cli.methodology.types import LEVELS
    from rsnms_cli.render.machine import to_json
    from rsnms_cli.render.view import LEVEL_NAMES

    known = [load_methodology(name) for name in methodology_ids()]
    if as_json:
        typer.echo(to_json([{"id": item.id, "title": item.title} for item in known]), nl=False)
        return Exit.DONE
    for item in known:
        levels = [f"{LEVEL_NAMES[at]} {len(item.table(at).indicators)}" for at in LEVELS]
        typer.echo(f"{item.id}: {item.title}\n    показателей: {', '.join(levels)}")
    return Exit.DONE


@app.command("show", cls=RussianCommand)
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Методика из rsnms methodology list.")],
    as_json: Json = False,
) -> int:
    """Показать показатели методики: код, название, правило, баллы, цели."""
    from rsnms_cli.methodology.load import load_methodology
    from rsnms_cli.render.machine import to_json

    methodology = load_methodology(name)
    if as_json:
        typer.echo(to_json(_as_json(methodology)), nl=False)
        return Exit.DONE
    from rsnms_cli.render.console import console, print_methodology

    print_methodology(console(), methodology)
    return Exit.DONE


def _as_json(methodology: "Methodology") -> dict[str, Any]:
    """The shape of the data contract, section 4."""
    return {
        "id": methodology.id,
        "title": methodology.title,
        "source": methodology.source,
        "indicators": [
            {
                "level": level,
                "code": item.code,
                "section": item.section,
                "title": item.title,
                "kind": item.kind,
                "max_points": _plain(item.max_points),
                "targets": _targets(item),
            }
            for level, item in methodology.indicators()
        ],
    }


def _targets(item: "Indicator") -> dict[str, Any] | None:
    return {str(year): _plain(target) for year, target in item.targets.items()} or None


def _plain(number: Any) -> Any:
    from rsnms_cli.render.numbers import json_number

    return number if number is True else json_number(number)
