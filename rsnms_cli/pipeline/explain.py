"""One number of one unit, back to the rows and cells it came from."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from rsnms_cli.check.by_name.found import OWN
from rsnms_cli.facts.explain import listing_of
from rsnms_cli.facts.left_out import left_out
from rsnms_cli.methodology.questions import questions
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.answers import by_unit, values_of
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.explain import LeftOut, Line, Listing, Person
from rsnms_cli.model.names import nearest
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.tables import Column, Tables, Why
from rsnms_cli.model.text import fold
from rsnms_cli.model.units import LEVEL_NAMES, LEVELS, LevelName, Unit
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.report import report_of
from rsnms_cli.pipeline.score import scored
from rsnms_cli.pipeline.types import Outcome, Prepared
from rsnms_cli.read.persons import full_names
from rsnms_cli.report.explanation import Asked, Explanation, UnitSteps
from rsnms_cli.score.origin import origin_of

LEVEL_WORDS: dict[str, LevelName] = {
    **{level: level for level in LEVELS},
    **{"регион": "region", "муниципалитет": "municipality"},
    **dict.fromkeys(("организация", "школа"), "school"),
}
ALLOWED = "event.outside"
"""The warning of rows of people outside the tables; one for all of a sheet."""
UNNAMED = {
    "teachers": "этой организации нет в таблице «Организации»",
    **dict.fromkeys(("trainings", "diagnostics"), "человека нет в «Педагогах», так разрешено"),
}
MOST_NEAR = 4
MOST_LISTED = 12


def steps(job: Job, level: str, unit: str) -> tuple[Outcome, UnitSteps]:
    """All steps of a unit; raises UsageError for a unit that there is not."""
    _, outcome, found = _found(job, level, unit)
    return outcome, found


def explain(
    job: Job, asked: tuple[str, str, str], *, rows: bool = False, personal: bool = False
) -> tuple[Outcome, Explanation]:
    """Where a number comes from: `asked` are level, unit and the indicator's code.

    `rows`: with everybody it was counted from; `personal`: the same with their СНИЛС and names.
    Raises UsageError, with the nearest names, for what there is not.
    """
    level, name, code = asked
    ready, outcome, of = _found(job, level, name)
    item = _indicator(of.methodology, of.level, code)
    unit = of.unit.scores.unit
    key = (of.level, unit.code)
    given = by_unit(values_of(ready.forms.answers)).get(key, {})
    found = Explanation(
        of,
        item,
        origin_of(item, unit, of.unit.scores.scores[item.code], given),
        _asked(ready, of.level, unit, item),
        ready.forms.reported.get((*key, item.code)),
        _sender(ready, unit),
        personal=personal,
    )
    listed = item.measure is not None and (rows or personal)
    return outcome, _with_rows(ready, outcome, found) if listed else found


def _sender(ready: Prepared, unit: Unit) -> str:
    """The form of the unit; organisations are asked by their municipality's, too."""
    received = ready.forms.received
    own = received.get((unit.level, unit.code), "")
    return own or received.get(("municipality", unit.municipality), "")


def _with_rows(ready: Prepared, outcome: Outcome, found: Explanation) -> Explanation:
    tables, item = ready.inputs.tables, found.item
    unit, window = found.of.unit.scores.unit, ready.methodology.window
    listing = listing_of(tables, item, unit, window, ready.period)
    out = left_out(ready.inputs.raw, tables, item, listing.unit)
    why: dict[tuple[str, str, int], list[str]] = {}
    for problem in outcome.problems:
        for place in problem.places if _leaves_out(problem) else ():
            why.setdefault((place.file, place.sheet, place.row), []).append(problem.what)
    lost = []
    for table, place in out:
        said = why.get((place.file, place.sheet, place.row)) or [UNNAMED.get(table, "не учтена")]
        lost.append(LeftOut(table, place, "; ".join(said)))
    people = _people(ready, listing) if found.personal else {}
    by_name = _by_name(tables)
    return replace(found, listing=listing, left_out=lost, people=people, by_name=by_name)


def _by_name(tables: Tables) -> set[Place]:
    """The rows without a number whose person is known by name."""
    found = set()
    for name in ("teachers", "trainings", "diagnostics"):
        rows = tables[name]["person_id"].marked(Why.BY_NAME)
        found |= {tables[name].place(row) for row in np.flatnonzero(rows).tolist()}
    return found


