"""Columns of one kind of understanding, the same header of a table's files together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rsnms_cli.check.state import State
from rsnms_cli.model.columns import TableSpec
from rsnms_cli.model.problems import Place
from rsnms_cli.model.tables import How, Seen, Source
from rsnms_cli.model.text import header_key, shown_header


@dataclass(frozen=True)
class Group:
    """A header, where it stands first, and on how many sheets."""

    spec: TableSpec
    source: Source
    seen: Seen
    sheets: int

    @property
    def place(self) -> Place:
        """Of the first header."""
        return self.source.head(self.seen)

    @property
    def name(self) -> str:
        """The header as it may be shown, with a space before it."""
        more = f" (и ещё на листах: {self.sheets - 1})" if self.sheets > 1 else ""
        return shown_header(self.seen.header) + more

    @property
    def meant(self) -> str:
        """The header of the field in the description of the table."""
        return next(one.header for one in self.spec.fields if one.field == self.seen.field)


def groups(state: State, how: How) -> Iterator[Group]:
    """The columns understood in this way."""
    for table in state.raw.values():
        found: dict[tuple[str, str], Group] = {}
        for source in table.sources:
            for seen in source.of(how):
                key = header_key(seen.header), seen.field
                known = found.get(key)
                found[key] = (
                    replace(known, sheets=known.sheets + 1)
                    if known
                    else Group(table.spec, source, seen, 1)
                )
        yield from found.values()
