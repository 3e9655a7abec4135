"""Recommendations: every indicator has its own advice; different gaps are answered differently."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.report import Span, Step, UnitReport
from rsnms_cli.model.results import Results, Score, Total, UnitScores
from rsnms_cli.model.units import LevelName, Unit
from rsnms_cli.report.advice import Recommendation, recommendations
from rsnms_cli.report.advice_texts import texts
from rsnms_cli.report.view import Report
from rsnms_cli.score.gaps import gaps_of
from rsnms_cli.words.points import gain_words, points_words, step_words

DAGESTAN = load_methodology("dagestan-2022")
TEN = Decimal(10)
TOTAL = Total(Decimal(0), Decimal(0))


def unit_with(
    scores: dict[str, Score],
    steps: Sequence[Step] = (),
    *,
    missing: tuple[str, ...] = (),
    answers: tuple[int, int] = (0, 0),
) -> UnitReport:
    """A municipality with these scores; `answers` are questions asked and answered."""
    unit = UnitScores(Unit("municipality", "А", "А"), scores, {}, TOTAL, 1)
    span = Span(Decimal(0), Decimal(25), missing)
    return UnitReport(unit, span, tuple(steps), asked=answers[0], answered=answers[1])


def advised(
    unit: UnitReport,
    period: str = "2024",
    methodology: Methodology = DAGESTAN,
    level: LevelName = "municipality",
) -> list[Recommendation]:
    report = Report(methodology, parse_period(period), Results(methodology.id, period), {})
    unit = replace(unit, scores=replace(unit.scores, unit=Unit(level, "А", "А")))
    return recommendations(report, with_lacks(methodology, unit))


def with_lacks(
    methodology: Methodology, unit: UnitReport, region: UnitScores | None = None
) -> UnitReport:
    """The unit with what it lacks, as a report has it."""
    return replace(unit, lacks=tuple(gaps_of(methodology, unit, region, texts().nearly)))


def share(have: int, of: int, target: int | None = 30) -> Score:
    goal = None if target is None else Decimal(target)
    reached = None if target is None else 100 * have >= target * of
    return Score("ok", Fraction(100 * have, of), have, of, goal, reached, Decimal(0), TEN)


def people(code: str, needed: int | None) -> Step:
    return Step(code, "", "target", "people", needed, TEN, Decimal(30))


@pytest.mark.parametrize("name", methodology_ids())
def test_every_indicator_has_advice_of_its_own(name: str) -> None:
    methodology = load_methodology(name)
    items = [item for _, item in methodology.indicators() if item.advice or not item.own_title]
    whats = [(level, item.advice.what) for level, item in methodology.indicators() if item.advice]
    assert len(whats) == len(methodology.indicators())
    assert len(set(whats)) == len(whats)
    for item in items:
        assert item.advice
        assert item.advice.who
        assert item.advice.sign
        assert not item.advice.what.endswith("."), "фраза шаблона ставит точку сама"


@pytest.mark.parametrize(
    ("score", "step", "gap", "words", "until"),
    [
        (share(20, 100), people("8.1", 10), "below", "ещё 10 человек до 30 %", "30 июня"),
        (share(28, 100), people("8.1", 2), "nearly", "ещё 2 человека до 30 %", "31 марта"),
        (share(0, 4), people("8.1", 2), "nothing", "Пока ничего нет: ещё 2", "30 июня"),
        (share(1, 2), people("8.1", None), "unreachable", "на 2025 год", "31 декабря"),
        (
            Score("ok", 0, points=Decimal(0), max_points=Decimal(5)),
            Step("1.1", "", "presence", "documents", 1, Decimal(5)),
            "absent",
            "Сейчас «нет»",
            "30 июня",
        ),
        (
            Score("no_data", points=Decimal(0), max_points=Decimal(5)),
            Step("1.1", "", "presence", "documents", 1, Decimal(5), answered=False),
            "no_answer",
            "внести ответ и подтверждение; если нет – описать модель",
            "15 февраля",
        ),
        (
            Score("ok", 2, points=Decimal(6)),
            Step("7.2", "", "item", "items", 1, Decimal(3)),
            "more",
            "Уже есть: 2; каждый следующий даёт 3 балла",
            "30 июня",
        ),
    ],
)  # fmt: skip
def test_a_gap_has_its_own_words_and_deadline(
    score: Score, step: Step, gap: str, words: str, until: str
) -> None:
    code = step.code
    (found,) = advised(unit_with({code: score}, [step]))
    item = next(one for one in DAGESTAN.municipality.indicators if one.code == code)
    assert item.advice
    assert (found.code, found.clause, found.gap, found.gain) == (code, item.clause, gap, step.gain)
    assert words in found.what
    assert found.who == item.advice.who
    assert found.until == f"{until} 2025 года"
    assert item.advice.sign in found.sign


def test_the_sign_of_success_holds_the_number_to_reach() -> None:
    (found,) = advised(unit_with({"8.1": share(20, 100)}, [people("8.1", 10)]))
    assert found.sign.startswith("Не менее 30 %. ")


def test_after_a_half_year_there_is_time_until_the_years_end() -> None:
    unit = unit_with({"8.1": share(20, 100)}, [people("8.1", 10)])
    (found,) = advised(unit, "2024-H1")
    assert found.until == "31 декабря 2024 года"


def test_a_form_without_answers_is_one_recommendation_and_the_first() -> None:
    silent = Score("no_data", points=Decimal(0), max_points=Decimal(5))
    step = Step("1.1", "", "presence", "documents", 1, Decimal(5), answered=False)
    unit = unit_with(
        {"1.1": silent, "1.2": silent, "8.1": share(28, 100)},
        [step, replace(step, code="1.2"), people("8.1", 2)],
        missing=("1.1", "1.2"),
        answers=(2, 0),
    )
    form, diagnosed = advised(unit)
    assert (form.code, form.gap, form.gain) == ("", "form", Decimal(25))
    assert "2 показателя (1.1, 1.2)" in form.what
    assert diagnosed.code == "8.1"


def test_parts_that_lack_the_same_are_one_recommendation() -> None:
    steps = [
        Step("5.1", part, "presence", "documents", 1, Decimal(points))
        for part, points in (("5.1.3", 10), ("5.1.1", 8))
    ]
    score = Score("ok", 1, points=Decimal(9), max_points=Decimal(27))
    (found,) = advised(unit_with({"5.1": score}, steps), level="school")
    assert (found.gain, found.needed) == (Decimal(18), None)
    assert "(5.1.1, 5.1.3)" in found.what


def test_what_already_counts_and_what_cannot_be_reached_come_last() -> None:
    more = Step("7.2", "", "item", "items", 1, Decimal(3))
    scores = {"7.2": Score("ok", 2, points=Decimal(6)), "8.1": share(1, 2), "8.2": share(9, 100)}
    found = advised(unit_with(scores, [more, people("8.2", 21), people("8.1", None)]))
    assert [one.code for one in found] == ["8.2", "8.1", "7.2"]


def test_without_targets_the_shares_below_the_regions_are_advised() -> None:
    aksai = load_methodology("aksai-2021")
    scores = {item.code: share(1, 2, None) for item in aksai.municipality.indicators}
    region = replace(unit_with(scores).scores)
    lower = replace(region, scores={**scores, "3": share(1, 4, None)})
    report = Report(aksai, parse_period("2024"), Results("aksai-2021", "2024"), {}, region=region)
    unit = with_lacks(aksai, UnitReport(lower, Span(TEN, TEN)), region)
    (found,) = recommendations(report, unit)
    assert (found.code, found.gap, found.gain) == ("3", "behind", None)
    assert "Сейчас 25 %, по региону 50 %" in found.what


def test_an_indicator_without_advice_gets_a_general_one() -> None:
    item = next(one for one in DAGESTAN.municipality.indicators if one.code == "8.1")
    bare = item.model_copy(update={"advice": None})
    table = DAGESTAN.municipality.model_copy(update={"indicators": (bare,)})
    methodology = DAGESTAN.model_copy(update={"municipality": table})
    methodology.__dict__.pop("tables", None)
    (found,) = advised(unit_with({"8.1": share(20, 100)}, [people("8.1", 10)]), "2024", methodology)
    assert f"план по показателю «{item.title}»" in found.what
    assert found.who == "Муниципальная методическая служба"


@pytest.mark.parametrize(
    ("level", "step", "words"),
    [
        ("municipality", people("8.1", 1), "ещё 1 человек до 30 %"),
        ("municipality", people("8.1", 3), "ещё 3 человека до 30 %"),
        ("municipality", people("8.1", 11), "ещё 11 человек до 30 %"),
        ("municipality", people("8.1", None), "недостижимо, нужно 30 %"),
        (
            "region",
            Step("9.5", "", "target", "organisations", 2, TEN, Decimal(30)),
            "ещё 2 организации до 30 %",
        ),
        (
            "region",
            Step("4.7", "", "band", "organisations", 5, Decimal(2), Decimal(70)),
            "ещё 5 организаций, чтобы стало больше 70 %",
        ),
        (
            "region",
            Step("9.7", "", "target", "items", 4, Decimal(5), Decimal(6)),
            "ещё 4 (нужно 6)",
        ),
        ("region", Step("1.1", "", "presence", "documents", 1, TEN), "нужно «да»"),
        (
            "region",
            Step("7.1", "7.1.2", "presence", "documents", 1, TEN, answered=False),
            "7.1.2: ответа нет, нужно «да»",
        ),
        (
            "school",
            Step("7.4", "", "target", "people", 1, TEN, Decimal(1)),
            "нужен хотя бы один человек",
        ),
        (
            "municipality",
            Step("1.5", "", "item", "items", 1, Decimal("0.5")),
            "каждый следующий даёт 0,5 балла",
        ),
    ],
)
def test_steps_are_said_in_good_russian(level: LevelName, step: Step, words: str) -> None:
    item = next(one for one in DAGESTAN.table(level).indicators if one.code == step.code)
    assert step_words(step, item) == words


def test_a_limit_is_kept_by_giving_people_to_others() -> None:
    eao = load_methodology("eao-2023")
    item = next(one for one in eao.region.indicators if one.code == "6.2.5")
    step = Step("6.2.5", "", "limit", "assigned", 1, Decimal(1), Decimal(250))
    assert (
        step_words(step, item) == "передать 1 человека другим, чтобы у каждого было не больше 250"
    )
    assert gain_words(eao, Decimal(1)) == "+1 цель"


def test_points_agree_with_their_number() -> None:
    words = [points_words(Decimal(number)) for number in ("1", "2", "5", "0.5")]
    assert words == ["1 балл", "2 балла", "5 баллов", "0,5 балла"]
