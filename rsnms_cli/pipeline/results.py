"""The scores of what was read, and what of them may be shown: values of few people are hidden."""

from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.size import sizes_of
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.progress import tell
from rsnms_cli.model.results import Results
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.score.run import score_units
from rsnms_cli.score.suppress import Shown, hide_small


def results_of(ready: Prepared, methodology: Methodology) -> Results:
    """The scores of what was read, by this methodology."""
    inputs, period = ready.inputs, ready.period
    tell("Расчёт")
    facts = compute_facts(inputs.tables, methodology, period, ready.job.request.engine)
    return score_units(inputs.units, facts, ready.forms.answers, methodology, period)


def shown_results(ready: Prepared) -> Shown:
    """The scores without what the request hides; raises UsageError for a negative number."""
    results, least = results_of(ready, ready.methodology), ready.job.request.hide_below
    if least < 0:
        raise UsageError("после --hide-below стоит отрицательное число", "напишите, например, 5")
    if least < 2:  # nobody is fewer than one
        return Shown(results)
    sizes = sizes_of(ready.inputs.tables, ready.inputs.units, ready.period)
    teachers = {unit: size.teachers or 0 for unit, size in sizes.items()}
    return hide_small(ready.methodology, results, teachers, least)


def hidden_problems(ready: Prepared, shown: Shown) -> list[Problem]:
    """Hidden values are said, with their number."""
    if not shown.number:
        return []
    what = (
        f"скрыто значений: {shown.number}; за ними меньше {ready.job.request.hide_below} человек, "
        "или такие числа вычислялись бы по итогам; баллы и места не изменились"
    )
    todo = "полные числа даёт тот же расчёт без --hide-below"
    return [Problem("small.hidden", Severity.WARNING, Place(), what, todo)]
