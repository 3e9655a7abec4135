"""LibreOffice as a second calculator: it works every formula of a workbook out anew."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="нет LibreOffice (soffice)"),
]
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculate(out: Path, *books: Path) -> list[Path]:
    """The same books after LibreOffice has worked out and saved them; one start for all."""
    profile = out / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, *convert, *map(str, books)], check=True, capture_output=True)
    return [out / book.name for book in books]
