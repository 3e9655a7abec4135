"""`rsnms methodology`: which regulations there are and what they say."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rsnms_cli.cli.options import Json
from rsnms_cli.cli.russian import RussianCommand, RussianGroup
from rsnms_cli.model.errors import Exit, UsageError

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Indicator, Methodology

app = typer.Typer(
    cls=RussianGroup, help="Методики: какие есть и что в них написано.", no_args_is_help=True
)


@app.command("list", cls=RussianCommand)
def list_all(as_json: Json = False) -> int:
    """Показать методики, которые знает программа."""
    from rsnms_cli.methodology.load import load_methodology, methodology_ids
    from rsnms_cli.model.units import LEVEL_NAMES, LEVELS
    from rsnms_cli.report.tables.machine import to_json

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
    from rsnms_cli.report.tables.machine import to_json

    methodology = load_methodology(name)
    if as_json:
        typer.echo(to_json(_as_json(methodology)), nl=False)
        return Exit.DONE
    from rsnms_cli.terminal.methodology import print_methodology
    from rsnms_cli.terminal.screen import console

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
    from rsnms_cli.words.numbers import json_number

    return number if number is True else json_number(number)


@app.command("check", cls=RussianCommand)
def check(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", readable=False, help="Файл методики .toml.")
    ],
) -> int:
    """Проверить файл методики: ключи, правила, пункты, прочтения и все примеры."""
    from rsnms_cli.methodology.faults import faulty
    from rsnms_cli.pipeline.methodology import examine

    methodology, faults = examine(path)
    if methodology is None or faults:
        raise faulty(faults)
    examples = sum(len(item.examples) for _, item in methodology.indicators())
    typer.echo(
        f"{path.name}: методика «{methodology.id}» годится; "
        f"показателей {len(methodology.indicators())}, примеров {examples}, "
        f"прочтений {len(methodology.readings)}."
    )
    return Exit.DONE


@app.command("new", cls=RussianCommand)
def new(
    path: Annotated[Path, typer.Argument(metavar="PATH", readable=False, help="Новый файл .toml.")],
) -> int:
    """Записать заготовку своей методики с пояснениями."""
    from rsnms_cli.methodology.files import read_text
    from rsnms_cli.model.shared import template_file
    from rsnms_cli.office.output import write_folder, write_text

    if path.exists():
        raise UsageError(f"файл «{path}» уже есть", "укажите другое имя")
    if path.suffix != ".toml":
        raise UsageError(f"имя «{path.name}» не подходит", "оно должно кончаться на .toml")
    text = read_text(template_file("methodology.toml"))
    write_folder(path.parent, {path.name: write_text(text)})
    typer.echo(f"Записано: {path}. Проверить: rsnms methodology check {path}")
    return Exit.DONE


@app.command("diff", cls=RussianCommand)
def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="Методика или файл .toml.")],
    new: Annotated[str, typer.Argument(metavar="B", help="С чем сравнить.")],
) -> int:
    """Сказать словами, чем одна методика отличается от другой."""
    from rsnms_cli.methodology.diff import differences
    from rsnms_cli.methodology.load import load_methodology

    found = list(differences(load_methodology(old), load_methodology(new)))
    for line in found:
        typer.echo(line)
    typer.echo(f"Отличий: {len(found)}.")
    return Exit.DONE
