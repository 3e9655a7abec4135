"""A period at rest: computed again it gives what it gave, it names nobody, its bytes repeat."""

import random
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.facts.asked import questions_of
from rsnms_cli.facts.compute import compute_facts, facts_of
from rsnms_cli.facts.evaluated import evaluate
from rsnms_cli.facts.naming import canonical, column_of
from rsnms_cli.facts.store import About, Store, stored
from rsnms_cli.facts.store_files import load_store, store_files
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.methodology.types import Methodology, Since
from rsnms_cli.methodology.vocabulary import Condition
from rsnms_cli.model.answers import Answer
from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Place
from rsnms_cli.pipeline.results import results_of
from rsnms_cli.pipeline.runs.history import rescored, store_of
from rsnms_cli.score.run import score_units
from tests.helpers.examples import slow
from tests.helpers.history import KEY, kept, questions, source, store, write_run
from tests.helpers.sample import prepared_sample
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, TRAINING
from tests.oracle.plain import Region
from tests.oracle.regions import regions

PLANTED = ("123-456-789 01", "12345678901", "Преображенский", "Людмила", "Магомедова")


AS_WRITTEN = [load_methodology(name) for name in methodology_ids()]


def agrees(region: Region, of: Store, period: str, methodologies: list[Methodology]) -> None:
    """The store's results are those of the tables, exactly."""
    given, span = source(region), parse_period(period)
    units = units_of(given.tables["organizations"])
    answers = {key: Answer(value, Place()) for key, value in given.answers.items()}
    assert of.units == units
    for methodology in methodologies:
        facts = compute_facts(given.tables, methodology, span)
        expected = score_units(units, facts, answers, methodology, span)
        assert rescored(of, methodology, span) == expected, methodology.id


@cache
def rich_region(seed: int = 1) -> Region:
    """A region large enough that every reading has somebody to count."""
    ready = prepared_sample()
    rows: dict[str, Any] = {}
    for name, table in ready.inputs.tables.items():
        rows[name] = [{f: c.at(i) for f, c in table.columns.items()} for i in range(len(table))]
        random.Random(seed).shuffle(rows[name])
    return Region(**rows, answers={k: a.value for k, a in ready.forms.answers.items()})


def every_reading() -> list[Methodology]:
    """All methodologies by every single other choice, where it changes what is asked."""
    found = {}
    for base in AS_WRITTEN:
        choices = [
            (reading.id, choice.id) for reading in base.readings for choice in reading.choices
        ]
        for key, pick in choices:
            read = load_methodology(base.id, {key: pick})
            asked = [item.measure for _, item in read.indicators()]
            found[repr(asked) + str(read.window)] = read
    assert len(found) > 20
    return list(found.values())


def at_rest(folder: Path) -> Store:
    """The sample region, written and read again."""
    for name, content in store_files(store_of(prepared_sample(), KEY)).items():
        (folder / name).write_bytes(content)
    return load_store(folder)


@pytest.mark.parametrize(
    "methodologies",
    [lambda: AS_WRITTEN, slow(every_reading)],
    ids=["as written", "every reading"],
)
def test_the_store_gives_the_same_facts(
    tmp_path: Path, methodologies: Callable[[], list[Methodology]]
) -> None:
    of, ready = at_rest(tmp_path), prepared_sample()
    columns = {question: column_of(text) for question, text in questions().items()}
    known = evaluate(ready.inputs.tables, columns, ready.period)
    for methodology in methodologies():
        assert of.facts(methodology) == facts_of(known, methodology), methodology.id


def test_the_store_gives_the_same_scores(tmp_path: Path) -> None:
    of, ready = at_rest(tmp_path), prepared_sample()
    assert rescored(of, ready.methodology, ready.period) == results_of(ready, ready.methodology)


@pytest.mark.slow
@pytest.mark.parametrize("period", ["2024", "2024-H1"])
@given(region=regions(), methodology=st.sampled_from(AS_WRITTEN))
def test_generated_regions_give_the_same_from_the_store(
    region: Region, methodology: Methodology, period: str
) -> None:
    agrees(region, store(region, period), period, [methodology])


