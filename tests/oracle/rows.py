"""Rows for the cases worked out by hand: the required cells, and any other by name."""

from datetime import date

from .quantities import Row

WORKER, MANAGER = "педагогический работник", "управленческие кадры"
SCHOOL = "общеобразовательная"


def org(code: str, municipality: str = "Южный район", **cells: object) -> Row:
    row: Row = {"org_code": code, "org_name": f"ОО {code}", "municipality": municipality}
    return row | {"org_type": SCHOOL} | cells


def person(person_id: str, org_code: str, category: str = WORKER, **cells: object) -> Row:
    row: Row = {"person_id": person_id, "org_code": org_code, "staff_category": category}
    return row | cells


def study(person_id: str, end: date, **cells: object) -> Row:
    return {"person_id": person_id, "end_date": end} | cells


def check_up(person_id: str, day: date, **cells: object) -> Row:
    return {"person_id": person_id, "date": day} | cells
