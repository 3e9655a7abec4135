"""What is silent today, by the kind of damage, and what happens instead of a word.

A kind that is mended has to leave this list: the test of its first damage fails as long as it
stands here. Of the other damages of such a kind some may be told already.
"""

ORPHAN = "left out under a warning, exit 0"
SILENT_TODAY: dict[str, tuple[str, ...]] = {
    "taken for a yes": (
        "filler for a mentor",
        "filler for a support",
        "filler for a contest",
        "filler for experience",
        "no number of a register",
        "date in the register",
        "bool_cell_says_false",
        "every_mentor_is_a_filler",
    ),
    "taken for another day or number": (
        "instant in another zone",
        "year of experience",
        "days_of_1904_said_before_an_extension",
    ),
    "answers of a form are lost": (
        "row_of_a_form_is_deleted",
        "answers_in_the_next_column",
        "answers_in_the_column_before",
        "school_twice_in_the_form",
        "code_over_a_column_is_lost",
        "column_of_the_form_is_deleted",
        "form_in_a_folder_within",
    ),
    "the sheet vanishes without a place": ("another_table_below", "another_table_below_at_once"),
    "counted as a person": (
        "sum_below_that_looks_like_a_row",
        "rows_of_no_height",
        "older_file_beside",
    ),
    "taken for a person's number": (
        "lost digits for two people",
        "mask for two people",
        "zeros for two people",
        "word for two people",
        "half a number for two people",
        "number of another",
        "every_number_lost_its_digits",
        "every_number_was_rounded",
        "every_number_is_masked",
        "two_people_under_one_number",
        "one_person_of_two_names",
        "numbers_are_those_of_rows",
        "names_and_numbers_changed_places",
    ),
    ORPHAN: (
        "lost digits in an event",
        "mask in an event",
        "zeros in an event",
        "word in an event",
        "half a number in an event",
        "two numbers in a cell",
        "number of a passport",
        "every_event_lost_its_digits",
        "codes_that_only_show_zeros",
        "code of nobody",
        "code as a number",
        "codes_of_a_municipality_are_others",
        "codes_lost_their_zeros",
        "codes_are_numbers",
        "list_lost_its_zeros",
        "school_not_in_the_list",
        "events_of_others",
    ),
    "a file that gives nothing": ("all_rows_are_lost", "file_in_a_folder_within", "file_not_sent"),
    "a merged answer is a blank": ("answers_merged_down",),
    "a name is not known and not said": (
        "the centre said otherwise",
        "the Academy said otherwise",
        "municipality said otherwise",
        "centre_is_misspelt_throughout",
    ),
    "a unit of nobody is not said": (
        "codes_of_a_municipality_are_anothers",
        "school_of_nobody",
        "municipality_of_nobody",
    ),
    "a table without a row of the period is not said": ("events_of_last_year",),
}
REASONS = {kind: reason for reason, kinds in SILENT_TODAY.items() for kind in kinds}
