"""The registry of checks, in the order in which their findings are easiest to mend."""

from rsnms_cli.check.rules import (
    absent_columns,
    blank_answers,
    conflicting_organizations,
    repeated_columns,
    repeated_rows,
    required_cells,
    strange_columns,
    unknown_organizations,
    unknown_people,
    unlikely_dates,
    unreadable_cells,
)

RULES = (
    repeated_columns.RULE,
    absent_columns.RULE,
    strange_columns.RULE,
    required_cells.RULE,
    unreadable_cells.RULE,
    conflicting_organizations.RULE,
    repeated_rows.RULE,
    unknown_organizations.RULE,
    unknown_people.RULE,
    unlikely_dates.RULE,
    blank_answers.RULE,
)
