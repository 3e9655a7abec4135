"""`rsnms init`: a workspace with its folders and a commented configuration."""

from pathlib import Path

from rsnms_cli.methodology.files import read_text
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.shared import template_file
from rsnms_cli.model.workspace import CONFIG_FILE, FOLDERS
from rsnms_cli.office.output import write_folder, write_text


def found(folder: Path, region: str, methodology: str) -> None:
    """Make the workspace; raises UsageError when there is one already."""
    if (folder / CONFIG_FILE).exists():
        raise UsageError(f"в папке «{folder}» уже есть {CONFIG_FILE}", "укажите другую папку")
    text = read_text(template_file("workspace.toml"))
    text = text.replace("{region}", _quoted(region)).replace("{methodology}", _quoted(methodology))
    write_folder(folder, {CONFIG_FILE: write_text(text)})
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)


def _quoted(text: str) -> str:
    """A text as it may stand inside the quotes of TOML."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain.replace("\\", "\\\\").replace('"', '\\"')
