"""unit.no_people: an organisation, or a whole municipality, that nobody in «Педагоги» works in.

Somebody always works there, so it has not been reported: its shares of people are without data.
One finding per municipality of which nobody is there, else one per organisation.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import shown, shown_place
from rsnms_cli.model.units import SERVICES


def _find(state: State) -> Iterator[Finding]:
    if not {"organizations", "teachers"} <= state.clean.keys():
        return
    orgs, there = state.clean["organizations"], state.clean["teachers"]["org_code"].used()
    rows: dict[str, list[int]] = {}
    for row in range(len(orgs)):
        rows.setdefault(str(orgs["municipality"].at(row)), []).append(row)
    for place, inside in rows.items():
        if there.isdisjoint(orgs["org_code"].at(row) for row in inside):
            yield Finding(
                orgs.place(inside[0], "municipality"),
                f"в таблице «Педагоги» нет никого из муниципалитета{shown_place(place)}: "
                f"организаций – {len(inside)}; доли людей без данных",
                "добавьте файл этого муниципалитета; если он есть, проверьте в нём «Код ОО»",
            )
            continue
        for row in inside:
            code = orgs["org_code"].at(row)
            if code not in there and orgs["org_type"].at(row) not in SERVICES:
                yield Finding(
                    orgs.place(row, "org_code"),
                    f"в таблице «Педагоги» нет никого из организации{shown(code)}: "
                    "её доли людей без данных",
                    "добавьте её работников или проверьте «Код ОО» в их строках",
                )


RULE = Rule("unit.no_people", Severity.ERROR, _find)
