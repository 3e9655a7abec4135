"""`rsnms map`: what in the files is not understood, and what the analyst decides about it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit
from rsnms_cli.model.matches import MAPPING_FILE

if TYPE_CHECKING:
    from rsnms_cli.pipeline.job import Reading
    from rsnms_cli.pipeline.map.propose import Waiting


def map_names(
    data: Data = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            "--out",
            envvar="RSNMS_MAPPING",
            show_envvar=False,
            readable=False,
            help="Файл соответствий; без него – mapping.toml рядом с таблицами.",
        ),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Решить всё по очереди: вопрос, ответ, отмена.")
    ] = False,
    workbook: Annotated[
        Path | None,
        typer.Option("--workbook", help="Записать вопросы книгой .xlsx со списками ответов."),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option("--from", readable=False, help="Взять решения из заполненной книги."),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Показать все решения и сколько раз каждое применено.")
    ] = False,
    undo: Annotated[
        str, typer.Option("--undo", metavar="N", help="Отменить решение с номером из --list.")
    ] = "",
) -> int:
    """Предложить, что значат непонятные листы, столбцы, организации и муниципалитеты."""
    here = door(data=data)
    folder = here.data(data)
    path = here.mapping(mapping) or folder / MAPPING_FILE

    def read() -> "Reading":
        from rsnms_cli.pipeline.job import start_reading

        return start_reading(folder, mapping=path, new=True)

    def ask() -> "Waiting":
        with progress():
            reading = read()
            from rsnms_cli.pipeline.map.propose import propose

            return propose(reading)

    if undo:
        _undo(path, undo)
    if listed:
        _list(read)
    if undo or listed:
        return Exit.DONE
    if answers:
        _take(answers, path)
    if review:
        _talk(path, ask)
        return Exit.DONE
    waiting = ask()
    if workbook:
        _write(waiting, workbook, folder)
    else:
        with printing():
            _show(waiting)
    return Exit.DONE


def _undo(path: Path, which: str) -> None:
    from rsnms_cli.pipeline.map.listing import undo
    from rsnms_cli.words.decisions import entry_words

    entry = undo(path, which)
    typer.echo(f"Решение отменено, вопрос снова ждёт: {entry_words(entry.kind, entry.texts)}")


def _list(read: "Callable[[], Reading]") -> None:
    with progress():
        reading = read()
        from rsnms_cli.pipeline.map.listing import in_force

        found = list(in_force(reading))
    from rsnms_cli.terminal.map import print_decided
    from rsnms_cli.terminal.screen import console

    with printing():
        typer.echo(f"Решений: {len(found)}, файл {reading.mapping}")
        for one in found:
            print_decided(console(), one)
        if found:
            typer.echo("Отменить решение: rsnms map --undo НОМЕР")


def _take(answers: Path, path: Path) -> None:
    from rsnms_cli.pipeline.map.workbook import take_workbook

    taken = take_workbook(answers, path)
    typer.echo(
        f"Из книги принято: {taken.accepted}, отклонено: {taken.rejected}, "
        f"без ответа: {taken.left}; файл {path}"
    )


def _write(waiting: "Waiting", workbook: Path, folder: Path) -> None:
    from rsnms_cli.pipeline.map.workbook import write_workbook

    write_workbook(waiting, workbook, folder)
    typer.echo(f"Ждут решения: {len(waiting.decisions)}, книга {workbook}")
    typer.echo(f"Заполните столбец «Решение» и верните её: rsnms map --from {workbook.name}")


def _talk(path: Path, ask: "Callable[[], Waiting]") -> None:
    from rsnms_cli.cli.dialog import talk
    from rsnms_cli.pipeline.map.review import Review
    from rsnms_cli.terminal.screen import console

    found = Review(path, ask)
    with printing():
        talk(found, console())


def _show(waiting: "Waiting") -> None:
    from rsnms_cli.terminal.map import print_waiting
    from rsnms_cli.terminal.screen import console

    said = f"Предложений: {waiting.added}, файл {waiting.path}"
    typer.echo(said if waiting.added else "Новых предложений нет.")
    if waiting.decisions:
        typer.echo(f"Ждут решения: {len(waiting.decisions)}.")
        print_waiting(console(), waiting.decisions)
        typer.echo(
            "Решить по очереди: rsnms map --review; или поставьте в файле accept = true там,"
        )
        typer.echo("где предложение верно, и reject = true там, где нет.")
