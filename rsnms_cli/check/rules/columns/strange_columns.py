"""column.unknown: a header that the column dictionary does not know; the column is not used.

Fails: «Стаж общий»; «Дата выдачи удостоверения» beside «Дата окончания». Passes: headers and
synonyms of the dictionary, «№ п/п».
"""

from collections.abc import Iterator

from rsnms_cli.check.propose import likely_field
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.columns import TableSpec
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Place, Severity
from rsnms_cli.model.tables import How, Source
from rsnms_cli.model.text import header_key, shown_header


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for source in table.sources:
            for column, header in ((s.column, s.header) for s in source.of(How.UNKNOWN)):
                name = shown_header(header)
                place = Place(source.file, source.sheet, source.header_row, column)
                better = table.spec.by_fallback.get(header_key(header))
                if better and better.field in source.columns:
                    what = f"столбец{name} не использован: «{better.header}» на листе уже есть"
                    yield Finding(place, what, "ничего делать не нужно, если это не одно и то же")
                else:
                    what = f"столбец{name} неизвестен, он не использован"
                    yield Finding(place, what, _todo(table.spec, source, header))


def _todo(spec: TableSpec, source: Source, header: str) -> str:
    likely = likely_field(spec, source, header)
    if likely is None:
        return "если он нужен, назовите его, как в описании таблицы"
    return (
        f"может быть, это «{likely[0].header}» ({likely[1]}): если так, назовите его так или "
        f"подтвердите в {MAPPING_FILE}, его пишет rsnms map"
    )


RULE = Rule("column.unknown", Severity.WARNING, _find)
