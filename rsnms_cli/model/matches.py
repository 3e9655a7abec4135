"""What the analyst has accepted in `mapping.toml`: headers, organisations, municipalities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

MAPPING_FILE = "mapping.toml"
"""Lies beside the exports; `rsnms map` proposes its entries."""


Accepted = Mapping[str, Mapping[str, str]]
"""Headers that the user matched to fields: table, key of the header, field."""
NOTHING: Accepted = MappingProxyType({})


@dataclass(frozen=True)
class OrgMatch:
    """The code that a name or another code stands for, and the entry's key in the file."""

    code: str
    key: str


@dataclass(frozen=True)
class Matches:
    """Accepted entries by what is compared.

    `headers`: table, key of the header, field. `codes`: the text of a code. `names`: key of the
    name and key of the municipality, which is empty where the entry names none.
    `municipalities`, `providers`: key of the spelling, the name to take. `people_outside`: events
    of people who are not in «Педагоги» are no error.
    """

    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    codes: Mapping[str, OrgMatch] = field(default_factory=dict)
    names: Mapping[tuple[str, str], OrgMatch] = field(default_factory=dict)
    municipalities: Mapping[str, str] = field(default_factory=dict)
    providers: Mapping[str, str] = field(default_factory=dict)
    people_outside: bool = False


NO_MATCHES = Matches()
