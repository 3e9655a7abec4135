"""The tags of the note's template: what a region may write into templates/note.docx.

The list of tags in docs/admin.md is made of these types (tests/tools/note_tags.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from rsnms_cli.report.note.tables import Fair, Matrix


@dataclass(frozen=True)
class Omitted:
    """Something that was left out."""

    where: str
    what: str
    todo: str


@dataclass(frozen=True)
class Incomplete:
    """A unit whose answers are missing in part."""

    name: str
    answered: str
    missing: str


@dataclass(frozen=True)
class Headline:
    """A number that stands before all tables."""

    name: str
    value: str


@dataclass(frozen=True)
class ScoreLine:
    """A line of the document's score table; `kind`: section, item, subtotal or total."""

    kind: str
    code: str
    title: str
    clause: str = ""
    value: str = ""
    goal: str = ""
    region: str = ""
    outcome: str = ""
    most: str = ""


@dataclass(frozen=True)
class Change:
    """A share before and now."""

    code: str
    title: str
    before: str
    now: str
    change: str


@dataclass(frozen=True)
class Weak:
    """An indicator where the unit lags."""

    code: str
    title: str
    value: str
    goal: str
    lacks: str


@dataclass(frozen=True)
class Lag:
    """An indicator over the units below."""

    code: str
    title: str
    goal: str
    reached: str
    lowest: str


@dataclass(frozen=True)
class Advised:
    """A recommendation."""

    unit: str
    code: str
    clause: str
    what: str
    who: str
    until: str
    sign: str
    gain: str


@dataclass(frozen=True)
class ReadAs:
    """A reading of the document in force."""

    title: str
    text: str


@dataclass(frozen=True)
class UsedFile:
    """A file that was used, and what it held."""

    name: str
    what: str


@dataclass(frozen=True)
class Context:
    """Every tag by its name, with what it means."""

    methodology: Annotated[str, "название документа"]
    source: Annotated[str, "реквизиты документа"]
    place: Annotated[str, "регион или муниципалитет"]
    whole_region: Annotated[bool, "справка обо всём регионе (для условий)"]
    period: Annotated[str, "период словами"]
    first_day: Annotated[str, "первый день периода"]
    last_day: Annotated[str, "отчётная дата"]
    left_out: Annotated[str, "сколько чего не учтено, одной фразой; пусто, если учтено всё"]
    errors: Annotated[Sequence[Omitted], "почему что-то не учтено, первые причины"]
    errors_total: Annotated[int, "сколько всего причин"]
    asked: Annotated[int, "сколько единиц спрошено"]
    silent: Annotated[int, "сколько не ответили"]
    complete: Annotated[int, "сколько ответили на всё"]
    incomplete: Annotated[Sequence[Incomplete], "кто ответил не на всё"]
    incomplete_total: Annotated[int, "сколько таких"]
    units_of: Annotated[str, "«муниципалитетов» или «организаций»"]
    summary: Annotated[Sequence[Matrix], "сводные таблицы единиц с переменным числом столбцов"]
    lower_kind: Annotated[str, "чем сравниваются единицы: points, targets, places (для условий)"]
    lagging: Annotated[Sequence[Lag], "где отстают единицы"]
    lower_advice: Annotated[Sequence[Advised], "рекомендации единицам"]
    matrices: Annotated[Sequence[Matrix], "все показатели всех единиц, таблица на раздел"]
    fair: Annotated[Sequence[Fair], "место по доле от возможного рядом с официальным"]
    readings: Annotated[Sequence[ReadAs], "как прочитаны спорные места документа"]
    files: Annotated[Sequence[UsedFile], "какие файлы использованы"]
    kind: Annotated[str, "чем сравнивается сама единица: points, targets, places"] = ""
    headline: Annotated[Sequence[Headline], "главные числа"] = ()
    scores: Annotated[Sequence[ScoreLine], "таблица баллов документа"] = ()
    outcome_title: Annotated[str, "заголовок столбца итога"] = ""
    missing: Annotated[str, "показатели без ответа"] = ""
    weak: Annotated[Sequence[Weak], "проблемные показатели"] = ()
    advice: Annotated[Sequence[Advised], "рекомендации самой единице"] = ()
    dynamics: Annotated[Sequence[Change], "изменение долей с прежнего периода"] = ()
    charts: Annotated[Mapping[str, Any], "диаграммы: charts.rating и charts.targets"] = field(
        default_factory=dict
    )

    def tags(self) -> dict[str, Any]:
        """The values by the names of the tags."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def tag_lines() -> Iterator[str]:
    """Every tag as a line of a Markdown table: its name, what it means, the columns of its rows."""
    for name, hint in get_type_hints(Context, include_extras=True).items():
        kind, meaning = get_args(hint)
        columns = ", ".join(one.name for one in _columns(kind))
        yield f"| `{name}` | {meaning}{': ' if columns else ''}{columns} |"


def _columns(kind: Any) -> Sequence[Any]:
    row = next(iter(get_args(kind)), None) if get_origin(kind) is Sequence else None
    return fields(row) if row is not None and is_dataclass(row) else ()
