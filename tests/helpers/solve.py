"""What a reader of all outputs can work out: the sums are solved as a system."""

from collections.abc import Iterator
from fractions import Fraction

from rsnms_cli.score.suppress import Shown
from tests.helpers.world import LINES, SIZE, Variable, World


def published(of: World, shown: Shown) -> set[Variable]:
    """The quantities that a reader of all outputs knows, each of them true."""
    known = {v for v in of.numbers if v[0] == SIZE and v[1:] not in shown.unsized}
    for level, units in shown.results.levels.items():
        for unit in units:
            for code, one in unit.scores.items():
                names = LINES[of.methodology].get((level, code), ())
                for name, number in zip(names, (one.numerator, one.denominator), strict=False):
                    if number is not None:
                        assert number == of.numbers[name, level, unit.unit.code]
                        known.add((name, level, unit.unit.code))
    return known


def sums(of: World, key: str) -> Iterator[list[Variable]]:
    """A total and its terms, for the region and every municipality."""
    municipalities = [unit.code for unit in of.units["municipality"]]
    yield [(key, "region", "region"), *((key, "municipality", m) for m in municipalities)]
    for m in municipalities:
        schools = [s.code for s in of.units["school"] if s.municipality == m]
        yield [(key, "municipality", m), *((key, "school", code) for code in schools)]


def solved(of: World, known: set[Variable]) -> set[Variable]:
    """Every unknown that the sums determine, found by solving them exactly as a system."""
    found: set[Variable] = set()
    for key in of.keys:
        rows = [
            {v: Fraction(1 if i else -1) for i, v in enumerate(line) if v not in known}
            for line in sums(of, key)
        ]
        found |= {next(iter(row)) for row in reduced(rows) if len(row) == 1}
    return found


def reduced(rows: list[dict[Variable, Fraction]]) -> list[dict[Variable, Fraction]]:
    """Reduced row echelon form: a row of one variable is a variable that is known."""
    done: list[tuple[Variable, dict[Variable, Fraction]]] = []
    for given in rows:
        row = given
        for pivot, other in done:
            row = minus(row, other, row.get(pivot, Fraction(0)))
        if row:
            pivot = min(row)
            row = {v: c / row[pivot] for v, c in row.items()}
            done = [(p, minus(other, row, other.get(pivot, Fraction(0)))) for p, other in done]
            done.append((pivot, row))
    return [row for _, row in done]


def minus(
    row: dict[Variable, Fraction], other: dict[Variable, Fraction], times: Fraction
) -> dict[Variable, Fraction]:
    both = {v: row.get(v, Fraction(0)) - times * other.get(v, Fraction(0)) for v in row | other}
    return {v: c for v, c in both.items() if c}
