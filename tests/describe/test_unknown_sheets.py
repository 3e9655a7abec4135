"""Sheets of no table: their header where one can be told, and never a row of people."""

from pathlib import Path

import pytest

from tests.describe.seen import columns, described, drawn

TOLD = {
    "classes": (
        """
        Нагрузка учителей школы
        Класс | Предмет | Нагрузка, часов
        5а    | физика  | 2
        5б    | физика  | 2""",
        [
            ("A2", "Класс", None, "unknown"),
            ("B2", "Предмет", None, "unknown"),
            ("C2", "Нагрузка, часов", None, "unknown"),
        ],
    ),
}
NOT_TOLD = {
    "people without a header": """
        Сафонова | Анна  | учитель  | СОШ № 1
        Пробин  | Борис | педагог  | СОШ № 2""",
    "lists of answers": """
        да  | предметные
        нет | методические""",
    "a note": """
        Памятка | для школ
        звонить | до обеда""",
    "a text": "Сведения верны",
}


@pytest.mark.parametrize("key", TOLD)
def test_a_header_is_told(tmp_path: Path, key: str) -> None:
    lines, expected = TOLD[key]
    (one,) = described(drawn(tmp_path, {"Л": lines}))
    assert (one["table"], one["status"]) == (None, "unknown")
    assert columns(one) == expected
    assert one["header_rows"] == [2]
    assert one["rows"] == 2
    assert one["why"] == "по заголовкам столбцов не узнаётся ни одна из таблиц"


@pytest.mark.parametrize("key", NOT_TOLD)
def test_no_row_of_data_is_taken_for_a_header(tmp_path: Path, key: str) -> None:
    (one,) = described(drawn(tmp_path, {"Л": NOT_TOLD[key]}))
    assert (one["table"], one["status"], one["columns"], one["header_rows"]) == (
        None, "unknown", [], [],
    )  # fmt: skip
    assert one["why"] == "строки с заголовками столбцов не видно"
