"""`rsnms explain` for machines and tables: every row of an input file behind a number."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.explain import Event, Line, Listing
from rsnms_cli.model.problems import Place
from rsnms_cli.model.report import Step
from rsnms_cli.model.text import shown_evidence
from rsnms_cli.office.output import Write, write_text
from rsnms_cli.office.xlsx_book import HEAD, print_setup, workbook
from rsnms_cli.report.explanation import (
    Asked,
    Explanation,
    UnitSteps,
    definition_of,
    readings_of,
    value_line,
)
from rsnms_cli.report.tables.machine import to_csv, to_json, to_records
from rsnms_cli.words.conditions import Words, term_words
from rsnms_cli.words.numbers import json_number
from rsnms_cli.words.points import points_lines, step_line

COLUMNS = ("group", "number", "kind", "org_code", "file", "sheet", "row", "why")
PERSONAL = ("snils", "full_name")
HEADERS = {
    **{"group": "Учёт", "number": "№", "kind": "Что за строка", "org_code": "Код ОО"},
    **{"file": "Файл", "sheet": "Лист", "row": "Строка", "why": "Почему"},
    **{"snils": "СНИЛС", "full_name": "ФИО"},
}
GROUPS = {
    **{"counted": "учтён", "not_counted": "не учтён", "outside": "вне знаменателя"},
    **{"left_out": "нигде не учтён"},
}
KINDS = {
    **{"person": "человек", "organisation": "организация", "worker": "работник"},
    **{"diagnostics": "диагностика", "trainings": "обучение", "answer": "ответ формы"},
    **{"teachers": "человек", "organizations": "организация"},
}
_WIDTHS = (16, 6, 14, 14, 34, 18, 8, 60, 18, 36)
MOST_ROWS = 1_048_575
Row = list[Any]
Head = tuple[str, int, str, str]
"""The first four columns."""


def columns_of(found: Explanation) -> tuple[str, ...]:
    """The columns of `rows_of`; СНИЛС and name only where they were asked for."""
    return (*COLUMNS, *PERSONAL) if found.personal else COLUMNS


def rows_of(found: Explanation) -> list[Row]:
    """A row per row of an input file; rows of one person or organisation share its number.

    `number` runs through a group: the last one of «counted» is the numerator.
    """
    if found.listing is None:
        return [_answer(found, one) for one in found.asked if one.place]
    rows = list(_listed(found, found.listing))
    for number, out in enumerate(found.left_out, start=1):
        rows.append(_row(found, ("left_out", number, out.table, ""), out.place, out.why))
    return rows


def _answer(found: Explanation, one: Asked) -> Row:
    evidence = one.evidence if found.personal else shown_evidence(one.evidence)
    why = f"{one.question.code}: {one.value}" + (f"; {evidence}" if evidence else "")
    place = one.place or Place()
    return _row(found, ("counted", 1, "answer", ""), place, why)


def _row(found: Explanation, head: Head, place: Place, why: str) -> Row:
    blank = [""] * len(PERSONAL) if found.personal else []
    why = "; ".join(filter(None, (why, found.known_by(place))))
    return [*head, place.file, place.sheet, place.row, why, *blank]


def _listed(found: Explanation, listing: Listing) -> Iterator[Row]:
    kind, number, group = ("person" if listing.of_people else "organisation"), 0, ""
    for line in listing.lines:
        number, group = (number + 1 if line.group == group else 1), line.group
        yield from _of_line(found, line, (group, number, kind), inner=False)
        for person in line.people:
            yield from _of_line(found, person, (group, number, "worker"), inner=True)


def _of_line(
    found: Explanation, line: Line, head: tuple[str, int, str], *, inner: bool
) -> Iterator[Row]:
    words = Words(found.item, found.window, found.of.period)
    why = "; ".join(words.lack(lack, inner=inner) for lack in line.lacks)
    if line.methodist:
        why = "; ".join(text for text in (f"методист {line.methodist}", why) if text)
    orgs = "; ".join(line.orgs)
    for source, place in zip(line.rows, line.places, strict=True):
        row = _row(found, (*head, orgs), place, why)
        person = found.people.get(source) if head[2] != "organisation" else None
        if person is not None:
            row[-2:] = [person.snils, person.name]
        yield row
    for event in line.events:
        yield _row(found, (*head[:2], event.table, orgs), event.place, _event_why(event))


def _event_why(event: Event) -> str:
    if event.support:
        return "диагностика до обучения"
    return ", ".join(term_words(event.table, lack) for lack in event.lacks)


def rows_file(found: Explanation, kind: str) -> Write:
    """The rows as a file of this kind: csv, json (with everything else that is said) or xlsx."""
    if kind == "json":
        return write_text(explanation_json(found))
    if kind == "csv":
        return write_text(to_csv(columns_of(found), rows_of(found)))
    return lambda path: _write_book(found, path)


def _write_book(found: Explanation, path: Path) -> None:
    columns, rows = columns_of(found), rows_of(found)
    if len(rows) > MOST_ROWS:
        what = "строк больше, чем вмещает лист Excel"
        raise UsageError(what, "запишите их в файл .csv или возьмите единицу поменьше")
    title = f"Показатель {found.item.code}: строки"
    with workbook(path, title, found.of.period.year, {"head": HEAD}) as (book, styles):
        sheet = book.add_worksheet("Строки")
        for at, (name, width) in enumerate(zip(columns, _WIDTHS, strict=False)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, HEADERS[name], styles["head"])
        for number, row in enumerate(rows, start=1):
            words = [GROUPS[row[0]], row[1], KINDS[row[2]], *row[3:]]
            for at, value in enumerate(words):
                sheet.write(number, at, value)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.freeze_panes(1, 0)
        print_setup(sheet, heads=1)


def explanation_json(found: Explanation) -> str:
    """Everything that is said of a number, and the rows if they were asked for."""
    of, item, score = found.of, found.item, found.score
    asked = [_asked_json(one, personal=found.personal) for one in found.asked]
    reported = found.reported and {
        "value": json_number(found.reported.value),
        "place": str(found.reported.place),
    }
    content: dict[str, Any] = {
        **_head(of),
        "indicator": item.code,
        "title": item.title,
        "clause": item.clause,
        "criterion": item.criterion,
        "definition": definition_of(found),
        "readings": [
            {"id": one.id, "question": one.question, "choice": one.current.id,
             "title": one.current.title, "why": one.why if one.current.id == one.chosen else ""}
            for one in readings_of(found)
        ],
        "status": score.status,
        "numerator": score.numerator,
        "denominator": score.denominator,
        "value": json_number(score.value),
        "value_words": value_line(found),
        "target": True if score.target is True else json_number(score.target or None),
        "achieved": score.achieved,
        "points": json_number(score.points),
        "max_points": json_number(score.max_points),
        "points_words": points_lines(item, score, found.origin),
        "steps": [_step_json(found.of, step) for step in found.steps],
        "sender": found.sender,
        "answers": asked,
        "reported": reported,
    }  # fmt: skip
    if found.listing is not None:
        content["rows"] = to_records(columns_of(found), rows_of(found))
    return to_json(content)


def steps_json(of: UnitSteps) -> str:
    """A unit's steps, best first."""
    return to_json({**_head(of), "steps": [_step_json(of, step) for step in of.unit.steps]})


