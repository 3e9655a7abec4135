"""Methodology files to types; faults are named with file and key, all of them at once."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from rsnms_cli.methodology.edit import with_readings, with_targets
from rsnms_cli.methodology.faults import Fault, FaultyFile, MethodologyError, faulty
from rsnms_cli.methodology.files import Raw, parse_toml, read_text, read_toml, shaped
from rsnms_cli.methodology.lint import lint
from rsnms_cli.methodology.lint_text import slipped_keys
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
    MethodologyError for a name that is unknown, FaultyFile with every fault of a file; an own
    file is examined as `methodology check` does.
    """
    raw, file = _raw(name)
    if targets is not None:
        raw = with_targets(raw, read_toml(targets), targets.name)
    if picks:
        raw = with_readings(raw, picks, file)
    methodology = shaped(raw, Methodology, file)
    if name not in _files() and (faults := _faults(methodology, Path(name))):
        raise faulty(faults)
    return methodology


def _faults(methodology: Methodology, path: Path) -> list[Fault]:
    """What is wrong with a region's own file, beyond its shape."""
    return [*slipped_keys(read_text(path), path.name), *lint(methodology, path.name)]


def methodology_text(name: str) -> str:
    """The file of a methodology as it stands, to be kept; raises as `load_methodology` does."""
    _raw(name)  # says what is wrong with the name or the file
    return _files()[name].read_text("utf-8") if name in _files() else read_text(Path(name))


def load_text(
    text: str, file: str, picks: Mapping[str, str] = NO_PICKS, targets: str = ""
) -> Methodology:
    """A methodology from the text of its file, as an earlier period was computed with it."""
    raw = parse_toml(text, file)
    if targets:
        raw = with_targets(raw, parse_toml(targets, file), file)
    return shaped(with_readings(raw, picks, file) if picks else raw, Methodology, file)


def _raw(name: str) -> tuple[Raw, str]:
    if name in _files():
        return parse_toml(_files()[name].read_text("utf-8"), f"{name}.toml"), f"{name}.toml"
    if name.endswith(".toml"):
        return read_toml(Path(name)), Path(name).name
    raise MethodologyError(
        f"методика «{name}» неизвестна",
        f"есть методики: {', '.join(methodology_ids())}; своя – путь к файлу .toml",
    )


def check_file(path: Path) -> tuple[Methodology, list[Fault]]:
    """Everything that can be said of a file before its examples run, every reading tried."""
    raw = read_toml(path)
    methodology = shaped(raw, Methodology, path.name)
    faults = _faults(methodology, path)
    for reading in methodology.readings:
        for choice in reading.choices:
            try:
                picked = with_readings(raw, {reading.id: choice.id}, path.name)
                shaped(picked, Methodology, path.name)
            except FaultyFile as error:
                where = f"readings.{reading.id}.{choice.id}"
                faults += [Fault("reading.broken", path.name, where, str(f)) for f in error.faults]
    return methodology, faults