def test_readings_combine() -> None:
    """A window picked by one reading meets a condition picked by another."""
    picks = {"window": "since-2022", "diagnosed": "competences", "routes": "cnppm"}
    region = rich_region()
    agrees(region, store(region, "2024-H1"), "2024-H1", [load_methodology("dagestan-2022", picks)])


def test_the_kept_run_knows_its_own_methodology(tmp_path: Path) -> None:
    region, readings = rich_region(), {"window": "since-2022"}
    targets = '[region]\n"9.1" = { 2024 = 77.5 }\n'
    run = write_run(tmp_path, store(region, "2024", readings=readings, targets=targets), "abc")
    of = load_store(run.folder / "store")
    own = kept(of).methodology
    item = next(item for level, item in own.indicators() if (level, item.code) == ("region", "9.1"))
    assert item.target(2024) == Decimal("77.5")
    assert own.window == Since(since=2022)
    agrees(region, of, "2024", [own])


def test_the_order_of_rows_changes_no_byte() -> None:
    files = [store_files(store(rich_region(seed), "2024")) for seed in (1, 2)]
    assert files[0] == files[1]


def test_another_key_makes_other_people() -> None:
    region = rich_region()
    one, other = (store(region, "2024", key=key).people["person"] for key in (KEY, b"other"))
    assert not set(one) & set(other)


def test_no_file_of_a_store_names_anybody() -> None:
    """Wherever a file may name a person: number, name, mentor, support, methodist, evidence."""
    number, _, surname, name, other = PLANTED
    person: dict[str, object] = {
        **TEACHER,
        "person_id": number, "full_name": f"{surname} {name}", "mentor": f"{other} П. А.",
        "support_form": f"{other} П. А.", "methodist": f"{surname} {name}",
        "position": f"учитель {surname}",
    }  # fmt: skip
    events = [{**row, "person_id": number} for row in (TRAINING, DIAGNOSTICS)]
    region = Region([dict(ORG)], [person], [events[0]], [events[1]])
    of = store(region, "2024")
    assert of.people["methodist"].str.len().tolist() == [32]
    files = store_files(of)
    texts = [*files.values(), of.people.to_csv().encode(), of.organizations.to_csv().encode()]
    for word in PLANTED:
        assert not any(word.encode() in text for text in texts), word
    assert "Школа 1".encode() in files["organizations.parquet"]  # such a text would be seen


def test_what_was_never_asked_is_named_by_its_indicator() -> None:
    region, period = rich_region(), parse_period("2024")
    about = About("2024", "kuzbass-2022", "")
    of = stored(source(region), questions_of([load_methodology("kuzbass-2022")]), about, KEY)
    agrees(region, of, "2024", [load_methodology("kuzbass-2022")])
    with pytest.raises(RsnmsError) as caught:
        rescored(of, load_methodology("dagestan-2022"), period)
    assert "период 2024 по методике dagestan-2022 не пересчитать" in caught.value.what
    assert "регион 9.1" in caught.value.what
    assert "регион 4.7" not in caught.value.what  # organisations are whole in every store
    assert "заново" in caught.value.todo


@pytest.mark.parametrize("broken", ["people.parquet", *map(slow, ("meta.json", "answers.json"))])
def test_a_broken_store_is_said(tmp_path: Path, broken: str) -> None:
    region = Region([dict(ORG)], [dict(TEACHER)], [dict(TRAINING)], [dict(DIAGNOSTICS)])
    run = write_run(tmp_path, store(region, "2024"), "abc")
    for content in (b"[1]", b"\xff\x00", None):
        path = run.folder / "store" / broken
        path.unlink() if content is None else path.write_bytes(content)
        with pytest.raises(RsnmsError, match=r"хранилище .* не читается"):
            load_store(run.folder / "store")


def test_one_question_has_one_name() -> None:
    def name(window: str | Since = "period", **words: object) -> str:
        return canonical(Condition.model_validate(words), window)  # type: ignore[arg-type]

    both = {"provider": ["academy", "cnppm"]}
    assert name(trained=both) == name(trained={"provider": ["cnppm", "academy"]})
    assert name(experience_below=3) == name(experience_below=Decimal("3.0"))
    assert name(trained=both) != name(Since(since=2022), trained=both)
    assert name(mentor=True) == name(Since(since=2022), mentor=True)
