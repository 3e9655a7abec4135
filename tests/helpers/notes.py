"""What a reader sees in a Word document."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from rsnms_cli.model import shared
from tests.helpers.commands import ROOT


def opened(content: bytes) -> Any:
    """A document by python-docx."""
    return Document(io.BytesIO(content))


def tables_of(content: bytes) -> dict[str, list[list[str]]]:
    """Rows of every table by the paragraph before it."""
    document, found, before = opened(content), {}, ""
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            found[before] = [[cell.text for cell in row.cells] for row in part.rows]
        else:
            before = part.text
    return found


def text_of(content: bytes) -> str:
    """All texts of a document, cells too."""
    return "\n".join(node.text or "" for node in opened(content).element.body.iter() if node.text)


def edited(folder: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Any], object]) -> None:
    """The packaged template, changed as a user would in Word, takes its place."""
    shutil.copyfile(ROOT / "templates/note.docx", folder / "note.docx")
    document = Document(str(folder / "note.docx"))
    edit(document)
    document.save(str(folder / "note.docx"))
    instead(folder, monkeypatch)


def instead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are taken from this folder."""
    monkeypatch.setattr(shared, "_overlays", [folder])
