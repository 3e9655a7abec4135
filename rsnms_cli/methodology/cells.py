"""Which columns of the exports a condition of the vocabulary reads (contract, section 3)."""

from collections.abc import Iterable, Iterator

from rsnms_cli.methodology.vocabulary import Condition, Grouped, Selection

Cell = tuple[str, str]
"""A table and a field of it."""

ROW_CELLS = {
    "category": "staff_category",
    "teacher": "position",
    "under_age": "birth_date",
    "up_to_age": "birth_date",
    "experience_below": "experience_years",
    **{name: name for name in ("mentor", "support_form", "mentoring_role", "methodical_service")},
    **{name: name for name in ("expert_role", "contests", "mentoring_model", "experience_shared")},
    "org_type": "org_type",
}
"""The field behind a condition on a row of people or organisations."""
EVENT_TABLES = {"diagnosed": "diagnostics", "route": "diagnostics", "trained": "trainings"}
"""Where a condition on events looks; all others look at the person's own rows."""
TERM_CELLS = {
    **{name: name for name in ("provider", "kind", "federal_register", "management_team")},
    "result_at_least": "result_percent",
    "hours_at_least": "hours",
}
"""The field behind a part of a condition on an event."""
COUNTED = frozenset({*ROW_CELLS.values(), *TERM_CELLS.values(), "route", "methodist"})
"""All fields that some number cannot do without."""
ONLY_READINGS = frozenset({"position", "hours"})
"""Of these, what none of the chosen readings of the five documents asks for."""
REFINING: dict[Cell, str] = {
    ("organizations", "stages"): "спрошено и про ОГЭ, и про ЕГЭ",
    ("trainings", "start_date"): "диагностика сравнивается с датой окончания обучения",
    ("trainings", "by_diagnostics"): "учтена ли диагностика, решает её дата",
    ("diagnostics", "route_date"): "датой маршрута считается дата диагностики",
}
"""Columns without which a number is still counted, and what holds then."""


def cells_of(one: Condition, table: str) -> Iterator[Cell]:
    """The columns that a condition on rows of `table` cannot do without, not those that refine."""
    name, value = one.term
    if name == "has_person":
        yield from (cell for inner in value for cell in cells_of(inner, "teachers"))
    elif name in ROW_CELLS:
        yield table, ROW_CELLS[name]
    elif name in EVENT_TABLES:
        events = EVENT_TABLES[name]
        if name == "route":
            yield events, name
        given = (word for word in type(value).model_fields if getattr(value, word))
        yield from ((events, TERM_CELLS[word]) for word in given if word in TERM_CELLS)


def needed(selection: Selection) -> tuple[frozenset[Cell], frozenset[Cell]]:
    """The columns that the denominator needs, and those that the numerator needs besides."""
    of, having = (_all(selection, part) for part in (selection.who, selection.having))
    if isinstance(selection, Grouped):
        having |= {("teachers", selection.by)}
    return of, having - of


def _all(selection: Selection, conditions: Iterable[Condition]) -> frozenset[Cell]:
    table = "teachers" if selection.of_people else "organizations"
    return frozenset(cell for one in conditions for cell in cells_of(one, table))
