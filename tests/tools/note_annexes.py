"""The annexes of templates/note.docx: every score, and how points arise."""

from tests.tools.note_maker import Maker


def _scores(m: Maker) -> None:
    """Points or targets by the document's table; only values where it compares nothing."""
    m.say('{%p if kind == "places" and whole_region %}')
    m.table(
        'x in scores if x.kind == "indicator"',
        ("Код", "{{ x.code }}", 14),
        ("Показатель", "{{ x.title }}", 136),
        ("Значение", "{{ x.value }}", 30),
    )
    m.say('{%p elif kind == "places" %}')
    m.table(
        'x in scores if x.kind == "indicator"',
        ("Код", "{{ x.code }}", 14),
        ("Показатель", "{{ x.title }}", 94),
        ("Значение", "{{ x.value }}", 26),
        ("По региону", "{{ x.region }}", 26),
        ("Место", "{{ x.outcome }}", 20),
    )
    m.say("{%p else %}")
    _points(m)
    m.say("{%p endif %}")


def _points(m: Maker) -> None:
    widths = (14, 82, 23, 28, 18, 15)
    table = m.new(widths)
    heads = ("Код", "Показатель", "Значение", "Цель", "{{ outcome_title }}", "Макс.")
    m.row(table, heads, "Table head", widths)
    m.tag_row(table, "{%tr for s in scores %}", widths)
    m.tag_row(table, '{%tr if s.kind == "indicator" %}', widths)
    tags = [f"{{{{ s.{name} }}}}" for name in ("code", "title", "value", "goal", "outcome", "most")]
    m.row(table, tags, "Table text", widths)
    m.tag_row(table, '{%tr elif s.kind == "section" %}', widths)
    row = m.row(table, ("{{ s.code }}. {{ s.title }}", *[""] * 5), "Table section", widths)
    merged = row.cells[0].merge(row.cells[5])
    for extra in merged.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    m.tag_row(table, "{%tr else %}", widths)
    sums = ("", "{{ s.title }}", "", "", "{{ s.outcome }}", "{{ s.most }}")
    for cell in m.row(table, sums, "Table text", widths).cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    m.tag_row(table, "{%tr endif %}", widths)
    m.tag_row(table, "{%tr endfor %}", widths)


def annexes(m: Maker) -> None:
    m.annex(1, "Таблица показателей")
    m.say("{{ place }}, {{ period }}", style="Table caption")
    _scores(m)
    m.annex(2, "Принятые прочтения документа")
    m.when("not readings", "Мест, которые можно прочесть по-разному, методика не называет.")
    m.say("{%p if readings %}")
    m.table(
        "r in readings",
        ("Прочтение", "{{ r.title }}", 50),
        ("Вопрос и ответ", "{{ r.text }}", 130),
    )
    m.say("{%p endif %}")
    m.annex(3, "Использованные файлы")
    m.table("f in files", ("Файл", "{{ f.name }}", 110), ("Что в нём", "{{ f.what }}", 70))
    m.say("Что не учтено, названо в разделе 1.", style="Table note")
    m.say('{%p if matrices and lower_kind != "places" %}')
    m.annex(4, "Показатели {{ units_of }}")
    m.matrix("matrices", "Название")
    m.say("{%p endif %}", "{%p if fair %}")
    m.annex(5, "Сопоставление с учётом размера")
    m.say(
        "Документом не предусмотрено. Баллы за количество растут с размером, поэтому рядом с "
        "официальным местом показано место по доле от возможного: берутся только показатели, у "
        "которых есть наибольший балл.",
        style="Table note",
    )
    m.table(
        "f in fair",
        ("Название", "{{ f.name }}", 50),
        ("Баллы", "{{ f.points }}", 18),
        ("Место", "{{ f.rank }}", 21),
        ("Доля от возможного", "{{ f.attained }}", 26),
        ("Место по доле", "{{ f.fair_rank }}", 19),
        ("Педагогов", "{{ f.teachers }}", 21),
        ("Организаций", "{{ f.schools }}", 25),
    )
    m.say("{%p endif %}")
