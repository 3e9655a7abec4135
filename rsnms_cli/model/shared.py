"""The top-level folders `templates/` and `sample_data/`, in a checkout or inside the wheel."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

_overlays: list[Path] = []


def overlay(templates: Path) -> None:
    """From now on the files of this folder win over the program's own templates, one by one."""
    _overlays[:] = [templates]


@contextmanager
def shared_folder(name: str) -> Iterator[Path]:
    """A folder that ships with the program, as a real path while the context is open."""
    package = resources.files("rsnms_cli")
    inside = package.joinpath("_shared", name)
    shipped = inside if inside.is_dir() else package.joinpath("..", name)
    with resources.as_file(shipped) as folder:
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
