"""`rsnms score`: the scores of what was read, and everything there is to say of it."""

from dataclasses import replace

from rsnms_cli.model.problems import Place, Problem, Refused, Severity, has
from rsnms_cli.model.results import Change, Results
from rsnms_cli.model.units import where_words
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.left_out import left_out, no_columns
from rsnms_cli.pipeline.request import TARGETS_FILE
from rsnms_cli.pipeline.results import hidden_problems, shown_results
from rsnms_cli.pipeline.types import Outcome, Prepared
from rsnms_cli.score.dynamics import changes
from rsnms_cli.score.reconcile import disagreements


def score(job: Job) -> Outcome:
    """Do the whole job; raises Refused when nothing can be computed."""
    return scored(prepare(job))


def scored(ready: Prepared) -> Outcome:
    """The scores of what was read; raises Refused for errors under --strict."""
    strict = ready.job.request.strict
    said = ready.inputs.problems + ready.forms.problems + _targets(ready)
    said += no_columns(ready.inputs.raw, ready.methodology) + ready.inputs.waiting()
    said += ready.inputs.late() if strict else []
    if strict and has(said, Severity.ERROR):
        said += left_out(ready.inputs.raw, ready.inputs.tables, said)
        raise Refused("есть ошибки, с --strict расчёт не ведётся", "исправьте ошибки", said)
    shown = shown_results(ready)
    results = shown.results
    said += _disagreements(ready, results) + ([] if strict else ready.inputs.late())
    said += left_out(ready.inputs.raw, ready.inputs.tables, said)
    ordered = sorted(said + hidden_problems(ready, shown), key=Problem.sort_key)
    dynamics = _dynamics(ready, results)
    return Outcome(ready.methodology, ready.period, results, ordered, dynamics, shown.unsized)


def _dynamics(ready: Prepared, results: Results) -> list[Change]:
    """Shares against those of the previous period, from the same exports; forms have no part."""
    previous = ready.job.request.previous
    if previous is None:
        return []
    before = shown_results(replace(ready, period=previous)).results
    return changes(ready.methodology, before, results)


def _disagreements(ready: Prepared, results: Results) -> list[Problem]:
    forms = ready.forms
    return disagreements(ready.methodology, results, forms.answers, forms.reported)


def _targets(ready: Prepared) -> list[Problem]:
    """A year beyond the document takes the last target there is, a year before it has none."""
    found = []
    if own := ready.methodology.own_targets:
        targets = ready.job.request.own_targets
        place = Place(targets.name if targets else "")
        what = f"цели региона вместо целей документа: {_listed(list(own))}"
        found.append(Problem("target.own", Severity.WARNING, place, what, "ничего делать не нужно"))
    year = ready.period.year
    for first, codes in ready.methodology.before_targets(year).items():
        what = f"целей на {year} год в документе нет, первые – {first} года"
        what += f"; без баллов: {_listed(codes)}"
        todo = f"проверьте период; свои цели на этот год запишите в {TARGETS_FILE}"
        found.append(Problem("target.before", Severity.WARNING, Place(), what, todo))
    todo = f"если у региона есть свои цели, положите рядом с таблицами {TARGETS_FILE}"
    for last, codes in ready.methodology.beyond_targets(year).items():
        what = f"целей на {year} год в документе нет, взяты цели {last} года: {_listed(codes)}"
        found.append(Problem("target.beyond", Severity.WARNING, Place(), what, todo))
    return found


def _listed(codes: list[str]) -> str:
    return ", ".join(map(where_words, codes)) if len(codes) <= 5 else f"показателей – {len(codes)}"
