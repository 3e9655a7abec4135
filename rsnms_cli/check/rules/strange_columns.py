"""column.unknown: a header that the column dictionary does not know; the column is not used.

Fails: «Стаж общий». Passes: headers and synonyms of the dictionary, «№ п/п».
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Level, Place
from rsnms_cli.model.text import shown_header


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for source in table.sources:
            for column, header in source.strange:
                name = shown_header(header)
                yield Finding(
                    Place(source.file, source.sheet, source.header_row, column),
                    f"столбец{name} неизвестен, он не использован",
                    "если он нужен, назовите его, как в описании таблицы",
                )


RULE = Rule("column.unknown", Level.WARNING, _find)
