"""Makes templates/note.docx: `python -m tests.tools.note_template`.

The template is edited in Word by its users; this script is how the packaged one came to be, so
that a change of it can be read. ГОСТ Р 7.0.97-2016: A4, margins 20/10/20/20 mm, a free font of
12-14 points, page numbers from page 2 at the top.
"""

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from tests.tools.note_annexes import annexes
from tests.tools.note_maker import Maker

PATH = Path(__file__).parents[2] / "templates/note.docx"
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
WEAK = (
    'Показатели {% if kind == "points" %}без баллов или с недостигнутой целью'
    '{% elif kind == "targets" %}с недостигнутой целью{% else %}ниже региона{% endif %}'
)


def _front(m: Maker) -> None:
    m.say("АНАЛИТИЧЕСКАЯ СПРАВКА", "о результатах мониторинга за {{ period }}", style="Title")
    m.say("{{ methodology }}", style="Title")
    m.when("not whole_region", "Муниципалитет: {{ place }}", style="Title")
    m.when("left_out", "{{ left_out }}.")
    m.when("not left_out", "Всё, что есть в присланных файлах, учтено.")
    m.say("1. Основание, цель и метод", style="Heading 1")
    m.say(
        "Основание: {{ source }}.",
        "Отчётный период: {{ first_day }} – {{ last_day }}. Отчётная дата: {{ last_day }}.",
        "Цель: показать, насколько достигнуты показатели методического сопровождения педагогов, "
        "назвать проблемные зоны и адресные меры с исполнителями и сроками.",
        "Метод: доли посчитаны по выгрузкам об организациях, педагогах, обучении и диагностике; "
        "каждый человек учтён в единице один раз. Остальные значения взяты из форм, которые "
        "заполнили методические службы. Значения сравниваются с целями точно, без округления; "
        "в справке они округлены.",
    )
    points = "Баллы начислены по правилам документа; они стоят в приложении 1."
    m.when('kind == "points" or lower_kind == "points"', points)
    m.when(
        'kind == "targets"', "Баллов документ не предусматривает; показано, какие цели достигнуты."
    )
    words = "Баллов и целей документ не устанавливает; доли сравниваются со значением региона."
    m.when('kind == "places"', words)
    m.say("{%p if errors %}")
    m.say(
        "Причины, по которым часть сведений не учтена (всего причин: {{ errors_total }}):",
        style="Table caption",
    )
    m.table(
        "e in errors",
        ("Где", "{{ e.where }}", 55),
        ("Что не учтено", "{{ e.what }}", 65),
        ("Что сделать", "{{ e.todo }}", 60),
    )
    m.say(
        "{%p endif %}",
    )


def _forms(m: Maker) -> None:
    m.say("2. Полнота сведений", style="Heading 1")
    m.say("{%p if asked %}")
    m.say(
        "Формы должны были заполнить: {{ asked }}. Ответили на все вопросы: {{ complete }}. "
        "Не дали ни одного ответа: {{ silent }}."
    )
    m.say("{%p if incomplete %}")
    m.say("Кто ответил не полностью", style="Table caption")
    m.table(
        "u in incomplete",
        ("Кто", "{{ u.name }}", 90),
        ("Ответов", "{{ u.answered }}", 45),
        ("Без данных", "{{ u.missing }}", 45),
    )
    m.when(
        "incomplete_total > incomplete|length",
        "Всего таких: {{ incomplete_total }}, показаны первые.",
        style="Table note",
    )
    note = "Ответа нет – это не ноль: рядом с баллами показано, сколько их могло бы быть."
    m.say(note, style="Table note")
    m.say("{%p endif %}", "{%p else %}")
    m.say("Все показатели считаются по выгрузкам, формы не нужны.", "{%p endif %}")


def _results(m: Maker) -> None:
    m.say("3. Результаты", style="Heading 1")
    m.say("{%p if headline %}")
    m.table("h in headline", ("Итог", "{{ h.name }}", 130), ("Значение", "{{ h.value }}", 50))
    m.say("{%p endif %}", "{%p if charts.targets %}")
    m.say("Доли, % (номера показателей – по документу)", style="Table caption")
    m.say("{{r charts.targets }}", style="Picture")
    m.say("{%p endif %}", "{%p if summary %}")
    m.say("Сводная таблица {{ units_of }}", style="Heading 2")
    m.matrix("summary", "Название")
    notes = (
        "«Возможно» – баллы от известных до наибольших, если недостающие ответы окажутся лучшими; "
        "в скобках – места, которые при этом возможны. «Р.» – раздел документа."
    )
    m.when('lower_kind == "points"', notes, style="Table note")
    own = "Места – среди всех организаций региона."
    m.when('lower_kind != "places" and not whole_region', own, style="Table note")
    m.when(
        'lower_kind == "places"',
        "В столбцах – номера показателей, значения в процентах.",
        style="Table note",
    )
    m.say("{%p endif %}", "{%p if charts.rating %}")
    m.say("Рейтинг {{ units_of }}", style="Table caption")
    m.say("{{r charts.rating }}", style="Picture")
    m.say("{%p endif %}", "{%p if dynamics %}")
    m.say("Изменение долей", style="Table caption")
    m.table(
        "d in dynamics",
        ("Код", "{{ d.code }}", 15),
        ("Показатель", "{{ d.title }}", 96),
        ("Было", "{{ d.before }}", 21),
        ("Стало", "{{ d.now }}", 21),
        ("Разница, п. п.", "{{ d.change }}", 27),
    )
    m.say("{%p endif %}")


