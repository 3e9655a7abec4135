"""Cells of forms to answers: what is no answer, contradicts another one or has no evidence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from rsnms_cli.forms.identity import Wanted
from rsnms_cli.forms.read_sheets import Cell
from rsnms_cli.methodology.questions import Question, questions
from rsnms_cli.model.answers import Answer, Answers, Evidence, Key, Reported, ReportedValue
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.text import shown
from rsnms_cli.model.units import LEVELS, LevelName, Unit
from rsnms_cli.read.cells.answers import parse_flag
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.values import parse_count


@dataclass
class Forms:
    """The answers of all forms of a folder, who sent one, every cell, and the problems."""

    answers: Answers = field(default_factory=dict)
    evidence: Evidence = field(default_factory=dict)
    reported: Reported = field(default_factory=dict)
    received: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: list[tuple[Unit, Cell]] = field(default_factory=list)

    def warn(self, code: str, place: Place, what: str, todo: str) -> None:
        """Add a warning."""
        self.problems.append(Problem(code, Severity.WARNING, place, what, todo))

    def error(self, code: str, place: Place, what: str, todo: str) -> None:
        """Add an error."""
        self.problems.append(Problem(code, Severity.ERROR, place, what, todo))


@dataclass(frozen=True)
class Reply:
    """An answer and the cell that proves it, where the form has one."""

    answer: Answer
    evidence: Cell | None

    @property
    def unproved(self) -> bool:
        """Whether it is a «да» with nothing in the cell for evidence."""
        asked = self.evidence is not None and not self.evidence.text
        return asked and self.answer.value is True

    def order(self) -> tuple[bool, Place]:
        """Of replies that say the same, the first is taken: one with evidence, if there is."""
        return self.unproved, self.answer.place


class Taker:
    """Takes the cells of units one form after another; `finish` settles what they come to."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.forms = wanted, Forms()
        self.replies: dict[Key, list[Reply]] = {}
        self.unconfirmed: dict[Place, None] = {}
        methodology = wanted.methodology
        self.questions = {
            level: {q.code: q for q in questions(methodology, level)} for level in LEVELS
        }
        self.computed = {
            level: {item.code for item in methodology.table(level).indicators if item.measure}
            for level in LEVELS
        }

    def take(self, unit: Unit, cells: Iterable[Cell]) -> None:
        """Answers of a unit; what is no answer is a problem."""
        for cell in cells:
            self.forms.cells.append((unit, cell))
            if cell.text and cell.unconfirmed:
                self.unconfirmed[cell.unconfirmed] = None
            elif cell.text:
                self._take(unit, cell)
            elif question := self.questions[unit.level].get(cell.code):
                self._beside(question, cell)

    def _take(self, unit: Unit, cell: Cell) -> None:
        level = unit.level
        question = self.questions[level].get(cell.code)
        if question is not None:
            self._answer(unit, question, cell)
        elif cell.code in self.computed[level]:
            self._report(unit, cell)
        else:
            what = f"показателя с кодом{shown(cell.code)} в форме этого уровня нет"
            self.forms.error("form.unknown_code", cell.place, what, "не меняйте коды формы")

    def _beside(self, question: Question, cell: Cell) -> None:
        """The answer stands in another column of its row: a number, or a «да»."""
        for other in cell.beside:
            try:
                value = _value(question, other.text) if other.text else False
            except Unreadable:
                continue
            if value is not False:
                what = f"показатель {question.code}: ответ не в столбце «Значение», он не учтён"
                self.forms.error("form.beside", other.place, what, "перенесите его в «Значение»")

    def _report(self, unit: Unit, cell: Cell) -> None:
        """A computed indicator that somebody filled in all the same."""
        number = cell.text.replace("%", "").replace(",", ".").strip()
        if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", number, re.ASCII):
            key = (unit.level, unit.code, cell.code)
            self.forms.reported[key] = ReportedValue(Fraction(number), cell.place)
            return
        what = f"показатель {cell.code} считается по таблицам, значение из формы не читается"
        self.forms.warn("form.not_asked", cell.place, what, "оставьте пусто или впишите число")

    def _answer(self, unit: Unit, question: Question, cell: Cell) -> None:
        if not question.asked_of(unit):
            what = f"показатель {question.code} к этой организации не относится, ответ не учтён"
            self.forms.warn("form.not_applicable", cell.place, what, "оставьте ячейку пустой")
            return
        try:
            value = _value(question, cell.text)
        except Unreadable as expected:
            what = f"показатель {question.code}: значение{shown(cell.text)} не читается, ответа нет"
            self.forms.error("form.unreadable", cell.place, what, f"впишите: {expected}")
            return
        key = (unit.level, unit.code, question.code)
        self.replies.setdefault(key, []).append(Reply(Answer(value, cell.place), cell.evidence))

    def finish(self) -> Forms:
        """Keep what is said once or alike; what contradicts itself is no answer."""
        for place in self.unconfirmed:
            what = "ответы прежнего периода не подтверждены, ответов нет"
            todo = "проверьте строку и выберите «да» в столбце «Подтверждаю»"
            self.forms.warn("form.unconfirmed", place, what, todo)
        for key, replies in self.replies.items():
            if len({reply.answer.value for reply in replies}) == 1:
                self._keep(key, min(replies, key=Reply.order))
                continue
            for reply in replies:
                what = f"показатель {key[2]}: в другом месте указано иное, ответ не учтён"
                self.forms.error("form.conflict", reply.answer.place, what, "оставьте один ответ")
        self._disagreeing_parts()
        self._missing()
        return self.forms

    def _keep(self, key: Key, reply: Reply) -> None:
        self.forms.answers[key] = reply.answer
        if reply.evidence and reply.evidence.text:
            self.forms.evidence[key] = reply.evidence.text
        elif reply.evidence and reply.unproved:
            what = f"показатель {key[2]}: сказано «да», а подтверждения нет"
            todo = "впишите документ или ссылку в столбец «Подтверждение»"
            self.forms.warn("form.evidence", reply.evidence.place, what, todo)

    def _disagreeing_parts(self) -> None:
        """A part larger than its whole makes no share; one without the other is said."""
        for level, item in self.wanted.methodology.indicators():
            if of := item.share_of_parts:
                for unit in self.wanted.units[level]:
                    codes = (of.numerator, of.denominator)
                    part, whole = ((level, unit.code, code) for code in codes)
                    self._part_of_whole(part, whole)

    def _part_of_whole(self, part: Key, whole: Key) -> None:
        found, forms = self.forms.answers, self.forms
        if part in found and whole in found:
            if found[part].value > found[whole].value:
                what = f"{part[2]} больше, чем {whole[2]}: часть больше целого, ответ не учтён"
                forms.error("form.part_exceeds_whole", found[part].place, what, "исправьте числа")
                del found[part], found[whole]
        elif part in found or whole in found:
            there, lacks = (part, whole) if part in found else (whole, part)
            what = f"{there[2]} указано, а {lacks[2]} нет: показатель без данных, 0 баллов"
            forms.warn("form.part_missing", found[there].place, what, f"впишите {lacks[2]}")

    def _missing(self) -> None:
        """The region and municipalities that are asked something and sent no form."""
        levels: tuple[LevelName, ...] = ("region", "municipality")
        for level in levels:
            asked = self.wanted.units[level] if self.questions[level] else []
            for unit in asked:
                if (level, unit.code) not in self.forms.received:
                    name = "региона" if level == "region" else f"«{unit.code}»"
                    what = f"нет формы {name}: показатели из неё – без данных, 0 баллов"
                    todo = "положите форму в папку форм"
                    self.forms.warn("form.missing", Place(), what, todo)


def _value(question: Question, text: str) -> bool | int:
    """An answer as the question asks for it; raises Unreadable."""
    return parse_flag(text) if question.ask == "yes_no" else parse_count(text)
