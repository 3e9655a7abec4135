"""training.no_diagnosis: the file says «с учётом диагностики», and the person has no diagnosis.

The flag decides (contract, section 3), so only `rsnms check` says it.
Fails: «да» of a person who is not in «Диагностика». Passes: a diagnosis of any date, a blank;
somebody who is counted nowhere.
"""

import numpy as np

from rsnms_cli.check.state import first_cells
from rsnms_cli.model.problems import Problem, Severity
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.text import counted


def unproved_flags(tables: Tables) -> list[Problem]:
    """The first such row of every sheet, with their number."""
    if not {"teachers", "trainings", "diagnostics"} <= tables.keys():
        return []
    table = tables["trainings"]
    counts = tables["teachers"]["person_id"].used()
    never = counts - tables["diagnostics"]["person_id"].used()
    person, flag = table["person_id"], table["by_diagnostics"]
    unproved = person.lookup([value in never for value in person.values], False, np.bool_)
    said = flag.lookup([value is True for value in flag.values], False, np.bool_)
    what = "«{}» – «да», а диагностики человека в таблицах нет: {}, это первая; отметке поверено"
    todo = "пришлите диагностику этих людей или исправьте отметку"
    found = []
    for row, number in first_cells(table, unproved & said):
        place = table.place(row, "by_diagnostics")
        words = what.format(flag.spec.header, counted(number, "строка", "строки", "строк"))
        found.append(Problem("training.no_diagnosis", Severity.WARNING, place, words, todo))
    return found
