"""What only the text of a methodology file shows: a key that slipped into another table."""

import re
from collections.abc import Iterator

from rsnms_cli.methodology.faults import Fault

_TABLE = re.compile(r"\s*(\[+[^\]]+\]+)\s*(?:#.*)?$")
_WINDOW = re.compile(r"\s*window\s*=")


def slipped_keys(text: str, file: str) -> Iterator[Fault]:
    """A `window` that stands apart in a table: it was meant for the whole document.

    TOML gives every key below a table's head to that table, however far below it stands; one of an
    indicator or a choice stands among its other keys.
    """
    table, apart = "", False
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _TABLE.match(line):
            table = head[1]
        elif table and apart and _WINDOW.match(line):
            what = (
                f"стоит особняком и относится только к последней записи {table}; общий срок "
                "пишется в начале файла, до первой записи в скобках, а срок показателя – рядом с "
                "его ключами"
            )
            yield Fault("window.apart", file, f"window, строка {number}", what)
        apart = not line.strip() or (apart and line.lstrip().startswith("#"))
