"""The top-level folders `templates/` and `sample_data/`, in a checkout or inside the wheel."""

from contextlib import AbstractContextManager
from importlib import resources
from pathlib import Path


def shared_folder(name: str) -> AbstractContextManager[Path]:
    """A folder that ships with the program, as a real path while the context is open."""
    package = resources.files("rsnms_cli")
    inside = package.joinpath("_shared", name)
    return resources.as_file(inside if inside.is_dir() else package.joinpath("..", name))
