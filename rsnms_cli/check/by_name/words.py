"""What is said of rows without a number."""

from collections.abc import Iterator, Mapping

from rsnms_cli.check.by_name.found import FOUND, OF_OWN, Found, Outcome

_ANYWHERE, _ALIKE = frozenset({Outcome.ANYWHERE}), frozenset({Outcome.ALIKE})
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
    if how := list(_how(found)):
        said += f" ({'; '.join(how)})"
    said += f"; по вашему решению отнесены {chosen}" if chosen else ""
    if not (left := len(each) - known - chosen):
        return said
    why = "; ".join(f"{text} – {each.count(one)}" for one, text in WHY.items() if one in each)
    return f"{said}; {'не учтены' if accepted else 'нельзя'} {left} ({why})"


def _how(found: Mapping[int, Found]) -> Iterator[str]:
    """What is to be known of those that are somebody's."""
    of = {
        outcomes: [one.person for one in found.values() if one.outcome in outcomes]
        for outcomes in (_ANYWHERE, OF_OWN, _ALIKE)
    }
    if rows := len(of[_ANYWHERE]):
        yield f"без организации, по полному имени – {rows}"
    if people := len(set(of[OF_OWN])):
        yield f"людей, у которых номера нет нигде, – {people}"
    if alike := len(set(of[_ALIKE])):
        yield (
            f"из них с полным именем, которое есть и в другой организации, – {alike}: если это "
            "один человек, он посчитан дважды"
        )


def reason(found: Found | None) -> str:
    """Why a row without a number is nobody's, to be put before what becomes of it."""
    why = WHY.get(found.outcome) if found else None
    return f"по имени не найден: {why}, " if why else ""
