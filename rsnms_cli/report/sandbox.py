"""Templates may have come by mail: what they may do, and for how long.

They run in a sandbox, a region's own besides in a process with a clock and, where the system can,
a limit of memory: no list of what is dear would be complete.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jinja2 import Template, TemplateRuntimeError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.shared import overlay, own_templates
from rsnms_cli.office.formats import UnreadableFile
from rsnms_cli.office.pool import reader_pool
from rsnms_cli.office.worker import Task
from rsnms_cli.report.view import Report

MOST_SIGNS = 200_000_000
"""Of a filled template; the page of a region of 1,000 schools has about 10 million."""
MOST_REPEATED = 1_000_000
MOST_POWER = 64
SECONDS = 30.0
Made = TypeVar("Made")


class Bounded(ImmutableSandboxedEnvironment):
    """A sandbox whose operators do not make texts or numbers without measure."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The operator's result; raises SecurityError for one beyond measure."""
        if operator == "**" and not (abs(left) < 10**6 and abs(right) <= MOST_POWER):
            raise SecurityError("степень слишком велика")
        if operator == "*":
            long = [len(one) for one in (left, right) if hasattr(one, "__len__")]
            times = [one for one in (left, right) if isinstance(one, int)]
            if long and times and long[0] * times[0] > MOST_REPEATED:
                raise SecurityError("текст повторён слишком много раз")
        return super().call_binop(context, operator, left, right)


def rendered(template: Template, context: Mapping[str, Any]) -> str:
    """The filled template; raises what jinja raises, TemplateRuntimeError when it is too long."""
    parts, signs = [], 0
    for part in template.generate(context):
        parts.append(part)
        signs += len(part)
        if signs > MOST_SIGNS:
            raise TemplateRuntimeError("страница непомерно длинна")
    return "".join(parts)


def why(error: BaseException) -> str:
    """What is wrong with a template, in words."""
    if isinstance(error, RecursionError):
        return "заготовка вызывает сама себя без конца"
    if isinstance(error, SecurityError):
        return f"заготовке это не разрешено: {error}"
    return str(error) or type(error).__name__


def apart(make: Callable[[Report], Made], report: Report, part: str) -> Made:
    """What `make` gives for a report, in a process of its own if the region has templates of its
    own under this name. Raises UsageError, also when they end the process or take too long.
    """
    own = own_templates(part)
    if own is None:
        return make(report)
    task = Task(__name__, "made", (make.__module__, make.__qualname__, own.absolute(), report))
    try:
        result = reader_pool().submit(task, seconds=SECONDS).result()
    except UnreadableFile as error:
        words = {
            "file.timeout": f"заполняется дольше {SECONDS:.0f} секунд, прервано",
            "file.memory": "для заполнения не хватило памяти",
        }.get(error.code, "заполнение оборвалось")
        what = f"заготовка {own / part} не годится: {words}"
        raise UsageError(what, "сравните её с той, что пришла с программой") from error
    if isinstance(result, Refusal):
        raise UsageError(*result)
    return result  # type: ignore[no-any-return]  # what the function gives


class Refusal(NamedTuple):
    """A UsageError on its way from another process."""

    what: str
    todo: str


def made(module: str, function: str, templates: Path, report: Report) -> Any:
    """The same in the process itself; a UsageError becomes a Refusal."""
    overlay(templates)
    try:
        return getattr(import_module(module), function)(report)
    except UsageError as error:
        return Refusal(error.what, error.todo)
