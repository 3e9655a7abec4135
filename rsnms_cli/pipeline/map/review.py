"""Questions one after another: every answer is kept at once, and any can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import SETTINGS, Asked, Choice, Decision
from rsnms_cli.office.output import write_bytes, write_folder
from rsnms_cli.pipeline.map.propose import Waiting, write_mapping
from rsnms_cli.read.decisions.answers import answered
from rsnms_cli.read.decisions.entries import text_of

_OF_PEOPLE = frozenset({SETTINGS, "person"})


@dataclass(frozen=True)
class Standing:
    """How far a review is: what waits, what was left open, how many answers were given, what has
    been asked.
    """

    waiting: tuple[Decision, ...] = ()
    skipped: tuple[Decision, ...] = ()
    answers: int = 0
    asked: frozenset[Asked] = frozenset()

    @property
    def left(self) -> int:
        """How many questions have no answer yet."""
        return len(self.waiting) + len(self.skipped)


@dataclass
class _Step:
    """What to go back to: how it stood, the file then, and the file since."""

    standing: Standing
    before: bytes | None
    after: bytes | None


class Review:
    """The dialog over one mapping file; `ask` reads anew and tells what is not understood."""

    def __init__(self, path: Path, ask: Callable[[], Waiting]) -> None:
        self.path, self._ask = path, ask
        self.standing = Standing()
        self._steps: list[_Step] = []
        self._more()

    @property
    def first(self) -> Decision | None:
        """The question that waits for an answer."""
        return next(iter(self.standing.waiting), None)

    def take(self, choice: Choice) -> None:
        """Keep an answer to the first question; raises UsageError with nothing changed."""
        one, *rest = self.standing.waiting
        text = answered(text_of(self.path), self.path.name, one.entries, choice.means)
        before = self._content()
        write_mapping(self.path, text)
        answers = self.standing.answers + 1
        self._step(replace(self.standing, waiting=tuple(rest), answers=answers), before)
        if not rest:
            self._more()

    def skip(self) -> None:
        """Leave the first question open."""
        one, *rest = self.standing.waiting
        skipped = (*self.standing.skipped, one)
        self._step(replace(self.standing, waiting=tuple(rest), skipped=skipped), self._content())
        if not rest:
            self._more()

    def apart(self) -> None:
        """Ask the parts of the first question one by one."""
        one, *rest = self.standing.waiting
        self._step(replace(self.standing, waiting=(*one.parts, *rest)), self._content())

    def undo(self) -> bool:
        """Go back by one step, the file word for word as it was; False at the beginning.

        Raises UsageError when somebody else has changed the file since.
        """
        if not self._steps:
            return False
        step = self._steps[-1]
        if self._content() != step.after:
            what = f"файл {self.path.name} за это время изменили, ответ не отменён"
            raise UsageError(what, "отмените его в самом файле")
        if step.before is None:
            self.path.unlink(missing_ok=True)
        elif step.before != step.after:
            write_folder(self.path.parent, {self.path.name: write_bytes(step.before)})
        self.standing = self._steps.pop().standing
        return True

    def _step(self, standing: Standing, before: bytes | None) -> None:
        self._steps.append(_Step(self.standing, before, self._content()))
        self.standing = standing

    def _more(self) -> None:
        """What is asked for the first time, now that the files are read by the answers.

        Whose rows people's are is asked last: their lists may be what the other answers bring.
        """
        found, known = self._ask().decisions, self.standing.asked
        fresh = tuple(one for one in found if not _asked(one) <= known)
        fresh = tuple(one for one in fresh if one.kind not in _OF_PEOPLE) or fresh
        asked = known.union(*map(_asked, fresh))
        self.standing = replace(self.standing, waiting=fresh, asked=asked)
        if self._steps:
            self._steps[-1].after = self._content()

    def _content(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None


def _asked(one: Decision) -> frozenset[Asked]:
    return frozenset(entry.asked for entry in one.entries)
