"""PDF through LibreOffice, where it is installed; nothing of the user's own settings is touched."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from rsnms_cli.model.errors import UsageError

SECONDS = 180
_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)")


def office() -> str:
    """The path of LibreOffice; raises UsageError without it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    usual = [
        Path(os.environ[name], "LibreOffice/program/soffice.exe")
        for name in _FOLDERS
        if name in os.environ
    ]
    for path in usual:
        found = found or (str(path) if path.is_file() else None)
    if found is None:
        what = "для PDF нужен LibreOffice, а программы soffice нет"
        raise UsageError(
            what, "установите LibreOffice или возьмите --format docx и сохраните в PDF"
        )
    return found


def converted(program: str, document: bytes) -> bytes:
    """The PDF of a Word document; raises UsageError when LibreOffice does not make it."""
    with tempfile.TemporaryDirectory(prefix="rsnms-") as name:
        folder = Path(name)
        source, result = folder / "note.docx", folder / "note.pdf"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        where = ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
        try:
            subprocess.run(
                [program, profile, "--headless", *where],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed() from error
        if not result.is_file():
            raise _failed()
        return result.read_bytes()


def _failed() -> UsageError:
    what = "LibreOffice не сделал PDF"
    todo = "проверьте, что установлен LibreOffice Writer, или возьмите --format docx"
    return UsageError(what, todo)
