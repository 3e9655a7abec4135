"""The note as LibreOffice Writer lays it out."""

import re
import shutil
import subprocess
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from rsnms_cli.model.errors import UsageError
from rsnms_cli.report.note import pdf as note_pdf
from rsnms_cli.report.note.note import note_of, pdf_files
from tests.helpers.commands import EXPORTS, call
from tests.helpers.sample import sample_report

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
"""In points."""


def _writer() -> bool:
    found = shutil.which("soffice")
    folder = Path(found).resolve().parent if found else Path()
    return found is not None and any(folder.glob("*swlo.*"))


def inflated(pdf: bytes) -> bytes:
    """A PDF with its packed parts beside it: some versions keep the pages' objects in them."""
    parts = [pdf]
    for start in re.finditer(rb"stream\r?\n", pdf):
        with suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(pdf[start.end() :]))
    return b"\n".join(parts)


@pytest.mark.office
@pytest.mark.skipif(not _writer(), reason="нет LibreOffice Writer (soffice)")
def test_the_note_becomes_a_pdf_of_a_sane_length(tmp_path: Path) -> None:
    """On A4, to a point: Word's A4 is no whole number of anybody's units."""
    (write,) = pdf_files(sample_report()).values()
    write(tmp_path / "note.pdf")
    content = inflated((tmp_path / "note.pdf").read_bytes())
    assert content.startswith(b"%PDF")
    assert 8 <= len(re.findall(rb"/Type\s*/Page\b", content)) <= 25
    boxes = re.findall(rb"/MediaBox\s*\[([^]]*)\]", content)
    assert boxes
    for box in boxes:
        assert list(map(float, box.split())) == pytest.approx([0, 0, *A4], abs=1)
    fonts = b" ".join(re.findall(rb"/BaseFont\s*/(\S+)", content))
    assert b"LiberationSerif" in fonts or b"Times" in fonts


def test_without_an_office_the_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    where = ("--data", EXPORTS, "--period", "2024", "--out", tmp_path / "out")
    said = call(capsys, "report", *where, "--format", "pdf")
    said.assert_says(2, "для PDF нужен LibreOffice", "--format docx")


def test_an_office_that_makes_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(subprocess, "run", nothing)
    with pytest.raises(UsageError, match="не сделал PDF"):
        note_pdf.converted("soffice", note_of(sample_report()))
