"""Answers set in the text of a mapping file, and taken back; all else stays word for word."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import SETTINGS, Asked, Proposal
from rsnms_cli.read.decisions.blocks import Block, blocks, line_of
from rsnms_cli.read.decisions.entries import Entry, entries_of, mapping_of
from rsnms_cli.read.decisions.mapping_text import explanation, quoted, with_entries
from rsnms_cli.read.decisions.matches import matches_of

_VALUE = re.compile(r"""(\s*\S+?\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|\w+)(.*)""")


class _Said(NamedTuple):
    """What is said of an entry: accept, reject or nothing, and what `is` becomes, if anything."""

    word: str
    means: str = ""


def answered(text: str, file: str, entries: Sequence[Proposal], means: Sequence[str]) -> str:
    """The text with what `is` of each entry was decided to be; "" says that it is rejected.

    Raises UsageError where an entry is written so that it cannot be changed, or with every fault
    of the result: then it is not to be kept.
    """
    text, _ = with_entries(text or explanation(), file, entries)
    pairs = list(zip(entries, means, strict=True))
    text = _changed(
        text,
        file,
        {
            one.asked: _Said("accept" if meant else "reject", meant)
            for one, meant in pairs
            if one.kind != SETTINGS
        },
    )
    for one, meant in pairs:
        if one.kind == SETTINGS:
            text = _set(text, one.keys["key"], meant)
    matches_of(text, file)
    return text


def taken_back(text: str, file: str, entry: Entry) -> str:
    """The text in which nothing is decided about this entry; raises UsageError as above."""
    if entry.kind == SETTINGS:
        lines = text.split("\n")
        del lines[entry.line - 1]
        return "\n".join(lines)
    return _changed(text, file, {entry.asked: _Said("")})


def _changed(text: str, file: str, said: Mapping[Asked, _Said]) -> str:
    """The text with these entries as they are said to be, which is looked after."""
    lines, places = text.split("\n"), blocks(text)
    before = _by_asked(text, file)
    for asked in sorted(said, key=lambda asked: -before[asked].line):  # lines above stay in place
        entry, (word, means) = before[asked], said[asked]
        if block := places.get(entry.key):
            _write(lines, block, word, "" if means == entry.texts["is"] else means)
    changed = "\n".join(lines)
    for asked, one in _by_asked(changed, file).items():
        if asked in said and said[asked] != (_word(one), said[asked].means and one.texts["is"]):
            key = before[asked].key
            what = f"{file}, строка {line_of(text, key)}: запись {key} написана необычно"
            raise UsageError(what, "впишите решение в файл сами: accept = true или reject = true")
    return changed


def _by_asked(text: str, file: str) -> dict[Asked, Entry]:
    """The entries by what they are about, of several about one thing the first."""
    return {one.asked: one for one in reversed(entries_of(mapping_of(text, file), text))}


def _word(one: Entry) -> str:
    return "accept" if one.accepted else "reject" if one.rejected else ""


def _write(lines: list[str], block: Block, word: str, means: str) -> None:
    """Change the lines of an entry; the others, and what stands behind a value, are left alone."""
    at = block.keys
    if means and (found := _VALUE.fullmatch(lines[at["is"]])):
        lines[at["is"]] = f"{found[1]}{quoted(means)}{found[3]}"
    first, *others = [at[name] for name in ("accept", "reject") if name in at] or [block.last + 1]
    if first > block.last:
        lines.insert(first, "")
    found = _VALUE.fullmatch(lines[first])
    says = f"{word or 'accept'} = {'true' if word else 'false'}"
    lines[first] = says + (found[3] if found else "")
    for other in others:
        del lines[other]


def _set(text: str, key: str, meant: str) -> str:
    """A key of the table of settings: where it stands, where it stands as a comment, or anew."""
    lines, head, table = text.split("\n"), f"[{SETTINGS}]", f"{SETTINGS}[1]"
    says, comment = f"{key} = {quoted(meant)}", f"# {key} = "
    if f"# {head}" in lines and table not in blocks(text):
        lines[lines.index(f"# {head}")] = head
    block = blocks("\n".join(lines)).get(table)
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
