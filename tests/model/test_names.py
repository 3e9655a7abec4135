"""What is one name of an organisation or a municipality, and what is only near."""

import pytest

from rsnms_cli.model.names import Organization, code_key, name_key, near_organizations, near_places

ONE_NAME = [
    "МБОУ «СОШ № 3»",
    "МБОУ СОШ №3",
    'мбоу "сош n 3"',
    "МБОУ  СОШ N3",
    "MБOУ СОШ № 3",  # Latin M and O
    "МБОУ «Средняя общеобразовательная школа № 3»",
    "Муниципальное бюджетное общеобразовательное учреждение «СОШ № 3»",
    "муниципальное бюджетное общеобразовательное учреждение средняя общеобразовательная школа №3",
]
OTHER_PAIRS = [
    ("МБОУ «Детский сад № 7»", "МБОУ д/с №7"),
    ("МБУ ДО «Центр творчества»", "МБУДО Центр творчества"),
    ("МБУ ДО", "Муниципальное бюджетное учреждение дополнительного образования"),
    ("МКОУ ООШ села Пикалѐво", "МКОУ ООШ с. Пикалёво"),
    ("СОШ № 1 имени Пушкина", "СОШ №1 им. Пушкина"),
]
NOT_ONE = [
    ("МБОУ СОШ № 5", "МБОУ СОШ № 55"),
    ("МБОУ СОШ № 5", "МКОУ СОШ № 5"),
    ("МБОУ СОШ № 1", "МБОУ СОШ № 11"),
    ("СОШ № 1 2", "СОШ № 12"),
    ("МБОУ СОШ № 5", "СОШ № 5"),
    ("Лицей № 5", "Гимназия № 5"),
]


def test_spellings_of_a_name_are_one() -> None:
    assert len({name_key(text) for text in ONE_NAME}) == 1


@pytest.mark.parametrize(("one", "other"), OTHER_PAIRS)
def test_legal_words_in_full_are_their_abbreviation(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), NOT_ONE)
def test_two_names_are_not_one(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_near_name_has_the_same_numbers() -> None:
    """Without that «№ 55» and «№ 15» are nearly as near as «№ 5»."""
    names = ("МБОУ СОШ № 5", "МБОУ СОШ № 55", "МБОУ СОШ № 15", "МБОУ Гимназия № 8")
    among = [Organization(str(code), name, "Юг") for code, name in enumerate(names)]
    assert [near.organization.code for near in near_organizations("СОШ №5", among)] == ["0"]
    (found,) = near_organizations("МКОУ СОШ №5", among)
    assert found.differs == "в файле «мкоу»; в таблице «мбоу»"
    assert near_organizations("СОШ №7", among) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("А-12", "A12", True),  # Cyrillic, Latin
        ("01", "1", True),
        ("05-001", "5/1", True),
        ("0", "00", True),
        ("12", "1-2", False),
        ("10", "1", False),
    ],
)
def test_codes_that_people_confuse_are_alike(one: str, other: str, alike: bool) -> None:
    assert (code_key(one) == code_key(other)) is alike


def test_places_are_near_when_their_first_letters_agree() -> None:
    names = {"Горный район": 2, "Нагорный район": 3, "Нагорный р-н": 1, "Ногорный район": 1}
    assert [(rare, other) for rare, other, _ in near_places(names)] == [
        ("Нагорный р-н", "Нагорный район"),
        ("Ногорный район", "Нагорный район"),
    ]
