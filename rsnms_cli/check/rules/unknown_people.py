"""event.unknown_person: a training or diagnostics of somebody who is not in «Педагоги».

The row is counted nowhere; one finding per sheet. Passes when the analyst has said that such people
are no error: then event.outside says how many rows there are.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.propose import orphans
from rsnms_cli.check.state import Finding, Rule, State, alike, at
from rsnms_cli.model.problems import Severity, cells_words
from rsnms_cli.model.text import counted

_TODO = (
    "исправьте номер или добавьте человека в «Педагоги»; если он уволился, скажите это один раз в "
    'mapping.toml: [people] outside = "allowed"'
)


def _find(state: State) -> Iterator[Finding]:
    if state.matches.people_outside:
        return
    for table, outside in orphans(state.clean):
        for _, rows in alike(table, outside, lambda _: ""):
            places = [table.place(row, "person_id") for row in rows]
            what = "такого человека нет в таблице «Педагоги», строка нигде не учтена"
            if len(places) > 1:
                what = f"таких людей нет в таблице «Педагоги»: {cells_words(places)}, "
                what += "строки нигде не учтены"
            yield at(places, what, _TODO)


def _allowed(state: State) -> Iterator[Finding]:
    if not state.matches.people_outside:
        return
    for table, outside in orphans(state.clean):
        by_sheet = np.bincount(table.source[outside], minlength=len(table.sources)).tolist()
        for source, number in zip(table.sources, by_sheet, strict=True):
            if number:
                rows = counted(number, "строка", "строки", "строк")
                yield Finding(
                    source.place(source.header_row, "person_id"),
                    f"людей нет в таблице «Педагоги», не учтено: {rows}; это разрешено",
                    "ничего делать не нужно; так сказано в mapping.toml, [people]",
                )


RULE = Rule("event.unknown_person", Severity.ERROR, _find)
ALLOWED = Rule("event.outside", Severity.WARNING, _allowed)
