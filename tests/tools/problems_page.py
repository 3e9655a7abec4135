"""docs/problems.md out of the registry of codes.

python tests/tools/problems_page.py
"""

from collections.abc import Iterator
from pathlib import Path

from rsnms_cli.terminal.codes import severity_words
from rsnms_cli.words.codes.registry import chapters

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"
HEAD = """\
<!-- Сделано из rsnms_cli/words/codes/: правьте там и выполните make docs. -->

# Замечания по кодам

У каждого замечания есть код: на экране он стоит над местами, в problems.csv – в столбце `code`.
Здесь сказано, что код значит, что делает программа и что сделать. То же об одном коде:

```sh
rsnms check --explain row.repeated
```

**Предупреждение** ничего не меняет, **ошибка** что-то оставляет неучтённым, при слове **расчёт
невозможен** не посчитано ничего.
"""


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *_lines()])


def _lines() -> Iterator[str]:
    for chapter in chapters():
        yield f"## {chapter.title}\n\n{chapter.about}\n"
        for entry in chapter.entries:
            severity = severity_words(entry)
            yield f"### {entry.code}\n\n*{severity[0].upper()}{severity[1:]}.*"
            yield f"{entry.meaning} {entry.effect}\n"
            yield f"- Что сделать: {entry.todo}\n- Пример: {entry.example}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
