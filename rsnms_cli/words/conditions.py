"""The definition of a computed indicator in words, made from the vocabulary's types."""

from collections.abc import Callable
from datetime import date
from typing import Any

from rsnms_cli.methodology.cells import TERM_CELLS
from rsnms_cli.methodology.providers import NAMES
from rsnms_cli.methodology.types import Indicator, Window
from rsnms_cli.methodology.vocabulary import Condition, Selection, Trained
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.explain import NO_METHODIST, OTHER_METHODIST, POPULATION, Lack, TermLack
from rsnms_cli.model.period import Period
from rsnms_cli.model.text import counted
from rsnms_cli.words.numbers import human

POPULATIONS = {
    "people": "все работники",
    "pedagogical_workers": "педагогические работники",
    "staff": "педагогические работники и управленческие кадры",
    "staff_and_methodists": "педагогические работники, управленческие кадры и методисты",
    "pedagogical_workers_and_graduates": "педагогические работники и выпускники педвузов",
    "educational_organisations": "образовательные организации "
    "(все, кроме методических служб и ЦНППМ)",
}
_PLAIN = {
    "teacher": "«Должность» начинается со слова «учитель»",
    "mentor": "есть наставник",
    "support_form": "участвует в форме поддержки молодых педагогов",
    "methodical_service": "работает в методической службе",
    "expert_role": "есть экспертная роль",
    "contests": "есть участие в конкурсах",
    "mentoring_model": "действует целевая модель наставничества",
    "experience_shared": "представлен опыт",
}
_UNNUMBERED = {
    POPULATION: "это не образовательная организация",
    NO_METHODIST: "региональный методист не указан",
    OTHER_METHODIST: "другой методист, у него не больше людей",
}
_TERMS = {
    "window": "вне срока",
    "provider": "другая организация",
    "kind": "другой вид",
    "federal_register": "программа не из ФР ДПП",
    "management_team": "не управленческая команда",
    "by_diagnostics": "без учёта диагностики",
    "diagnosis_within_years": "диагностика старше",
    "hours_at_least": "часов меньше",
    "result_at_least": "результат ниже",
    "route": "ИОМ нет",
}


def days_words(window: Window, period: Period) -> str:
    """The days that events are looked for: «с 01.01.2024 по 31.12.2024»."""
    first = period.first if window == "period" else date(window.since, 1, 1)
    return f"с {_day(first)} по {_day(period.last)}"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


class Words:
    """The conditions of one indicator in words, for its window and period."""

    def __init__(self, item: Indicator, window: Window, period: Period) -> None:
        self.item, self.period = item, period
        self.days = days_words(window, period)

    @property
    def measure(self) -> Selection:
        """The computed source of the value."""
        assert self.item.measure is not None
        return self.item.measure

    def definition(self) -> list[str]:
        """Lines of the definition: whose, who among them counts, how they are counted."""
        measure = self.measure
        who = [self.condition(one) for one in measure.who]
        having = [self.condition(one) for one in measure.having]
        lines = [f"Из кого: {POPULATIONS[measure.of]}" + "".join(f"; {text}" for text in who)]
        if self.item.largest:
            lines.append("Число: сколько их закреплено за методистом, у которого больше всех")
        elif self.item.mean:
            lines.append("Число: сколько их в среднем закреплено за одним методистом")
        elif having:
            lines.append("Учтены те, у кого: " + "; ".join(having))
        else:
            lines.append("Учтены все они")
        if self.item.exists:
            lines.append("«Да», если есть хотя бы один такой")
        if self.item.share and self.item.share.within == "municipality":
            lines.append("Доля муниципалитета, показана каждой его организации")
        if measure.of_people:
            lines.append("Человек считается в единице один раз, сколько бы ни было у него строк")
        return lines

    def condition(self, one: Condition) -> str:
        """A condition: «диагностика с … по …, организация – ЦНППМ»."""
        name, value = one.term
        if name in _PLAIN:
            return _PLAIN[name]
        return _CONDITIONS[name](self, value)

    def lack(self, lack: Lack, *, inner: bool = False) -> str:
        """Why somebody is not counted by this condition."""
        if lack.number in _UNNUMBERED:
            return _UNNUMBERED[lack.number]
        conditions = self.measure.inner if inner else self.measure.conditions
        words = self.condition(conditions[lack.number])
        state = "неизвестно, выполнено ли" if lack.unknown else "не выполнено"
        return f"{state}: {words}"


