"""What all rows of a sheet have in common, where no column says it: it stands above the table."""

from collections.abc import Iterator
from dataclasses import replace

from rsnms_cli.check.decisions.shape import Grounds, harmless, in_rows, yes_or_no
from rsnms_cli.methodology.providers import NAMES, providers_of
from rsnms_cli.model.columns import TableSpec
from rsnms_cli.model.matches import Decision, Proposal
from rsnms_cli.model.names import organization_in
from rsnms_cli.model.tables import Source


def constants(grounds: Grounds) -> Iterator[Decision]:
    """A question for each sheet whose organisation, or who examined, is named above the table."""
    for spec, source in grounds.incomplete:
        if source.lacks("org_code", "org_name") and spec.name == "teachers":
            named = next(filter(None, map(organization_in, source.above)), "")
            if named:
                yield _asked(spec, source, "org_name", named)
    for table in (grounds.tables[name] for name in ("diagnostics",) if name in grounds.tables):
        for number, source in enumerate(table.sources):
            found = {one for text in source.above for one in providers_of(text)}
            if source.lacks("provider") and len(found) == 1:
                rows = int((table.source == number).sum())
                own = replace(source, rows=rows)
                yield _asked(table.spec, own, "provider", NAMES[found.pop()])


def _asked(spec: TableSpec, source: Source, name: str, means: str) -> Decision:
    header = next(field.header for field in spec.fields if field.field == name)
    keys = {"file": source.file, "table": spec.title, "column": header}
    proposal = Proposal("constant", keys, means, "так написано над таблицей")
    needed = name == "org_name"
    effect = "не учтено" if needed else "неизвестно"
    return Decision(
        f"{source.place()}: столбца «{header}» нет. Во всех строках это «{means}»?",
        (proposal,),
        yes_or_no(proposal),
        f"над таблицей написано «{means}»" if harmless(means) else "",
        f"без этого {effect}: {in_rows(source.rows)}",
        source.rows if needed else 0,
        source.rows,
    )
