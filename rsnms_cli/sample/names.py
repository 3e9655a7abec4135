"""Invented people: names out of syllables and СНИЛС out of a range nobody has."""

from __future__ import annotations

from rsnms_cli.sample.dice import Dice, words

_HEADS = words(
    "Авд Бер Вел Гур Дал Жар Зим Ирт Кел Лум Мил Нор Ост Пел Рад Сул Тав Урм Фел Хор Цел Чур Шал "
    "Элм Юрт Яз Бран Вих Грел Дорм"
)
_MIDDLES = words("ал ен ил ов ур аш еж им ом ун ак ер ит ор уш яр")
_ENDS = ("ов", "ев", "ин", "цев", "кин")
_MEN = words(
    "Арвел Берим Виран Галид Дамер Елиман Жавир Залим Ильвар Кемир Лавин Марзен Нурвил Олдар "
    "Параз Ренвал Салмир Тамвел Улдан Фаривен"
)
_WOMEN = words(
    "Алвина Берима Вирана Галида Дамера Елимана Жавира Замиля Ильвара Кемира Лавиния Марзена "
    "Нурвила Олдара Равиза Ренвала Салмира Тамвела Улдана Фаривена"
)
_STEP = 618_033  # has no divisor in common with a million: every number comes once


def make_name(dice: Dice) -> str:
    """Make up a full name; nine out of ten are women's, as in schools."""
    surname = dice.choice(_HEADS) + dice.choice(_MIDDLES) + dice.choice(_ENDS)
    father = dice.choice(_MEN)
    if dice.chance(0.12):
        return f"{surname} {dice.choice(_MEN)} {father}ович"
    return f"{surname}а {dice.choice(_WOMEN)} {father}овна"


def check_digits(number: str) -> str:
    """Give the two check digits of the nine digits of a СНИЛС."""
    total = sum(int(digit) * weight for digit, weight in zip(number, range(9, 0, -1), strict=True))
    return f"{total % 101 % 100:02d}"


def make_snils(index: int, offset: int) -> str:
    """Make the СНИЛС of the person with that index; different below a million, all «900-»."""
    number = f"900{(index * _STEP + offset) % 1_000_000:06d}"
    return f"{number[:3]}-{number[3:6]}-{number[6:]} {check_digits(number)}"
