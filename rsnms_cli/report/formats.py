"""The files of a report: every format for the region, or for every municipality asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rsnms_cli.model.errors import UsageError
from rsnms_cli.office.names import file_name
from rsnms_cli.office.output import Write
from rsnms_cli.report.tables.report import csv_files, json_files
from rsnms_cli.report.view import Report

Files = dict[str, Write]


def _docx(report: Report) -> Files:
    from rsnms_cli.report.note.note import docx_files

    return docx_files(report)


def _pdf(report: Report) -> Files:
    from rsnms_cli.report.note.note import pdf_files

    return pdf_files(report)


def _xlsx(report: Report) -> Files:
    from rsnms_cli.report.workbook.book import xlsx_files

    return xlsx_files(report)


def _html(report: Report) -> Files:
    from rsnms_cli.report.page.page import html_files

    return html_files(report)


FORMATS: Mapping[str, Callable[[Report], Files]] = {
    "docx": _docx,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": csv_files,
    "json": json_files,
    "html": _html,
}
"""How each format is made; the libraries of office documents are loaded when asked for."""
ALL = "all"


def formats_of(words: Iterable[str]) -> list[str]:
    """The formats by their names, each once; raises UsageError."""
    names = list(dict.fromkeys(word.strip().lower() for word in words if word.strip()))
    if unknown := [name for name in names if name not in FORMATS]:
        what = f"вид отчёта «{unknown[0]}» неизвестен"
        raise UsageError(what, "после --format пишите через запятую: " + ", ".join(FORMATS))
    return names


def units_of(report: Report, asked: Sequence[str]) -> list[str]:
    """The municipalities asked for by name; raises UsageError."""
    known = _municipalities(report)
    if asked and not known:
        what = "эта методика ничего не считает ни для муниципалитетов, ни для организаций"
        raise UsageError(what, "уберите --unit: отчёт будет по региону")
    if ALL in asked:
        return known
    if unknown := [name for name in asked if name not in known]:
        what = f"муниципалитета «{unknown[0]}» нет в таблице «Организации»"
        raise UsageError(what, "после --unit пишите его название, как в таблице, или all")
    return list(dict.fromkeys(asked))


def _municipalities(report: Report) -> list[str]:
    """Those that can be reported: of a document for organisations alone, by their schools."""
    scored = [one.scores.unit.code for one in report.units.get("municipality", ())]
    return scored or sorted(report.schools_of)


def files_of(report: Report, formats: Sequence[str], units: Sequence[str]) -> Files:
    """All files by their paths below the output folder; a folder per municipality if asked."""
    if not units:
        return _made(report, formats)
    order = _municipalities(report)
    return {
        f"{order.index(code) + 1:02d} {file_name(code)}/{name}": write
        for code in units
        for name, write in _made(report.of_municipality(code), formats).items()
    }


def _made(report: Report, formats: Sequence[str]) -> Files:
    return {name: write for one in formats for name, write in FORMATS[one](report).items()}
