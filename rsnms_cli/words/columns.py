"""The columns of the exports in words: for the screen, the guide and the blank tables alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rsnms_cli.methodology.cells import REFINING
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.methodology.uses import Code, Uses, uses
from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.units import LEVEL_NAMES, LEVELS

_VALUES = {
    "text": "текст",
    "place": "название",
    "code": "код организации",
    "person": "СНИЛС с дефисами или без них либо свой номер человека",
    "unread": "текст",
    "flag": "да или нет",
    "presence": "да, нет или что именно: любые такие слова значат «да»",
    "register": "номер в реестре, да или нет",
    "date": "день: 31.12.2024",
}
_BLANK = {
    "unknown": "пусто – неизвестно: не засчитывается, программа скажет, сколько таких",
    "derived": "пусто – решают другие столбцы",
}


@dataclass(frozen=True)
class Column:
    """A column of a table, with all that can be said of it."""

    table: TableSpec
    spec: Field
    uses: Sequence[Uses] = field(default_factory=list)

    @property
    def required(self) -> str:
        """Whether it has to be there."""
        if not self.spec.required:
            return "по возможности"
        others = _listed(f.header for f in self.table.fields if f.field in self.spec.instead)
        return f"обязательный, если нет {others}" if others else "обязательный"

    @property
    def values(self) -> str:
        """What may be written into its cells, and what a blank one means."""
        said = (_values(self.spec), _BLANK.get(self.spec.blank))
        return "; ".join(filter(None, said))

    @property
    def spellings(self) -> list[str]:
        """Other headers under which it is understood, and on what terms."""
        return [_listed(self.spec.synonyms)] if self.spec.synonyms else []

    @property
    def purpose(self) -> list[str]:
        """The indicators that it is for, a line per methodology."""
        lines = []
        for one in self.uses:
            now, other = _codes(one.codes("needed", "refined")), _codes(one.codes("otherwise"))
            also = f"при другом прочтении {other}" if other else ""
            lines.append(f"{one.methodology}: {'; '.join(filter(None, (now, also)))}")
        return lines or ["все по этой таблице" if self.spec.required else "не нужен"]

    def lines(self, *, spellings: bool = True) -> list[str]:
        """All that is said of it, a line each; other spellings of its header unless unwanted."""
        known = self.spellings if spellings else ()
        return [
            self.spec.meaning,
            f"Что писать: {self.values}.",
            *(f"Так тоже понятно: {line}." for line in known),
            *(f"Для показателей: {line}." for line in self.purpose),
            f"Без столбца: {self.absence}.",
        ]

    @property
    def absence(self) -> str:
        """What becomes of the numbers without it."""
        if self.spec.required:
            return "таблица не читается"
        effect = REFINING.get((self.table.name, self.spec.field))
        if effect and self.uses:
            return f"показатели посчитаются, но {effect}"
        if any(one.codes("needed") for one in self.uses):
            return "нет ни в одном файле – показатели останутся без данных"
        return "ничего не изменится"


def described(methodologies: Iterable[Methodology]) -> dict[str, list[Column]]:
    """The columns of every table in words, as these methodologies use them."""
    known = uses(methodologies)
    return {
        name: [Column(spec, one, known.get((name, one.field), [])) for one in spec.columns]
        for name, spec in table_specs().items()
    }


def columns_of(known: Mapping[str, Sequence[Column]], table: str = "") -> list[Column]:
    """The columns of one table by its name or title, or of all; raises UsageError."""
    asked = table.strip().casefold()
    found = [
        one
        for name, columns in known.items()
        for one in columns
        if asked in ("", name, one.table.title.casefold())
    ]
    if not found:
        titles = ", ".join(spec.title for spec in table_specs().values())
        raise UsageError(f"таблицы «{table}» нет", f"есть таблицы: {titles}")
    return found


def _values(one: Field) -> str:
    if one.type == "enum":
        return f"одно из: {', '.join(one.values)}"
    if one.type == "list":
        return f"одно или несколько через «;»: {', '.join(one.values)}"
    if one.type == "number":
        return f"число от {one.min:g}" + ("" if one.max is None else f" до {one.max:g}")
    return _VALUES[one.type]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"«{word}»" for word in words)


def _codes(codes: Sequence[Code]) -> str:
    """«регион 9.1, 9.2; муниципалитет, организация 8.1»: levels of the same codes together."""
    by_level = {level: ", ".join(code for at, code in codes if at == level) for level in LEVELS}
    return "; ".join(_together((LEVEL_NAMES[at], of) for at, of in by_level.items() if of))


def _together(levels: Iterable[tuple[str, str]]) -> Iterator[str]:
    for codes, alike in groupby(levels, key=lambda one: one[1]):
        yield f"{', '.join(name for name, _ in alike)} {codes}"
