"""Earlier periods from their stores: what is kept of a run, and results computed from it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rsnms_cli.facts.asked import questions_of
from rsnms_cli.facts.compute import Unanswered
from rsnms_cli.facts.size import COUNTING
from rsnms_cli.facts.store import About, Source, Store, stored
from rsnms_cli.facts.store_files import load_store, store_files
from rsnms_cli.methodology.files import read_text
from rsnms_cli.methodology.load import (
    NO_PICKS,
    load_methodology,
    load_text,
    methodology_ids,
    methodology_text,
)
from rsnms_cli.methodology.questions import questions_to
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Answer, values_of
from rsnms_cli.model.errors import RsnmsError, UsageError
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Place
from rsnms_cli.model.results import Results
from rsnms_cli.model.units import LEVELS
from rsnms_cli.model.workspace import STORE_FOLDER
from rsnms_cli.office.output import Write, write_bytes
from rsnms_cli.pipeline.runs.latest import latest
from rsnms_cli.pipeline.runs.manifest import StoredRun
from rsnms_cli.pipeline.runs.manifest import runs_of as verified_runs
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.report.past import Past
from rsnms_cli.score.run import score_units

STORE = STORE_FOLDER
SHORTEST_DIGEST = 4


@dataclass(frozen=True)
class Kept:
    """A period as it was computed: its store, its methodology, and its results again."""

    run: StoredRun
    store: Store
    methodology: Methodology

    @property
    def period(self) -> Period:
        """The period's days."""
        return parse_period(self.store.about.period)

    @cached_property
    def results(self) -> Results:
        """Exactly what the run gave."""
        return self.results_by(self.methodology)

    def results_by(self, methodology: Methodology) -> Results:
        """The results by another methodology or reading; raises RsnmsError with the period."""
        return rescored(self.store, methodology, self.period)

    @property
    def answered(self) -> tuple[int, int]:
        """Answers given and questions asked, of all units."""
        asked = sum(
            len(questions_to(self.methodology, unit))
            for level in LEVELS
            for unit in self.store.units[level]
        )
        return len(self.store.answers), asked


def store_of(ready: Prepared, key: bytes) -> Store:
    """What is kept of a run: everything that any methodology of today may ask of it later."""
    request = ready.job.request
    names = dict.fromkeys([*methodology_ids(), request.methodology])
    questions = questions_of([*map(load_methodology, names), COUNTING])
    targets = request.own_targets
    about = About(
        ready.period.label,
        ready.methodology.id,
        methodology_text(request.methodology),
        read_text(targets) if targets else "",
        dict(sorted(request.readings.items())),
    )
    answers = values_of(ready.forms.answers)
    source = Source(ready.inputs.tables, answers, request.engine)
    return stored(source, questions, about, key)


def store_writes(store: Store) -> dict[str, Write]:
    """The files of a store by their paths below the run's folder."""
    return {f"{STORE}/{name}": write_bytes(content) for name, content in store_files(store).items()}


def open_run(run: StoredRun) -> Kept:
    """Load the store of a run; raises RsnmsError when it cannot be read."""
    store = load_store(run.folder / STORE)
    return Kept(run, store, methodology_of(store))


def methodology_of(store: Store, picks: Mapping[str, str] = NO_PICKS) -> Methodology:
    """The methodology that a store was computed with; `picks` change readings of it."""
    about = store.about
    text, file = about.methodology_text, f"{about.methodology}.toml"
    return load_text(text, file, {**about.readings, **picks}, about.targets_text)


def rescored(store: Store, methodology: Methodology, period: Period) -> Results:
    """Scores from a store; the year's targets are those of `period`.

    Raises RsnmsError when the methodology asks what the store has no answer to.
    """
    answers = {key: Answer(value, Place()) for key, value in store.answers.items()}
    try:
        facts = store.facts(methodology)
    except Unanswered as error:
        what = f"период {store.about.period} по методике {methodology.id} не пересчитать"
        raise RsnmsError(f"{what}: {error.what}", error.todo) from error
    return score_units(store.units, facts, answers, methodology, period)


def runs_of(reports: Path) -> list[StoredRun]:
    """All verified runs with a store, by period and digest; raises UsageError without any."""
    found = [run for run in verified_runs(reports) if (run.folder / STORE).is_dir()]
    if not found:
        raise UsageError(
            f"в папке «{reports}» нет ни одного расчёта",
            "укажите рабочую папку после --workspace; расчёт делает rsnms run",
        )
    return sorted(found, key=lambda run: (parse_period(run.period).last, run.digest))


def run_named(runs: Sequence[StoredRun], word: str, reports: Path) -> StoredRun:
    """The run of a period (the latest one) or of a digest; raises UsageError."""
    named = [run for run in runs if len(word) >= SHORTEST_DIGEST and run.digest.startswith(word)]
    of_period = [run for run in runs if _key(run.period) == _key(word)]
    of_period = [run for run in of_period if run.digest in current(of_period, reports)]
    found = of_period or named
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{run.period} ({run.digest})" for run in found or runs)
    if found:
        raise UsageError(f"расчётов «{word}» несколько", f"назовите один по коду: {known}")
    raise UsageError(f"расчёта «{word}» нет", f"есть расчёты: {known}")


def current(runs: Sequence[StoredRun], reports: Path) -> set[str]:
    """The digests of the latest run of every period; all of a period where none is named."""
    shown = latest(reports)
    return {run.digest for run in runs if shown.get(_key(run.period), run.digest) == run.digest}


def past_of(
    runs: Sequence[StoredRun], reports: Path, name: str = "", picks: Mapping[str, str] = NO_PICKS
) -> list[Past]:
    """Every run with its results; by the methodology `name` or the readings `picks` if given."""
    latest = current(runs, reports)
    found = []
    for run in runs:
        kept = open_run(run)
        methodology = load_methodology(name, picks) if name else methodology_of(kept.store, picks)
        results = kept.results_by(methodology)
        last, about = kept.period.last, kept.store.about
        found.append(
            Past(
                about.period,
                last,
                run.digest,
                methodology,
                results,
                kept.answered,
                run.digest in latest,
            )
        )
    return found


def _key(period: str) -> str:
    return period.removesuffix("-H2")
