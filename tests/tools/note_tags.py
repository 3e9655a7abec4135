"""Write the tags of the note's template into docs/admin.md, as the types of the context have them.

python -m tests.tools.note_tags
"""

from pathlib import Path

from rsnms_cli.report.note.context import tag_lines

GUIDE = Path(__file__).parents[2] / "docs/admin.md"
BEGIN, END = "<!-- tags -->\n", "<!-- /tags -->\n"


def with_tags(guide: str) -> str:
    """The guide with the list of tags between its marks."""
    before, _, rest = guide.partition(BEGIN)
    after = rest.partition(END)[2]
    table = "\n".join(
        ["| тег | что ставит; у списков – столбцы строк |", "|---|---|", *tag_lines()]
    )
    return f"{before}{BEGIN}{table}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(with_tags(GUIDE.read_text("utf-8")), encoding="utf-8", newline="")
