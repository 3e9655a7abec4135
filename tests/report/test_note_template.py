"""A template that was spoilt in Word is told with its tag and paragraph."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.model.errors import UsageError
from rsnms_cli.report.note.context import Context
from rsnms_cli.report.note.note import note_of
from tests.helpers.commands import EXPORTS, ROOT, call
from tests.helpers.examples import daily, slow
from tests.helpers.notes import edited, instead, opened, text_of
from tests.helpers.sample import sample_report
from tests.tools.note_tags import with_tags
from tests.tools.note_template import make


def title(text: str) -> Any:
    """Put this in place of the methodology's title on the first page."""

    def edit(document: Any) -> None:
        (paragraph,) = [p for p in document.paragraphs if p.text == "{{ methodology }}"]
        paragraph.runs[0].text = text

    return edit


@pytest.mark.parametrize(
    ("text", "words"),
    daily(
        [
            (
                "Итоги {{ metodology }} года",
                ["имени «metodology» нет", "{{ metodology }}", "Итоги {{"],
            ),
            ("{{ place.code }}", ["имени «code» нет", "{{ place.code }}"]),
            ("Итоги {{ place", ["не закрыт", "«Итоги {{ place»"]),
            ("{% for x in %}", ["записан неверно", "{% for x in %}"]),
            ("{%p if place %}", ["нет {% endif %}", "{% if place %}"]),
            ("{%tr for f in files %}", ["записан неверно", "{%tr for f in files %}"]),
            ("{{ place|bold }}", ["bold", "{{ place|bold }}"]),
            ("{{ 1 / 0 }}", ["не может быть вычислен", "{{ 1 / 0 }}"]),
            ("{{ place.__class__ }}", ["не разрешён", "{{ place.__class__ }}"]),
            ("{% for i in range(10**9) %}{% endfor %}", ["не может быть вычислен"]),
            ("{{r place }}", ["вне абзаца"]),
            ("{{ charts.rating }}", ["с буквой r"]),
        ],
        3,
    ),
)
def test_a_wrong_tag_is_named(
    text: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(tmp_path, monkeypatch, title(text))
    with pytest.raises(UsageError) as error:
        note_of(sample_report())
    for word in ["note.docx", *words]:
        assert word in error.value.what


def test_a_wrong_tag_in_the_header_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(tmp_path, monkeypatch, lambda d: d.sections[0].header.paragraphs[0].add_run("{{ no }}"))
    with pytest.raises(UsageError, match="имени «no» нет"):
        note_of(sample_report())


@pytest.mark.parametrize("content", [b"", *map(slow, (b"text", (ROOT / "README.md").read_bytes()))])
def test_a_file_that_is_no_document_is_said(
    content: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "note.docx").write_bytes(content)
    instead(tmp_path, monkeypatch)
    where = ("--data", EXPORTS, "--period", "2024", "--out", tmp_path / "out")
    said = call(capsys, "report", *where, "--format", "docx")
    said.assert_says(2, "шаблон templates/note.docx не открывается")
    assert not (tmp_path / "out").exists()


def test_a_template_edited_by_a_region_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(document: Any) -> None:
        title("Наша справка: {{ place }}")(document)
        document.add_paragraph().add_run("{{r charts.rating }}")  # a chart may stand twice

    edited(tmp_path, monkeypatch, edit)
    content = note_of(sample_report())
    assert "Наша справка: Регион" in text_of(content)
    assert len(opened(content).element.xpath("//w:drawing")) == 3


def test_the_template_is_what_its_script_makes() -> None:
    packaged = opened((ROOT / "templates/note.docx").read_bytes())
    assert packaged.element.xml == make().element.xml


def test_the_guide_lists_the_tags_as_they_are() -> None:
    """After a change of `Context`: python -m tests.tools.note_tags."""
    guide = (ROOT / "docs/admin.md").read_text("utf-8")
    assert with_tags(guide) == guide


def test_the_template_has_no_tag_that_is_not_listed() -> None:
    """Names of the packaged template: a tag's own, or a row's of a loop over a tag."""
    xml = opened((ROOT / "templates/note.docx").read_bytes()).element.xml
    text = re.sub(r"<[^>]+>", "", xml)
    listed = {one.name for one in fields(Context)}
    loops = dict(re.findall(r"for (\w+) in ([\w.]+)", text))
    used = {name.partition(".")[0] for name in re.findall(r"{{r? ?(\w[\w.]*)", text)}
    used |= {source.partition(".")[0] for source in loops.values()}
    assert listed & used
    assert used - listed - loops.keys() <= {"cell", "c"}
