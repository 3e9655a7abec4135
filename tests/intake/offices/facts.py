"""A region of 3 municipalities and 12 organisations: what is true, whoever writes it down."""

from collections import Counter
from functools import cache

from rsnms_cli.sample import Size, make_region
from rsnms_cli.sample.model import Region, Row

SIZE = Size(municipalities=3, organizations=12, teachers=150, trainings=200, diagnostics=150)
PLACES = ("город Светлый", "Приозёрный район", "Каменский район")
NUMBERLESS = {"trainings": 25, "diagnostics": 14}
"""So many rows of events have no СНИЛС where an office wrote them down."""
_FORMS = {
    "МБОУ": "Муниципальное бюджетное общеобразовательное учреждение",
    "МБДОУ": "Муниципальное бюджетное дошкольное образовательное учреждение",
    "МКУ": "Муниципальное казённое учреждение",
    "НОШ": "Начальная общеобразовательная школа",
    "СОШ": "Средняя общеобразовательная школа",
    "ООШ": "Основная общеобразовательная школа",
    "ЦНППМ": "Центр непрерывного повышения профессионального мастерства",
}


@cache
def facts() -> Region:
    """The region; its rows hold more than the tables have.

    Of an organisation `short`, `full`: its names. Of a teacher the same of their organisation, and
    `place`. Of an event all this of its person, `full_name`, `known`: whether they are in
    «Педагоги», and `numberless`: whether the office has left out the СНИЛС.
    """
    region = make_region(SIZE, year=2024, seed=2)
    orgs = {
        str(org["org_code"]): org | _names(str(org["org_name"])) for org in region.organizations
    }
    teachers = [_teacher(n, row, orgs) for n, row in enumerate(region.teachers)]
    return Region(
        list(orgs.values()),
        teachers,
        *(
            _events(teachers, rows, NUMBERLESS[name])
            for name, rows in (("trainings", region.trainings), ("diagnostics", region.diagnostics))
        ),
    )


def _names(name: str) -> Row:
    words = (_FORMS.get(word.strip("«»"), "") for word in name.split())
    full = " ".join(
        word.replace(word.strip("«»"), long) if long else word
        for word, long in zip(name.split(), words, strict=True)
    )
    return {"short": name, "full": full}


def _teacher(number: int, row: Row, orgs: dict[str, Row]) -> Row:
    """Every seventh surname has a «ё», which whoever writes events down leaves out."""
    org = orgs[str(row["org_code"])]
    name = str(row["full_name"])
    own = {"short": org["short"], "full": org["full"], "place": org["municipality"]}
    return row | own | {"full_name": name.replace("е", "ё", 1) if number % 7 == 0 else name}


def _events(teachers: list[Row], events: list[Row], numberless: int) -> list[Row]:
    first: dict[object, Row] = {}
    for row in teachers:
        first.setdefault(row["person_id"], row)
    stranger = teachers[0] | {"full_name": "Уехалова Далина Странниковна"}
    told = []
    for row in events:
        person = first.get(row["person_id"], stranger)
        about = {key: person[key] for key in ("short", "full", "place", "full_name", "position")}
        told.append(row | about | {"known": row["person_id"] in first, "numberless": None})
    alone = _alone(teachers)
    told_apart = [row for row in told if row["known"] and _spot(row) in alone]
    for row in told_apart[:: len(told_apart) // numberless][:numberless]:
        row["numberless"] = True
    return told


def _alone(teachers: list[Row]) -> set[tuple[str, str]]:
    """Surnames that one person of an organisation has."""
    people = {(*_spot(row), row["person_id"]) for row in teachers}
    number = Counter((surname, org) for surname, org, _ in people)
    return {spot for spot, times in number.items() if times == 1}


def _spot(row: Row) -> tuple[str, str]:
    return str(row["full_name"]).split()[0].replace("ё", "е"), str(row["short"])
