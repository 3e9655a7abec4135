"""Parts of an .xlsx or .xlsm changed by hand."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl

from tests.helpers.files import hostile


def part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The package with one part changed; that it is changed is seen to."""
    parts = hostile.parts(content)
    old = parts[name].decode()
    new = change(old)
    assert new != old, f"nothing to change in {name}"
    return hostile.packed(parts | {name: new.encode()})


def sheet(content: bytes, pattern: str, to: str, count: int = 0) -> bytes:
    """The first sheet with what a pattern finds replaced."""
    return part(content, hostile.SHEET, lambda xml: re.sub(pattern, to, xml, count=count))


def book(content: bytes, pattern: str, to: str) -> bytes:
    """The workbook's own part likewise."""
    return part(content, hostile.BOOK, lambda xml: re.sub(pattern, to, xml))


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook as openpyxl sees it, changed and saved."""
    opened, stream = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    change(opened)
    opened.save(stream)
    return stream.getvalue()