def term_words(table: str, lack: TermLack) -> str:
    """What a training or diagnostics row lacks; a blank cell is named by its header."""
    if not lack.unknown:
        return _TERMS[lack.term]
    name = TERM_CELLS.get(lack.term, lack.term)
    header = next(field.header for field in table_specs()[table].fields if field.field == name)
    return f"«{header}» не указано"


def _category(_: Words, value: tuple[str, ...]) -> str:
    return "категория персонала – " + " или ".join(value)


def _works_in(_: Words, value: tuple[str, ...]) -> str:
    return "место работы – " + " или ".join(value)


def _under_age(words: Words, value: int) -> str:
    return f"моложе {counted(value, 'года', 'лет', 'лет')} на {_day(words.period.last)}"


def _up_to_age(words: Words, value: int) -> str:
    return f"не старше {counted(value, 'года', 'лет', 'лет')} на {_day(words.period.last)}"


def _experience(_: Words, value: Any) -> str:
    return f"педагогический стаж меньше {human(value)} лет"


def _by(value: Any) -> list[str]:
    providers = [NAMES[name] for name in value.provider]
    return [f"организация – {' или '.join(providers)}"] if providers else []


def _event(value: Any) -> list[str]:
    return [
        *_by(value),
        *([f"вид – {' или '.join(value.kind)}"] if value.kind else []),
    ]


def _diagnosed(words: Words, value: Any) -> str:
    least = value.result_at_least
    more = [] if least is None else [f"результат не ниже {human(least)} %"]
    return ", ".join([f"диагностика {words.days}", *_event(value), *more])


def _route(words: Words, value: Any) -> str:
    return ", ".join([f"ИОМ с датой {words.days}", *_by(value)])


_BY_DIAGNOSTICS = {
    "any": "с учётом диагностики",
    "cnppm": "с учётом диагностики в ЦНППМ",
    "cnppm_always": "с учётом диагностики, и она пройдена в ЦНППМ",
}


def _trained(words: Words, value: Trained) -> str:
    hours, years = value.hours_at_least, value.diagnosis_within_years
    more = [
        "программа из ФР ДПП" if value.federal_register else "",
        _BY_DIAGNOSTICS[value.by_diagnostics] if value.by_diagnostics else "",
        f"диагностика не старше {counted(years, 'года', 'лет', 'лет')}" if years else "",
        "" if hours is None else f"не меньше {human(hours)} ч",
        "в составе управленческой команды" if value.management_team else "",
    ]
    return ", ".join(
        [f"обучение, оконченное {words.days}", *_event(value), *(text for text in more if text)]
    )


def _mentoring_role(_: Words, value: Any) -> str:
    roles = "" if value is True else " – " + " или ".join(value)
    return f"есть роль в наставничестве{roles}"


def _org_type(_: Words, value: tuple[str, ...]) -> str:
    return "тип организации – " + " или ".join(value)


def _has_person(words: Words, value: tuple[Condition, ...]) -> str:
    inner = "; ".join(words.condition(one) for one in value)
    return f"хотя бы один работник, у которого: {inner}"


_CONDITIONS: dict[str, Callable[[Words, Any], str]] = {
    "category": _category,
    "works_in": _works_in,
    "under_age": _under_age,
    "up_to_age": _up_to_age,
    "experience_below": _experience,
    "diagnosed": _diagnosed,
    "route": _route,
    "trained": _trained,
    "mentoring_role": _mentoring_role,
    "org_type": _org_type,
    "has_person": _has_person,
}
