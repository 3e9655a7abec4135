"""Tables of the note that have a row per municipality or school."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rsnms_cli.methodology.kinds import Kind, is_yes_no, kind_of
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import LevelName
from rsnms_cli.words.numbers import human, unfinished
from rsnms_cli.words.score_table import outcome_of
from rsnms_cli.words.units import rank_words, span_words

WIDE = 9
"""So many indicators fit on a page beside a name."""


@dataclass(frozen=True)
class Matrix:
    """A table with a title, a name column and columns of short cells."""

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Fair:
    """A unit's official place beside the one by the share of attainable points."""

    name: str
    points: str
    rank: str
    attained: str
    fair_rank: str
    teachers: str
    schools: str


def summary_of(
    methodology: Methodology, level: LevelName, units: Sequence[UnitReport]
) -> list[Matrix]:
    """Sections, total, span and place, best first; where only shares are compared, the shares."""
    kind = kind_of(methodology, level)
    if kind == "places" or not units:
        return indicators_of(methodology, level, units)
    codes = [section.code for section in methodology.table(level).sections]
    columns = [f"Р. {code}" for code in codes] if len(codes) > 1 else []
    known = "Баллы" if kind == "points" else "Целей"
    ordered = sorted(units, key=lambda one: (one.scores.rank, one.scores.unit.name))
    rows = [(one.scores.unit.name, [*_sections(codes, one), *_outcome(one)]) for one in ordered]
    return [Matrix("", [*columns, known, "Возможно", "Место"], rows)]


def _sections(codes: Sequence[str], one: UnitReport) -> list[str]:
    return [human(one.scores.sections[code].points) for code in codes] if len(codes) > 1 else []


def _outcome(one: UnitReport) -> tuple[str, str, str]:
    return human(one.span.low), span_words(one.span), rank_words(one)


def indicators_of(
    methodology: Methodology, level: LevelName, units: Sequence[UnitReport]
) -> list[Matrix]:
    """Every unit by every indicator, a table per section, a long section in several."""
    kind, table = kind_of(methodology, level), methodology.table(level)
    found = []
    for section in table.sections:
        items = [item for item in table.indicators if item.section == section.code]
        for part in _cut(items):
            columns = [item.code for item in part]
            rows = [(one.scores.unit.name, [_cell(kind, one, i) for i in part]) for one in units]
            found.append(Matrix(f"{section.code}. {section.title}", columns, rows))
    return found


def _cut(items: Sequence[Indicator]) -> Iterator[Sequence[Indicator]]:
    return (items[start : start + WIDE] for start in range(0, len(items), WIDE))


def _cell(kind: Kind, one: UnitReport, item: Indicator) -> str:
    """Points; without points the value."""
    score = one.scores.scores[item.code]
    if score.value is None:
        return unfinished(score)
    if kind == "points":
        outcome = outcome_of(kind, one.scores, item.code)
        return "" if outcome is None else human(score.points or 0)
    return short_value(item, score)


def short_value(item: Indicator, score: Score) -> str:
    """A value without its unit, for narrow columns."""
    if score.value is None:
        return unfinished(score)
    if is_yes_no(item):
        return "да" if score.value else "нет"
    return human(score.value, 1)


def fair_of(units: Sequence[UnitReport]) -> list[Fair]:
    """The official place beside the one by the share of attainable points."""
    return [
        Fair(
            one.scores.unit.name,
            human(one.span.low),
            rank_words(one),
            f"{human(one.fair.attained, 1)} %",
            str(one.fair.rank),
            str(one.size.teachers),
            str(one.size.schools),
        )
        for one in sorted(units, key=_by_fairness)
        if one.fair.attained is not None
    ]


def _by_fairness(one: UnitReport) -> tuple[int, str]:
    return one.fair.rank or 0, one.scores.unit.name
