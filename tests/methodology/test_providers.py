"""Names of ЦНППМ and of the Academy: taken as the documents decline them, near ones proposed."""

from pathlib import Path

import pytest

from rsnms_cli.methodology.providers import NAMES, near_provider, providers_of
from rsnms_cli.pipeline.score import score
from tests.helpers.jobs import job
from tests.helpers.tables import DIAGNOSTICS, region, write_region

CNPPM = [
    *("ЦНППМ", "цнппм диро", "ЦППМ ДИРО", "ГБУ ДПО РД «ДИРО»(«ЦНППМ»)", "ЦНППМПР", "ЦНППМГР"),
    "Центр непрерывного повышения профессионального мастерства",
    "на базе Центра непрерывного повышения педагогического мастерства работников образования",
    "Центр нёпрерывного   «повышения» мастерства",
]
ACADEMY = [
    *("Академия Минпросвещения", "Академии Минпроса РФ", "ФГАОУ ДПО «Академия Минпросвещёния»"),
    "Академией министерства просвещения Российской Федерации",
    "Академия реализации государственной политики и профессионального развития работников",
]
NEAR = {
    **dict.fromkeys(("ЦНПМ", "ЦНПППМ", "Центр НППМ", "центр непрерывного мастерства"), "cnppm"),
    **dict.fromkeys(("Академия МП РФ", "Академия Мин. просвещения"), "academy"),
    "Акадeмия госполитики и просвещения": "academy",
    **{"Академия": "academy", "Ц Н П П М": "cnppm", "CNPPM": "cnppm"},
}
OTHERS = [
    *("", "ДИРО", "Институт развития образования", "Центр образования «Точка роста»"),
    *("МГПУ", "Центр развития одарённости", "Академия управления", "Минпросвещения России"),
]


@pytest.mark.parametrize("name", CNPPM)
def test_the_centre_in_any_case(name: str) -> None:
    assert providers_of(name) == ("cnppm",)


@pytest.mark.parametrize("name", ACADEMY)
def test_the_academy_by_its_three_names(name: str) -> None:
    assert providers_of(name) == ("academy",)


@pytest.mark.parametrize("name", NEAR)
def test_a_near_name_is_proposed_and_not_taken(name: str) -> None:
    assert (providers_of(name), near_provider(name)) == ((), NEAR[name])


@pytest.mark.parametrize("name", OTHERS)
def test_another_body_is_neither_taken_nor_proposed(name: str) -> None:
    assert (providers_of(name), near_provider(name)) == ((), None)


def test_our_own_names_are_recognised() -> None:
    assert {providers_of(words) for words in NAMES.values()} == {("cnppm",), ("academy",)}


def test_a_methodology_names_them_in_its_own_words(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    head = 'id = "own"\ntitle = "Своя"\nsource = "Приказ"\nproviders = { cnppm = ["ДИРО"] }\n'
    section = '[[region.sections]]\ncode = "1"\ntitle = "Раздел"\n'
    share = 'share = { of = "staff", having = [{ diagnosed = { provider = "cnppm" } }] }\n'
    indicator = '[[region.indicators]]\nsection = "1"\ncode = "1"\ntitle = "Доля"\n' + share
    own.write_text(head + section + indicator, encoding="utf-8")
    tested = [DIAGNOSTICS | {"provider": "«Диро»"}]
    data = write_region(tmp_path / "data", region(diagnostics=tested))
    found = score(job(data, str(own))).results.levels["region"][0].scores["1"]
    assert (found.numerator, found.denominator) == (1, 1)
