"""Tables that do not stand where a table should: headers, gaps, sums, other tables beside."""

from tests.helpers.messy.region import Lines
from tests.silence.damage import column_of, grid
from tests.silence.region import sheets


def _other(file: str) -> Lines:
    return sheets()[file]


@grid("diagnostics")
def header_in_two_rows(lines: Lines) -> None:
    """A caption over groups of columns, the header below it."""
    lines.insert(0, ["Работник", "Диагностика", *[None] * 4, "Маршрут", None])


@grid("trainings")
def header_parted_in_two_rows(lines: Lines) -> None:
    """«Дата» over «начала» and «окончания»: no cell is a header by itself."""
    start, end = column_of("trainings.start_date"), column_of("trainings.end_date")
    below: list[object] = [None] * len(lines[0])
    below[start], below[end] = "начала", "окончания"
    lines[0][start], lines[0][end] = "Дата", None
    lines.insert(1, below)


@grid("diagnostics")
def numbers_of_columns_below_the_header(lines: Lines) -> None:
    """1, 2, 3 … as printed forms have them: not a person."""
    lines.insert(1, list(range(1, len(lines[0]) + 1)))


@grid("teachers.org_code, teachers 3, teachers")
def workplace_only_in_the_first_row(lines: Lines) -> None:
    """The code stands once for a school, as cells merged down are kept."""
    at, before = column_of("teachers.org_code"), None
    for line in lines[1:]:
        before, line[at] = line[at], None if line[at] == before else line[at]


@grid("diagnostics.route, diagnostics 4", allowed="contract §1: a blank is unknown and is reported")
def answer_only_in_the_first_row(lines: Lines) -> None:
    """One «да» for everybody, merged down before it was saved as text."""
    at = column_of("diagnostics.route")
    for number, line in enumerate(lines[1:]):
        line[at] = "да" if number == 0 else None


@grid("diagnostics, diagnostics 8, diagnostics 9", without="Педагоги южные")
def another_table_below(lines: Lines) -> None:
    """The southern teachers below «Диагностика» on one sheet."""
    lines += [[], *_other("Педагоги южные")]


@grid("diagnostics 7, diagnostics 8, diagnostics", without="Педагоги южные")
def another_table_below_at_once(lines: Lines) -> None:
    """The same without a blank row between."""
    lines += _other("Педагоги южные")


@grid("teachers 11, teachers 12", without="Педагоги южные")
def columns_swapped_below(lines: Lines) -> None:
    """The second school's header below the first: mentor and support changed places."""
    one, two = column_of("teachers.mentor"), column_of("teachers.contests")
    header, *rows = _other("Педагоги южные")
    more = [header, *rows]
    for line in more:
        line[one], line[two] = line[two], line[one]
    lines += [[], *more]


@grid("teachers 7, teachers 8, teachers.mentor, teachers.contests, teachers")
def cells_shifted_below(lines: Lines) -> None:
    """From row 7 on a cell was inserted: everything stands one column to the right."""
    at = column_of("teachers.birth_date")
    for line in lines[6:]:
        line.insert(at, None)


@grid("diagnostics")
def header_on_row_36(lines: Lines) -> None:
    """A letter of thirty-five rows before the table."""
    lines[:0] = [[f"Пояснение {number}"] for number in range(1, 36)]


@grid("diagnostics")
def header_on_row_9(lines: Lines) -> None:
    """A heading, signatures and blank rows before the table."""
    lines[:0] = [["УТВЕРЖДАЮ"], [], ["Сведения о диагностике"], [], ["на 31.12.2024"], [], [], []]


@grid("diagnostics")
def no_header(lines: Lines) -> None:
    """The header was not copied."""
    del lines[0]


@grid("diagnostics")
def blank_rows_in_the_middle(lines: Lines) -> None:
    """Three blank rows, and the table goes on."""
    lines[3:3] = [[], [], []]


@grid("diagnostics")
def blank_column_in_the_middle(lines: Lines) -> None:
    """A column of nothing before «Вид диагностики»."""
    for line in lines:
        line.insert(column_of("diagnostics.kind"), None)


@grid("diagnostics")
def blank_columns_before(lines: Lines) -> None:
    """The table begins in column D."""
    for line in lines:
        line[:0] = [None] * 3


@grid("teachers 10")
def sum_below(lines: Lines) -> None:
    """«Итого» and the number of people: not a person."""
    lines.append(["Итого:", "8", *["8"] * (len(lines[0]) - 2)])


@grid("teachers 10")
def sum_below_that_looks_like_a_row(lines: Lines) -> None:
    """The sum has a code and a category, as pivot tables fill them."""
    lines.append([8, "Всего", *lines[-1][2:]])


@grid("teachers 7, teachers 11")
def sums_of_schools(lines: Lines) -> None:
    """«Итого по школе» after every school."""
    for row, number in ((9, 3), (6, 5)):
        lines.insert(row, ["Итого по школе", number, *[None] * (len(lines[0]) - 2)])


@grid("teachers 2, teachers 8")
def names_of_schools_between(lines: Lines) -> None:
    """The school's name in a row of its own before its people."""
    lines.insert(6, ["МБОУ «СОШ № 2»"])
    lines.insert(1, ["МБОУ «СОШ № 1»"])


@grid("diagnostics 5, diagnostics")
def header_on_every_page(lines: Lines) -> None:
    """A printed table repeats its header."""
    lines.insert(4, list(lines[0]))


@grid("diagnostics")
def rows_and_columns_changed_places(lines: Lines) -> None:
    """A person is a column."""
    lines[:] = [list(line) for line in zip(*lines, strict=True)]


@grid("diagnostics", without="Педагоги южные")
def another_table_beside(lines: Lines) -> None:
    """The southern teachers to the right of «Диагностика», a blank column between."""
    for line, other in zip(lines, _other("Педагоги южные"), strict=False):
        line += [None, *other]


@grid("teachers.mentor, teachers")
def column_twice(lines: Lines) -> None:
    """A second «Наставник» that says «да» throughout."""
    for number, line in enumerate(lines):
        line.append("да" if number else "Наставник")


@grid("teachers.mentor, teachers")
def column_twice_and_first_is_blank(lines: Lines) -> None:
    """The first of two columns «Наставник» was left blank."""
    at = column_of("teachers.mentor")
    for number, line in enumerate(lines):
        line.append(line[at])
        line[at] = None if number else "Наставник"


@grid("diagnostics 7, diagnostics 8, diagnostics")
def notes_below(lines: Lines) -> None:
    """Signatures and a note below the table."""
    lines += [[], ["* по данным на 31.12.2024"], ["Исп. Тестов, тел. 2-33-44"]]


@grid("diagnostics 4")
def text_in_the_middle(lines: Lines) -> None:
    """A remark between two people."""
    lines.insert(3, ["далее – вторая смена"])


@grid("diagnostics")
def numbered_rows(lines: Lines) -> None:
    """«№ п/п» before the first column."""
    for number, line in enumerate(lines):
        line.insert(0, number or "№ п/п")
