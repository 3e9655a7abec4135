"""`rsnms.toml` to settings; every fault is named by key, unknown keys with a near known one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.workspace import CONFIG_FILE, Settings, Workspace

_WORDS = {str: "нужен текст в кавычках", int: "нужно целое число, 0 или больше"}


def read_workspace(folder: Path) -> Workspace:
    """The workspace of a folder; raises UsageError with every fault of its file."""
    path = folder / CONFIG_FILE
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        what = f"в папке «{folder}» нет файла {CONFIG_FILE}"
        raise UsageError(what, "создайте рабочую папку: rsnms init ПАПКА") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"{CONFIG_FILE}: запись не по правилам TOML: {error}"
        raise UsageError(what, "исправьте файл") from error
    except OSError as error:
        raise UsageError(f"{path}: {os_words(error)}", "проверьте файл") from error
    faults: list[str] = []
    settings = _filled(Settings(), raw, "", faults)
    faults += _values(settings)
    if faults:
        lines = "\n".join(f"{CONFIG_FILE}, ключ {fault}" for fault in faults)
        raise UsageError(lines, "исправьте файл")
    return Workspace(folder, settings)


def _filled(table: Any, raw: Mapping[str, Any], prefix: str, faults: list[str]) -> Any:
    """The dataclass with the values of the file; what does not fit is a fault."""
    known = [field.name for field in fields(table)]
    values = {}
    for key, value in raw.items():
        if key not in known:
            near = get_close_matches(key, known, 1, 0.5)
            advice = f"похоже на {prefix}{near[0]}" if near else "есть: " + ", ".join(known)
            faults.append(f"{prefix}{key}: такого ключа нет, {advice}")
            continue
        old = getattr(table, key)
        if is_dataclass(old) and isinstance(value, dict):
            values[key] = _filled(old, value, f"{prefix}{key}.", faults)
        elif (fault := _misfit(old, value)) is None:
            values[key] = tuple(value) if isinstance(old, tuple) else value
        else:
            faults.append(f"{prefix}{key}: {fault}")
    return replace(table, **values)


def _misfit(old: Any, value: Any) -> str | None:
    if isinstance(old, tuple):
        listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if listed else "нужен список текстов в квадратных скобках"
    if isinstance(old, dict):
        texts = isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
        return None if texts else 'нужна таблица: ключ = "вариант"'
    if is_dataclass(old):
        return f"нужен раздел [{type(old).__name__.lower()}]"
    fits = type(value) is type(old) and not (isinstance(value, int) and value < 0)
    return None if fits else _WORDS[type(old)]


def _values(settings: Settings) -> Iterator[str]:
    from rsnms_cli.model.period import parse_day, parse_period

    if settings.period:
        try:
            parse_period(settings.period)
        except UsageError as error:
            yield f"period: {error.what}"
    for name in ("H1", "H2"):
        if parse_day(getattr(settings.deadlines, name)) is None:
            yield f'deadlines.{name}: нужен месяц и день: "07-20"'
    if settings.publish.min_completeness > 100:
        yield "publish.min_completeness: нужно от 0 до 100"
    for key in ("data", "forms", "reports", "logs"):
        if not getattr(settings, key).strip():
            yield f"{key}: нужно имя папки"
