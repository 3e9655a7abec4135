"""Where the entries of a mapping file stand in its text: TOML's reader tells no lines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_HEAD = re.compile(r"\s*\[\[?\s*(\w+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*[\"']?(\w+)[\"']?\s*=")
_PATH = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(.+))?")


@dataclass(frozen=True)
class Block:
    """An entry or a table: its name and number, its first line, and those of its keys, from 0."""

    kind: str
    number: int
    first: int
    keys: dict[str, int]

    @property
    def key(self) -> str:
        """What names it: `organization[2]`."""
        return f"{self.kind}[{self.number}]"

    @property
    def last(self) -> int:
        """The line of its last key."""
        return max(self.keys.values(), default=self.first)


@lru_cache(maxsize=4)
def blocks(text: str) -> Mapping[str, Block]:
    """All entries by what names them, in the order of the file."""
    return {one.key: one for one in _blocks(text)}


def _blocks(text: str) -> Iterator[Block]:
    lines = text.split("\n")
    heads = [(at, found[1]) for at, line in enumerate(lines) if (found := _HEAD.match(line))]
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    number = Counter[str]()
    for (first, kind), end in zip(heads, ends, strict=False):
        number[kind] += 1
        named = ((at, _KEY.match(lines[at])) for at in range(first + 1, end))
        yield Block(kind, number[kind], first, {found[1]: at for at, found in named if found})


def line_of(text: str, path: str) -> int:
    """The line, from 1, of a key like `organization[2].is`, else of its entry, else 0."""
    if not (found := _PATH.fullmatch(path)):
        return 0
    block = blocks(text).get(f"{found[1]}[{found[2] or 1}]")
    return block.keys.get(found[3] or "", block.first) + 1 if block else 0