def _leaves_out(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR or problem.code == ALLOWED


def _people(ready: Prepared, listing: Listing) -> dict[int, Person]:
    """Who the rows are about, by row number; names are read from the files only here."""
    lines: Iterable[Line] = listing.lines
    if not listing.of_people:
        lines = [person for line in listing.lines for person in line.people]
    teachers = ready.inputs.tables["teachers"]
    rows = [row for line in lines for row in line.rows]
    snils = teachers["person_id"]
    names = full_names(ready.job.request.data, teachers, rows)
    return {row: Person(_number(snils, row), names[row]) for row in rows}


def _number(snils: Column, row: int) -> str:
    """The number as it is written, or that of the person whose row is known by name."""
    code = int(snils.codes[row])
    if snils.why.get(code) is not Why.BY_NAME:
        return snils.texts[code]
    value = str(snils.values[code])
    return "" if value.startswith(OWN) else value


def _asked(ready: Prepared, level: LevelName, unit: Unit, item: Indicator) -> list[Asked]:
    codes = {item.code, *(part.code for part in item.parts)}
    found = []
    for question in questions(ready.methodology, level):
        if question.code in codes and question.asked_of(unit):
            key = (level, unit.code, question.code)
            answer, evidence = ready.forms.answers.get(key), ready.forms.evidence.get(key, "")
            found.append(
                Asked(question, answer.value, answer.place, evidence)
                if answer
                else Asked(question, why=_not_taken(ready, key))
            )
    return found


def _not_taken(ready: Prepared, key: tuple[str, str, str]) -> str:
    """What is wrong with the cells that do hold an answer."""
    filled = {
        cell.place
        for unit, cell in ready.forms.cells
        if (unit.level, unit.code, cell.code) == key and cell.text
    }
    problems = [one for one in ready.forms.problems if one.place in filled]
    return "; ".join(f"{one.place}: {one.what}" for one in problems)


def _found(job: Job, level: str, name: str) -> tuple[Prepared, Outcome, UnitSteps]:
    at = LEVEL_WORDS.get(level.casefold())
    if at is None:
        what = f"уровень «{level}» неизвестен"
        raise UsageError(what, "пишите region, municipality или school")
    ready = prepare(job)
    outcome = scored(ready)
    report = report_of(ready, outcome)
    units = report.units.get(at, ())
    if not units:
        what = f"в методике {ready.methodology.id} нет показателей уровня «{LEVEL_NAMES[at]}»"
        raise UsageError(what, "есть уровни: " + ", ".join(report.units))
    return ready, outcome, UnitSteps(ready.methodology, ready.period, at, _unit(units, at, name))


def _unit(units: Iterable[UnitReport], level: LevelName, name: str) -> UnitReport:
    """The unit of this code, or of this name if it is the only one."""
    by_code = {one.scores.unit.code: one for one in units}
    if name in by_code:
        return by_code[name]
    same = [one for one in by_code.values() if fold(one.scores.unit.name) == fold(name)]
    same = same or [one for code, one in by_code.items() if fold(code) == fold(name)]
    if len(same) == 1:
        return same[0]
    if same:
        codes = ", ".join(one.scores.unit.code for one in same)
        raise UsageError(f"организаций «{name}» несколько", f"укажите код: {codes}")
    what = f"единицы «{name}» на уровне «{LEVEL_NAMES[level]}» нет"
    names = {
        word: f"{unit.code} {unit.name}" if level == "school" else unit.name
        for unit in (one.scores.unit for one in by_code.values())
        for word in (unit.code, unit.name)
    }
    raise UsageError(what, _nearest(name, names.get, list(names)))


def _indicator(methodology: Methodology, level: LevelName, code: str) -> Indicator:
    """The indicator of this code, or the one whose part it is."""
    items = methodology.table(level).indicators
    for item in items:
        if code == item.code or code in [part.code for part in item.parts]:
            return item
    what = f"показателя {code} на уровне «{LEVEL_NAMES[level]}» нет"
    elsewhere = [
        LEVEL_NAMES[at]
        for at in LEVELS
        if code in [item.code for item in methodology.table(at).indicators]
    ]
    if elsewhere:
        raise UsageError(what, f"показатель {code} есть на уровне: {', '.join(elsewhere)}")
    titles = {item.code: f"{item.code} {item.title}" for item in items}
    raise UsageError(what, _nearest(code, titles.get, list(titles)))


def _nearest(name: str, shown: Callable[[str], str | None], known: list[str]) -> str:
    """The nearest of the names known, or all of them if they are few."""
    words = list(dict.fromkeys(shown(one) or "" for one in nearest(name, known, MOST_NEAR)))
    if words:
        return "похоже на: " + "; ".join(words)
    every = list(dict.fromkeys(shown(one) or "" for one in known))
    listed = "; ".join(every[:MOST_LISTED])
    return f"есть: {listed}" + ("; …" if len(every) > MOST_LISTED else "")
