"""The types of `mapping.toml`: every kind of entry, its keys, and what `is` may say."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from rsnms_cli.methodology.base import Strict
from rsnms_cli.methodology.faults import instead
from rsnms_cli.methodology.providers import NAMES, providers_of
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NOT_COUNTED, SETTINGS
from rsnms_cli.model.text import clean, fold


def _filled(text: str) -> str:
    if not (found := clean(text)):
        raise ValueError("текст пуст")
    return found


def _provider(text: str) -> str:
    """Our own name of the body that is meant."""
    if len(known := providers_of(text)) != 1:
        raise PydanticCustomError(
            "provider", "ожидается {names}", {"names": " или ".join(NAMES.values())}
        )
    return NAMES[known[0]]


def one_of(words: Callable[[], list[str]], what: str) -> Callable[[str], str]:
    """A validator: the word of the list that a text means; a ValueError names the nearest one."""

    def validate(text: str) -> str:
        known = {fold(word): word for word in words()}
        if fold(text) not in known:
            raise ValueError(f"{what}{instead(text, list(known.values()))}")
        return known[fold(text)]

    return validate


def staff_categories() -> list[str]:
    """The values of «Категория персонала», and that people of a position are in none."""
    fields = table_specs()["teachers"].fields
    words = [word for one in fields if one.field == "staff_category" for word in one.values]
    return [*words, NOT_COUNTED]


Text = Annotated[str, AfterValidator(_filled)]
Provider = Annotated[Text, AfterValidator(_provider)]
Category = Annotated[Text, AfterValidator(one_of(staff_categories, "такой категории нет"))]
Hidden = Annotated[str, Field(pattern=r"^[0-9a-z:_-]+$")]
"""A key that shows nobody."""


class Decision(Strict):
    """What all entries have: what is meant, and what the analyst says of it, if anything yet."""

    means: Text = Field(alias="is")
    accept: StrictBool = False
    reject: StrictBool = False

    @model_validator(mode="after")
    def _said_once(self) -> "Decision":
        if self.accept and self.reject:
            raise ValueError("accept и reject вместе: оставьте одно из двух")
        return self


class _Header(Decision):
    table: Text
    header: Text


class _Sheet(Decision):
    file: Text
    sheet: Text | None = None


class _Value(Decision):
    table: Text
    column: Text
    value: Text


class _Constant(Decision):
    file: Text
    table: Text
    column: Text


class _Category(Decision):
    means: Category = Field(alias="is")
    position: Text


class _Organization(Decision):
    name: Text | None = None
    code: Text | None = None
    municipality: Text | None = None

    @model_validator(mode="after")
    def _named_once(self) -> "_Organization":
        if (self.name is None) == (self.code is None):
            raise PydanticCustomError("one_of", "{keys}", {"keys": "name, code"})
        return self


class _Municipality(Decision):
    name: Text


class _Provider(Decision):
    means: Provider = Field(alias="is")
    name: Text


class _Person(Decision):
    means: Hidden = Field(alias="is")
    key: Hidden


class People(Strict):
    """How people are read whom the tables do not tie to an organisation or a number."""

    outside: Literal["error", "allowed"] = "error"
    without_snils: Literal["error", "by_name"] = "error"


class Mapping(Strict):
    """The whole file."""

    header: tuple[_Header, ...] = ()
    sheet: tuple[_Sheet, ...] = ()
    value: tuple[_Value, ...] = ()
    constant: tuple[_Constant, ...] = ()
    category: tuple[_Category, ...] = ()
    organization: tuple[_Organization, ...] = ()
    municipality: tuple[_Municipality, ...] = ()
    provider: tuple[_Provider, ...] = ()
    person: tuple[_Person, ...] = ()
    people: People = People()

    def entries(self) -> list[tuple[str, int, Decision]]:
        """Kind, number from 1, and entry, in the order of the kinds."""
        kinds: list[tuple[str, Any]] = [(kind, items) for kind, items in self if kind != SETTINGS]
        return [(kind, at, one) for kind, items in kinds for at, one in enumerate(items, start=1)]
