"""The top-level folders `templates/` and `sample_data/`, in a checkout or inside the wheel."""

import os
from pathlib import Path

_overlays: list[Path] = []
TEMPLATES = "templates"


def overlay(templates: Path | None) -> None:
    """From now on the files of this folder win over the program's own templates, one by one."""
    _overlays[:] = [] if templates is None else [templates]


def own_templates(name: str) -> Path | None:
    """The folder that holds a region's own template, or some of a subfolder of them."""
    return next((folder for folder in _overlays if _filled(folder / name)), None)


def _filled(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else os.path.lexists(path)


def template_file(name: str) -> Path:
    """A template: the region's own if anything of this name lies there, else the program's."""
    own = [folder / name for folder in _overlays if os.path.lexists(folder / name)]
    return own[0] if own else shipped(TEMPLATES) / name


def program_files() -> dict[str, Path]:
    """Everything that decides what the program makes of the same files, by its path: code, data
    of the package, the templates that it brings. The sample region decides nothing.
    """
    package = Path(__file__).parents[1]
    folders = {"": package, f"{TEMPLATES}/": shipped(TEMPLATES)}
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for prefix, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", "_shared"} & set(path.relative_to(folder).parts)
    }


def shipped(name: str) -> Path:
    """A folder that ships with the program: inside the wheel's package, or beside it."""
    package = Path(__file__).parents[1]
    inside = package / "_shared" / name
    return inside if inside.is_dir() else package.parent / name
