"""Answers set in the text of a mapping file, and taken back; all else stays word for word."""

import re
from collections.abc import Sequence
from typing import Literal

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import SETTINGS, Asked, Proposal
from rsnms_cli.read.decisions.blocks import Block, blocks, line_of
from rsnms_cli.read.decisions.entries import Entry, entries_of, mapping_of
from rsnms_cli.read.decisions.mapping_text import explanation, quoted, with_entries
from rsnms_cli.read.decisions.matches import matches_of

Said = Literal["accept", "reject", ""]
_VALUE = re.compile(r"""(\s*\S+?\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|\w+)(.*)""")


def answered(text: str, file: str, entries: Sequence[Proposal], means: Sequence[str]) -> str:
    """The text with what `is` of each entry was decided to be; "" says that it is rejected.

    Raises UsageError where an entry is written so that it cannot be changed, or with every fault
    of the result: then it is not to be kept.
    """
    text, _ = with_entries(text or explanation(), file, entries)
    for one, meant in zip(entries, means, strict=True):
        if one.kind == SETTINGS:
            text = _set(text, one.keys["key"], meant)
        else:
            text = _say(text, file, one.asked, "accept" if meant else "reject", meant)
    matches_of(text, file)
    return text


def taken_back(text: str, file: str, entry: Entry) -> str:
    """The text in which nothing is decided about this entry; raises UsageError as above."""
    if entry.kind == SETTINGS:
        lines = text.split("\n")
        del lines[entry.line - 1]
        return "\n".join(lines)
    return _say(text, file, entry.asked, "", "")


def _say(text: str, file: str, asked: Asked, said: Said, meant: str) -> str:
    entry = next(one for one in entries_of(mapping_of(text, file), text) if one.asked == asked)
    block = next((one for one in blocks(text) if one.key == entry.key), None)
    new = "" if meant == entry.texts["is"] else meant
    changed = _changed(text, block, said, new) if block else text
    after = next(
        one for one in entries_of(mapping_of(changed, file), changed) if one.asked == asked
    )
    now = "accept" if after.accepted else "reject" if after.rejected else ""
    if now != said or (meant and after.texts["is"] != meant):
        what = f"{file}, строка {line_of(text, entry.key)}: запись {entry.key} написана необычно"
        raise UsageError(what, "впишите решение в файл сами: accept = true или reject = true")
    return changed


def _changed(text: str, block: Block, said: Said, meant: str) -> str:
    """The lines of an entry as they say it; the others are left alone."""
    lines, at = text.split("\n"), block.keys
    if meant and (found := _VALUE.fullmatch(lines[at["is"]])):
        lines[at["is"]] = f"{found[1]}{quoted(meant)}{found[3]}"
    first, *others = [at[name] for name in ("accept", "reject") if name in at] or [block.last + 1]
    if first > block.last:
        lines.insert(first, "")
    found = _VALUE.fullmatch(lines[first])
    says = f"{said or 'accept'} = {'true' if said else 'false'}"
    lines[first] = says + (found[3] if found else "")
    for other in others:
        del lines[other]
    return "\n".join(lines)


def _set(text: str, key: str, meant: str) -> str:
    """A key of the table of settings: where it stands, where it stands as a comment, or anew."""
    lines, head = text.split("\n"), f"[{SETTINGS}]"
    says, comment = f"{key} = {quoted(meant)}", f"# {key} = "
    if f"# {head}" in lines and not any(one.kind == SETTINGS for one in blocks(text)):
        lines[lines.index(f"# {head}")] = head
    block = next((one for one in blocks("\n".join(lines)) if one.kind == SETTINGS), None)
    if block is None:
        return f"{text.rstrip()}\n\n{head}\n{says}\n"
    below = range(block.first + 1, len(lines))
    if key in block.keys:
        lines[block.keys[key]] = says
    elif commented := [at for at in below if lines[at].startswith(comment)]:
        lines[commented[0]] = says
    else:
        lines.insert(block.first + 1, says)
    return "\n".join(lines)
