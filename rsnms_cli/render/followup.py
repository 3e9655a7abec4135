"""The words for what became of a step."""

from collections import Counter
from collections.abc import Sequence

from rsnms_cli.model.followup import Followup, Outcome

OUTCOME_WORDS: dict[Outcome, str] = {
    "done": "выполнено",
    "partly": "выполнено частично",
    "not_done": "не выполнено",
    "not_applicable": "больше не требуется",
    "no_data": "нет данных",
}


def tally(found: Sequence[Followup]) -> list[tuple[str, int]]:
    """How many steps came to what, in words, in this order; outcomes of nobody are left out."""
    counts = Counter(one.outcome for one in found)
    return [(words, counts[name]) for name, words in OUTCOME_WORDS.items() if counts[name]]
