"""What is said of rows without a number."""

from collections.abc import Mapping

from rsnms_cli.check.by_name.found import FOUND, Found, Outcome

HOW = {
    Outcome.ANYWHERE: "без организации, по полному имени",
    Outcome.OWN: "номера человека нет ни в одной строке",
}
WHY = {
    Outcome.SEVERAL: "людей с таким именем там несколько",
    Outcome.NOBODY: "человека с таким именем там нет",
    Outcome.UNUSED: "строка этого человека в «Педагогах» сама не использована",
    Outcome.NO_NAME: "имени нет или оно неполное",
    Outcome.NO_PLACE: "организация не названа или неизвестна, а полного имени без неё мало",
}


def sum_words(found: Mapping[int, Found], *, accepted: bool) -> str:
    """How many of a table's rows without a number are somebody's by name, and why others not."""
    each = [one.outcome for one in found.values()]
    chosen = each.count(Outcome.CHOSEN)
    known = sum(one in FOUND for one in each) - chosen
    verb = "отнесены к людям" if accepted else "можно отнести к людям"
    said = f"строк без СНИЛС – {len(each)}; по имени и организации {verb} {known}"
    said += _listed(each, HOW)
    said += f"; по вашему решению отнесены {chosen}" if chosen else ""
    if not (left := len(each) - known - chosen):
        return said
    return f"{said}; {'не учтены' if accepted else 'нельзя'} {left}{_listed(each, WHY)}"


def _listed(each: list[Outcome], words: Mapping[Outcome, str]) -> str:
    said = [f"{text} – {each.count(one)}" for one, text in words.items() if one in each]
    return f" ({'; '.join(said)})" if said else ""


def reason(found: Found | None) -> str:
    """Why a row without a number is nobody's, to be put before what becomes of it."""
    why = WHY.get(found.outcome) if found else None
    return f"по имени не найден: {why}, " if why else ""
