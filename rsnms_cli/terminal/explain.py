"""`rsnms explain` on the terminal: short, in the order in which a number is defended."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.model.explain import Event, Group, Line, Listing
from rsnms_cli.model.forms import SCHOOLS_SHEET
from rsnms_cli.model.problems import Place
from rsnms_cli.model.report import Step
from rsnms_cli.model.text import counted, shown_evidence
from rsnms_cli.report.explanation import (
    Asked,
    Explanation,
    UnitSteps,
    definition_of,
    readings_of,
    value_line,
)
from rsnms_cli.words.conditions import Words, term_words
from rsnms_cli.words.numbers import human
from rsnms_cli.words.points import points_lines, points_words, step_line
from rsnms_cli.words.score_table import target_words
from rsnms_cli.words.units import span_words

SHOWN = 30
"""Rows of a list on the screen; a file holds all."""
GROUP_TITLES: dict[Group, str] = {
    "counted": "Учтены",
    "not_counted": "Не учтены",
    "outside": "Вне знаменателя",
}
TABLE_TITLES = {"diagnostics": "диагностика", "trainings": "обучение"}
Lines = Iterator[tuple[str, str]]
"""What a line is about (empty where it continues), and the line."""


def print_explanation(screen: Console, found: Explanation) -> None:
    """The number, where it is written, how it was counted, what it brought, what comes next."""
    of = found.of
    screen.print(f"{unit_words(of)}, показатель {found.item.code}", style="bold")
    screen.print(found.item.title)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", max_width=22)
    table.add_column()
    for name, text in _lines(found):
        table.add_row(name, text)
    screen.print(table)
    if found.listing is not None:
        _print_listing(screen, found, found.listing)


def unit_words(of: UnitSteps) -> str:
    """A unit as it is called: an organisation with its code and municipality."""
    unit = of.unit.scores.unit
    if unit.level != "school":
        return unit.name
    return f"{unit.code} {unit.name}, {unit.municipality}"


def _lines(found: Explanation) -> Lines:
    item, score = found.item, found.score
    if item.clause:
        yield "Пункт", item.clause
    if item.criterion:
        yield "Документ о расчёте", item.criterion
    if item.note:
        yield "Примечание", item.note
    for one in readings_of(found):
        mark = ", выбрано вами" if one.picked and one.picked != one.chosen else ""
        yield f"Прочтение {one.id}{mark}", f"{one.question} {one.current.title}"
        if one.current.id == one.chosen:
            yield "", f"почему: {one.why}"
    definition = definition_of(found)
    yield from _titled("Как считается", definition)
    yield "Значение", value_line(found)
    if target := target_words(item, score.target if score.target is not False else None):
        reached = {True: ", достигнута", False: ", не достигнута", None: ""}[score.achieved]
        yield "Цель", target + reached
    yield from _titled("Баллы", points_lines(item, score, found.origin))
    yield from _answers(found)
    if found.reported:
        said = human(found.reported.value)
        yield "В форме указано", f"{said} ({found.reported.place}); взято число по таблицам"
    steps = [step_line(found.of.methodology, step, item) for step in found.steps]
    yield from _titled("Что дальше", steps or ["прибавить нечего"])
    yield "Вся единица", total_line(found.of)


def _titled(title: str, lines: Sequence[str]) -> Lines:
    for number, line in enumerate(lines):
        yield "" if number else title, line


def total_line(of: UnitSteps) -> str:
    """The unit's total, and the span that missing answers leave open."""
    scores, span, kind = of.unit.scores, of.unit.span, kind_of(of.methodology, of.level)
    if kind == "places":
        return "баллов и целей в документе нет"
    total, rank = scores.total.points, f", место {scores.rank}"
    if not span.certain:
        rank += f" (с недостающими ответами – от {span.ranks[0]} до {span.ranks[1]})"
    if of.level == "region":
        rank = ""  # there is nothing to compare it with
    name = points_words(total) if kind == "points" else f"целей достигнуто {human(total)}"
    words = f"{name}{rank}"
    if not span.missing:
        return words
    blank = counted(len(span.missing), "показателю", "показателям", "показателям")
    return f"{words}; по {blank} ответа нет, с ними – {span_words(span)}"


def _answers(found: Explanation) -> Lines:
    if not found.asked:
        return
    yield "Форма единицы", found.sender or "не прислана"
    for one in found.asked:
        yield one.question.code, answer_line(one, personal=found.personal)


