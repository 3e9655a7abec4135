"""cell.required: a required cell is empty; its row is left out. One finding per column and sheet.

Where a position stands, the category may follow from it: the positions are named, to be decided.
Fails: a row of «Педагоги» without «Код ОО». Passes: every required cell filled.
"""

from collections.abc import Callable, Iterator

from rsnms_cli.check.state import Finding, Rule, State, alike, at
from rsnms_cli.check.texts import texts_words
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Severity, cells_words
from rsnms_cli.model.tables import Mask, Table


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for spec in table.spec.required:
            blank = table[spec.field].blank
            if "position" in spec.instead:
                yield from _positions(table, spec, blank)
                blank = blank & table["position"].blank
            for lost, rows in alike(table, blank, _why(state, table, spec)):
                places = [table.place(row, spec.field) for row in rows]
                what = f"«{spec.header}» не заполнено, {lost}строка не использована"
                if len(places) > 1:
                    cells = cells_words(places)
                    what = f"«{spec.header}» не заполнено: {cells}, {lost}строки не использованы"
                yield at(places, what, f"впишите «{spec.header}»")


def _positions(table: Table, spec: Field, blank: Mask) -> Iterator[Finding]:
    """Rows whose category nobody has decided, with their positions and how often each stands."""
    position = table["position"]
    for _, rows in alike(table, blank & ~position.blank, lambda _: ""):
        source = table.sources[table.source[rows[0]]]
        column = spec.field if spec.field in source.columns else "position"
        places = [table.place(row, column) for row in rows]
        effect = "строка не использована" if len(rows) == 1 else "строки не использованы"
        yield at(
            places,
            f"«{spec.header}» не указана: {cells_words(places)}, {effect}; вместо неё «Должность»: "
            f"{texts_words(position, rows)}",
            "решите, к какой категории относится должность: rsnms map; или впишите категорию",
        )


def _why(state: State, table: Table, spec: Field) -> Callable[[int], str]:
    """Of a row without a number, why it was not given to anybody by its name."""
    return lambda row: state.why_nobodys(table, row) if spec.type == "person" else ""


RULE = Rule("cell.required", Severity.ERROR, _find)
