"""Trainings and diagnostics of people who are not in «Педагоги»: whether that is an error."""

from collections.abc import Iterator

from rsnms_cli.check.decisions.shape import Grounds, in_rows
from rsnms_cli.check.propose import orphans
from rsnms_cli.model.matches import NO, SETTINGS, YES, Choice, Decision, Proposal


def outsiders(grounds: Grounds) -> Iterator[Decision]:
    """One question for all of them, unless it is answered: then nobody looks for them."""
    one = Proposal(SETTINGS, {"key": "outside"}, "allowed", "их строки не учтены")
    if one.asked in grounds.matches.decided:
        return
    rows = sum(int(outside.sum()) for _, outside in orphans(grounds.used))
    if rows:
        yield Decision(
            "Люди из «Обучения» и «Диагностики», которых нет в «Педагогах», уволились, и это не "
            "ошибка?",
            (one,),
            (Choice(YES, ("allowed",)), Choice(NO, ("error",))),
            in_rows(rows),
            "строки не учтены в любом случае, но перестанут быть ошибкой",
            rows=rows,
        )
