"""Every engine gives the same bytes for the sample region, whatever the period."""

from pathlib import Path

import pytest

from tests.helpers.commands import EXPORTS, FILES, FORMS, content, score
from tests.helpers.examples import slow

PERIODS = ("2023", "2024", "2024-H1")


@pytest.mark.parametrize("period", [slow("2023"), "2024", slow("2024-H1")])
def test_engines_agree_to_the_byte(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, period: str
) -> None:
    found = {}
    for engine in ("pandas", "duckdb"):
        out = tmp_path / engine
        where = ("--forms", FORMS, "--period", period, "--engine", engine, "--out", out)
        said = score(capsys, EXPORTS, *where)
        assert said.code in (0, 1), said  # the forms are of 2024
        found[engine] = content(out)
    assert found["pandas"].keys() == set(FILES)
    for name in FILES:
        assert found["pandas"][name] == found["duckdb"][name], name
    assert found["pandas"]["results.csv"].count(b"\n") == 1 + 42 + 5 * 34 + 44 * 22


@pytest.mark.slow
def test_periods_differ(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Otherwise the test above would compare little."""
    texts = set()
    for period in PERIODS:
        score(capsys, EXPORTS, "--period", period, "--out", tmp_path / period)
        text = (tmp_path / period / "results.csv").read_text("utf-8")
        texts.add(text.replace(f",{period},", ","))
    assert len(texts) == len(PERIODS)
