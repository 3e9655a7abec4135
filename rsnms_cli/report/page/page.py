"""report.html: one file that opens from disk; its policy lets nothing be loaded from anywhere."""

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from rsnms_cli.office.output import Write, write_text
from rsnms_cli.report.page.cells import Pool
from rsnms_cli.report.page.data import cell_numbers, page_data, script_json
from rsnms_cli.report.page.template import FOLDER, fill, part
from rsnms_cli.report.page.view import page_view
from rsnms_cli.report.sandbox import apart
from rsnms_cli.report.view import Report


def html_files(report: Report) -> dict[str, Write]:
    """The page of a report."""
    return {"report.html": write_text(apart(page, report, FOLDER))}


def page(report: Report) -> str:
    """The whole page; raises UsageError when a template is spoilt."""
    style = part("style.css", "</style") + _running_head(report)
    script = part("view.js", "</script")
    pool = Pool()
    cells = {level: cell_numbers(report, pool, level) for level in report.units}
    return fill(
        {
            **page_view(report, pool, cells).names(),
            "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'",
            "style": Markup(style),
            "script": Markup(script),
            "data": Markup(script_json(page_data(report, pool, cells))),
        }
    )


def _running_head(report: Report) -> str:
    """What stands on top of every printed page."""
    words = f"{report.region_name} · {report.methodology.title}"
    text = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words[:110])
    period = "".join(f"\\{ord(c):x} " for c in report.period.label)
    return f'@page{{@top-left{{content:"{text}"}}@top-right{{content:"{period}"}}}}\n'


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"
