"""What a file of the right shape can still get wrong: codes, rules, clauses, examples, readings."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from rsnms_cli.methodology.faults import Fault
from rsnms_cli.methodology.lint_bands import band_faults
from rsnms_cli.methodology.rules import Example
from rsnms_cli.methodology.types import Indicator, Methodology, Reading
from rsnms_cli.methodology.vocabulary import PEOPLE
from rsnms_cli.model.units import LEVELS, LevelName

Found = Iterator[tuple[str, str, str]]
"""Code, key, words."""
YEARS = range(2000, 2100)


def lint(methodology: Methodology, file: str) -> list[Fault]:
    """All faults beyond keys and types, in the order of the file."""
    found = [*_whole(methodology), *_levels(methodology), *_readings(methodology)]
    return [Fault(code, file, key, what) for code, key, what in found]


def _whole(methodology: Methodology) -> Found:
    if not any(methodology.own_table(level).indicators for level in LEVELS):
        yield "level.empty", "(файл)", "ни на одном уровне нет показателей"
    known = {f"{level} {item.code}" for level, item in methodology.indicators()}
    for rule in methodology.reconcile:
        for where in sorted({rule.upper, rule.lower} - known):
            yield "reconcile.unknown", f"reconcile «{rule.title}»", f"показателя «{where}» нет"
    for level in methodology.orientation:
        if methodology.own_table(level).indicators:
            yield "orientation.scored", "orientation", f"у уровня {level} есть свои показатели"


def _levels(methodology: Methodology) -> Found:
    declared = {
        where
        for reading in methodology.readings
        for choice in reading.choices
        for where, keys in choice.replace.items()
        if "rule" in keys
    }
    for level in LEVELS:
        table = methodology.own_table(level)
        sections = [section.code for section in table.sections]
        yield from _twice("section.repeated", f"{level}.sections", sections)
        codes = [item.code for item in table.indicators]
        yield from _twice("indicator.repeated", f"{level}.indicators", codes)
        parts = [part.code for item in table.indicators for part in item.parts]
        yield from _twice("part.repeated", f"{level}.indicators.parts", parts)
        areas = {area.code for area in table.areas}
        for item in table.indicators:
            key = f"{level} {item.code}"
            if item.section not in sections:
                yield "section.unknown", f"{key}: section", f"раздела «{item.section}» нет"
            if unknown := set(item.areas) - areas:
                yield "area.unknown", f"{key}: areas", f"направлений {sorted(unknown)} нет"
            for find in _ITEM_RULES:
                yield from find(item, level, key)
            yield from band_faults(item, key, declared=key in declared)


def _twice(code: str, key: str, names: Iterable[str]) -> Found:
    for name, number in Counter(names).items():
        if number > 1:
            yield code, f"{key} «{name}»", f"код стоит {number} раза"


def _source(item: Indicator, level: LevelName, key: str) -> Found:
    sources = [item.ask, item.parts, item.share, item.count, item.exists, item.largest, item.mean]
    given = sum(bool(source) for source in sources)
    if given != 1:
        what = "нужен ровно один источник значения: ask, parts, share, count, exists, largest, mean"
        yield "source.none" if not given else "source.several", key, what
    if item.share and item.share.within == "municipality" and level != "school":
        yield "share.within", f"{key}: share.within", "«municipality» имеет смысл для организаций"


def _parts(item: Indicator, _: LevelName, key: str) -> Found:
    if (of := item.share_of_parts) is not None:
        codes = {part.code for part in item.parts}
        for name in {of.numerator, of.denominator} - codes:
            yield "part.unknown", f"{key}: share_of_parts", f"части «{name}» нет"
        return
    for part in item.parts:
        if part.rule is None:
            yield "part.no_rule", f"{key}: parts {part.code}", "у части нет правила баллов"
    if item.parts and item.rule:
        yield "part.two_rules", f"{key}: rule", "баллы дают части, общее правило лишнее"


def _rule(item: Indicator, _: LevelName, key: str) -> Found:
    kind = item.kind
    yes_no = item.ask == "yes_no" or item.exists is not None
    if kind == "target" and not item.targets:
        yield "rule.no_target", f"{key}: rule", "баллы за цель, а целей (targets) нет"
    if kind == "bands" and not item.is_share:
        yield "rule.unfit", f"{key}: rule.bands", "ступени бывают только у доли"
    if kind == "presence" and not yes_no:
        yield "rule.unfit", f"{key}: rule.presence", "баллы за наличие бывают только у «да/нет»"
    if kind == "per_item" and item.ask != "count" and not item.count:
        yield "rule.unfit", f"{key}: rule.per_item", "баллы за каждое бывают только у количества"
    for year, target in item.targets.items():
        if (target is True) != yes_no:
            yield "target.unfit", f"{key}: targets.{year}", "цель не того вида, что значение"
        elif item.is_share and (why := unlikely_share(target)):
            yield "target.value", f"{key}: targets.{year}", why
        if year not in YEARS:
            yield "target.year", f"{key}: targets.{year}", f"года {year} у цели быть не может"


def unlikely_share(target: Decimal | int) -> str:
    """Why a target of a share is no percent, or nothing."""
    if target > 100:
        return "доля не бывает больше 100 %"
    if 0 < target < 1:
        return "цель доли – в процентах: 30, а не 0.3"
    return "" if target >= 0 else "доля не бывает меньше 0 %"


def _measure(item: Indicator, _: LevelName, key: str) -> Found:
    share = item.share
    if share and not share.having:
        yield "share.no_having", f"{key}: share", "нет having: доля всегда 100 %"
    inside = set(PEOPLE.get(item.measure.of, ())) if item.measure else set()
    if item.measure is None:
        return
    for one in item.measure.conditions[1:] if inside else ():
        if one.category and not inside & set(one.category):
            what = f"среди «{item.measure.of}» нет категории «{', '.join(one.category)}»: всегда 0"
            yield "share.outside", f"{key}: category", what


def _clause(item: Indicator, _: LevelName, key: str) -> Found:
    if item.clause.strip():
        return
    if item.rule or item.scored_parts:
        yield "points.no_clause", f"{key}: clause", "баллы без пункта документа"
    if item.targets:
        yield "target.no_clause", f"{key}: clause", "цель без пункта документа"


def _examples(item: Indicator, _: LevelName, key: str) -> Found:
    if (item.rule or item.scored_parts or item.targets) and not item.examples:
        yield "example.none", f"{key}: examples", "у правила нет проверочного примера"
    for number, one in enumerate(item.examples, start=1):
        where = f"{key}: examples[{number}]"
        if not one.model_fields_set & {"points", "max_points", "achieved", "status"}:
            yield "example.empty", where, "пример ничего не проверяет: нет итога, например points"
        if item.is_share and _more_than_all(item, one):
            yield "example.over", where, "часть больше целого: такой доли не бывает"


def _more_than_all(item: Indicator, one: Example) -> bool:
    if one.share is not None:
        return one.share[0] > one.share[1]
    given, of = one.answers or {}, item.share_of_parts
    return of is not None and given.get(of.numerator, 0) > given.get(of.denominator, 0)


_ITEM_RULES: tuple[Callable[[Indicator, LevelName, str], Found], ...] = (
    _source,
    _parts,
    _measure,
    _rule,
    _clause,
    _examples,
)


def _readings(methodology: Methodology) -> Found:
    known = {f"{level} {item.code}" for level, item in methodology.indicators()}
    ids = [reading.id for reading in methodology.readings]
    yield from _twice("reading.repeated", "readings", ids)
    for reading in methodology.readings:
        yield from _reading(reading, known)


def _reading(reading: Reading, known: set[str]) -> Found:
    key = f"readings «{reading.id}»"
    choices = [choice.id for choice in reading.choices]
    if len(set(choices)) < 2:
        yield "reading.one_choice", f"{key}: choices", "нужны хотя бы два разных варианта"
    if reading.chosen not in choices:
        yield "reading.chosen", f"{key}: chosen", f"варианта «{reading.chosen}» нет"
    if not reading.clause.strip():
        yield "reading.no_clause", f"{key}: clause", "прочтение без пункта документа"
    named = {where for choice in reading.choices for where in (*choice.replace, *choice.narrow)}
    for where in sorted({*reading.affects, *named} - known):
        yield "reading.unknown_indicator", key, f"показателя «{where}» нет"
    for choice in reading.choices:
        changes = bool(choice.replace or choice.narrow) or choice.window is not None
        if changes == (choice.id == reading.chosen):
            what = "у выбранного варианта замен нет, у остальных они есть"
            yield "reading.no_change", f"{key}: choices {choice.id}", what