def answer_line(one: Asked, *, personal: bool) -> str:
    """An answer, its cell, and what proves it; a text that may name a person only if asked."""
    if one.value is None or one.place is None:
        return f"ответа нет{': ' + one.why if one.why else ''}"
    value = ("да" if one.value else "нет") if isinstance(one.value, bool) else str(one.value)
    where = f"{value} ({one.place})"
    if not one.evidence and one.place.sheet == SCHOOLS_SHEET:
        return where  # that sheet has no column for it
    evidence = one.evidence if personal else shown_evidence(one.evidence)
    hidden = "есть, но в нём может быть имя; покажет --personal" if one.evidence else "нет"
    return f"{where}; подтверждение: {evidence or hidden}"


def _print_listing(screen: Console, found: Explanation, listing: Listing) -> None:
    whose = "" if listing.unit == found.of.unit.scores.unit else f" ({listing.unit.name})"
    for group, title in GROUP_TITLES.items():
        lines = listing.of_group(group)
        screen.print(f"\n{title}{whose}: {len(lines)}", style="bold")
        for number, line in enumerate(lines[:SHOWN], start=1):
            for text in line_texts(found, line):
                screen.print(f"{number:4}. {text}" if text[0] != " " else text, soft_wrap=True)
        _more(screen, len(lines))
    if found.left_out:
        screen.print(f"\nНигде не учтённые строки, возможно, этой единицы: {len(found.left_out)}")
        for out in found.left_out[:SHOWN]:
            screen.print(f"  {out.place}: {out.why}", soft_wrap=True)
        _more(screen, len(found.left_out))


def _more(screen: Console, number: int) -> None:
    if number > SHOWN:
        screen.print(f"  … и ещё {number - SHOWN}; все – в файле, --out")


def line_texts(found: Explanation, line: Line, *, inner: bool = False) -> Iterator[str]:
    """A person or an organisation, why not counted, and the rows behind."""
    words = Words(found.item, found.window, found.of.period)
    people = [found.people[row] for row in line.rows[:1] if _personal(found, inner=inner)]
    who = "".join(f"{one.name} {one.snils}, " for one in people)
    places = "; ".join(_where(found, place) for place in line.places)
    methodist = f", методист {line.methodist}" if line.methodist else ""
    why = "; ".join(words.lack(lack, inner=inner) for lack in line.lacks)
    yield f"{who}ОО {', '.join(line.orgs)}{methodist}: {places}{' – ' + why if why else ''}"
    for event in line.events:
        yield f"        {event_text(found, event)}"
    for person in line.people:
        for number, text in enumerate(line_texts(found, person, inner=True)):
            yield f"        {'работник: ' if not number else ''}{text}"


def _personal(found: Explanation, *, inner: bool) -> bool:
    of_people = found.listing is not None and found.listing.of_people
    return found.personal and (of_people or inner)


def event_text(found: Explanation, event: Event) -> str:
    """A row of an event and what it lacks."""
    where = _where(found, event.place)
    if event.support:
        return f"диагностика до обучения: {where}"
    lacks = ", ".join(term_words(event.table, lack) for lack in event.lacks)
    return f"{TABLE_TITLES[event.table]}: {where}{' – ' + lacks if lacks else ''}"


def _where(found: Explanation, place: Place) -> str:
    known = found.known_by(place)
    return f"{place} ({known})" if known else str(place)


def print_steps(screen: Console, of: UnitSteps) -> None:
    """Everything a unit can gain, most points per step first; what cannot be reached last."""
    screen.print(f"{unit_words(of)}: что прибавит баллов", style="bold")
    screen.print(total_line(of))
    items = {item.code: item for item in of.methodology.table(of.level).indicators}
    for number, step in enumerate(of.unit.steps, start=1):
        item = items[step.code]
        screen.print(f"{number:3}. {step_line(of.methodology, step, item)}{_worth(step)}")
        title = f"     {step.code} {item.title}"
        screen.print(title, style="dim", no_wrap=True, overflow="ellipsis")
    if not of.unit.steps:
        screen.print("Прибавить нечего.")


_EACH = {"people": "человека", "organisations": "организацию", "assigned": "человека"}


def _worth(step: Step) -> str:
    if step.needed is None or step.needed == 1:
        return ""
    return f" ({human(step.worth)} за {_EACH.get(step.thing, 'каждое')})"
