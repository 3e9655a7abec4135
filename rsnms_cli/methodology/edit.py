"""Changes to a methodology before it is parsed: another reading, a region's own targets."""

import copy
from collections.abc import Iterable, Mapping
from decimal import Decimal

from rsnms_cli.methodology.faults import Fault, MethodologyError, faulty
from rsnms_cli.methodology.files import Raw

NUMBER = (int, Decimal)
LEVEL_KEYS = ("region", "municipality", "school")


def with_readings(raw: Raw, picks: Mapping[str, str], file: str) -> Raw:
    """The same methodology read another way; raises MethodologyError for unknown words."""
    changed = copy.deepcopy(raw)
    known = {reading["id"]: reading for reading in changed.get("readings", ())}
    for name, pick in picks.items():
        if name not in known:
            raise MethodologyError(
                f"прочтение «{name}» методике неизвестно",
                "есть: " + (", ".join(known) or "ни одного"),
            )
        choices = {choice["id"]: choice for choice in known[name]["choices"]}
        if pick not in choices:
            raise MethodologyError(
                f"у прочтения «{name}» нет варианта «{pick}»", "есть: " + ", ".join(choices)
            )
        known[name]["picked"] = pick
        _apply(changed, choices[pick], file)
    return changed


def _apply(raw: Raw, choice: Raw, file: str) -> None:
    if "window" in choice:
        raw["window"] = choice["window"]
    for where, keys in choice.get("replace", {}).items():
        item = find(raw, where)
        if item is None:
            key = f"readings.replace.«{where}»"
            raise faulty([Fault("reading.unknown_indicator", file, key, "такого показателя нет")])
        for name, value in keys.items():
            item.pop(name, None)
            if value is not False:  # false takes a key away
                item[name] = value


def find(raw: Raw, where: str) -> Raw | None:
    """The indicator that «level code» means."""
    level, _, code = where.partition(" ")
    items: Iterable[Raw] = raw.get(level, {}).get("indicators", ()) if level in LEVEL_KEYS else ()
    return next((item for item in items if item.get("code") == code), None)


def with_targets(raw: Raw, own: Raw, file: str) -> Raw:
    """The same methodology with a region's own targets: `[region] "9.1" = { 2025 = 40 }`.

    Raises MethodologyError with every target of no indicator, or of no number.
    """
    changed = copy.deepcopy(raw)
    faults = []
    for level, targets in own.items():
        for code, by_year in targets.items() if isinstance(targets, dict) else ():
            item = find(changed, f"{level} {code}")
            if item is None or not isinstance(by_year, dict):
                what = "показателя с таким кодом на этом уровне нет, или цели не по годам"
                faults.append(Fault("target.unknown", file, f"{level}.{code}", what))
                continue
            for year, value in by_year.items():
                if value is not True and (isinstance(value, bool) or not isinstance(value, NUMBER)):
                    key = f"{level}.{code}.{year}"
                    faults.append(Fault("target.value", file, key, "нужно число или true"))
            item["targets"] = {**item.get("targets", {}), **by_year}
            changed.setdefault("own_targets", []).append(f"{level} {code}")
    if faults:
        raise faulty(faults)
    return changed
