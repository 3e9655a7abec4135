"""A unit's name becomes a file's: whatever the name, every file system takes it."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.office.names import file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Заречный район", "Заречный район"),
        ("г. Артём / «Приморье»", "г_ Артём _ _Приморье_"),
        (unicodedata.normalize("NFD", "Йошкар-Ола"), "Йошкар-Ола"),
        ("Con", "_Con"),
        ("lpt1", "_lpt1"),
        ("..", "__"),
        (" ", "_"),
        ("", "_"),
        ("я" * 300, "я" * 80),
    ],
)
def test_a_name_of_a_file(text: str, name: str) -> None:
    assert file_name(text) == name


@given(st.text())
def test_any_text_names_a_file(text: str) -> None:
    name = file_name(text)
    assert name == Path(name).name == name.strip()
    assert name
    assert len(name) <= 81
    assert not set(name) & set('<>:"/\\|?*.')
