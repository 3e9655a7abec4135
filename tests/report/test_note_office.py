"""The note as LibreOffice Writer lays it out."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rsnms_cli.model.errors import UsageError
from rsnms_cli.report.note import pdf as note_pdf
from rsnms_cli.report.note.note import note_of, pdf_files
from tests.helpers.commands import EXPORTS, call
from tests.helpers.notes import sample_report


def _writer() -> bool:
    found = shutil.which("soffice")
    folder = Path(found).resolve().parent if found else Path()
    return found is not None and any(folder.glob("*swlo.*"))


@pytest.mark.office
@pytest.mark.skipif(not _writer(), reason="нет LibreOffice Writer (soffice)")
def test_the_note_becomes_a_pdf_of_a_sane_length(tmp_path: Path) -> None:
    (write,) = pdf_files(sample_report()).values()
    write(tmp_path / "note.pdf")
    content = (tmp_path / "note.pdf").read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page\b", content))
    assert content.startswith(b"%PDF")
    assert 8 <= pages <= 25
    assert b"LiberationSerif" in content or b"Times" in content
    assert b"595.2" in content or b"595 " in content, "A4 is 595 points wide"


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