def _weak(m: Maker) -> None:
    m.say("4. Проблемные зоны", style="Heading 1")
    m.say("{%p if weak %}")
    m.say(WEAK, style="Table caption")
    m.table(
        "w in weak",
        ("Код", "{{ w.code }}", 15),
        ("Показатель", "{{ w.title }}", 75),
        ("Значение", "{{ w.value }}", 21),
        ("Нужно", "{{ w.goal }}", 34),
        ("Не хватает", "{{ w.lacks }}", 35),
    )
    m.say("{%p endif %}", "{%p if lagging %}")
    m.say("Показатели {{ units_of }}: сколько достигли и кто дальше всех", style="Table caption")
    m.table(
        "l in lagging",
        ("Код", "{{ l.code }}", 15),
        ("Показатель", "{{ l.title }}", 70),
        ("Цель", "{{ l.goal }}", 24),
        ("Достигли", "{{ l.reached }}", 21),
        ("Дальше всех", "{{ l.lowest }}", 50),
    )
    m.say("{%p endif %}")
    words = "Нет ответа на показатели: {{ missing }}. Пока ответа нет, баллы за них не начислены."
    m.when('missing and kind == "points"', words)
    m.when('missing and kind != "points"', "Нет ответа на показатели: {{ missing }}.")
    m.when("not weak and not lagging and not missing", "Отстающих показателей нет.")


def _advice(m: Maker) -> None:
    m.say("5. Адресные рекомендации", style="Heading 1")
    m.say(
        "{%p if not advice and not lower_advice %}",
        "Рекомендаций нет: показатели достигнуты.",
        "{%p endif %}",
    )
    m.say("{%p if advice %}")
    m.say("Меры: {{ place }}", style="Table caption")
    m.table(
        "a in advice",
        ("Код", "{{ a.code }}", 14),
        ("Что сделать", "{{ a.what }}", 68),
        ("Кто отвечает", "{{ a.who }}", 32),
        ("Срок", "{{ a.until }}", 22),
        ("Признак успеха", "{{ a.sign }}{% if a.gain %} ({{ a.gain }}){% endif %}", 44),
    )
    m.say("{%p endif %}", "{%p if lower_advice %}")
    m.say("Первоочередные меры для {{ units_of }}", style="Table caption")
    m.table(
        "a in lower_advice",
        ("Кому", "{{ a.unit }}", 26),
        ("Код", "{{ a.code }}", 13),
        ("Что сделать", "{{ a.what }}", 53),
        ("Кто отвечает", "{{ a.who }}", 31),
        ("Срок", "{{ a.until }}", 21),
        ("Признак успеха", "{{ a.sign }}{% if a.gain %} ({{ a.gain }}){% endif %}", 36),
    )
    m.say("{%p endif %}")
    m.say(
        "Код – пункт документа; срок считается от отчётной даты. Меры предложены составителем "
        "справки и частью документа не являются.",
        style="Table note",
    )


def _sign(m: Maker) -> None:
    widths = (40, 60, 80)
    table = m.document.add_table(rows=0, cols=3)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for who in ("Руководитель", "Исполнитель"):
        texts = (who, "____________ (подпись)", "________________ (И.О. Фамилия)")
        m.row(table, texts, "Signature", widths)
    m.say("«___» ______________ 20___ г.", style="Signature")


def make() -> Any:
    """The template as a python-docx document."""
    maker = Maker()
    for part in (_front, _forms, _results, _weak, _advice, _sign, annexes):
        part(maker)
    part = maker.document.part
    for owner in (part.package, part):
        for name, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in ("thumbnail", "stylesWithEffects"):
                owner.rels.pop(name)  # ballast of the library's own template
    about = maker.document.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.title = "Аналитическая справка"
    return maker.document


if __name__ == "__main__":
    make().save(PATH)
