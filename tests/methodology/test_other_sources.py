"""The four methodologies without points against the texts of their regulations.

Each source is read here by a parser of its own, which knows nothing of the TOML. What the two have
to say is then compared: codes, titles, criteria, sections, result areas, targets.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from tests.methodology.source_text import (
    DATA,
    FILES,
    Table,
    indicators,
    methodology,
    need_sources,
    source,
    squeeze,
)

need_sources("eao-2023", "kuzbass-2022", "aksai-2021", "novosibirsk-2023")

LAST_YEAR = 2024
"""The year the programmes run to: «на период до 2024 г.»."""

Targets = dict[str, bool | Decimal]


@dataclass(frozen=True)
class Row:
    """One indicator as the source has it."""

    code: str
    title: str
    criterion: str = ""
    targets: Targets = field(default_factory=dict)
    bound: str = "at_least"


@dataclass(frozen=True)
class Document:
    """What a source says: the level it scores, its sections, its indicators."""

    level: str
    sections: dict[str, str]
    rows: list[Row]


def between(text: str, start: str, end: str) -> str:
    found = re.search(rf"{start}(.*?){end}", text, re.DOTALL)
    assert found, f"nothing between {start} and {end} in the source"
    return found[1]


def by_year(words: str, year: str | None = None) -> Targets:
    """The target of a criterion: «ежегодно начиная с …», or a number by a year."""
    if yearly := re.search(r"ежегодно начиная с (\d{4})", words):
        return {str(n): True for n in range(int(yearly[1]), LAST_YEAR + 1)}
    named = re.search(r"к (\d{4}) ?г", words)
    number = re.search(r"(?<!\d)(\d{1,3})(?=%| человек| \(к)", words)
    assert number and (named or year), words
    return {named[1] if named else str(year): Decimal(number[1])}


def eao() -> Document:
    part = between(source("eao-2023"), r"\n6\. Показатели эффективности", r"\n7\. Методы")
    heading = re.search(r"^(6\.2)\. (.+)$", part, re.MULTILINE)
    assert heading
    rows = [
        Row(
            code,
            squeeze(title),
            squeeze(words),
            by_year(words),
            "at_most" if "не более" in words else "at_least",
        )
        for code, title, words in re.findall(
            r"^(6\.2\.\d+) (.+)\(([^()]+)\);?$", part, re.MULTILINE
        )
    ]
    return Document("region", {heading[1]: squeeze(heading[2])}, rows)


def kuzbass() -> Document:
    text = source("kuzbass-2022")
    body = between(text, r"\nНаименование показателя\t", r"\Z")
    heading = re.search(r"^## \*\*(6)\. (.+)\*\*$", text, re.MULTILINE)
    assert heading and f"**{heading[2]}**\n\nНаименование показателя" in text
    head, *lines = body.strip().split("\n")
    year = re.search(r"к (\d{4}) году", head)
    assert year
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        title, words = map(squeeze, line.split("\t"))
        first, _, rest = words.partition(", ")
        rows.append(Row(str(number), title, words, by_year(first, year[1])))
        if part := re.fullmatch(r"(в том числе .+) (не менее .+)", rest):
            rows.append(Row(f"{number}.1", part[1], part[2], by_year(part[2], year[1])))
    return Document("region", {heading[1]: squeeze(heading[2])}, rows)


def aksai() -> Document:
    text = source("aksai-2021")
    heading = re.search(r"^(6)\. (Показатели .+)\.$", text, re.MULTILINE)
    assert heading
    part = between(text, r"\nПоказатели:\n", r"\nМетоды сбора")
    rows = [Row(code, squeeze(title)) for code, title in re.findall(r"(?m)^(\d)\. (.+)\.$", part)]
    return Document("municipality", {heading[1]: squeeze(heading[2])}, rows)


def novosibirsk() -> Document:
    criteria = re.findall(r"(?m)^Критерий (\d)\. (.+)\.$", source("novosibirsk-2023"))
    return Document("municipality", {code: squeeze(title) for code, title in criteria}, [])


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "eao-2023": eao,
    "kuzbass-2022": kuzbass,
    "aksai-2021": aksai,
    "novosibirsk-2023": novosibirsk,
}
CODES = {
    "eao-2023": [f"6.2.{n}" for n in range(1, 10)],
    "kuzbass-2022": ["1", "2", "2.1", "3", "4"],
    "aksai-2021": ["1", "2", "3", "4", "5", "6"],
}
PLACES = {
    "eao-2023": "п. {code}",
    "kuzbass-2022": "приложение 1, строка {code}",
    "aksai-2021": "раздел 6, показатель {code}",
    "novosibirsk-2023": "п. 6.3, критерий {section}",
}

every_document = pytest.mark.parametrize("name", DOCUMENTS)
with_rows = pytest.mark.parametrize("name", CODES)


def level_of(name: str) -> Table:
    table: Table = methodology(name)[DOCUMENTS[name]().level]
    return table


@every_document
def test_one_level_is_scored_and_the_others_are_shown_beside_it(name: str) -> None:
    raw, scored = methodology(name), DOCUMENTS[name]().level
    levels = ["region", "municipality", "school"]
    assert [level for level in levels if level in raw] == [scored]
    assert raw["orientation"] == [level for level in levels if level != scored]
    assert raw["id"] == name and raw["title"] and raw["source"]


@every_document
def test_sections_are_those_of_the_document(name: str) -> None:
    table = level_of(name)
    assert {s["code"]: s["title"] for s in table["sections"]} == DOCUMENTS[name]().sections
    assert not any(s.get("own_title") for s in table["sections"])
    used = list(dict.fromkeys(item["section"] for item in table["indicators"]))
    assert used == [section["code"] for section in table["sections"]]


@with_rows
def test_codes_titles_and_criteria_are_those_of_the_document(name: str) -> None:
    rows = [(row.code, row.title, row.criterion) for row in DOCUMENTS[name]().rows]
    ours = level_of(name)["indicators"]
    assert [(i["code"], i["title"], i.get("criterion", "")) for i in ours] == rows
    assert [row[0] for row in rows] == CODES[name]
    assert not any(item.get("own_title") or item.get("note") for item in ours)


@every_document
def test_every_text_is_in_the_source_in_its_order(name: str) -> None:
    """A second, cruder look: the plain text, without the parsers above."""
    text, table = squeeze(source(name)), level_of(name)
    start = text.rindex(table["sections"][0]["title"])
    titles = [a["title"] for a in table.get("areas", ())]
    if titles:
        start = text.index(titles[0])
        titles += [s["title"] for s in table["sections"]]
    at = start
    for title in titles + [i["title"] for i in table["indicators"] if not i.get("own_title")]:
        assert title == squeeze(title)
        at = text.find(title, at)
        assert at >= 0, f"«{title}» is missing or not in its place"
        at += len(title)
    for item in table["indicators"]:
        assert item.get("criterion", "") in text[start:], item["code"]


@with_rows
def test_targets_are_those_of_the_document(name: str) -> None:
    ours = level_of(name)["indicators"]
    for item, row in zip(ours, DOCUMENTS[name]().rows, strict=True):
        assert item.get("targets", {}) == row.targets, item["code"]
        assert item.get("bound", "at_least") == row.bound, item["code"]
        yes_no = any(target is True for target in row.targets.values())
        assert (item.get("ask") == "yes_no") == yes_no, item["code"]


@every_document
def test_nothing_gives_points_and_everything_names_its_clause(name: str) -> None:
    sources = {"ask", "parts", "share", "count", "exists", "largest", "mean"}
    for key, item in indicators(methodology(name)).items():
        assert "rule" not in item, key
        assert len(sources & set(item)) == 1, key
        row = item["code"].removesuffix(".1") if name == "kuzbass-2022" else item["code"]
        place = PLACES[name].format(code=row, section=item["section"])
        assert re.search(rf"{re.escape(place)}(?![.\d])", item["clause"]), key


def test_result_areas_of_novosibirsk_are_those_of_the_document() -> None:
    part = between(source("novosibirsk-2023"), r"\n6\.2\. ", r"\n6\.3\. ")
    titles = [squeeze(text) for text in re.findall(r"(?m)^- (.+)[;.]$", part)]
    table = level_of("novosibirsk-2023")
    areas = [(area["code"], area["title"]) for area in table["areas"]]
    assert areas == [(f"6.2.{n}", title) for n, title in enumerate(titles, 1)]
    assert len(areas) == 10


def test_shares_of_novosibirsk_are_called_our_own() -> None:
    table, text = level_of("novosibirsk-2023"), squeeze(source("novosibirsk-2023"))
    for item in table["indicators"]:
        assert item["own_title"] is True and item["title"] not in text, item["code"]
        assert item["note"] == "расчёт документом не установлен", item["code"]
        assert "targets" not in item and "share" in item, item["code"]
    for section in table["sections"]:
        codes = [i["code"] for i in table["indicators"] if i["section"] == section["code"]]
        assert codes == [f"{section['code']}.{n}" for n in range(1, len(codes) + 1)]
        assert 3 <= len(codes) <= 5
    of_shares = {area for item in table["indicators"] for area in item["areas"]}
    without = [area["code"] for area in table["areas"] if area["code"] not in of_shares]
    assert without == ["6.2.7", "6.2.8"]
    assert of_shares <= {area["code"] for area in table["areas"]}


def test_all_methodologies_are_loaded_by_the_program() -> None:
    from rsnms_cli.methodology.load import check_file, load_methodology
    from rsnms_cli.score.examples import failed_examples

    for name in FILES:
        assert check_file(DATA / f"{name}.toml")[1] == [], name
        assert list(failed_examples(load_methodology(name))) == [], name
