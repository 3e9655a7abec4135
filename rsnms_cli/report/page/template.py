"""The templates of the page in `templates/report/`; a spoilt one is said with file and line."""

import os
from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from rsnms_cli.methodology.small_files import Unfit, plain_text
from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.shared import template_file
from rsnms_cli.report.sandbox import Bounded, rendered, why

FOLDER = "report"
MAIN = "page.html"
FAULTS = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)


def fill(context: Mapping[str, Any]) -> str:
    """The page by its templates, all values escaped; raises UsageError."""
    environment = Bounded(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return rendered(environment.get_template(MAIN), context)
    except FAULTS as error:
        raise _spoilt(*_where(error)) from error


def _source(name: str) -> tuple[str, str, None] | None:
    """A template by the name that another one calls it by; None if there is none."""
    split_template_path(name)
    path = template_file(f"{FOLDER}/{name}")
    return (_text(name), str(path), None) if os.path.lexists(path) else None


def _text(name: str) -> str:
    try:
        return plain_text(template_file(f"{FOLDER}/{name}"))
    except UnicodeDecodeError as error:
        raise _spoilt(name, "файл не в UTF-8") from error
    except Unfit as error:
        raise _spoilt(name, str(error)) from error
    except OSError as error:
        raise _spoilt(name, os_words(error)) from error


def part(name: str, end: str) -> str:
    """A style or a script to be put between its tags as it is; raises UsageError."""
    text = _text(name)
    lines = text.casefold().splitlines()
    if found := [number for number, line in enumerate(lines, start=1) if end in line]:
        raise _spoilt(f"{name}, строка {found[0]}", f"внутри не может стоять «{end}»")
    return text


def _where(error: BaseException) -> tuple[str, str]:
    """File and line of a fault, and what it is; a fault that is no template's goes on."""
    if isinstance(error, TemplateNotFound):
        return str(error.name), "файла нет"
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}, строка {error.lineno}", str(error.message)
    frames = [(Path(at.filename), at.lineno) for at in extract_tb(error.__traceback__)]
    ours = [at for at in frames if at[0].parent.name == FOLDER and at[0].suffix != ".py"]
    if not ours:
        raise error
    return f"{ours[-1][0].name}, строка {ours[-1][1]}", why(error)


def _spoilt(where: str, why: str) -> UsageError:
    place = f"templates/{FOLDER}/{where}" if where else f"templates/{FOLDER}"
    what = f"заготовка страницы {place} не годится: {why}"
    return UsageError(what, "сравните её с той, что пришла с программой")
