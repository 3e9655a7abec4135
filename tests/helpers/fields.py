"""Values of texts by the fields of the column dictionary."""

from typing import Any

import pytest

from rsnms_cli.model.columns import table_specs
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.values import parse

FIELDS = {f"{name}.{f.field}": f for name, spec in table_specs().items() for f in spec.fields}
READ = {name: spec for name, spec in FIELDS.items() if spec.type != "unread"}
ENUMS = [name for name, spec in FIELDS.items() if spec.type == "enum"]

FLAG, REGISTER = "organizations.mentoring_model", "trainings.federal_register"
PRESENCE, ENUM = "teachers.support_form", "trainings.kind"
DATE, PERSON = "teachers.birth_date", "teachers.person_id"
YEARS, PERCENT = "teachers.experience_years", "diagnostics.result_percent"
HOURS, CODE = "trainings.hours", "teachers.org_code"
LIST, TEXT = "organizations.stages", "trainings.provider"


def value(field: str, text: str) -> Any:
    """What the text means in a column of this field."""
    return parse(FIELDS[field], text)


def refused(field: str, text: str) -> str:
    """What the refusal says is expected there."""
    with pytest.raises(Unreadable) as caught:
        value(field, text)
    return str(caught.value)
