"""What the analyst has decided, and what is still asked: headers, values, organisations, people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rsnms_cli.model.text import fold

MAPPING_FILE = "mapping.toml"
"""Lies beside the exports; `rsnms map` proposes its entries."""
NOT_NEEDED, NO_TABLE, UNKNOWN = "не нужен", "не таблица", "неизвестно"
"""What `is` says of a column, of a sheet and of a value that mean nothing to us."""
NOT_COUNTED = "не учитывать"
"""What `is` says of a position whose people belong to no staff category."""
YES, NO = "да", "нет"
"""The answers to what is proposed."""
SETTINGS = "people"
"""The kind whose entries are keys of one table: none stands in the file until it is decided."""
Asked = tuple[str, ...]
"""What an entry is about, whatever it was matched with."""


@dataclass(frozen=True)
class Accepted:
    """What is needed while a file is read.

    `headers`: table, key of a header, field ("" says that the column is not needed). `values`:
    table and field, key of a text (`fold`), the text to read instead (`UNKNOWN` says that nobody
    knows). `constants`: file and table, field, the text of every row. `sheets`: file and sheet (""
    means all of the file), table ("" says that it holds none). `by_name`: a sheet of people needs
    no numbers where it has their names.
    """

    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    sheets: Mapping[tuple[str, str], str] = field(default_factory=dict)
    by_name: bool = False

    def sheet(self, file: str, sheet: str) -> str | None:
        """The table that was decided for a sheet, "" for none, None where nothing was."""
        return self.sheets.get((file, sheet), self.sheets.get((file, "")))


NOTHING = Accepted()


@dataclass(frozen=True)
class OrgMatch:
    """The code that a name or another code stands for, the entry's key in the file and its line."""

    code: str
    key: str
    line: int = 0


@dataclass(frozen=True)
class Matches:
    """Accepted entries by what is compared.

    `reading`: what is needed while files are read. `codes`: the text of a code. `names`: key of the
    name and key of the municipality, which is empty where the entry names none.
    `municipalities`, `providers`: key of the spelling, the name to take. `categories`: key of a
    position (`fold`), or of what stands instead of a category, the staff category that follows
    from it where the file has none, or `NOT_COUNTED`.
    `people_outside`: events of people who are not in «Педагоги» are no error. `people_by_name`:
    rows without a number are those of the one person of that name there. `people`: key of a row's
    name and organisation, key of the person; both are keys that show nobody.
    """

    reading: Accepted = NOTHING
    codes: Mapping[str, OrgMatch] = field(default_factory=dict)
    names: Mapping[tuple[str, str], OrgMatch] = field(default_factory=dict)
    municipalities: Mapping[str, str] = field(default_factory=dict)
    providers: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    people_outside: bool = False
    people_by_name: bool = False
    people: Mapping[str, str] = field(default_factory=dict)
    decided: frozenset[Asked] = frozenset()
    """What was accepted or rejected: it is not asked again."""
    file: str = MAPPING_FILE


NO_MATCHES = Matches()


def asked_of(kind: str, keys: Mapping[str, str]) -> Asked:
    """What an entry of this kind is about: all its keys but what it was matched with."""
    return (kind, *(f"{name}={fold(text)}" for name, text in sorted(keys.items()) if name != "is"))


@dataclass(frozen=True)
class Proposal:
    """An entry of the mapping file to be: its kind, its keys, what `is` may be, and why.

    Of the kind `SETTINGS` its one key `key` is the name of the setting.
    """

    kind: str
    keys: Mapping[str, str]
    means: str
    reason: str

    @property
    def asked(self) -> Asked:
        """What it is about."""
        return asked_of(self.kind, self.keys)


@dataclass(frozen=True)
class Choice:
    """An answer: its words, and what `is` becomes of every entry; "" says that it is rejected."""

    words: str
    means: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """A question to the analyst: one yes or no about one entry or several.

    `seen` is what stands in the files, `lost` how many rows or people are left out until it is
    decided, `rows` how many it is about, `effect` both in words. The first of `choices` is what is
    proposed, the last one a no. `parts` are the questions of which it is made, if of several.
    """

    question: str
    entries: tuple[Proposal, ...]
    choices: tuple[Choice, ...]
    seen: str = ""
    effect: str = ""
    lost: int = 0
    rows: int = 0
    parts: tuple["Decision", ...] = ()

    @property
    def kind(self) -> str:
        """The kind of its entries, which is one."""
        return self.entries[0].kind


@dataclass(frozen=True)
class InForce:
    """A decision by its number: the texts of its entry, whether it was a yes, and how many rows it
    is about (sheets, where it says that they hold no table).
    """

    number: int
    kind: str
    texts: Mapping[str, str]
    accepted: bool
    met: int
