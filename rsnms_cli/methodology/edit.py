"""Changes to a methodology before it is parsed: another reading, a region's own targets."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from rsnms_cli.methodology.faults import Fault, MethodologyError, faulty
from rsnms_cli.methodology.files import Raw
from rsnms_cli.methodology.lint import unlikely_share

NUMBER = (int, Decimal)
MOST_TARGET = 1_000_000
MEASURES = {"share", "count", "exists", "largest", "mean"}
SHARES = {"share", "share_of_parts"}
YEAR = re.compile(r"20\d\d", re.ASCII)
LEVEL_KEYS = ("region", "municipality", "school")


def with_readings(raw: Raw, picks: Mapping[str, str], file: str) -> Raw:
    """The same methodology read another way; raises MethodologyError for unknown words."""
    changed = copy.deepcopy(raw)
    known = {reading["id"]: reading for reading in changed.get("readings", ())}
    picked = []
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
        picked.append(choices[pick])
    for choice in picked:
        _narrow(changed, choice, file)
    return changed


def _apply(raw: Raw, choice: Raw, file: str) -> None:
    if "window" in choice:
        raw["window"] = choice["window"]
    for where, keys in choice.get("replace", {}).items():
        item = _known(raw, where, "replace", file)
        for name, value in keys.items():
            item.pop(name, None)
            if value is not False:  # false takes a key away
                item[name] = value


def _narrow(raw: Raw, choice: Raw, file: str) -> None:
    for where, change in choice.get("narrow", {}).items():
        item = _known(raw, where, "narrow", file)
        for name in MEASURES & item.keys():
            who = [*item[name].get("who", ()), *change.get("who", ())]
            item[name] = item[name] | {"who": who, "of": change.get("of", item[name].get("of"))}


def _known(raw: Raw, where: str, key: str, file: str) -> Raw:
    item = find(raw, where)
    if item is None:
        key = f"readings.{key}.«{where}»"
        raise faulty([Fault("reading.unknown_indicator", file, key, "такого показателя нет")])
    return item


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
    for where, by_year in _by_indicator(own):
        item = find(changed, where)
        key = where.replace(" ", ".", 1)
        if item is None or not isinstance(by_year, dict):
            what = "показателя с таким кодом на этом уровне нет, или цели не по годам"
            faults.append(Fault("target.unknown", file, key, what))
            continue
        faults += [
            Fault("target.value", file, f"{key}.{year}", why)
            for year, value in by_year.items()
            if (why := _unfit(item, year, value))
        ]
        item["targets"] = {**item.get("targets", {}), **by_year}
        changed.setdefault("own_targets", []).append(where)
    if faults:
        raise faulty(faults)
    return changed


def _by_indicator(own: Raw) -> Iterator[tuple[str, object]]:
    """«level code» and what stands there; of a level that is no table, the level alone."""
    for level, targets in own.items():
        if isinstance(targets, dict):
            yield from ((f"{level} {code}", by_year) for code, by_year in targets.items())
        else:
            yield level, targets


def _unfit(item: Raw, year: str, value: object) -> str:
    if not YEAR.fullmatch(year):
        return f"нужен год, а не «{year[:10]}»"
    if item.get("ask") == "yes_no" or "exists" in item:
        return "" if value is True else "у показателя «да/нет» цель – true"
    if isinstance(value, bool) or not isinstance(value, NUMBER):
        return "нужно число"
    if SHARES & item.keys():
        return unlikely_share(value)
    return "" if 0 <= value <= MOST_TARGET else f"нужно число от 0 до {MOST_TARGET}"
