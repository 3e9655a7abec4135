"""Templates that came by mail: they run no code, end with a sentence, and take nothing along."""

import time
from pathlib import Path

import pytest

from rsnms_cli.model import shared
from rsnms_cli.model.errors import UsageError
from rsnms_cli.report import sandbox
from rsnms_cli.report.note.note import docx_files
from rsnms_cli.report.page.page import html_files
from tests.helpers.examples import daily, slow
from tests.helpers.notes import edited
from tests.helpers.sample import sample_report

TWICE = "{% macro f(n) %}{{ f(n + 1) }}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}"
HOSTILE = {
    "{{ cycler.__init__.__globals__.os.system('id') }}": "head.html, строка 2",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": "head.html, строка 2",
    "{{ '{0.__class__}'.format(1) }}": "head.html, строка 2",
    "{{ region.__init__.__globals__ }}": "head.html, строка 2",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}": "сама себя без конца",
    TWICE: "сама себя без конца",
    "{% include 'head.html' %}": "сама себя без конца",
    "{% for i in range(10 ** 9) %}x{% endfor %}": "head.html, строка 2",
    "{{ 'x' * 10 ** 9 }}": "текст повторён слишком много раз",
    "{{ 9 ** 9 ** 9 }}": "степень слишком велика",
    "{% include '../../../etc/passwd' %}": "etc/passwd",
    "{% include '/etc/passwd' %}": "etc/passwd",
}
ENDLESS = {
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "a tree": "{% for a in [1, 2] recursive %}{{ loop([1, 2]) if loop.depth < 60 }}{% endfor %}",
    "a text of texts": "{{ ('%99999999d' % 1) | length }}" * 200,
}


@pytest.fixture
def head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A region's own file among the templates of the page."""
    monkeypatch.setattr(shared, "_overlays", [tmp_path])
    (tmp_path / "report").mkdir()
    return tmp_path / "report" / "head.html"


@pytest.mark.parametrize("text", daily(HOSTILE, 3))
def test_what_is_not_allowed_is_said(head: Path, text: str) -> None:
    head.write_text("<p>\n" + text, "utf-8")
    with pytest.raises(UsageError) as refused:
        html_files(sample_report())
    assert HOSTILE[text] in refused.value.what
    assert "uid=" not in refused.value.what


@pytest.mark.slow
@pytest.mark.parametrize("how", ENDLESS)
def test_what_does_not_end_is_ended(head: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 3.0)
    head.write_text(ENDLESS[how], "utf-8")
    start = time.monotonic()
    with pytest.raises(UsageError, match="не годится"):
        html_files(sample_report())
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("target", ["/dev/zero", "/", "/nowhere"])
@pytest.mark.parametrize("name", ["head.html", "style.css", "view.js"])
def test_a_link_to_what_is_no_file(head: Path, name: str, target: str) -> None:
    head.with_name(name).symlink_to(target)
    with pytest.raises(UsageError, match=name.replace(".", r"\.")):
        html_files(sample_report())


def test_a_note_that_is_a_device(head: Path) -> None:
    (head.parents[1] / "note.docx").symlink_to("/dev/zero")
    with pytest.raises(UsageError, match=r"note\.docx не открывается"):
        docx_files(sample_report())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ period.__class__ }}", "не заполняется"),
        ("{{ 'x' * 10 ** 9 }}", "не заполняется"),
        slow(
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "долго|дольше",
        ),
    ],
)
def test_a_hostile_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 5.0)
    edited(tmp_path, monkeypatch, lambda document: document.add_paragraph(text))
    with pytest.raises(UsageError, match=said):
        docx_files(sample_report())
