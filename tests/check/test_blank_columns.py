"""A column with nothing in it at all: blank may be an answer, a hundred blanks are none."""

from pathlib import Path

from tests.helpers.faultless import checked, teachers


def test_columns_with_nothing_in_them_are_named(tmp_path: Path) -> None:
    """Six teachers, and nobody has a role, a contest, …: one finding per column."""
    blank = dict.fromkeys(("methodist", "mentoring_role", "contests", "expert_role"))
    six = teachers(*({**blank, "person_id": f"P{n}"} for n in range(1, 7)))
    problems = checked(tmp_path, six).problems
    assert {problem.code for problem in problems} == {"answer.blank"}
    named = [problem.what.split(":")[0] for problem in problems]
    assert sorted(named) == [
        *("«Региональный методист»", "«Роль в наставничестве»", "«Участие в конкурсах»"),
        "«Экспертная роль»",
    ]
    assert "столбец пуст во всех строках (6)" in problems[0].what
