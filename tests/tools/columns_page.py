"""docs/columns.md out of the dictionary of columns.

python -m tests.tools.columns_page
"""

from collections.abc import Iterator
from pathlib import Path

from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.words.columns import described

PAGE = Path(__file__).parents[2] / "docs" / "columns.md"
HEAD = """\
<!-- Сделано из rsnms_cli/model/columns.toml: правьте там и выполните make docs. -->

# Столбцы таблиц

Что значит каждый столбец, что в нём писать и для каких показателей он нужен. То же на экране, с
`--methodology` – для одной методики; пустые таблицы с этими столбцами, списками и примером:

```sh
rsnms columns Педагоги --methodology dagestan-2022
rsnms tables create --out blank_tables
```

Без **обязательного** столбца таблица не читается. Остальные заполняют **по возможности**: чего не
хватит без столбца, сказано у него.
"""


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *_lines()])


def _lines() -> Iterator[str]:
    methodologies = [load_methodology(name) for name in methodology_ids()]
    for columns in described(methodologies).values():
        yield f"## {columns[0].table.title}\n"
        for one in columns:
            meaning, *more = one.lines()
            required = f"{one.required[0].upper()}{one.required[1:]}"
            yield f"### {one.spec.header}\n\n*{required}.* {meaning}\n"
            yield "".join(f"- {line}\n" for line in more)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
