"""What differs between two methodologies, in words."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.units import LEVELS

_NAMES = {
    "title": "название",
    "clause": "пункт",
    "criterion": "формат исчисления",
    "section": "раздел",
    "ask": "вид ответа",
    "parts": "части",
    "share_of_parts": "доля по частям",
    "share": "доля",
    "count": "количество",
    "exists": "наличие",
    "largest": "наибольшая группа",
    "mean": "среднее",
    "window": "период учёта",
    "rule": "правило баллов",
    "targets": "цели",
    "bound": "граница цели",
    "areas": "направления",
    "note": "примечание",
    "own_title": "своё название",
}


def differences(old: Methodology, new: Methodology) -> Iterator[str]:
    """One line per difference, level by level in the order of the documents."""
    for name, words in (("id", "код"), ("title", "название"), ("source", "документ")):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"методика: {words}: «{before}» → «{after}»"
    if old.window != new.window:
        yield f"методика: период учёта: {_said(old.window)} → {_said(new.window)}"
    for level in LEVELS:
        before = {item.code: item for item in old.table(level).indicators}
        after = {item.code: item for item in new.table(level).indicators}
        for code in [*before, *(code for code in after if code not in before)]:
            yield from _indicator(f"{level} {code}", before.get(code), after.get(code))
    yield from _readings(old, new)


def _indicator(where: str, old: Indicator | None, new: Indicator | None) -> Iterator[str]:
    if old is None or new is None:
        one = old or new
        assert one is not None
        yield f"{where}: показатель {'убран' if new is None else 'добавлен'}: «{one.title}»"
        return
    for name, words in _NAMES.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"{where}: {words}: {_said(before)} → {_said(after)}"


def _readings(old: Methodology, new: Methodology) -> Iterator[str]:
    before = {one.id: one for one in old.readings}
    after = {one.id: one for one in new.readings}
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after or name not in before:
            yield f"прочтение {name}: {'убрано' if name in before else 'добавлено'}"
        elif before[name].current.id != after[name].current.id:
            yield f"прочтение {name}: {before[name].current.id} → {after[name].current.id}"


def _said(value: Any) -> str:
    """A value of the file as its reader would write it."""
    if isinstance(value, BaseModel):
        given = {name: getattr(value, name) for name in sorted(value.model_fields_set)}
        return "{ " + ", ".join(f"{name} = {_said(one)}" for name, one in given.items()) + " }"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_said(one)}" for key, one in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_said, value)) + "]"
    if value is None or value == "":
        return "нет"
    return f"«{value}»" if isinstance(value, str) else str(value).replace("True", "да")
