"""Texts of closed columns that have no value: each once, with its rows and what it may be."""

from rsnms_cli.check.unclear_values import unclear_values
from tests.helpers.tables import ORG, TRAINING, region, typed


def test_each_text_is_one_with_its_rows_and_a_proposal() -> None:
    orgs = [
        ORG | {"org_code": str(n), "org_type": kind}
        for n, kind in enumerate(["ОО", "прочее", "оо"])
    ]
    kinds = ["курсы", "семинар", "курсы", "Тестова", "семинар Тестова", "н/д", "ПК"]
    rows = [TRAINING | {"kind": kind, "by_diagnostics": "частично"} for kind in kinds]
    found = unclear_values(typed(region(organizations=orgs, trainings=rows)))
    assert [(o.table, o.field, o.text, o.rows.tolist(), o.proposal) for o in found] == [
        ("organizations", "org_type", "ОО", [0, 2], "общеобразовательная"),
        ("organizations", "org_type", "прочее", [1], ""),
        ("trainings", "kind", "курсы", [0, 2], "повышение квалификации"),
        ("trainings", "kind", "семинар", [1], ""),
        ("trainings", "by_diagnostics", "частично", [0, 1, 2, 3, 4, 5, 6], ""),
    ]


def test_categories_are_decided_with_positions_and_numbers_are_not_asked() -> None:
    teachers = [{"person_id": "P1", "org_code": "01", "staff_category": "повар", "mentor": "?",
                 "experience_years": "10/8"}]  # fmt: skip
    assert list(unclear_values(typed(region(teachers=teachers)))) == []
