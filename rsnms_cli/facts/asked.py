"""Everything that methodologies ask of people, under every reading of theirs."""

from collections.abc import Iterable, Iterator

from rsnms_cli.facts.naming import Asked, asked, canonical
from rsnms_cli.facts.plan import population
from rsnms_cli.methodology.selections import other_selections
from rsnms_cli.methodology.types import Methodology, Since, Window
from rsnms_cli.methodology.vocabulary import OF_PEOPLE, Condition, Selection


def questions_of(methodologies: Iterable[Methodology]) -> dict[Asked, str]:
    """Each question with its canonical text, once; readings combine, so every window meets all."""
    found: dict[Asked, str] = {}
    for methodology in methodologies:
        windows = sorted(set(_windows(methodology)), key=str)
        for one in _conditions(methodology):
            for window in windows:
                question = asked(one, window)
                found[question] = canonical(*question)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _conditions(methodology: Methodology) -> Iterator[Condition]:
    for selection in _selections(methodology):
        own = (*population(selection.of), *selection.who, *selection.having)
        yield from _of_people(own, of_people=selection.of_people)
    for reading in methodology.readings:
        for choice in reading.choices:
            for change in choice.narrow.values():
                own = (*population(change.of), *change.who)
                yield from _of_people(own, of_people=True)


def _windows(methodology: Methodology) -> Iterator[Window]:
    yield methodology.window
    yield from (item.window for _, item in methodology.indicators() if item.window)
    for reading in methodology.readings:
        for choice in reading.choices:
            if choice.window:
                yield choice.window
            for keys in choice.replace.values():
                if window := keys.get("window"):
                    yield window if window == "period" else Since.model_validate(window)


def _selections(methodology: Methodology) -> Iterator[Selection]:
    yield from (item.measure for _, item in methodology.indicators() if item.measure)
    yield from (selection for _, selection in other_selections(methodology))


def _of_people(own: Iterable[Condition], *, of_people: bool) -> Iterator[Condition]:
    for one in own:
        if of_people and one.term[0] in OF_PEOPLE:
            yield one
        yield from one.has_person or ()
