"""Two periods of a workspace against each other."""

from collections.abc import Iterator
from dataclasses import replace

from rsnms_cli.facts.roster import new_roster
from rsnms_cli.model.comparison import Comparison, Side
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.text import counted
from rsnms_cli.pipeline.runs.history import Kept, open_run, rescored
from rsnms_cli.pipeline.runs.manifest import StoredRun
from rsnms_cli.score.comparison import Edition, Stages, compared


def compare(before: StoredRun, now: StoredRun, *, level: str = "", unit: str = "") -> Comparison:
    """Change one thing after another: methodology and year, then roster, then data.

    Only the units of this level, of this code, where one is named; raises UsageError without any.
    Raises RsnmsError when the earlier store cannot answer what the new methodology asks, or when
    the two stores were made under different keys.
    """
    found = compare_kept(open_run(before), open_run(now))
    units = tuple(
        one for one in found.units if level in ("", one.unit.level) and unit in ("", one.unit.code)
    )
    if not units:
        raise UsageError("таких единиц нет ни в одном из расчётов", "проверьте --level и --unit")
    return replace(found, units=units)


def compare_kept(old: Kept, new: Kept) -> Comparison:
    """The same of two periods that are open."""
    mixed = new_roster(old.store, new.store)
    stages = Stages(
        old.results,
        rescored(old.store, new.methodology, new.period),
        rescored(mixed, new.methodology, new.period),
        new.results,
    )
    editions = [Edition(one.methodology, one.store.units) for one in (old, new)]
    units = tuple(compared(stages, *editions))
    return Comparison(_side(old), _side(new), units, tuple(_notes(old, new)))


def _side(kept: Kept) -> Side:
    return Side(kept.store.about.period, kept.run.digest, kept.methodology.id)


def _notes(old: Kept, new: Kept) -> Iterator[str]:
    was, now = old.store.about, new.store.about
    if was.methodology != now.methodology:
        yield f"методики разные: {was.methodology} и {now.methodology}"
    elif was.methodology_text != now.methodology_text:
        yield "методика та же, но в другой редакции"
    if was.readings != now.readings:
        yield "документ прочитан по-разному (--reading)"
    if was.targets_text != now.targets_text:
        yield "свои цели региона разные"
    if old.period.year != new.period.year:
        yield f"цели {old.period.year} и {new.period.year} годов; разница целей – в методике"
    if (old.period.last.month == 6) != (new.period.last.month == 6):
        yield "сравниваются полугодие и год: за год успевают больше"
    (given, asked), (given_now, asked_now) = old.answered, new.answered
    if asked or asked_now:
        yield f"ответов в формах: {given} из {asked} и {given_now} из {asked_now}"
    yield _people(old, new)


def _people(old: Kept, new: Kept) -> str:
    pairs = [
        set(zip(one.store.people["person"], one.store.people["org"], strict=True))
        for one in (old, new)
    ]
    came, left = len(pairs[1] - pairs[0]), len(pairs[0] - pairs[1])
    stayed = counted(len(pairs[0] & pairs[1]), "место", "места", "мест")
    return f"рабочих мест педагогов: осталось {stayed}, прибыло {came}, выбыло {left}"
