"""What is raised for a text that has no value in its column."""

from rsnms_cli.model.tables import Why


class Unreadable(ValueError):
    """The text is not of the type; the argument says what is expected there.

    `why` is given where there is more to say of it than that.
    """

    def __init__(self, expected: str, why: Why | None = None) -> None:
        super().__init__(expected)
        self.why = why
