"""`mapping.toml` by its types: what entries mean, and every slip by file, line and key."""

from pathlib import Path

import pytest

from rsnms_cli.methodology.faults import FaultyFile
from rsnms_cli.model.matches import Matches, asked_of
from rsnms_cli.read.decisions.blocks import line_of
from rsnms_cli.read.decisions.matches import matches_of
from tests.helpers.commands import call
from tests.helpers.tables import TEACHER, region, write_region

Capsys = pytest.CaptureFixture[str]


def read(text: str) -> Matches:
    return matches_of(text, "mapping.toml")


WHOLE = """
[[header]]
table = "Педагоги"
header = "Стаж в должности"
is = "Педагогический стаж, лет"
accept = true

[[header]]
table = "Педагоги"
header = "Телефон"
is = "не нужен"
accept = true

[[sheet]]
file = "Отчёт.xlsx"
sheet = "Свод"
is = "не таблица"
accept = true

[[sheet]]
file = "Курсы.xlsx"
is = "обучение"
accept = true

[[value]]
table = "Педагоги"
column = "Категория персонала"
value = "Педагог"
is = "педагогический работник"
accept = true

[[value]]
table = "Обучение"
column = "Вид программы"
value = "см. приказ"
is = "неизвестно"
accept = true

[[constant]]
file = "Диагностика.xlsx"
table = "Диагностика"
column = "Организация диагностики"
is = "ЦНППМ"
accept = true

[[category]]
position = "Учитель  химии"
is = "Педагогический работник"
accept = true

[[organization]]
code = "3"
is = "03"
accept = true

[[person]]
key = "a1b2"
is = "c3d4"
accept = true

[[municipality]]
name = "Южный р-н"
is = "Южный район"
reject = true

[people]
outside = "allowed"
without_snils = "by_name"
"""


def test_every_kind_means_something() -> None:
    found = read(WHOLE)
    reading = found.reading
    assert reading.headers == {"teachers": {"стажвдолжности": "experience_years", "телефон": ""}}
    assert reading.sheets == {("Отчёт.xlsx", "Свод"): "", ("Курсы.xlsx", ""): "trainings"}
    assert reading.values == {
        ("teachers", "staff_category"): {"педагог": "педагогический работник"},
        ("trainings", "kind"): {"см. приказ": "неизвестно"},
    }
    assert reading.constants == {("Диагностика.xlsx", "diagnostics"): {"provider": "ЦНППМ"}}
    assert found.categories == {"учитель химии": "педагогический работник"}
    assert (found.codes["3"].code, found.people) == ("03", {"a1b2": "c3d4"})
    assert found.people_outside
    assert found.people_by_name
    assert not found.municipalities, "it was rejected"


def test_what_was_rejected_is_decided_and_what_waits_is_not() -> None:
    waiting = WHOLE.replace("reject = true", "accept = false")
    asked = asked_of("municipality", {"name": "южный р-н"})
    assert asked in read(WHOLE).decided
    assert asked not in read(waiting).decided
    assert asked_of("people", {"key": "outside"}) in read(WHOLE).decided


def test_a_line_is_found_whatever_stands_around() -> None:
    text = '# [[header]]\n[[header]] # это\nis = "[[header]]"\n\n[people]\n[[header]]\n"is" = 1'
    places = ("header[1]", "header[1].is", "header[2].is", "header[2].table", "header[3]", "people")
    assert [line_of(text, place) for place in places] == [2, 3, 7, 6, 0, 5]


