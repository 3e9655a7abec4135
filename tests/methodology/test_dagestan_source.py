"""dagestan-2022.toml against the text of the regulation itself (read in `dagestan_text`)."""

import re
from decimal import Decimal

import pytest

from tests.methodology.dagestan_text import AFTER_THE_TABLES, HEADING, LEVELS, YEARS, Row, read_part
from tests.methodology.source_text import Table, methodology, need_sources, source, squeeze

need_sources("dagestan-2022")

COUNTS = {"region": 42, "municipality": 34, "school": 22}
TARGET_ROWS = {"region": 9, "municipality": 8, "school": 7}
MAX_POINTS = {"region": 221, "municipality": 116, "school": 137}


def level_of(level: str) -> Table:
    table: Table = methodology("dagestan-2022")[level]
    return table


def indicators_of(level: str) -> list[Table]:
    rows: list[Table] = level_of(level)["indicators"]
    return rows


def pairs(level: str) -> list[tuple[Table, Row]]:
    return list(zip(indicators_of(level), read_part(level).rows, strict=True))


def rules_of(indicator: Table) -> list[Table]:
    own = [indicator["rule"]] if "rule" in indicator else []
    return own + [part["rule"] for part in indicator.get("parts", ()) if "rule" in part]


def kinds_of(indicator: Table) -> set[str]:
    return {kind for rule in rules_of(indicator) for kind in rule}


def points_of(indicator: Table) -> list[Decimal]:
    points: list[Decimal] = []
    for rule in rules_of(indicator):
        for kind, value in rule.items():
            points += [b["points"] for b in value if b["points"]] if kind == "bands" else [value]
    return points


def band_points(bands: list[Table], percent: Decimal) -> Decimal:
    """The highest band whose lower bound is met; the last one may have none."""
    for band in bands:
        if percent > band["above"] if "above" in band else percent >= band.get("at_least", 0):
            return Decimal(band["points"])
    return Decimal(0)


every_level = pytest.mark.parametrize("level", LEVELS)


@every_level
def test_every_text_is_in_the_part_of_its_level(level: str) -> None:
    text = read_part(level).text
    table = level_of(level)
    texts = [s["title"] for s in table["sections"] if not s.get("own_title")]
    texts += [i[key] for i in table["indicators"] for key in ("title", "criterion")]
    assert [t for t in texts if t not in text] == []
    assert [t for t in texts if t != squeeze(t)] == []


@every_level
def test_titles_stand_in_the_order_of_the_document(level: str) -> None:
    text = read_part(level).text
    at = 0
    for indicator in indicators_of(level):
        found = text.find(indicator["title"], at)
        assert found >= 0, f"{indicator['code']} is missing or not in its place"
        at = found + len(indicator["title"])


@every_level
def test_titles_and_criteria_are_whole_cells(level: str) -> None:
    ours = [(i["title"], i["criterion"]) for i in indicators_of(level)]
    assert ours == [(row.title, row.criterion) for row in read_part(level).rows]


@every_level
def test_sections_are_those_of_the_document(level: str) -> None:
    sections = level_of(level)["sections"]
    titles = {s["code"]: s["title"] for s in sections if not s.get("own_title")}
    assert titles == read_part(level).sections
    assert [s["code"] for s in sections] == [str(n + 1) for n in range(len(sections))]
    assert {i["section"] for i in indicators_of(level)} == {s["code"] for s in sections}


@every_level
def test_codes_are_those_of_the_document(level: str) -> None:
    part = read_part(level)
    indicators = indicators_of(level)
    last = level_of(level)["sections"][-1]["code"]
    targets = [f"{last}.{n + 1}" for n in range(len(part.with_targets))]
    codes = [i["code"] for i in indicators]
    assert codes == [row.code for row in part.numbered] + targets
    assert len(codes) == len(set(codes)) == COUNTS[level]
    assert len(targets) == TARGET_ROWS[level]
    assert [i["section"] for i in indicators] == [code.split(".")[0] for code in codes]
    for indicator in indicators:
        for number, part_of in enumerate(indicator.get("parts", ()), 1):
            assert part_of["code"] == f"{indicator['code']}.{number}"


@every_level
def test_every_numbered_cell_of_the_source_is_there(level: str) -> None:
    """A second, cruder look at the text: numbers at the start of a cell, whatever follows."""
    tables = re.split(HEADING, source("dagestan-2022"))
    mine = next(t for t in tables if t.startswith(f"({LEVELS[level]})"))
    mine = re.split(AFTER_THE_TABLES, mine)[0]
    numbers = re.findall(r"^\t\s*(\d+\.\d+)", mine, re.MULTILINE)
    codes = [i["code"] for i in indicators_of(level) if i["code"] in numbers]
    assert codes == numbers
    assert len(indicators_of(level)) - len(numbers) == TARGET_ROWS[level]


