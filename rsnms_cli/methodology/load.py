"""Methodology files to types; faults are named with file and key, all of them at once."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from rsnms_cli.methodology.edit import Raw, with_readings, with_targets
from rsnms_cli.methodology.faults import Fault, MethodologyError, faulty, from_pydantic
from rsnms_cli.methodology.lint import lint
from rsnms_cli.methodology.types import Methodology

NO_PICKS: Mapping[str, str] = {}


@cache
def _files() -> dict[str, Traversable]:
    folder = resources.files(__package__).joinpath("data")
    return {f.name.removesuffix(".toml"): f for f in folder.iterdir() if f.name.endswith(".toml")}


def methodology_ids() -> list[str]:
    """The methodologies that come with the program."""
    return sorted(_files())


def load_methodology(
    name: str, picks: Mapping[str, str] = NO_PICKS, targets: Path | None = None
) -> Methodology:
    """A methodology of the program by id, or a region's own by the path of its .toml file.

    `picks` chooses readings by id, `targets` is a file of a region's own targets. Raises
    MethodologyError with every fault; an own file is examined as `methodology check` does.
    """
    raw, file = _raw(name)
    if targets is not None:
        raw = with_targets(raw, read_toml(targets), targets.name)
    if picks:
        raw = with_readings(raw, picks, file)
    methodology = parse(raw, file)
    if name not in _files() and (faults := lint(methodology, file)):
        raise faulty(faults)
    return methodology


def methodology_text(name: str) -> str:
    """The file of a methodology as it stands, to be kept; raises MethodologyError."""
    _raw(name)  # says what is wrong with the name or the file
    return _files()[name].read_text("utf-8") if name in _files() else Path(name).read_text("utf-8")


def load_text(
    text: str, file: str, picks: Mapping[str, str] = NO_PICKS, targets: str = ""
) -> Methodology:
    """A methodology from the text of its file, as an earlier period was computed with it."""
    raw = _toml(text, file)
    if targets:
        raw = with_targets(raw, _toml(targets, file), file)
    return parse(with_readings(raw, picks, file) if picks else raw, file)


def _raw(name: str) -> tuple[Raw, str]:
    if name in _files():
        return _toml(_files()[name].read_text("utf-8"), f"{name}.toml"), f"{name}.toml"
    if name.endswith(".toml"):
        return read_toml(Path(name)), Path(name).name
    raise MethodologyError(
        f"методика «{name}» неизвестна",
        f"есть методики: {', '.join(methodology_ids())}; своя – путь к файлу .toml",
    )


def read_toml(path: Path) -> Raw:
    """A TOML file with exact numbers; raises MethodologyError."""
    try:
        return _toml(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise faulty(
            [Fault("file.encoding", path.name, "(файл)", "нужна кодировка UTF-8")]
        ) from error
    except OSError as error:
        what = f"файл «{path}» не читается"
        raise MethodologyError(what, "проверьте путь и право на чтение") from error


@lru_cache(maxsize=16)
def _toml(text: str, file: str) -> Raw:
    """Parsed once, however many readings of it are asked for; nobody changes it in place."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        what = f"запись не по правилам TOML: {error}"
        raise faulty([Fault("file.toml", file, "(файл)", what)]) from error


def parse_methodology(text: str, file: str) -> Methodology:
    """Parse the text of a methodology file; raises MethodologyError with every fault."""
    return parse(_toml(text, file), file)


def parse(raw: Raw, file: str) -> Methodology:
    """The frozen types of a parsed file; raises MethodologyError with every fault of shape."""
    try:
        return Methodology.model_validate(raw)
    except ValidationError as error:
        raise faulty(from_pydantic(error, file)) from error


def check_file(path: Path) -> tuple[Methodology, list[Fault]]:
    """Everything that can be said of a file before its examples run, every reading tried."""
    raw = read_toml(path)
    methodology = parse(raw, path.name)
    faults = lint(methodology, path.name)
    for reading in methodology.readings:
        for choice in reading.choices:
            try:
                parse(with_readings(raw, {reading.id: choice.id}, path.name), path.name)
            except MethodologyError as error:
                where = f"readings.{reading.id}.{choice.id}"
                faults += [Fault("reading.broken", path.name, where, str(f)) for f in error.faults]
    return methodology, faults
