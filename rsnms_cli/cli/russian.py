"""The command line in Russian: what typer says by itself in English."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

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
