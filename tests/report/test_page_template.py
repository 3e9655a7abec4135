"""The templates of report.html as somebody changed or spoilt them."""

import re
import shutil
from pathlib import Path

import pytest

from rsnms_cli.model import shared
from rsnms_cli.model.errors import UsageError
from rsnms_cli.report.page.page import html_files, page
from tests.helpers.commands import ROOT, call
from tests.helpers.sample import sample_report
from tests.helpers.tables import region, write_region

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates, in use."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")

    monkeypatch.setattr(shared, "_overlays", [tmp_path / "templates"])
    return tmp_path / "templates/report"


def test_the_wording_can_be_changed(templates: Path) -> None:
    head = templates / "head.html"
    head.write_text(head.read_text("utf-8").replace("Редакция методики", "Издание"), "utf-8")
    assert "Издание" in page(sample_report())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("head.html", "<h1>\n{% if errors %}", "head.html, строка 2"),
        ("map.html", "<p>\n\n{{ no_such_thing }}</p>", "map.html, строка 3"),
        ("map.html", "{{ glance.points / 2 }}", "map.html, строка 1"),
        ("page.html", "{{ data }}\n{% include 'lost.html' %}", "lost.html"),
        ("page.html", "{{ data | no_filter }}", "page.html, строка 1"),
        ("style.css", "a {}\n</style>", "style.css, строка 2"),
        ("view.js", "let a = '</SCRIPT>';", "view.js, строка 1"),
    ],
)
def test_a_spoilt_template_is_named(templates: Path, name: str, content: str, said: str) -> None:
    (templates / name).write_text(content, "utf-8")
    with pytest.raises(UsageError, match=re.escape(said)):
        html_files(sample_report())


def test_a_template_that_is_not_utf8_or_lost(templates: Path) -> None:
    """Without a file of its own a region has the program's."""
    (templates / "view.js").write_bytes("слово".encode("cp1251"))
    with pytest.raises(UsageError, match=r"view\.js.*UTF-8"):
        page(sample_report())
    (templates / "view.js").unlink()
    assert page(sample_report())


def test_a_spoilt_template_ends_the_command(
    templates: Path, capsys: Capsys, tmp_path: Path
) -> None:
    (templates / "head.html").write_text("{% endfor %}", "utf-8")
    data = write_region(tmp_path / "data", region())
    out = tmp_path / "out"
    said = call(
        capsys, "report", "--data", data, "--period", "2024", "--format", "html", "--out", out
    )
    said.assert_says(2, "templates/report/head.html, строка 1", "сравните её")
    assert not out.exists() or not list(out.iterdir())
