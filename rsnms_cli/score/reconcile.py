"""Numbers that must agree: between levels, and what people report against what is computed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rsnms_cli.methodology.types import Indicator, Methodology, Reconciliation
from rsnms_cli.model.answers import Answers, Reported
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.results import Results, UnitScores
from rsnms_cli.model.units import level_words


def disagreements(
    methodology: Methodology, results: Results, answers: Answers, reported: Reported
) -> list[Problem]:
    """Every pair of numbers that should agree and does not; nothing is changed by it."""
    found = [
        Problem("reconcile.levels", Severity.WARNING, place, what, "сверьте оба числа и исправьте")
        for rule in methodology.reconcile
        for place, what in _between_levels(rule, results, answers)
    ]
    return found + list(_self_reported(methodology, results, reported))


def _between_levels(
    rule: Reconciliation, results: Results, answers: Answers
) -> Iterator[tuple[Place, str]]:
    upper_level, upper_code = rule.upper.split(" ")
    lower_level, lower_code = rule.lower.split(" ")
    levels: dict[str, Sequence[UnitScores]] = dict(results.levels.items())
    for unit in levels.get(upper_level, ()):
        below = [u for u in levels.get(lower_level, ()) if _inside(u, unit)]
        said = _number(unit, upper_code)
        known = [n for u in below if (n := _number(u, lower_code)) is not None]
        if said is None or len(known) < len(below) or said == (total := _total(rule, known)):
            continue
        answer = answers.get((upper_level, unit.unit.code, upper_code))
        places = [answers.get((lower_level, u.unit.code, lower_code)) for u in below]
        where = "; ".join(str(one.place) for one in places[:3] if one) or "посчитано по таблицам"
        place = answer.place if answer else Place()
        above = f"{unit.unit.name}, показатель {upper_code} – {said}"
        lower = f"{level_words(lower_level)}, показатель {lower_code}, всего – {total}"
        yield place, f"{rule.title}: {above}; {lower} ({where})"


def _inside(unit: UnitScores, upper: UnitScores) -> bool:
    return upper.unit.level == "region" or unit.unit.municipality == upper.unit.code


def _number(unit: UnitScores, code: str) -> int | None:
    """The numerator of a share, the number itself otherwise; None is unknown."""
    score = unit.scores[code]
    number = score.value if score.numerator is None else score.numerator
    return None if number is None else int(number)


def _total(rule: Reconciliation, numbers: list[int]) -> int:
    return sum(number > 0 for number in numbers) if rule.how == "count_yes" else sum(numbers)


def _self_reported(
    methodology: Methodology, results: Results, reported: Reported
) -> Iterator[Problem]:
    indicators = methodology.indicators()
    items: dict[tuple[str, str], Indicator] = {(at, item.code): item for at, item in indicators}
    scored = [unit for of_level in results.levels.values() for unit in of_level]
    units: dict[tuple[str, str], UnitScores]
    units = {(one.unit.level, one.unit.code): one for one in scored}
    for (level, unit, code), one in reported.items():
        value = units[level, unit].scores[code].value
        if value is not None and not _same(items[level, code], Fraction(value), one.value):
            numbers = f"указано {_shown(one.value)}, а по таблицам {_shown(value)}"
            todo = "в расчёт взято число по таблицам; сверьте таблицы и форму"
            what = f"показатель {code}: {numbers}"
            yield Problem("reconcile.reported", Severity.WARNING, one.place, what, todo)


def _same(item: Indicator, computed: Fraction, reported: Fraction) -> bool:
    """People write a share rounded: half a unit of what they wrote is no disagreement."""
    return abs(computed - reported) <= (Fraction(1, 2) if item.is_share else 0)


def _shown(number: Fraction | int) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".").replace(".", ",")
