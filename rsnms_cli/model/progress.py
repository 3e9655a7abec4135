"""What a long job is at; nobody listens unless a person sits at the screen."""

from collections.abc import Callable

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """From now on `listener` is told the step, how much of it is done, and of how much."""
    _listeners[:] = [listener]


def tell(step: str, done: int, whole: int) -> None:
    """Say where the job is."""
    for listener in _listeners:
        listener(step, done, whole)
