"""The templates of the page in `templates/report/`; a spoilt one is said with file and line."""

from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError

from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.shared import shared_folder

FOLDER = "report"
MAIN = "page.html"
FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def fill(context: Mapping[str, Any]) -> str:
    """The page by its templates, all values escaped; raises UsageError."""
    with shared_folder("templates") as templates:
        folder = templates / FOLDER
        environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        try:
            return environment.get_template(MAIN).render(context)
        except UnicodeDecodeError as error:
            raise _spoilt("", "файл не в UTF-8") from error
        except FAULTS as error:
            raise _spoilt(*_where(error, folder)) from error


def part(name: str, end: str) -> str:
    """A style or a script to be put between its tags as it is; raises UsageError."""
    with shared_folder("templates") as templates:
        try:
            text = (templates / FOLDER / name).read_text("utf-8")
        except UnicodeDecodeError as error:
            raise _spoilt(name, "файл не в UTF-8") from error
        except OSError as error:
            raise _spoilt(name, os_words(error)) from error
    lines = text.casefold().splitlines()
    if found := [number for number, line in enumerate(lines, start=1) if end in line]:
        raise _spoilt(f"{name}, строка {found[0]}", f"внутри не может стоять «{end}»")
    return text


def _where(error: BaseException, folder: Path) -> tuple[str, str]:
    """File and line of a fault, and what it is; a fault that is no template's goes on."""
    if isinstance(error, TemplateNotFound):
        return str(error.name), "файла нет"
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}, строка {error.lineno}", str(error.message)
    frames = [at for at in extract_tb(error.__traceback__) if Path(at.filename).parent == folder]
    if not frames:
        raise error
    return f"{Path(frames[-1].filename).name}, строка {frames[-1].lineno}", str(error)


def _spoilt(where: str, why: str) -> UsageError:
    place = f"templates/{FOLDER}/{where}" if where else f"templates/{FOLDER}"
    what = f"заготовка страницы {place} не годится: {why}"
    return UsageError(what, "сравните её с той, что пришла с программой")
