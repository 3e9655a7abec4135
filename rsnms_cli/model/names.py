"""Names of organisations: one key for the spellings of one name, and how near two names are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from rsnms_cli.model.text import fold

_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_DISTRICT = re.compile(r"\bр-н[а-я]*")
_NUMBER_WORDS = frozenset(("n", "nо", "номер"))
_LEGAL = {
    **{"федеральн": "ф", "муниципальн": "м", "государственн": "г", "областн": "о", "краев": "к"},
    **{"республиканск": "р", "частн": "ч", "бюджетн": "б", "казенн": "к", "автономн": "а"},
    **{"общеобразовательн": "о", "образовательн": "о", "дошкольн": "д", "дополнительн": "д"},
    **{"профессиональн": "п", "образовани": "о", "учрежден": "у", "средн": "с", "основн": "о"},
    **{"начальн": "н", "школ": "ш", "детск": "д", "сад": "с"},
}
"""Words that an abbreviation stands for (МБОУ, СОШ, УДО, д/с), by their stems."""
_SHORT = {
    **dict.fromkeys(("город", "города", "городе", "гор"), "г"),
    **dict.fromkeys(("село", "села", "селе"), "с"),
    **dict.fromkeys(("поселок", "поселка", "пос"), "п"),
    **dict.fromkeys(("деревня", "деревни"), "д"),
    **{"станицы": "ст", "станица": "ст", "имени": "им"},
}
NEAR_NAME = 85
NEAR_PLACE = 87
NEAR_WORD = 50


@dataclass(frozen=True)
class Organization:
    """What of an organisation a name is compared with."""

    code: str
    name: str
    municipality: str


@dataclass(frozen=True)
class Near:
    """A likely organisation: how alike the names are, 0–100, and the words that differ."""

    organization: Organization
    score: int
    differs: str


@cache
def tokens(name: str) -> tuple[str, ...]:
    """Words and numbers of a name; a run of legal words becomes its abbreviation."""
    words = [word for word in _TOKENS.findall(_plain(name)) if word not in _NUMBER_WORDS]
    found: list[str] = []
    for initials, run in groupby(words, key=lambda word: _initial(word) is not None):
        legal = list(run)
        if initials and len(legal) > 1:
            found.append("".join(_initial(word) or "" for word in legal))
        else:
            found += [_SHORT.get(word, word) for word in legal]
    return tuple(found)


def _plain(name: str) -> str:
    return _DISTRICT.sub("район", fold(name))


_FORM = re.compile(
    r"\b(?:[МГФЧКОА][А-ЯЁ]{1,7}У(?: (?:ДО|ДПО|ВО))?\b|"
    r"(?:[Мм]униципальн|[Гг]осударственн|[Чч]астн)\w+ (?:\w+ ){0,4}учреждени|"
    r"(?:СОШ|ООШ|НОШ|ДДТ|гимназия|лицей|детский сад)\b)",
)
_SINCE = re.compile(r" \d{4}\b.*|[,;]? (?:за|на|по состоянию|в) \d.*|[,;] .*|\s*\(.*")


def organization_in(text: str) -> str:
    """The name of an organisation within a title («Список педагогов МБОУ СОШ № 3»), or nothing."""
    found = _FORM.search(text)
    return _SINCE.sub("", text[found.start() :]).strip(" .:") if found else ""


@cache
def _initial(word: str) -> str | None:
    stem = next((stem for stem in _LEGAL if word.startswith(stem)), None)
    return _LEGAL[stem] if stem else None


def name_key(name: str) -> str:
    """Equal for the spellings of one name: quotes, №, spaces, case and legal words in full."""
    return "".join(f"|{word}|" if word.isdigit() else word for word in tokens(name))


def code_key(code: str) -> tuple[str, ...]:
    """Equal for codes that people confuse: leading zeros, signs and look-alikes do not matter."""
    return tuple(word.lstrip("0") or "0" for word in _TOKENS.findall(fold(code)))


@cache
def _numbers(name: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in tokens(name) if word.isdigit()))


def near_organizations(name: str, among: list[Organization]) -> list[Near]:
    """The likeliest organisations, best first, three at most; their numbers are the same.

    Of an organisation that stands there under several names, the likeliest name.
    """
    from rapidfuzz import fuzz, process

    fitting = [one for one in among if _numbers(one.name) == _numbers(name)]
    ours = " ".join(tokens(name))
    choices = [" ".join(tokens(one.name)) for one in fitting]
    found = process.extract(ours, choices, scorer=fuzz.WRatio, score_cutoff=NEAR_NAME, limit=6)
    best: dict[str, Near] = {}
    for _, score, at in found:
        difference = _difference(name, fitting[at].name)
        best.setdefault(fitting[at].code, Near(fitting[at], int(score), difference))
    return list(best.values())[:3]


def _difference(name: str, other: str) -> str:
    ours, theirs = (dict.fromkeys(tokens(text)) for text in (name, other))
    only = [
        " ".join(w for w in one if w not in two) for one, two in ((ours, theirs), (theirs, ours))
    ]
    said = [
        f"{where} «{words}»"
        for where, words in zip(("в файле", "в таблице"), only, strict=True)
        if words
    ]
    return "; ".join(said) or "порядок слов"


def near_places(names: dict[str, int]) -> Iterator[tuple[str, str, int]]:
    """Pairs of names that may be one place: the rarer, the more frequent, how alike they are.

    Numbers and first letters must agree: «Горный» and «Нагорный район» are two.
    """
    from rapidfuzz import fuzz

    ordered = sorted(names, key=lambda name: (names[name], name))
    for at, rare in enumerate(ordered):
        scored = [
            (fuzz.WRatio(" ".join(tokens(rare)), " ".join(tokens(other))), other)
            for other in ordered[at + 1 :]
            if _numbers(rare) == _numbers(other) and _initials_agree(rare, other)
        ]
        if scored and max(scored)[0] >= NEAR_PLACE:
            yield rare, max(scored)[1], int(max(scored)[0])


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """What a mistyped word may mean, best first."""
    from rapidfuzz import fuzz, process

    among = list(known)
    found = process.extract(
        word, among, scorer=fuzz.ratio, processor=fold, score_cutoff=NEAR_WORD, limit=most
    )
    return [one for one, _, _ in found]


def _initials_agree(one: str, other: str) -> bool:
    first, second = ({word[0] for word in tokens(name)} for name in (one, other))
    return first <= second or second <= first
