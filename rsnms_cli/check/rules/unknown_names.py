"""teacher.unknown_name: an organisation is named, but it is not in «Организации», or two are.

Its people are counted nowhere; a likely organisation is only proposed.
Fails: «МКОУ СОШ № 3» where the table has «МБОУ СОШ № 3». Passes: «МБОУ «СОШ №3»».
"""

from collections.abc import Iterator

from rsnms_cli.check.propose import near_names
from rsnms_cli.check.resolve import UnknownName
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.names import Near
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import counted, shown, shown_organization


def _find(state: State) -> Iterator[Finding]:
    if state.resolution.unknown:
        for one, near in near_names(state.resolution):
            yield Finding(
                state.raw["teachers"].place(one.first_row, "org_name"), _what(one), _todo(one, near)
            )


def _what(one: UnknownName) -> str:
    name = shown_organization(one.name)
    rows = counted(one.rows, "строка не учтена", "строки не учтены", "строк не учтено")
    if one.several:
        return f"организаций с наименованием{name} несколько: {rows}"
    return f"организации{name} нет в таблице «Организации»: {rows}"


def _todo(one: UnknownName, near: list[Near]) -> str:
    if one.several:
        return "укажите «Код ОО»" + ("" if one.municipality else " или «Муниципалитет»")
    if near:
        best = near[0]
        name, code = shown_organization(best.organization.name), shown(best.organization.code)
        return (
            f"похоже на{name}, код{code} (сходство {best.score} из 100; {best.differs}): "
            f"подтвердите в {MAPPING_FILE}, его пишет rsnms map"
        )
    return "исправьте наименование или укажите «Код ОО»"


RULE = Rule("teacher.unknown_name", Severity.ERROR, _find)
