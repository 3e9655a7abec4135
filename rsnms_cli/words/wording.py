"""The wording files that a region may change, and filling values into them."""

import re
from collections.abc import Mapping
from typing import TypeVar

from rsnms_cli.methodology.base import Strict
from rsnms_cli.methodology.faults import FaultyFile
from rsnms_cli.methodology.files import read_toml, shaped
from rsnms_cli.model.shared import template_file

Texts = TypeVar("Texts", bound=Strict)


def load_words(file: str, model: type[Texts]) -> Texts:
    """The wording of `templates/<file>`; raises FaultyFile with every fault of it."""
    name = f"templates/{file}"
    try:
        return shaped(read_toml(template_file(file), name), model, name)
    except FaultyFile as error:
        todo = "исправьте файл или возьмите тот, что пришёл с программой"
        raise FaultyFile(error.what, todo, error.faults) from error


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in place of `{name}`; what is in braces otherwise stays as it is."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)
