"""Answers set in a mapping file that somebody has written in, and taken back."""

from time import process_time

import pytest

from rsnms_cli.methodology.faults import FaultyFile
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import Proposal
from rsnms_cli.read.decisions.answers import answered, taken_back
from rsnms_cli.read.decisions.entries import entries_of, mapping_of
from rsnms_cli.read.decisions.mapping_text import people_outside_text

FILE = "mapping.toml"
PLACE = Proposal("municipality", {"name": "Южный р-н"}, "Южный район", "сходство 90 из 100")
OUTSIDE = Proposal("people", {"key": "outside"}, "allowed", "")
BY_NAME = Proposal("people", {"key": "without_snils"}, "by_name", "")
MINE = """# моё
[[provider]]
name = "ЦНПМ"
is = "ЦНППМ"
accept = true

[[municipality]]  # спросить
  name = "южный р-н"
is   =   'Южный район'   # так в уставе
accept   = false # пока

[[municipality]]
name = "Горный р-н"
is = "Горный район"
accept = false
"""


def said(text: str, *means: str) -> str:
    return answered(text, FILE, [PLACE], means)


def test_only_the_lines_of_the_entry_change() -> None:
    lines = {8: "is   =   'Южный район'   # так в уставе", 9: "accept   = false # пока"}
    before = MINE.splitlines()
    assert {at: before[at] for at in lines} == lines
    for means, now in (
        ("Южный район", {9: "accept = true # пока"}),
        ("", {9: "reject = true # пока"}),
        ("Южный округ", {8: 'is   =   "Южный округ"   # так в уставе', 9: "accept = true # пока"}),
    ):
        after = said(MINE, means).splitlines()
        assert {at: a for at, (a, b) in enumerate(zip(after, before, strict=True)) if a != b} == now


def test_an_entry_without_any_word_gets_one() -> None:
    bare = '[[municipality]]\nname = "Южный р-н"\nis = "Южный район"\n\n# конец'
    assert said(bare, "Южный район") == bare.replace('район"', 'район"\naccept = true')


def test_a_word_that_contradicts_goes() -> None:
    both = '[[municipality]]\naccept = false\nname = "Южный р-н"\nis = "Ю"\nreject = true\n'
    assert said(both, "Ю") == both.replace("false", "true").replace("reject = true\n", "")
    assert said(both, "") == both.replace("accept = false\n", "").replace(
        "[[municipality]]", "[[municipality]]\nreject = true"
    ).replace('"Ю"\nreject = true', '"Ю"')


def test_what_the_file_lacks_is_added_with_its_reason() -> None:
    added = said("# моё\n", "")
    assert added.splitlines()[2:] == [
        "# сходство 90 из 100",
        "[[municipality]]",
        'name = "Южный р-н"',
        'is = "Южный район"',
        "reject = true",
    ]


def test_settings_are_set_where_the_explanation_names_them() -> None:
    assert answered("", FILE, [OUTSIDE], ["allowed"]) == people_outside_text()
    both = answered(people_outside_text(), FILE, [BY_NAME], ["by_name"])
    assert mapping_of(both, FILE).people.model_dump() == {
        "outside": "allowed",
        "without_snils": "by_name",
    }
    assert len(both.splitlines()) == len(people_outside_text().splitlines())
    plain = answered(
        '[people]\noutside = "error"\n', FILE, [OUTSIDE, BY_NAME], ["allowed", "error"]
    )
    assert plain == '[people]\nwithout_snils = "error"\noutside = "allowed"\n'
    assert answered("# x\n", FILE, [OUTSIDE], ["error"]) == '# x\n\n[people]\noutside = "error"\n'


@pytest.mark.parametrize("at", range(4))
def test_what_is_taken_back_is_open_again(at: int) -> None:
    text = answered(said(MINE, ""), FILE, [OUTSIDE], ["allowed"])
    entry = [one for one in entries_of(mapping_of(text, FILE), text) if one.decided][at - 1]
    after = taken_back(text, FILE, entry)
    still = {one.asked for one in entries_of(mapping_of(after, FILE), after) if one.decided}
    assert entry.asked not in still
    assert len(still) == 2


def test_an_entry_in_one_line_is_left_to_the_analyst() -> None:
    odd = 'municipality = [{ name = "Южный р-н", is = "Южный район" }]\n'
    with pytest.raises(UsageError, match=r"municipality\[1\] написана необычно"):
        said(odd, "Южный район")


def test_an_answer_that_cannot_be_is_refused() -> None:
    header = Proposal("header", {"table": "Педагоги", "header": "А"}, "Должность", "")
    with pytest.raises(FaultyFile, match="такого столбца в таблице нет"):
        answered("", FILE, [header], ["Нет такого"])


def test_a_file_of_many_entries_takes_no_longer_than_its_length() -> None:
    """Each entry was looked for in the whole text: 800 of them took forty seconds."""
    entries = [
        Proposal("category", {"position": f"учитель {n}"}, "методист", "") for n in range(2000)
    ]
    start = process_time()
    text = answered("", FILE, entries, ["методист"] * len(entries))
    assert text.count("\naccept = true") == len(entries)
    assert process_time() - start < 10
