"""What waits for a decision and what is decided, by kind."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from rsnms_cli.model.matches import SETTINGS, YES, Choice, Decision, InForce
from rsnms_cli.words.decisions import TITLES, entry_words

MOST_PARTS = 20


def print_waiting(screen: Console, decisions: Sequence[Decision]) -> None:
    """Every question with its evidence and effect, by kind; the kind of the weightiest first."""
    for kind in dict.fromkeys(one.kind for one in decisions):
        screen.print(Text(TITLES[kind], "bold"))
        for one in (one for one in decisions if one.kind == kind):
            _line(screen, f"  {one.question}")
            for line in evidence(one):
                _line(screen, f"    {line}")


def print_decided(screen: Console, decided: InForce) -> None:
    """A decision with its number and how often it is met."""
    yes = decided.accepted or decided.kind == SETTINGS
    often = f"{'применено' if yes else 'встретилось'}: {decided.met}"
    said = entry_words(decided.kind, decided.texts)
    line = f"  {decided.number}. {said if yes else f'отклонено: {said}'}; "
    _line(screen, line + (often if decided.met else "в этих файлах не встретилось"))


def evidence(one: Decision) -> list[str]:
    """What speaks for the proposal and what comes of it, in lines."""
    parts = [part.seen for part in one.parts[:MOST_PARTS]]
    if len(one.parts) > MOST_PARTS:
        parts.append(f"… и ещё {len(one.parts) - MOST_PARTS}")
    said = [] if one.parts else [f"{one.seen}; {one.entries[0].reason}"]
    return [*parts, *said, *filter(None, [one.effect])]


def _line(screen: Console, text: str) -> None:
    screen.print(text, soft_wrap=not screen.is_terminal)


def print_question(screen: Console, one: Decision, number: int, of: int) -> None:
    """One question with what speaks for it, and the answers that may be given."""
    screen.print()
    _line(screen, f"{number} из {of}. {one.question}")
    for line in evidence(one):
        _line(screen, f"  {line}")
    for at, choice in enumerate(one.choices, start=1):
        _line(screen, f"  {at} – {_words(one, choice)}")
    apart = ", р – решать по одному" if one.parts else ""
    _line(screen, f"  п – пропустить{apart}, о – отменить последнее, в – выход")


def _words(one: Decision, choice: Choice) -> str:
    plain = choice.words != YES or one.parts or one.kind == SETTINGS
    return choice.words if plain else f"{choice.words}, {choice.means[0]}"
