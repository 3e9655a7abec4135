"""`rsnms forms create`: a form for every unit, with what is known of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.reader import forms_of, read_forms
from rsnms_cli.forms.workbook import WIDELY, Extra, form_files
from rsnms_cli.model.answers import values_of
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Problem, Severity, has, refuse_fatal
from rsnms_cli.model.results import Results
from rsnms_cli.model.text import without_people
from rsnms_cli.office.output import write_folder
from rsnms_cli.pipeline.inputs import read_inputs
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.results import results_of
from rsnms_cli.pipeline.types import Inputs, Prepared
from rsnms_cli.read.folder import read_tree
from rsnms_cli.read.periods import of_period, period_said
from rsnms_cli.read.properties import meta_of


@dataclass(frozen=True)
class Created:
    """The files written, and what was wrong with the earlier forms."""

    names: list[str]
    problems: list[Problem]


def create_forms(
    job: Job, out: Path, levels: Collection[str] = (), previous: Path | None = None
) -> Created:
    """Write a form for every unit of the levels (the region and municipalities unless given).

    `previous` is a folder of earlier forms: the answers of the last period in it that is over when
    this one is come along, to be confirmed. Raises Refused without units, UsageError when nothing
    is asked, when forms already lie in `out` or `previous` holds none of an earlier period.
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
    results, unread = read_tree(folder, job.reading.data)
    metas = [meta_of(result.form) for result in results if result.form]
    before = _last_before(job.period, filter(None, map(period_said, metas)), folder)
    kept, others = of_period(results, before)
    books, problems = forms_of(kept)
    forms = read_forms(books, job.methodology, before, inputs.units)
    forms.problems += problems + unread + others
    return before.label, forms


def _last_before(period: Period, there: Iterable[Period], folder: Path) -> Period:
    """The last of the periods that is over before this one is; raises UsageError."""
    found = sorted(set(there), key=lambda one: (one.last, one.first))
    earlier = [one for one in found if one.last < period.last]
    if earlier:
        return earlier[-1]
    if not found:
        todo = "укажите после --previous-forms папку с формами прежнего периода"
        raise UsageError(f"в папке «{folder}» нет форм", todo)
    what = f"формы в папке «{folder}» за {', '.join(one.label for one in found)}"
    todo = f"нужны формы за период раньше, чем {period.label}"
    raise UsageError(f"{what}, это не прежний период", todo)
