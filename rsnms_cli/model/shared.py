"""The top-level folders `templates/` and `sample_data/`, in a checkout or inside the wheel."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_overlays: list[Path] = []


def overlay(templates: Path) -> None:
    """From now on the files of this folder win over the program's own templates, one by one."""
    _overlays[:] = [templates]


def program_files() -> dict[str, Path]:
    """Everything that decides what the program makes of the same files, by its path: code, data
    of the package, the templates that it brings. The sample region decides nothing.
    """
    package = Path(__file__).parents[1]
    folders = {"": package, "templates/": _shipped("templates")}
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for prefix, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", "_shared"} & set(path.relative_to(folder).parts)
    }


def _shipped(name: str) -> Path:
    """A folder that ships with the program: inside the wheel's package, or beside it."""
    package = Path(__file__).parents[1]
    inside = package / "_shared" / name
    return inside if inside.is_dir() else package.parent / name


@contextmanager
def shared_folder(name: str) -> Iterator[Path]:
    """A folder that ships with the program, as a real path while the context is open."""
    folder = _shipped(name)
    own = [path for path in _overlays if name == "templates" and _filled(path)]
    if not own:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="rsnms-templates-") as both:
        for layer in (folder, *own):
            shutil.copytree(layer, both, dirs_exist_ok=True)
        yield Path(both)


def _filled(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False
