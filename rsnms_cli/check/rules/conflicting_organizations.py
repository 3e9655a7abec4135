"""organization.conflict: rows of one «Код ОО» say different things.

Where «Муниципалитет» or «Тип ОО» differ the organisation is left out with its people; where
another cell differs, that cell counts as unknown. Rows that agree are one organisation.
"""

from collections.abc import Iterator

from rsnms_cli.check.clean import ESSENTIAL, differing, repeated_codes, unfit
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table
from rsnms_cli.model.text import shown


def _find(state: State) -> Iterator[Finding]:
    if "organizations" not in state.raw:
        return
    table = state.raw["organizations"].only(~unfit(state.raw["organizations"]))
    for rows in repeated_codes(table):
        fields = tuple(item.field for item in table.spec.fields if item.field != "org_code")
        for name in differing(table, rows, fields):
            for row in rows:
                yield Finding(
                    table.place(row, name), _what(table, row, name), "оставьте одну строку"
                )


def _what(table: Table, row: int, name: str) -> str:
    code, header = shown(table["org_code"].at(row)), table[name].spec.header
    if name in ESSENTIAL:
        effect = "организация не использована"
    else:
        effect = "взято одно из них" if name == "org_name" else "ячейка считается пустой"
    return f"код ОО{code} стоит в нескольких строках, «{header}» в них разное: {effect}"


RULE = Rule("organization.conflict", Severity.ERROR, _find)
