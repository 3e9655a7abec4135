"""`rsnms forms collect`: returned forms to one «свод»: who answered, all answers, what was left."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.digest_book import write_collected
from rsnms_cli.forms.digest_reader import read_collected
from rsnms_cli.forms.digest_status import Mail, Superseded, said_of, turnout_of
from rsnms_cli.forms.identity import is_collected
from rsnms_cli.forms.mailbox import Mailbox, open_mailbox
from rsnms_cli.forms.reader import read_cells, read_forms
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.collected import Collected
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Refused, Severity, refuse_fatal
from rsnms_cli.model.units import Units
from rsnms_cli.office.output import write_folder
from rsnms_cli.pipeline.inputs import read_inputs
from rsnms_cli.pipeline.job import Job
from rsnms_cli.read.folder import read_files
from rsnms_cli.read.properties import meta_of


def collect_forms(job: Job, box: Path, out: Path, *, latest: bool) -> Collected:
    """Read a folder of forms and write the «свод».

    `latest`: of answers that contradict each other, the book saved last is right. Raises Refused
    when no form can be used, UsageError when something else than an untouched «свод» is there.
    """
    methodology, period = job.methodology, job.period
    _refuse_edited(out)
    mailbox = open_mailbox(box, period, job.reading.data)
    inputs = read_inputs(job.reading, period)
    if not inputs.units:
        refuse_fatal(inputs.problems)
    mail = _read(methodology, period, inputs.units, mailbox, latest=latest)
    collected = _collected(mail)
    write_folder(
        out.parent,
        {out.name: lambda path: write_collected(collected, methodology, period, path)},
    )
    return collected


def _refuse_edited(out: Path) -> None:
    """Only an untouched «свод» is written over: anything else there is somebody's work."""
    if not out.exists():
        return
    book = None if out.is_dir() else read_files([(out, out.name)])[0].form
    if book is None or not is_collected(book):
        what = f"«{out}» уже есть, и это не свод"
        raise UsageError(what, "укажите другое имя после --out")
    if read_collected(book.file, book.sheets, meta_of(book)).edited:
        what = f"свод «{out}» правили после сбора, он не заменён"
        raise UsageError(what, "перенесите его в другую папку или укажите другое имя после --out")


def _read(
    methodology: Methodology, period: Period, units: Units, box: Mailbox, *, latest: bool
) -> Mail:
    whole = read_forms(box.forms, methodology, period, units)
    problems = sorted([*box.problems, *whole.problems], key=Problem.sort_key)
    if not whole.received:
        what = "ни одной формы использовать нельзя, свод не записан"
        raise Refused(what, "проверьте папку форм, методику и период", problems)
    superseded = _superseded(whole, box.saved) if latest else {}
    if latest:
        box.problems += _undated(whole, box.saved)
    kept = [(unit, cell) for unit, cell in whole.cells if cell.place not in superseded]
    final = read_cells(kept, whole.received, methodology, period, units)
    return Mail(methodology, period, units, box, whole, final, superseded)


def _superseded(forms: Forms, saved: Mapping[str, datetime]) -> Superseded:
    """Of answers that contradict each other, those in books saved before the latest one.

    A book that does not say when it was saved leaves the dispute as it is.
    """
    disputed = {problem.place for problem in forms.problems if problem.code == "form.conflict"}
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for unit, cell in forms.cells:
        if cell.place in disputed:
            groups.setdefault((unit.level, unit.code, cell.code), []).append(cell.place)
    found: Superseded = {}
    for places in groups.values():
        if all(place.file in saved for place in places):
            last = max(places, key=lambda place: saved[place.file])
            found |= {p: last.file for p in places if saved[p.file] < saved[last.file]}
    return found


def _undated(forms: Forms, saved: Mapping[str, datetime]) -> list[Problem]:
    disputed = {one.place.file for one in forms.problems if one.code == "form.conflict"}
    what = "книга не говорит, когда её сохранили: какой ответ поздний, неизвестно"
    todo = "сохраните книгу как .xlsx или решите спор в своде"
    return [
        Problem("form.undated", Severity.WARNING, Place(file), what, todo)
        for file in sorted(disputed - saved.keys())
    ]


def _collected(mail: Mail) -> Collected:
    said = said_of(mail)
    left_out = sorted(_left_out(mail), key=Problem.sort_key)
    problems = sorted([*left_out, *mail.final.problems], key=Problem.sort_key)
    return Collected(turnout_of(mail, said), said, problems, left_out, mail.box.aside)


def _left_out(mail: Mail) -> list[Problem]:
    """What the answers do not show: files, sheets, rows, answers that a later book replaces."""
    whole = mail.whole
    of_cells = read_cells(whole.cells, whole.received, mail.methodology, mail.period, mail.units)
    told = set(of_cells.problems)
    found = [problem for problem in whole.problems if problem not in told]
    for place, file in mail.superseded.items():
        what = f"ответ не учтён, есть ответ книги, сохранённой позже: «{file}»"
        todo = "проверьте, что верен поздний ответ"
        found.append(Problem("form.superseded", Severity.WARNING, place, what, todo))
    return mail.box.problems + found
