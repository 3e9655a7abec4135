"""Forms that speak twice: what agrees is one answer, what contradicts itself is none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rsnms_cli.pipeline.score import score
from tests.helpers.forms import SOUTH, Sheets, answers, faults, of_region, of_south, read_back
from tests.helpers.jobs import job
from tests.helpers.tables import meta, own_sheet, region, schools_sheet, write_book, write_region


def test_a_second_form_that_agrees_is_a_warning(tmp_path: Path) -> None:
    """And it may add what the first left blank."""
    first = of_region({"1.1": True, "2.4": 3})
    second = of_region({"1.1": "+", "2.4": None, "3.3": 1})
    forms = read_back(tmp_path, first, second)
    assert faults(forms) == ["warning form.repeated b.xlsx"]
    assert "первая – «a.xlsx»" in forms.problems[0].what
    assert answers(forms) == {
        ("region", "region", "1.1"): True,
        ("region", "region", "2.4"): 3,
        ("region", "region", "3.3"): 1,
    }


def test_a_second_form_that_contradicts_leaves_no_answer(tmp_path: Path) -> None:
    """Both cells are named; the answers that agree stay."""
    forms = read_back(
        tmp_path, of_region({"1.1": True, "2.4": 3}), of_region({"2.4": 4, "1.1": True})
    )
    assert faults(forms) == [
        "error form.conflict a.xlsx Форма D3",
        "error form.conflict b.xlsx Форма D2",
        "warning form.repeated b.xlsx",
    ]
    assert answers(forms) == {("region", "region", "1.1"): True}


def test_a_third_form_does_not_outvote_two(tmp_path: Path) -> None:
    forms = read_back(tmp_path, *(of_region({"2.4": number}) for number in (3, 3, 4)))
    assert [spot for spot in faults(forms) if spot.startswith("error")] == [
        f"error form.conflict {name}.xlsx Форма D2" for name in "abc"
    ]
    assert answers(forms) == {}


def test_one_form_may_contradict_itself(tmp_path: Path) -> None:
    """The same code on two rows, the same organisation on two rows."""
    own = [*own_sheet({"1.1": True}), *own_sheet({"1.1": False})[1:]]
    schools = [*schools_sheet({"01": {"6.1": 1}}), *schools_sheet({"01": {"6.1": 2}})[1:]]
    forms = read_back(tmp_path, of_south(Форма=own, Школы=schools))
    assert faults(forms) == [
        "error form.conflict a.xlsx Форма D2",
        "error form.conflict a.xlsx Форма D3",
        "error form.conflict a.xlsx Школы C2",
        "error form.conflict a.xlsx Школы C3",
    ]
    assert answers(forms) == {}


def test_a_school_and_its_municipality_may_contradict_each_other(tmp_path: Path) -> None:
    own: Sheets = {"Форма": own_sheet({"6.1": 1, "6.2": 5}), "_meta": meta("school", "01")}
    forms = read_back(tmp_path, of_south(Школы=schools_sheet({"01": {"6.1": 2, "6.2": 5}})), own)
    assert faults(forms) == [
        "error form.conflict a.xlsx Школы C2",
        "error form.conflict b.xlsx Форма D2",
    ]
    assert answers(forms) == {("school", "01", "6.2"): 5}


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        ((10, 11), ()),
        ((10, 10), (10, 10)),
        ((0, 0), (0, 0)),
        ((None, 11), (None, 11)),
    ],
)
def test_a_part_is_not_larger_than_its_whole(
    tmp_path: Path, parts: tuple[int | None, int], kept: Sequence[int | None]
) -> None:
    """4.5.2 of the 4.5.1 directions have an advanced practice; a larger part drops both."""
    codes = ("4.5.1", "4.5.2")
    forms = read_back(tmp_path, of_region(dict(zip(codes, parts, strict=True))))
    found = {code: value for (_, _, code), value in answers(forms).items()}
    assert found == {c: v for c, v in zip(codes, kept, strict=False) if v is not None}
    if None in kept:
        assert faults(forms) == ["warning form.part_missing a.xlsx Форма D3"]
    else:
        assert faults(forms) == ([] if kept else ["error form.part_exceeds_whole a.xlsx Форма D3"])


def test_a_contradiction_costs_the_points_of_its_indicator_only(tmp_path: Path) -> None:
    """1.1 and 2.4 of the region: 3 programmes are 3 points, a disputed answer is no data."""
    data = write_region(tmp_path / "data", region())
    for name, said in (("a", True), ("b", False)):
        write_book(tmp_path / "forms" / f"{name}.xlsx", of_region({"1.1": said, "2.4": 3}))
    request = job(data, "dagestan-2022", "2024", tmp_path / "forms")
    scores = score(request).results.levels["region"][0].scores
    told = {code: (scores[code].status, str(scores[code].points)) for code in ("1.1", "2.4")}
    assert told == {"1.1": ("no_data", "0"), "2.4": ("ok", "3")}


OWN, SCHOOL = own_sheet({"1.1": True}), schools_sheet({"01": {"1.1": True}})
NOT_SILENT: dict[str, tuple[dict[str, list[list[object]]], list[str]]] = {
    "a copy of the sheet says more": (
        {"Форма (2)": OWN},
        ["form.second_sheet a.xlsx Форма (2)"],
    ),
    "the sheet has no header": ({"Форма": OWN[1:]}, ["form.no_header a.xlsx Форма"]),
    "the column «Значение» has another name": (
        {"Форма": [["Код", "Показатель", "Что указать", "Ответ"], *OWN[1:]]},
        ["form.no_header a.xlsx Форма"],
    ),
    "the answer's code is erased": (
        {"Форма": [OWN[0], [None, *OWN[1][1:]]]},
        ["form.unknown_code a.xlsx Форма D2"],
    ),
    "the answer is a formula error": (
        {"Форма": own_sheet({"1.1": "#DIV/0!"})},
        ["form.formula_error a.xlsx Форма D2"],
    ),
    "the organisation's code is erased": (
        {"Школы": [SCHOOL[0], [None, *SCHOOL[1][1:]]]},
        ["form.unknown_organization a.xlsx Школы 2:2"],
    ),
    "the column's code has more words": (
        {"Школы": [["Код ОО", "Наименование ОО", "п. 1.1"], SCHOOL[1]]},
        ["form.unknown_code a.xlsx Школы C2"],
    ),
    "a column contradicts another of its code": (
        {"Школы": [[*SCHOOL[0], "1.1"], [*SCHOOL[1], "нет"]]},
        ["form.conflict a.xlsx Школы C2", "form.conflict a.xlsx Школы D2"],
    ),
}


@pytest.mark.parametrize(("sheets", "expected"), NOT_SILENT.values(), ids=NOT_SILENT.keys())
def test_an_answer_that_is_not_used_is_always_named(
    tmp_path: Path, sheets: dict[str, list[list[object]]], expected: list[str]
) -> None:
    forms = read_back(tmp_path, of_south(**sheets))
    assert answers(forms) == {}
    assert faults(forms) == [f"error {spot}" for spot in expected]


def test_a_second_column_of_values_contradicts_the_first(tmp_path: Path) -> None:
    own = [[*OWN[0], "Значение"], [*OWN[1], None, "нет"]]
    assert faults(read_back(tmp_path, of_south(Форма=own))) == [
        "error form.conflict a.xlsx Форма D2",
        "error form.conflict a.xlsx Форма G2",
    ]


def test_a_formula_error_beside_the_answer_is_no_lost_answer(tmp_path: Path) -> None:
    own: list[list[object]] = [OWN[0], ["1.1", "…", "…", "да", "приказ № 1", "#REF!"]]
    forms = read_back(tmp_path, of_south(Форма=own))
    assert answers(forms) == {("municipality", SOUTH, "1.1"): True}
    assert [spot for spot in faults(forms) if spot.startswith("error")] == []


def test_the_untouched_form_of_those_examples_is_read(tmp_path: Path) -> None:
    forms = read_back(tmp_path, of_south(Форма=OWN, Школы=SCHOOL))
    assert answers(forms) == {
        ("municipality", SOUTH, "1.1"): True,
        ("school", "01", "1.1"): True,
    }
    assert faults(forms) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [("31,1 %", ""), (50, "reconcile.reported"), ("много", "form.not_asked")],
    ids=["as computed, rounded", "another number", "not a number"],
)
def test_what_is_reported_of_a_computed_indicator_is_compared(
    tmp_path: Path, said: object, code: str
) -> None:
    """Region 9.1 of the sample is 31.1 %: the tables decide, the form is compared with them."""
    root = Path(__file__).parents[2] / "sample_data"
    write_book(tmp_path / "forms" / "a.xlsx", of_region({"9.1": said}))
    request = job(root / "exports", "dagestan-2022", "2024", tmp_path / "forms")
    outcome = score(request)
    found = [p for p in outcome.problems if p.place.file == "a.xlsx"]
    assert [p.code for p in found if p.code != "form.missing"] == ([code] if code else [])
    assert all(p.place.cell == "D2" for p in found)
    (region_scores,) = outcome.results.levels["region"]
    assert region_scores.scores["9.1"].numerator is not None
