"""The files of a report: every format for the region, or for every municipality asked for."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from rsnms_cli.model.errors import UsageError
from rsnms_cli.office.names import file_name
from rsnms_cli.office.output import Write
from rsnms_cli.report.view import Report

Files = dict[str, Write]
FORMATS: Mapping[str, str] = {
    "docx": "rsnms_cli.report.note.note:docx_files",
    "pdf": "rsnms_cli.report.note.note:pdf_files",
    "xlsx": "rsnms_cli.report.workbook.book:xlsx_files",
    "csv": "rsnms_cli.report.tables.report:csv_files",
    "json": "rsnms_cli.report.tables.report:json_files",
    "html": "rsnms_cli.report.page.page:html_files",
}
"""Where each format is made: a function of a report that gives files by name; loaded when asked."""
ALL = "all"


def formats_of(words: str) -> list[str]:
    """The formats of an option, each once; raises UsageError."""
    names = list(dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip()))
    if unknown := [name for name in names if name not in FORMATS]:
        what = f"вид отчёта «{unknown[0]}» неизвестен"
        raise UsageError(what, "после --format пишите через запятую: " + ", ".join(FORMATS))
    return names


def units_of(report: Report, asked: Sequence[str]) -> list[str]:
    """The municipalities asked for by name; raises UsageError."""
    known = [one.scores.unit.code for one in report.units.get("municipality", ())]
    if ALL in asked:
        return known
    if unknown := [name for name in asked if name not in known]:
        what = f"муниципалитета «{unknown[0]}» нет в таблице «Организации»"
        raise UsageError(what, "после --unit пишите его название, как в таблице, или all")
    return list(dict.fromkeys(asked))


def files_of(report: Report, formats: Sequence[str], units: Sequence[str]) -> Files:
    """All files by their paths below the output folder; a folder per municipality if asked."""
    if not units:
        return _made(report, formats)
    order = [one.scores.unit.code for one in report.units["municipality"]]
    return {
        f"{order.index(code) + 1:02d} {file_name(code)}/{name}": write
        for code in units
        for name, write in _made(report.of_municipality(code), formats).items()
    }


def _made(report: Report, formats: Sequence[str]) -> Files:
    return {name: write for one in formats for name, write in _maker(one)(report).items()}


def _maker(name: str) -> Callable[[Report], Files]:
    module, function = FORMATS[name].split(":")
    maker: Callable[[Report], Files] = getattr(import_module(module), function)
    return maker
