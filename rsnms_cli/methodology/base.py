"""What all types of files that people write share: frozen, no unknown keys, exact numbers."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError


class Strict(BaseModel):
    """A table of the file: unknown keys are refused, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OneOf(Strict):
    """A table in which exactly one key is given, such as `{ presence = 10 }`."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "OneOf":
        if len(self.model_fields_set) != 1:
            keys = ", ".join(type(self).model_fields)
            raise PydanticCustomError("one_of", "нужен ровно один ключ из: {keys}", {"keys": keys})
        return self

    @property
    def term(self) -> tuple[str, Any]:
        """The key given and its value."""
        (name,) = self.model_fields_set
        return name, getattr(self, name)


def number(value: object) -> Decimal:
    """An exact number; yes/no and texts are none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number", "нужно число")
    return Decimal(value)


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Number = Annotated[Decimal, BeforeValidator(number)]
"""An exact number of the file: never a float, never yes/no."""

Words = BeforeValidator(_listed)
"""One word may stand for a list of one."""