ENTRY = '[[organization]]\nname = "СОШ № 7"\nis = "02"\naccept = true\n'
HEADER = '[[header]]\ntable = "Педагоги"\nheader = "А"\nis = "{}"\naccept = true'
VALUE = '[[value]]\ntable = "Педагоги"\ncolumn = "{}"\nvalue = "А"\nis = "{}"\naccept = true'
FAULTS = {
    "an unknown section": (
        ENTRY.replace("ization", "isation"),
        "mapping.toml, строка 1, ключ organisation: такого ключа нет",
    ),
    "its nearest": (ENTRY.replace("ization", "isation"), "похоже на organization"),
    "an unknown key": (
        ENTRY + "\n" + ENTRY.replace("accept", "acept"),
        "mapping.toml, строка 9, ключ organization[2].acept: такого ключа нет, похоже на accept",
    ),
    "a key left out": (
        "# школы\n" + ENTRY.replace('is = "02"\n', ""),
        "строка 2, ключ organization[1].is: обязательный ключ не указан",
    ),
    "neither name nor code": (
        ENTRY.replace("name", "municipality"),
        "строка 1, ключ organization[1]: нужен ровно один ключ из: name",
    ),
    "yes and no": (
        ENTRY + "reject = true",
        "строка 1, ключ organization[1]: accept и reject вместе: оставьте одно из двух",
    ),
    "a number for a text": (ENTRY.replace('"02"', "2"), "organization[1].is: нужен текст в кав"),
    "a text for yes or no": (
        ENTRY.replace("true", '"да"'),
        "строка 4, ключ organization[1].accept: нужно true",
    ),
    "one name matched twice": (
        ENTRY + ENTRY.replace("02", "01").replace("№ 7", "№7"),
        "строка 5, ключ organization[2]: то же уже сопоставлено иначе",
    ),
    "an unknown table": (
        HEADER.format("СНИЛС").replace("Педагоги", "Педагог"),
        "строка 2, ключ header[1].table: такой таблицы нет, похоже на Педагоги",
    ),
    "an unknown column": (
        HEADER.format("Дата рождени"),
        "строка 4, ключ header[1].is: такого столбца в таблице нет, похоже на Дата рождения",
    ),
    "nearly not needed": (HEADER.format("ненужен"), "похоже на не нужен"),
    "a header that is known": (
        HEADER.format("Педагогический стаж").replace("А", "др"),
        "header[1].header: такой заголовок известен",
    ),
    "an unknown value": (
        VALUE.format("Категория персонала", "методисты"),
        "строка 5, ключ value[1].is: такого значения нет, похоже на методист",
    ),
    "a number that is none": (
        VALUE.format("Педагогический стаж, лет", "сто"),
        "строка 5, ключ value[1].is: в столбце «Педагогический стаж, лет» нужно: число от 0 до 80",
    ),
    "a personal column": (
        VALUE.format("Наставник", "да"),
        "строка 3, ключ value[1].column: в этом столбце личные данные",
    ),
    "a sheet of no table": (
        '[[sheet]]\nfile = "а.xlsx"\nis = "не таблицы"\naccept = true',
        "строка 3, ключ sheet[1].is: такой таблицы нет, похоже на не таблица",
    ),
    "an unknown category": (
        '[[category]]\nposition = "Завуч"\nis = "управленческие"\naccept = true',
        "строка 3, ключ category[1].is: такой категории нет, похоже на управленческие кадры",
    ),
    "a key that shows somebody": ('[[person]]\nkey = "Иванов"\nis = "a"', "person[1].key"),
    "people otherwise": (
        '[people]\noutside = "allow"',
        "строка 2, ключ people.outside: значение не из списка: 'error' или 'allowed'",
    ),
    "an empty text": (
        ENTRY.replace('"02"', '" "'),
        "строка 3, ключ organization[1].is: текст пуст",
    ),
    "no list": ('[organization]\nname = "А"', "organization: раздел пишется в двойных скобках"),
    "no TOML": ("\nа = ", "mapping.toml: запись не по правилам TOML: строка 2"),
}


@pytest.mark.parametrize(("text", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_slip_is_named_by_its_line(text: str, words: str) -> None:
    with pytest.raises(FaultyFile) as refused:
        read(text)
    assert words in refused.value.what


def test_all_slips_are_told_at_once() -> None:
    entries = [ENTRY.replace("accept", "acept"), ENTRY.replace('is = "02"\n', ""), "[[heder]]"]
    with pytest.raises(FaultyFile) as refused:
        read("\n".join(entries))
    keys = [(one.line, one.key) for one in refused.value.faults]
    assert sorted(keys) == [(4, "organization[1].acept"), (6, "organization[2].is"), (10, "heder")]


def test_every_command_refuses_a_slip(capsys: Capsys, tmp_path: Path) -> None:
    """A code that is not there is known once the tables are read."""
    teacher = {**TEACHER, "org_code": None, "org_name": "СОШ № 7"}
    folder = write_region(tmp_path, region(teachers=[teacher]))
    for code, words in (('"2"', "кода «2» нет в таблице «Организации»"), ("2", "нужен текст")):
        (folder / "mapping.toml").write_text("\n" + ENTRY.replace('"02"', code), encoding="utf-8")
        for command in ("check", "score", "map"):
            period = () if command == "map" else ("--period", "2024")
            said = call(capsys, command, "--data", folder, *period)
            said.assert_says(2, f"mapping.toml, строка 4, ключ organization[1].is: {words}", "→ ис")
