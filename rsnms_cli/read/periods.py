"""Forms of several periods in one folder (contract, section 6)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.read.files import FileResult
from rsnms_cli.read.properties import meta_of


def period_said(meta: Mapping[str, str]) -> Period | None:
    """The period that a form says it is of, years by their usual label; None if that is none."""
    try:
        return parse_period(parse_period(meta.get("period", "")).key)
    except UsageError:
        return None


def of_period(
    results: Iterable[FileResult], period: Period
) -> tuple[list[FileResult], list[Problem]]:
    """The results without forms that are clearly of other periods; one line names these.

    What else is wrong with such a form, whatever it hides, is of no interest.
    """
    kept: list[FileResult] = []
    others: Counter[Period] = Counter()
    for result in results:
        said = period_said(meta_of(result.form)) if result.form else None
        if said is None or said.key == period.key:
            kept.append(result)
        else:
            others[said] += 1
    return kept, _said(others, period, any(result.form for result in kept)) if others else []


def _said(others: Counter[Period], period: Period, found: bool) -> list[Problem]:
    ordered = sorted(others, key=lambda one: (one.last, one.first))
    listed = ", ".join(f"{one.label} – {others[one]}" for one in ordered)
    todo = "ничего делать не нужно"
    if not found:
        todo = f"форм за {period.label} нет: проверьте период и папку форм"
    what = f"формы других периодов не использованы: {listed}"
    return [Problem("form.other_period", Severity.WARNING, Place(), what, todo)]
