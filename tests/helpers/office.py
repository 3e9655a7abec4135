"""LibreOffice: it saves books as people do, and works every formula out anew."""

import subprocess
from pathlib import Path

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def saved(out: Path, kind: str, *books: Path) -> list[Path]:
    """The books opened and saved into a folder as .ods, .xls or .xlsx; one start for all."""
    profile = f"-env:UserInstallation={_profile(out).as_uri()}"
    where = ["--convert-to", kind, "--outdir", str(out)]
    command = ["soffice", profile, "--headless", *where, *map(str, books)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [out / f"{book.stem}.{kind.partition(':')[0]}" for book in books]


def recalculate(out: Path, *books: Path) -> list[Path]:
    """The same books after LibreOffice has worked out every formula."""
    settings = _profile(out) / "user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS, encoding="utf-8")
    return saved(out, "xlsx:Calc MS Excel 2007 XML", *books)


def _profile(out: Path) -> Path:
    return out.parent / f"{out.name}-profile"