@every_level
def test_clauses_name_their_level_and_place(level: str) -> None:
    for indicator, row in pairs(level):
        place = indicator["clause"]
        own = indicator["code"].split(".")[1]
        assert f"({LEVELS[level].lower()})" in place
        assert place.endswith(f", п. {row.code}" if row.code else f", строка {own}")


@every_level
def test_rules_are_of_the_kind_the_criterion_asks_for(level: str) -> None:
    for indicator, row in pairs(level):
        assert kinds_of(indicator) == {row.kind}, indicator["code"]
        assert ("targets" in indicator) == (row.kind == "target"), indicator["code"]


@every_level
def test_points_are_those_of_the_criterion(level: str) -> None:
    for indicator, row in pairs(level):
        assert row.numbers, f"no points in the criterion of {indicator['code']}"
        expected, actual = row.numbers, points_of(indicator)
        if "по 3 балла" in row.criterion:  # the same for each of the two documents
            assert len(actual) == 2, indicator["code"]
            expected = expected * 2
        if row.kind == "bands":
            expected, actual = sorted(expected), sorted(actual)
        assert actual == expected, indicator["code"]


@every_level
def test_points_of_a_part_belong_to_the_examination_it_names(level: str) -> None:
    for indicator, row in pairs(level):
        named = re.findall(r"о результатах (\w+) – (\d+) балл", row.criterion)
        for part, (name, points) in zip(indicator.get("parts", ()), named, strict=False):
            assert name in part["title"], part["code"]
            assert part["rule"] == {"presence": int(points)}, part["code"]
        assert not named or len(indicator["parts"]) == len(named)


@every_level
def test_bands_give_the_points_the_criterion_writes_beside_a_percentage(level: str) -> None:
    step = r"(?:(более|свыше|менее) )?(?:(\d+) – )?(\d+) ?%[^–]*– (\d+) балл"
    just = Decimal("0.0001")
    for indicator, row in pairs(level):
        if row.kind != "bands":
            continue
        bands = indicator["rule"]["bands"]
        steps = re.findall(step, row.criterion, re.IGNORECASE)
        assert steps, indicator["code"]
        for word, start, percent, text in steps:
            at, points = Decimal(percent), Decimal(text)
            if word.lower() in ("более", "свыше"):
                assert band_points(bands, at) < points == band_points(bands, at + just)
            elif word:
                assert band_points(bands, at - just) == points
            else:
                assert band_points(bands, at) == points
            if start:
                assert band_points(bands, Decimal(start) - just) < points
                assert band_points(bands, Decimal(start)) == points
        assert band_points(bands, Decimal(100)) == max(row.numbers)
        assert band_points(bands, Decimal(0)) == 0


@every_level
def test_bands_end_where_the_criterion_ends_them(level: str) -> None:
    """An upper bound is a percentage of the criterion; only 100 may go without saying."""
    for indicator, row in pairs(level):
        if row.kind != "bands":
            continue
        bands = indicator["rule"]["bands"]
        named = {int(text) for text in re.findall(r"(\d+)(?= ?%| –)", row.criterion)}
        ends = [band[key] for band in bands for key in ("up_to", "below") if key in band]
        assert set(ends) <= named | {100}, indicator["code"]
        assert ends == sorted(ends, reverse=True), indicator["code"]
        for start, end in re.findall(r"(\d+) – (\d+)%", row.criterion):
            assert {"at_least": int(start), "up_to": int(end)}.items() <= dict(bands[1]).items()


@every_level
def test_targets_are_the_three_numbers_after_the_title(level: str) -> None:
    for indicator, row in pairs(level):
        if row.kind == "target":
            values = [True if cell == "да" else int(cell.rstrip("%")) for cell in row.targets]
            assert indicator["targets"] == dict(zip(YEARS, values, strict=True)), indicator["code"]


@every_level
def test_greatest_points_of_the_level(level: str) -> None:
    """What can be reached at most, counts without a cap left out."""
    from_source = from_toml = Decimal(0)
    for indicator, row in pairs(level):
        if row.kind != "per_item":
            twice = 2 if "по 3 балла" in row.criterion else 1
            from_source += sum(row.numbers) * twice if row.adds_up else max(row.numbers)
        if kinds_of(indicator) != {"per_item"}:
            points = points_of(indicator)
            from_toml += max(points) if kinds_of(indicator) == {"bands"} else sum(points)
    assert from_toml == from_source == MAX_POINTS[level]


@every_level
def test_every_indicator_has_one_source_of_its_value_and_examples(level: str) -> None:
    for indicator in indicators_of(level):
        asked = {"ask", "parts", "share", "exists"} & set(indicator)
        assert len(asked) == 1, indicator["code"]
        assert indicator["examples"], indicator["code"]
