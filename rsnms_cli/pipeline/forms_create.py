"""`rsnms forms create`: a form for every unit, with what is known of it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.identity import periods_of
from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.forms.workbook import WIDELY, Extra, form_files
from rsnms_cli.model.answers import values_of
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Problem, Severity, has, refuse_fatal
from rsnms_cli.model.results import Results
from rsnms_cli.model.text import without_people
from rsnms_cli.office.output import write_folder
from rsnms_cli.pipeline.inputs import read_inputs
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.results import results_of
from rsnms_cli.pipeline.types import Inputs, Prepared


@dataclass(frozen=True)
class Created:
    """The files written, and what was wrong with the earlier forms."""

    names: list[str]
    problems: list[Problem]


def create_forms(
    job: Job, out: Path, levels: Collection[str] = (), previous: Path | None = None
) -> Created:
    """Write a form for every unit of the levels (the region and municipalities unless given).

    `previous` is a folder of an earlier period's forms: their answers come along, to be confirmed.
    Raises Refused without units, UsageError when nothing is asked, when forms already lie in `out`
    or `previous` is no folder of one earlier period.
    """
    methodology, period = job.methodology, job.period
    inputs = read_inputs(job.reading, period)
    if not inputs.units:
        refuse_fatal(inputs.problems)
    label, earlier = _earlier(previous, job, inputs)
    filled = values_of(earlier.answers)
    known = known_of(job, inputs)
    evidence = {key: without_people(text) for key, text in earlier.evidence.items()}
    extra = Extra(evidence, label, known, levels or WIDELY)
    files = form_files(methodology, period, inputs.units, filled, extra)
    if not files:
        where = " этих уровней" if levels else ""
        what = f"методика «{methodology.id}» ничего не спрашивает в формах{where}"
        raise UsageError(what, "формы не нужны: всё считается по таблицам")
    if present := [name for name in files if (out / name).exists()]:
        what = f"в папке «{out}» уже лежат формы: {', '.join(present[:3])}"
        raise UsageError(what, "они могут быть заполнены; укажите другую папку после --out")
    write_folder(out, files)
    said = [one for one in earlier.problems if one.code != "form.missing"]  # of a period gone by
    return Created(list(files), sorted(said, key=Problem.sort_key))


def known_of(job: Job, inputs: Inputs) -> Results | None:
    """What the exports tell; nothing where a table is missing."""
    if has(inputs.problems, Severity.FATAL):
        return None
    return results_of(Prepared(job, job.period, inputs, Forms()), job.methodology)


def _earlier(folder: Path | None, job: Job, inputs: Inputs) -> tuple[str, Forms]:
    """The label of the earlier period and the answers of its forms."""
    if folder is None:
        return "", Forms()
    books, problems = list_forms(folder)
    labels = periods_of(books)
    if len(labels) != 1:
        found = f"формы разных периодов: {', '.join(labels)}" if labels else "нет форм"
        todo = "укажите после --previous-forms папку с формами одного прежнего периода"
        raise UsageError(f"в папке «{folder}» {found}", todo)
    before = parse_period(labels[0])
    if before.last >= job.period.last:
        what = f"формы в папке «{folder}» за {before.label}, это не прежний период"
        raise UsageError(what, f"нужны формы за период раньше, чем {job.period.label}")
    forms = read_forms(books, job.methodology, before, inputs.units)
    forms.problems += problems
    return before.label, forms
