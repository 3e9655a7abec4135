"""`rsnms map --review`: a question, an answer, a step back; a file of lines does as well."""

import io
from pathlib import Path

import pytest

from tests.helpers.commands import Said, call
from tests.helpers.tables import TEACHER, grid, region, write_book, write_region

Capsys = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two people whose school's code has lost a zero, a column that is nearly known, one that
    means nothing, and a training of somebody who has left.
    """
    teachers = [{**TEACHER, "person_id": f"P{n}", "org_code": "1"} for n in (1, 2)]
    folder = write_region(tmp_path / "data", region(teachers=teachers))
    rows = grid("teachers", [{**TEACHER, "person_id": "P3"}])
    rows[0] += ["Размер обуви", "Цвет"]
    write_book(folder / "ещё.xlsx", {"Л": rows})
    events = [["СНИЛС", "Дата", "ИОМ", "Результат, %"], ["P9", "01.02.2024", "да", "5"]]
    write_book(folder / "diagnostics.xlsx", {"Л": events})
    return folder


@pytest.fixture
def review(capsys: Capsys, monkeypatch: Patch, data: Path) -> "Reviewer":
    return Reviewer(capsys, monkeypatch, data)


class Reviewer:
    """The command, with the lines that are typed."""

    def __init__(self, capsys: Capsys, monkeypatch: Patch, data: Path) -> None:
        self.capsys, self.monkeypatch, self.data = capsys, monkeypatch, data

    def __call__(self, *lines: str) -> Said:
        typed = "".join(f"{line}\n" for line in lines)
        self.monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return call(self.capsys, "map", "--data", self.data, "--review")

    @property
    def path(self) -> Path:
        return self.data / "mapping.toml"

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")


def test_every_yes_is_what_a_hand_would_write(capsys: Capsys, review: Reviewer) -> None:
    """The diagnostics are read once their date is known: then there is another question."""
    said = review(*"1111")
    said.assert_says(0, "1 из 3.", "код «1»", "4 из 4.", "уволились", "Принято: 4 решения")
    said.assert_says(0, "Ждут: 0.")
    by_review = review.text
    review.path.unlink()
    for _ in range(2):
        call(capsys, "map", "--data", review.data)
        accepted = review.text.replace("\naccept = false", "\naccept = true")
        review.path.write_text(accepted, "utf-8")
    settings = '# [people]\n# outside = "allowed"'
    review.path.write_text(review.text.replace(settings, settings.replace("# ", "")), "utf-8")
    assert by_review == review.text
    said = call(capsys, "map", "--data", review.data)
    assert (said.code, said.out) == (0, "Новых предложений нет.\n")


def test_each_answer_is_kept_at_once_and_the_end_says_how_many_wait(review: Reviewer) -> None:
    review("1").assert_says(0, "Принято: 1 решение", "Ждут: 2.")
    assert review.text.count("\naccept = true") == 1
    review().assert_says(0, "1 из 2.", "Принято: 0 решений", "Ждут: 2.")
    review("в").assert_says(0, "Ждут: 2.")


def test_a_step_back_restores_the_file_word_for_word(review: Reviewer) -> None:
    review.path.write_bytes('# моё\r\n[[provider]]\r\nname="А"\r\nis="ЦНППМ"\r\n'.encode())
    review("в")
    before = review.path.read_bytes()
    said = review("2", "о", "п", "о", "1", "о", "о", "в")
    said.assert_says(0, "Отменять нечего.", "Принято: 0 решений", "Ждут: 3.")
    assert review.path.read_bytes() == before
    assert said.out.count("1 из 3.") == 4, "every time the same question again"


def test_a_step_back_over_what_was_read_meanwhile(review: Reviewer) -> None:
    """The last answer lets the diagnostics be read; undone, its question comes again, and so do
    those that follow from it.
    """
    said = review("1", "1", "1", "о", "1", "1")
    said.assert_says(0, "Принято: 4 решения", "Ждут: 0.")
    assert said.out.count("уволились") == 2


def test_what_was_passed_over_is_asked_next_time(review: Reviewer) -> None:
    review("п", "п", "п").assert_says(0, "Принято: 0 решений", "Ждут: 3.")
    review("п", "3", "п").assert_says(0, "1 из 3.", "Ждут: 2.")
    assert review.text.count("\nreject = true") == 1


def test_several_columns_may_be_decided_one_by_one(review: Reviewer) -> None:
    said = review("п", "п", "р", "2", "1")
    said.assert_says(
        0, "р – решать по одному", "Столбец «Размер обуви» таблицы «Педагоги» не понят"
    )
    said.assert_says(0, "4 из 4. Столбец «Цвет»", "Принято: 2 решения")
    kept = review.text.split("\n[[header]]\n")[1:]
    told = {one.split('header = "')[1].split('"')[0]: "accept = true" in one for one in kept}
    assert (told["Размер обуви"], told["Цвет"]) == (False, True)


def test_what_is_not_understood_is_asked_again(review: Reviewer) -> None:
    said = review("9", "", "да", "р", "D")
    said.assert_says(0, "нужно число от 1 до 2", "Принято: 0 решений")
    assert said.out.count("Ответ не понят") == 4, "there is nothing to take apart in the first one"


def test_people_are_asked_about_once_their_lists_are_read(review: Reviewer) -> None:
    """The training of P1 is nobody's only as long as the header of the list is not known."""
    rows = grid("teachers", [{**TEACHER, "person_id": "P1"}])
    rows[0] = [str(text).replace("Категория персонала", "Вид деятельности") for text in rows[0]]
    write_book(review.data / "teachers.xlsx", {"Л": rows})
    rows = grid("diagnostics", [{"person_id": "P3", "date": "01.02.2024"}])
    write_book(review.data / "diagnostics.xlsx", {"Л": rows})
    said = review("1", "1", "1")
    assert "Вид деятельности" in said.out
    assert "уволились" not in said.out
