"""What is wrong with a Word template, in words: the tag and the paragraph it stands in."""

import re
from typing import Any

from docx.oxml.ns import qn
from jinja2 import TemplateError, TemplateSyntaxError

from rsnms_cli.model.errors import UsageError

_TAG = re.compile(r"{[{%#].*?[}%#]}", re.DOTALL)
_BLOCK = re.compile(r"{%-?\s*(end)?(if|for)\b|\n")
_BARE = "|".join(f"//w:{name}/text()" for name in ("body", "p", "r", "tbl", "tr", "tc"))


def spoilt(name: str, why: str, paragraph: str = "") -> UsageError:
    """The error of a faulty template; `paragraph` is its text with the tags."""
    tags = " ".join(_TAG.findall(paragraph))
    where = f"; тег {tags}" if tags else ""
    inside = f"; абзац «{paragraph}»" if paragraph and paragraph != tags else ""
    what = f"шаблон templates/{name} не заполняется: {why}{where}{inside}"
    return UsageError(what, "исправьте тег в Word; теги перечислены в docs/admin.md")


def unclosed(body: Any) -> str:
    """The first paragraph with a tag that is opened and not closed in it, or nothing."""
    for paragraph in body.iter(qn("w:p")):
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        if any(text.count(a) != text.count(b) for a, b in (("{{", "}}"), ("{%", "%}"))):
            return text[:200]
    return ""


def misplaced(tree: Any) -> str:
    """Why the filled document could not be opened, or nothing."""
    names = {"w": tree.nsmap["w"]}
    if any(text.strip() for text in tree.xpath(_BARE, namespaces=names)):
        return "текст оказался вне абзаца: {{r …}} и {{p …}} пишутся только у диаграмм"
    if tree.xpath("//w:t/*", namespaces=names):
        return "диаграмма вставляется тегом с буквой r: {{r charts.rating }}"
    return ""


def explained(error: Exception, source: str) -> tuple[str, str]:
    """Why a template is not filled, and the text of the paragraph; a line is a paragraph."""
    lines, number = source.split("\n"), _number(error)
    why = _russian(error)
    if "Unexpected end of template" in str(error):
        why, number = "блок не закрыт: нет {% endif %} или {% endfor %}", _open_block(source)
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    return why, re.sub(r"<[^>]+>", "", text)[:200].strip()


def _russian(error: Exception) -> str:
    text = str(error)
    if not isinstance(error, TemplateError):
        return f"тег не может быть вычислен ({type(error).__name__})"
    if found := re.search(r"^'([^']*)' is undefined|has no attribute '([^']*)'", text):
        return f"имени «{found[1] or found[2]}» нет"
    if isinstance(error, TemplateSyntaxError):
        return f"тег записан неверно ({text})"
    return f"тег не разрешён ({text})"


def _number(error: Exception) -> int:
    """A wrong tag knows its line, a wrong value leaves it in the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _open_block(source: str) -> int:
    """The line of the last block that is never closed."""
    line, opened = 1, []
    for found in _BLOCK.finditer(source):
        if found[0] == "\n":
            line += 1
        elif not found[1]:
            opened.append(line)
        elif opened:
            opened.pop()
    return opened[-1] if opened else 0
