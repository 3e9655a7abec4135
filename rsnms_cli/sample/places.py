"""Invented municipalities and their inter-municipal methodical districts."""

from __future__ import annotations

from rsnms_cli.sample.dice import Dice, words
from rsnms_cli.sample.model import Municipality

_CITIES = words(
    "Светлый Ясногорье Дальнеречье Яблоневск Тихогорск Лучинск Берёзоград Ветровск Садовск "
    "Рассветинск"
)
_DISTRICTS = words(
    "Приозёрный Каменский Заречный Луговской Полянский Горный Степной Ольховский Родниковый "
    "Кедровый Сосновый Холмистый Ключевой Березовский Вишнёвый Дубравный Излучинский Лесной "
    "Медвежинский Нагорный Ореховский Песчаный Ручьёвский Северинский Туманный Утёсовский "
    "Хвойный Цветочный Черёмуховый Шиповский Яровой Янтарный Багульный Вересковый Грушевский "
    "Долинный Еловый Журавлинский Залесный Ивовый Кленовый Липовский Малиновый"
)
_PREFIXES = ("", "Верхне", "Нижне", "Ново", "Старо", "Средне", "Мало", "Больше")
_ROUNDS = ("Северное", "Южное", "Восточное", "Западное", "Центральное", "Горное", "Равнинное")
_CITY_EVERY = 6
_PER_DISTRICT = 4


def make_places(dice: Dice, count: int) -> list[Municipality]:
    """Make the municipalities; the first is a city, their qualities differ evenly."""
    qualities = dice.shuffled([(i + 0.5) / count for i in range(count)])
    return [
        Municipality(i + 1, _name(i), _district(i, count), quality, _weight(dice, i))
        for i, quality in enumerate(qualities)
    ]


def _name(index: int) -> str:
    """Name the municipality of that index, every sixth a city."""
    cities_before = (index + _CITY_EVERY - 1) // _CITY_EVERY
    if index % _CITY_EVERY == 0:
        return f"город {_prefixed(_CITIES, cities_before)}"
    return f"{_prefixed(_DISTRICTS, index - cities_before)} район"


def _prefixed(names: tuple[str, ...], index: int) -> str:
    """Take a name of the list, with a prefix when the list has been used up."""
    turn, place = divmod(index, len(names))
    name = names[place]
    if turn == 0:
        return name
    prefix = _PREFIXES[turn % len(_PREFIXES)]
    number = f"-{turn + 1}" if turn >= len(_PREFIXES) else ""
    return (prefix + name.lower() if prefix else name) + number


def _district(index: int, count: int) -> str:
    """Name the inter-municipal methodical district of that municipality; all are alike in size."""
    districts = -(-count // _PER_DISTRICT)
    turn, place = divmod(index * districts // count, len(_ROUNDS))
    return f"{_ROUNDS[place]} ММО" + (f" № {turn + 1}" if turn else "")


def _weight(dice: Dice, index: int) -> float:
    """Draw how big a municipality is; cities are bigger."""
    return dice.between(0.7, 1.4) * (1.5 if index % _CITY_EVERY == 0 else 1.0)
