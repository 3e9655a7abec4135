"""What is silent today, by the name of the damage, and what happens instead of a word.

A damage that is mended has to leave this list: its tests fail as long as it stands here.
"""

SILENT_TODAY: dict[str, tuple[str, ...]] = {
    "another count of days": ("days_of_1904_said_before_an_extension",),
    "answers of a form are lost": (
        "row_of_a_form_is_deleted",
        "answers_in_the_next_column",
        "answers_in_the_column_before",
        "school_twice_in_the_form",
        "code_over_a_column_is_lost",
        "column_of_the_form_is_deleted",
        "form_in_a_folder_within",
    ),
    "nothing is computed, and the sheet is not named": (
        "another_table_below",
        "another_table_below_at_once",
    ),
    "counted as a person": ("sum_below_that_looks_like_a_row", "rows_of_no_height"),
    "events are orphans, their cause is not named": ("numbers_are_those_of_rows",),
    "a name that is near another is not said": ("organizations.municipality says 'Северный р-н'",),
    "a table without a row of the period is not said": ("events_of_last_year",),
    "the file that gives nothing is not named": ("all_rows_are_lost", "file_in_a_folder_within"),
    "a column of blanks is not said": tuple(
        f"{where} is blank throughout"
        for where in (
            *("teachers.mentoring_role", "teachers.methodist", "teachers.contests"),
            *("teachers.expert_role", "trainings.kind", "diagnostics.kind"),
            *("diagnostics.result_percent", "organizations.contests"),
            "organizations.experience_shared",
        )
    ),
    "taken for a number of the register": tuple(
        f"trainings.federal_register says {text!r}" for text in ("36 ч", "приказ № 5")
    ),
}
REASONS = {name: reason for reason, names in SILENT_TODAY.items() for name in names}
