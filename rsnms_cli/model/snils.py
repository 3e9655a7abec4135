"""СНИЛС: one key for every spelling, and its check digit."""

import re

import numpy as np

from rsnms_cli.model.tables import Mask

_USUAL = re.compile(r"\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2}", re.ASCII)
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_LOOSE = re.compile(
    r"'?(?:(?:СНИЛС|Снилс|снилс)[ :№]*)?(\d{3})[- ]*(\d{3})[- ]*(\d{3})[- ]*(\d{2})(?:\.0+)?",
    re.ASCII,
)
_DOTTED = re.compile(r"(\d{3})\.(\d{3})\.(\d{3})[. -](\d{2})", re.ASCII)
_SHORTENED = re.compile(r"'?([1-9]\d{8,9})(?:\.0+)?", re.ASCII)
_FIRST_CHECKED = 1_001_998
"""Numbers up to 001-001-998 were given without a check digit."""
_WEIGHTS = np.array([9, 8, 7, 6, 5, 4, 3, 2, 1])


def person_key(text: str) -> str:
    """The 11 digits of a СНИЛС in any spelling; any other internal number as it stands.

    A number of 9 or 10 digits is a СНИЛС whose leading zeros a spreadsheet took away only if the
    check digit then agrees: two internal numbers never become one.
    """
    if _USUAL.fullmatch(text):
        return text.replace("-", "").replace(" ", "")
    plain = _DASHES.sub("-", text)
    if found := _LOOSE.fullmatch(plain) or _DOTTED.fullmatch(plain):
        return "".join(found.groups())
    if found := _SHORTENED.fullmatch(plain):
        whole = found[1].zfill(11)
        if int(whole[:9]) > _FIRST_CHECKED and not wrong_check_digits([whole])[0]:
            return whole
    return text


def is_whole(key: str | None) -> bool:
    """Whether a key is the 11 digits of a СНИЛС."""
    return key is not None and len(key) == 11 and key.isascii() and key.isdigit()


def wrong_check_digits(keys: list[str | None]) -> Mask:
    """Which of the keys are 11 digits whose last two do not follow from the first nine."""
    eleven = [index for index, key in enumerate(keys) if is_whole(key)]
    wrong = np.zeros(len(keys), dtype=bool)
    if eleven:
        text = "".join(str(keys[index]) for index in eleven)
        digits = np.frombuffer(text.encode(), dtype=np.uint8).reshape(-1, 11).astype(np.int64) - 48
        number = digits[:, :9] @ 10 ** np.arange(8, -1, -1)
        expected = digits[:, :9] @ _WEIGHTS % 101 % 100
        written = digits[:, 9] * 10 + digits[:, 10]
        wrong[eleven] = (number > _FIRST_CHECKED) & (expected != written)
    return wrong
