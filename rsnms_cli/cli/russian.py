"""The command line in Russian: what typer says by itself in English."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from rsnms_cli.model.errors import UsageError

_USAGE = (
    (r"No such command (.+)\.", "нет такой команды: {}"),
    (r"Option (.+) requires an argument\.?", "после {} нужно значение"),
    (r"Got unexpected extra argument\(s\) \((.+)\)", "лишнее в команде: {}"),
    (r"Invalid value for (.+?): .*", "значение не подходит: {}"),
)


class RussianCommand(TyperCommand):
    """A command whose `--help` describes itself in Russian."""

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, in Russian."""
        return _translated(super().get_help_option(ctx))


class RussianGroup(TyperGroup):
    """A group of commands whose `--help` describes itself in Russian."""

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, in Russian."""
        return _translated(super().get_help_option(ctx))


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = "Показать эту справку."
    return option


def refuse_empty(arguments: Sequence[str]) -> None:
    """Raise UsageError for an empty word, as a variable that is not set leaves it: as a path it
    would be the folder we stand in, as a name the default.
    """
    for before, word in pairwise(["", *arguments]):
        name, sign, value = word.partition("=")
        if not word or (name.startswith("--") and sign and not value):
            option = name or (before if before.startswith("-") else "")
            where = f"после {option}" if option else "в команде"
            raise UsageError(f"{where} пустое значение", "впишите его или уберите параметр")


def usage_words(error: typer.TyperException) -> str:
    """What is wrong with a command line."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"нет такого параметра: {getattr(error, 'option_name', '')}"
    if kind == "MissingParameter":
        parameter: Any = getattr(error, "param", None)
        names = getattr(parameter, "metavar", None) or " / ".join(getattr(parameter, "opts", ()))
        return f"не указан обязательный параметр {names}"
    if kind == "NoArgsIsHelpError":
        return f"команда не указана\n{error.format_message()}"
    message = " ".join(error.format_message().split())
    for pattern, words in _USAGE:
        if found := re.match(pattern, message):
            return words.format(found[1])
    return "команда написана неверно"
