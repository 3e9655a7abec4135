"""Which files of a mailbox are forms of this time: copies, later ones, strangers and the rest."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.commands import score
from tests.helpers.forms import SOUTH, of_region, of_south
from tests.helpers.mailbox import Capsys, answers, collect, left_out, put, rows
from tests.helpers.tables import meta, own_sheet


def test_a_copy_is_read_once_and_is_no_problem(capsys: Capsys, box: Path) -> None:
    form = put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    (box / "от Петровой").mkdir()
    shutil.copy(form, box / "от Петровой" / "юг (1).xlsx")
    said = collect(capsys, box)
    assert said.code == 0
    assert "form.repeated" not in said.err
    assert answers(box) == [("1.1", "да", "да", "юг.xlsx", "D2")]
    assert left_out(box) == [("сведения", "form.copy", "от Петровой/юг (1).xlsx")]


def test_a_later_form_may_complete_an_earlier_one(capsys: Capsys, box: Path) -> None:
    put(box, "а/юг.xlsx", of_south(Форма=own_sheet({"1.1": True, "1.4": 2})))
    put(box, "б/юг.xlsx", of_south(Форма=own_sheet({"1.1": "+", "1.4": None, "1.5": 0})))
    assert collect(capsys, box).code == 0
    assert answers(box) == [
        ("1.1", "да", "да", "а/юг.xlsx", "D2"),
        ("1.1", "+", "повтор", "б/юг.xlsx", "D2"),
        ("1.4", 2, "да", "а/юг.xlsx", "D3"),
        ("1.5", 0, "да", "б/юг.xlsx", "D4"),
    ]
    assert left_out(box) == [("предупреждение", "form.repeated", "б/юг.xlsx")]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"period": "2023 год"}, "она за период «2023 год»"),
        ({"methodology": "eao-2023"}, "она по методике «eao-2023»"),
        ({"form_version": "0"}, "версия формы «0»"),
        ({"unit": "Западный район"}, "нет в таблице «Организации»"),
    ],
)
def test_forms_of_something_else_are_listed_and_never_mixed_in(
    capsys: Capsys, box: Path, other: dict[str, str], words: str
) -> None:
    put(box, "наша.xlsx", of_region({"1.1": True}))
    of_other = meta("municipality", **({"unit": SOUTH} | other))
    put(box, "чужая.xlsx", {"Форма": own_sheet({"1.1": True}), "_meta": of_other})
    collect(capsys, box).assert_says(1, words)
    assert [file for *_, file, _ in answers(box)] == ["наша.xlsx"]
    assert left_out(box) == [("ошибка", "form.refused", "чужая.xlsx")]


def test_every_other_file_is_listed_with_its_folder(capsys: Capsys, box: Path) -> None:
    """Letters, broken books, tables, an earlier report; hidden files of the system are not."""
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    put(box, "а/б/список.xlsx", {"Лист1": [["№", "Имя"]]})
    for name in ("а/письмо.pdf", "results.csv", ".DS_Store"):
        (box / name).write_bytes(b"%PDF")
    (box / "а/битая.xlsx").write_bytes(b"PK\x03\x04")
    assert collect(capsys, box).code == 1
    assert sorted(left_out(box)) == [
        ("ошибка", "file.damaged", "а/битая.xlsx"),
        ("ошибка", "file.format", "а/письмо.pdf"),
        ("ошибка", "form.unknown", "а/б/список.xlsx"),
        ("сведения", "file.report", "results.csv"),
    ]


def test_links_to_folders_are_not_followed(capsys: Capsys, box: Path) -> None:
    put(box, "а/юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    try:
        (box / "а" / "круг").symlink_to(box, target_is_directory=True)
    except OSError:
        pytest.skip("the system makes no links")
    assert collect(capsys, box).code == 0
    assert [file for *_, file, _ in answers(box)] == ["а/юг.xlsx"]


def test_an_earlier_collected_is_not_read_into_the_new_one(capsys: Capsys, box: Path) -> None:
    """Written beside the forms it is left out by name, by `score` as well."""
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    for _ in range(2):
        collect(capsys, box, out="mail").assert_says(0)
    assert rows(box, "Не принято", "mail")[0]["Код"] == "form.collected"
    assert len(rows(box, "Ответы", "mail")) == 1
    score(capsys, box.parent / "data", "--forms", box).assert_says(
        1, "form.collected", "свод лежит вместе с формами"
    )


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (("--period", "2023"), 0, "не использованы: 2024 – 1"),
        (("--methodology", "eao-2023"), 1, "она по методике «dagestan-2022», а не «eao-2023»"),
    ],
)
def test_a_collected_of_something_else_is_not_used(
    capsys: Capsys, box: Path, asked: tuple[str, str], code: int, words: str
) -> None:
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    collect(capsys, box)
    where = ("--forms", box.parent / "out", *asked)
    score(capsys, box.parent / "data", *where).assert_says(code, words)


def test_without_a_single_form_nothing_is_written(capsys: Capsys, box: Path) -> None:
    put(box, "старая.xlsx", {"Форма": [], "_meta": meta("region", "region", period="2023")})
    collect(capsys, box).assert_says(3, "ни одной формы использовать нельзя", "форм за 2024 нет")
    assert not (box.parent / "out").exists()


def test_what_is_no_collected_is_never_written_over(capsys: Capsys, box: Path) -> None:
    form = put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    before = form.read_bytes()
    collect(capsys, box, out="mail/юг.xlsx").assert_says(2, "это не свод")
    assert form.read_bytes() == before
    collect(capsys, box, "--prefer", "first").assert_says(2, "--prefer latest")
    collect(capsys, box.parent / "нет такой").assert_says(2, "не найдена")
