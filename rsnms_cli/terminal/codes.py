"""What a problem's code means: `rsnms check --explain CODE`."""

from rich.console import Console

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.problems import SEVERITY_WORDS
from rsnms_cli.words.codes.registry import Entry, near, registry


def explain_code(screen: Console, code: str) -> None:
    """Print the registry's entry; raises UsageError for an unknown code, with those it may mean."""
    entry = registry().get(code.strip().casefold())
    if entry is None:
        raise _unknown(code)
    screen.print(f"{entry.code}: {severity_words(entry)}", style="bold")
    for text in (
        entry.meaning,
        f"Что делает программа: {entry.effect}",
        f"Что сделать: {entry.todo}",
        f"Пример: {entry.example}",
    ):
        screen.print(text, soft_wrap=not screen.is_terminal)


def severity_words(entry: Entry) -> str:
    """«ошибка» – or, where there are several, when it is which."""
    return entry.when or SEVERITY_WORDS[entry.severity[0]]


def _unknown(code: str) -> UsageError:
    if likely := near(code):
        return UsageError(f"нет такого кода: «{code}»", f"похоже на {', '.join(likely)}")
    families = sorted({known.partition(".")[0] for known in registry()})
    return UsageError(f"нет такого кода: «{code}»", f"коды начинаются с {', '.join(families)}")
