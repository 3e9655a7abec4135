"""What `rsnms status` prints: the last runs, what is missing from them, what is due."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from rsnms_cli.model.text import counted
from rsnms_cli.model.workspace import Standing


def print_standing(screen: Console, standing: Standing) -> None:
    """Runs, what is missing from them, what is due."""
    screen.print(f"{standing.region}: отчёты", style="bold")
    for manifest in standing.runs:
        for line in _run(manifest):
            screen.print(line)
    if not standing.runs:
        screen.print("  пока ни одного")
    due = standing.due
    state = "готов" if due.done else ("просрочен" if due.late else "ещё не сделан")
    screen.print(f"На очереди: за {due.period}, срок {due.until:%d.%m.%Y} – {state}")
    if event := standing.last_event:
        words = {"published": "записан", "unchanged": "без изменений", "withheld": "не опубликован"}
        how = words.get(str(event.get("status")), "не удался")
        why = f": {event['what']}" if event.get("what") else ""
        screen.print(f"Последний запуск: {str(event.get('time', ''))[:16]}, {how}{why}")
    if standing.unread:
        screen.print(f"В журнале не читается строк: {standing.unread}, они пропущены")


def _run(manifest: Mapping[str, Any]) -> list[str]:
    points = manifest.get("points")
    total = f", у региона {points} из {manifest.get('max_points')}" if points else ""
    head = f"  {manifest['period']}: {manifest['methodology']['id']}{total}"
    lines = [f"{head}, ответов {manifest.get('completeness')} %, запуск {manifest['digest']}"]
    if said := manifest.get("left_out_words"):
        lines.append(f"    {said}")
    if missing := manifest.get("missing"):
        units = counted(len(missing), "форма", "формы", "форм")
        names = ", ".join("регион" if level == "region" else code for level, code in missing[:5])
        lines.append(f"    не прислано: {units} ({names}{'…' if len(missing) > 5 else ''})")
    if left_out := manifest.get("left_out"):
        files = counted(len(left_out), "файл", "файла", "файлов")
        lines.append(f"    с ошибками: {files} ({', '.join(left_out[:3])})")
    return lines
