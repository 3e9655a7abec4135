"""Every way to spoil a methodology file is refused with its code, the file and the key."""

import re
from pathlib import Path

import pytest

from rsnms_cli.cli.main import run
from rsnms_cli.model.shared import template_file
from rsnms_cli.pipeline.methodology import examine

STARTER = template_file("methodology.toml").read_text("utf-8")

BANDS = "bands = [{ at_least = 50, points = 2 }, { below = 50, points = 0 }]"
FIRST = "municipality 1.1"
DIAGNOSED = ', having = [{ diagnosed = { provider = "cnppm" } }] }'
BROKEN = [
    # what is written, what it is spoiled to, the code, the key
    ("title = ", "title = = ", "file.toml", "(файл)"),
    ('id = "moi-region-2025"', 'id = "Мой регион"', "value.form", "id"),
    ("rule = { presence = 5 }", "rule = { presense = 5 }", "key.unknown", "presense"),
    ('source = "Кем', 'sours = "Кем', "key.missing", "source"),
    ("per_item = 0.5", 'per_item = "0,5"', "value.type", "municipality.indicators[2].rule"),
    ('ask = "yes_no"', 'ask = "maybe"', "value.unknown", "municipality.indicators[1].ask"),
    ('of = "pedagogical_workers", having', 'of = "cooks", having', "value.unknown", "share.of"),
    ('provider = "cnppm"', 'provider = "x"', "value.unknown", "diagnosed.provider"),
    ("{ diagnosed = {", "{ diagnozed = {", "key.unknown", "diagnozed"),
    ("rule = { presence = 5 }", "rule = { presence = 5, per_item = 1 }", "value.one_of", "rule"),
    ("[{ diagnosed =", "[{ mentoring_model = true }, { diagnosed =", "value.population", "share"),
    ("rule = { target = 10 }", "rule = { bands = [] }", "value.empty", "rule.bands"),
    ('code = "1.2"', 'code = "1.1"', "indicator.repeated", "municipality.indicators «1.1»"),
    (
        '[[municipality.sections]]\ncode = "1"',
        '[[municipality.sections]]\ncode = "1"\ntitle = "a"\n[[municipality.sections]]\ncode = "1"',
        "section.repeated",
        "municipality.sections «1»",
    ),
    ('section = "1"\ncode = "1.1"', 'section = "2"\ncode = "1.1"', "section.unknown", FIRST),
    ('ask = "yes_no"\n', "", "source.none", FIRST),
    ('ask = "yes_no"\n', 'ask = "yes_no"\nexists = { of = "people" }\n', "source.several", FIRST),
    ("rule = { presence = 5 }", "rule = { per_item = 5 }", "rule.unfit", FIRST),
    ("rule = { per_item = 0.5 }", "rule = { presence = 0.5 }", "rule.unfit", "municipality 1.2"),
    ("targets = { 2025 = 20, 2026 = 30 }", "", "rule.no_target", "municipality 1.3"),
    ("2025 = 20, 2026 = 30", "2025 = true, 2026 = 30", "target.unfit", "targets.2025"),
    ('clause = "п. 1.1" ', 'clause = "" ', "points.no_clause", FIRST),
    ('clause = "п. 1.3"', 'clause = ""', "target.no_clause", "municipality 1.3"),
    (
        "examples = [{ answer = true, points = 5 }, { answer = false, points = 0 }]",
        "",
        "example.none",
        FIRST,
    ),
    ("answer = 3, points = 1.5", "answer = 3, points = 2", "example.fails", "municipality 1.2"),
    (BANDS, BANDS.replace("below = 50", "below = 40"), "bands.gap", "municipality 1.4"),
    (BANDS, BANDS.replace("below = 50", "up_to = 50"), "bands.overlap", "municipality 1.4"),
    (BANDS, BANDS.replace("below = 50", "at_least = 60"), "bands.order", "municipality 1.4"),
    (BANDS, BANDS.replace("at_least = 50,", ""), "bands.no_bound", "municipality 1.4"),
    (BANDS, BANDS.replace("at_least", "above = 50, at_least"), "bands.two_bounds", "1.4"),
    ('chosen = "under"', 'chosen = "over"', "reading.chosen", "readings «age»"),
    (
        'affects = ["municipality 1.4"]',
        'affects = ["school 9"]',
        "reading.unknown_indicator",
        "age",
    ),
    ('id = "inclusive"', 'id = "under"', "reading.one_choice", "readings «age»"),
    ('replace = { "municipality 1.4"', '# { "municipality 1.4"', "reading.no_change", "inclusive"),
    ("up_to_age = 35", "up_to = 35", "reading.broken", "readings.age.inclusive"),
    ('window = "period"', 'orientation = ["municipality"]', "orientation.scored", "orientation"),
    ("2025 = 20, 2026 = 30", "2025 = 0.2, 2026 = 30", "target.value", "targets.2025"),
    ("2025 = 20, 2026 = 30", "2025 = 20, 2026 = 300", "target.value", "targets.2026"),
    ("2025 = 20, 2026 = 30", "202 = 20, 2026 = 30", "target.year", "targets.202"),
    (DIAGNOSED, " }", "share.no_having", "municipality 1.3: share"),
    (DIAGNOSED, ', having = [{ category = "методист" }] }', "share.outside", "municipality 1.3"),
    ("share = [20, 100], points = 10", "share = [120, 100], points = 10", "example.over", "1.3"),
    ("{ answer = 3, points = 1.5 }", "{}", "example.empty", "municipality 1.2: examples[1]"),
    ('window = "period"', "window = { since = 202 }", "value.range", "window"),
]


