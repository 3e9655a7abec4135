"""What a long job is at; nobody listens unless a person sits at the screen."""

from collections.abc import Callable

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener | None) -> None:
    """From now on `listener`, or nobody, is told the step, how much of it is done, of how much."""
    _listeners[:] = [listener] if listener else []


def tell(step: str, done: int = 0, whole: int = 1) -> None:
    """Say where the job is."""
    for listener in _listeners:
        listener(step, done, whole)
