"""Whose a form is: the methodology, period and unit that it says it is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.collected import COLLECTED
from rsnms_cli.model.forms import FORM_VERSION, META_KEYS
from rsnms_cli.model.period import Period
from rsnms_cli.model.text import clean, fold, shown
from rsnms_cli.model.units import Unit, Units
from rsnms_cli.office.sheets import Workbook
from rsnms_cli.read.periods import period_said
from rsnms_cli.read.properties import meta_of

Meta = Mapping[str, str]


@dataclass(frozen=True)
class Wanted:
    """The report that forms are read for."""

    methodology: Methodology
    period: Period
    units: Units

    @cached_property
    def _units(self) -> dict[tuple[str, str], Unit]:
        return {_key(u.level, u.code): u for level in self.units.values() for u in level}

    def unit(self, level: str, code: str) -> Unit | None:
        """The unit; exports may by now spell a municipality otherwise than its form does."""
        return self._units.get(_key(level, code))

    def refusal(self, meta: Meta) -> tuple[str, str] | None:
        """Why a form is not of this report, and what to do."""
        todo = "возьмите форму, созданную командой rsnms forms create для этого отчёта"
        missing = [key for key in META_KEYS if key != "unit_name" and not meta.get(key)]
        if missing:
            return f"на листе «_meta» нет {', '.join(missing)}", todo
        if meta["form_version"] != FORM_VERSION:
            return f"версия формы{shown(meta['form_version'])}, а нужна «{FORM_VERSION}»", todo
        if meta["methodology"] != self.methodology.id:
            return f"она по методике «{meta['methodology']}», а не «{self.methodology.id}»", todo
        said = period_said(meta)
        if said is None or said.key != self.period.key:
            return f"она за период «{meta['period']}», а не «{self.period.label}»", todo
        level, code = meta["level"], meta["unit_code"]
        if level != COLLECTED and self.unit(level, code) is None:
            what = f"единицы {level} «{code}» нет в таблице «Организации»"
            return what, "исправьте таблицу или форму"
        return None


def is_collected(book: Workbook) -> bool:
    """Whether the book is a «свод» of forms, not a form."""
    return book.is_form and meta_of(book).get("level") == COLLECTED


def _key(level: str, code: str) -> tuple[str, str]:
    return level, fold(code) if level == "municipality" else clean(code)