@pytest.mark.parametrize(
    ("before", "after", "code", "key"),
    BROKEN,
    ids=[f"{n}-{row[2]}" for n, row in enumerate(BROKEN)],
)
def test_a_broken_file_is_refused(
    tmp_path: Path, before: str, after: str, code: str, key: str
) -> None:
    assert before in STARTER
    text = STARTER.replace(before, after, 1)
    path = tmp_path / "своя.toml"
    path.write_text(text, encoding="utf-8")
    _, faults = examine(path)
    found = [(fault.code, fault.file) for fault in faults if key in fault.key]
    assert (code, "своя.toml") in found, [str(fault) for fault in faults]


def test_the_kinds_are_many() -> None:
    assert len({(row[2], row[3]) for row in BROKEN}) >= 25


def test_the_starter_itself_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "новая.toml"
    assert run(["methodology", "new", str(path)]) == 0
    assert run(["methodology", "check", str(path)]) == 0
    assert "показателей 4, примеров 11, прочтений 1" in capsys.readouterr().out


def test_all_faults_are_named_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "своя.toml"
    text = STARTER.replace("presence = 5", "presense = 5").replace('ask = "count"', 'ask = "?"')
    path.write_text(text, encoding="utf-8")
    assert run(["methodology", "check", str(path)]) == 2
    said = capsys.readouterr().err
    assert "своя.toml, ключ municipality.indicators[1].rule.presense: такого ключа нет" in said
    assert "своя.toml, ключ municipality.indicators[2].ask: значение не из списка" in said
    assert "Traceback" not in said


def test_a_broken_own_methodology_computes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "своя.toml"
    path.write_text(re.sub(r'clause = "п\. 1\.1"', 'clause = ""', STARTER, count=1), "utf-8")
    data = str(Path(__file__).parents[2] / "sample_data" / "exports")
    out = str(tmp_path / "out")
    asked = ["score", "--data", data, "--methodology", str(path), "--period", "2025", "--out", out]
    assert run(asked) == 2
    assert "points.no_clause" in capsys.readouterr().err
    assert not Path(out).exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("\nwindow = { since = 2021 }\n", "window.apart"),
        ("\n# срок всего документа\nwindow = { since = 2021 }\n", "window.apart"),
        ("window = { since = 2021 }\n", ""),  # the last choice's own
    ],
)
def test_a_window_at_the_end_of_the_file(tmp_path: Path, line: str, code: str) -> None:
    """TOML gives it to the last reading's last choice, not to the document."""
    path = tmp_path / "своя.toml"
    path.write_text(STARTER.rstrip() + "\n" + line, encoding="utf-8")
    _, faults = examine(path)
    assert [fault.code for fault in faults] == ([code] if code else [])
    assert not code or f"строка {len(STARTER.rstrip().splitlines()) + line.count(chr(10))}" in str(
        faults[0]
    )


def test_a_reading_on_another_question_decides_no_gap(tmp_path: Path) -> None:
    """The reading «age» names 1.4, but only one that changes its rule could decide the gap."""
    path = tmp_path / "своя.toml"
    gap, other = BANDS.replace("below = 50", "below = 40"), BANDS.replace("50", "40")
    text = STARTER.replace(BANDS, gap)
    path.write_text(text, encoding="utf-8")
    assert [fault.code for fault in examine(path)[1]] == ["bands.gap"]
    decided = f"""
[[readings]]
id = "gap"
question = "Что между 40 и 50 %?"
clause = "п. 1.4"
affects = ["municipality 1.4"]
chosen = "lower"
why = "Не сказано."
[[readings.choices]]
id = "lower"
title = "Нижняя ступень"
[[readings.choices]]
id = "upper"
title = "Высшая"
replace = {{ "municipality 1.4" = {{ rule = {{ {other} }} }} }}
"""
    path.write_text(text + decided, encoding="utf-8")
    assert [fault.code for fault in examine(path)[1]] == []