STEP_COLUMNS = ("indicator", "part", "goal", "threshold", "counted", "needed", "gain", "words")


def steps_file(of: UnitSteps, kind: str) -> Write:
    """A unit's steps as csv or json."""
    if kind == "json":
        return write_text(steps_json(of))
    rows = [list(_step_json(of, step).values()) for step in of.unit.steps]
    return write_text(to_csv(STEP_COLUMNS, rows))


def _head(of: UnitSteps) -> dict[str, Any]:
    unit, span = of.unit.scores.unit, of.unit.span
    return {
        "methodology": of.methodology.id,
        "period": of.period.label,
        "level": unit.level,
        "unit_code": unit.code,
        "unit_name": unit.name,
        "unit_points": json_number(span.low),
        "unit_highest": None if span.open else json_number(span.high),
        "unit_rank": of.unit.scores.rank,
        "unit_missing": list(span.missing),
    }


def _step_json(of: UnitSteps, step: Step) -> dict[str, Any]:
    items = of.methodology.table(of.level).indicators
    item = next(item for item in items if item.code == step.code)
    numbers = (json_number(step.threshold), step.thing, step.needed, json_number(step.gain))
    values = (step.code, step.part, step.goal, *numbers, step_line(of.methodology, step, item))
    return dict(zip(STEP_COLUMNS, values, strict=True))


def _asked_json(one: Asked, *, personal: bool) -> dict[str, Any]:
    place = one.place or Place()
    return {
        "code": one.question.code,
        "value": one.value,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "evidence": one.evidence if personal else shown_evidence(one.evidence),
        "has_evidence": bool(one.evidence),
        "why": one.why,
    }
