"""Cleaning of what people type: spaces, quotes, letters that look alike in a comparison."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphen, zero-width signs, direction marks: nobody sees them, so nobody means them."""
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
_UNCLEAN = re.compile(rf"[^\S ]|[{_INVISIBLE}\x01-\x1f\x7f]|  |\0 | \0")
_QUOTES = re.compile(r"[\"'`«»„“”‘’]")
_ALIKE = str.maketrans(
    dict(zip("abcehkmoptxy", "авсенкмортху", strict=True))
    | dict.fromkeys("ёѐ", "е")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_WORDS = re.compile(r"[^\W_]+")
_REMARK = re.compile(
    r"[(\[] *(?:обязат|дд|да ?/|лет|час|ч\b|%|при наличии|если|указ|процент|формат|выбрать|"
    r"выберите|например|через|ноо|шт|чел)[^)\]]*[)\]]"
)
_NUMBER_SIGNS = frozenset(("n", "nо"))  # what «N» and «No» become in a comparison
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def legal(text: str) -> str:
    """A text for XML: signs that XML 1.0 forbids are shown as «�»."""
    return _NO_XML.sub("\ufffd", text)


def clean(text: str) -> str:
    """Single ordinary spaces inside, none at the ends, no signs that cannot be seen."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def clean_all(texts: list[str]) -> list[str]:
    """`clean` of every text; one scan finds out that nothing needs it, which is the rule."""
    joined = "\0".join(["", *texts, ""])
    tidy = joined.count("\0") == len(texts) + 1 and _UNCLEAN.search(joined) is None
    return texts if tidy else list(map(clean, texts))


def fold(text: str) -> str:
    """A key for comparing, never for showing.

    Case, quotes, ё/е and repeated spaces do not matter (contract, section 3), nor do the kind of
    a dash and Latin letters in the place of Cyrillic ones that look the same.
    """
    composed = unicodedata.normalize("NFC", _QUOTES.sub("", text))
    return clean(composed).casefold().translate(_ALIKE)


def words_of(text: str) -> list[str]:
    """The words and numbers of a comparison key, without signs for «number»."""
    return [word for word in _WORDS.findall(fold(text)) if word not in _NUMBER_SIGNS]


@lru_cache(maxsize=20_000)
def header_key(text: str) -> str:
    """For comparing headers: punctuation, spaces, line breaks inside words, the number before
    a header and remarks like «(обязательно)» do not matter either; «%» does.
    """
    words = words_of(_REMARK.sub(" ", text.casefold()))
    key = "".join(words[1:] if len(words) > 1 and words[0].isdigit() else words)
    return f"{key}%" if "%" in text else key


def shown(text: str) -> str:
    """A cell's text as a message may show it: never anything that could be a name or a СНИЛС."""
    harmless = len(text) <= 20 and sum(c.isdigit() for c in text) < 9
    return f" «{text}»" if harmless and not _LETTERS.search(text) else ""


def plain_header(text: str) -> str:
    """A header as outputs may show it: «…» for a person in it, nothing when it is itself a person's
    name or a number of nine digits and more (contract, section 5).
    """
    plain = without_people(text)
    named = plain.strip(" .,") == "…" or sum(c.isdigit() for c in text) >= 9
    return "" if named else plain


def shown_header(text: str) -> str:
    """The same with its quotes, as it stands in a message."""
    plain = plain_header(text)
    return plain and f" «{plain}»"


_PERSON = re.compile(r"\b[А-ЯЁA-Z]\. ?[А-ЯЁA-Z]?|(?:вич|вна|ична|оглы|кызы)\b")
_ORGANIZATION = re.compile(
    r"школ|лице|гимназ|\bсад|колледж|техникум|центр|учрежд|институт|академи|"
    r"универс|фонд|просвещ|(оу|сош|цнп\w*|иро|ипк)\b"
)


def shown_organization(text: str) -> str:
    """An organisation's name as a message may show it; a person's in its place is not shown."""
    harmless = len(text) <= 200 and sum(c.isdigit() for c in text) < 9
    return f" «{text}»" if harmless and _ORGANIZATION.search(fold(text)) else ""


def shown_place(text: str) -> str:
    """A municipality's name as a message may show it: it stands in every report, a СНИЛС or a
    person with initials or a patronymic in its place does not.
    """
    harmless = len(text) <= 80 and sum(c.isdigit() for c in text) < 9
    return f" «{text}»" if harmless and not _PERSON.search(text) else ""


_FULL_NAME = re.compile(r"\b[А-ЯЁ][а-яё-]+ +[А-ЯЁ]")
_SNILS = re.compile(r"\d{3}[- ]?\d{3}[- ]?\d{3}")


def shown_evidence(text: str) -> str:
    """What was typed as proof of an answer, unless it could name a person; then nothing."""
    personal = any(sign.search(text) for sign in (_PERSON, _FULL_NAME, _SNILS))
    return "" if personal else clean(text)


def counted(number: int, one: str, few: str, many: str) -> str:
    """A number with its noun in the right form: 1 строка, 2 строки, 5 строк."""
    tail = number % 100
    if tail % 10 == 1 and tail != 11:
        return f"{number} {one}"
    return f"{number} {few if tail % 10 in (2, 3, 4) and tail not in (12, 13, 14) else many}"


_GAP = r"[\s_\u2010-\u2015\u2212-]{0,2}"
_MANY = rf"(?<!\d)\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}(?:{_GAP}\d{{1,2}})?(?!\d)"
_NAME = r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{2,}|[A-Z][a-z]+)"
_PATRONYMIC = (
    r"(?:[А-ЯЁ][а-яё]+(?:вич|вна|ична)|[А-ЯЁ]{2,}(?:ВИЧ|ВНА|ИЧНА)|[A-Z][a-z]+(?:vich|vna))"
)
_FAMILY = r"(?:[А-ЯЁ][а-яё-]+(?:[оеё]ва?|[иы]на?|[сц]кая))"
_INITIALS = r"[А-ЯЁ]\.[\s_]*[А-ЯЁ]\.?"
_FIRST = (
    "Александр|Алексей|Анатолий|Андрей|Антон|Артём|Артем|Борис|Вадим|Валерий|Василий|Виктор|"
    "Виталий|Владимир|Геннадий|Георгий|Григорий|Дмитрий|Евгений|Иван|Игорь|Илья|Кирилл|Константин|"
    "Максим|Магомед|Михаил|Николай|Олег|Павел|Пётр|Петр|Роман|Сергей|Юрий|Александра|Алина|Алла|"
    "Анастасия|Анна|Валентина|Валерия|Вера|Виктория|Галина|Дарья|Евгения|Екатерина|Елена|"
    "Зарема|Зинаида|Инна|Ирина|Ксения|Лариса|Любовь|Людмила|Маргарита|Марина|Мария|Надежда|"
    "Наталия|Наталья|Нина|Оксана|Ольга|Патимат|Раиса|Светлана|Софья|Тамара|Татьяна|Юлия|Яна"
)
_PEOPLE = re.compile(
    "|".join(
        (
            _MANY,
            rf"(?:\b|(?<=_))(?:{_NAME}[\s_]+){{0,2}}{_PATRONYMIC}(?![а-яёa-z])(?:[\s_]+{_FAMILY})?",
            rf"(?:\b|(?<=_)){_NAME}[\s_]*[\s_.,]{_INITIALS}(?![а-яё])",
            rf"(?:\b|(?<=_)){_INITIALS}[\s_]*{_NAME}",
            rf"(?:\b|(?<=_)){_FAMILY}[\s_]+[А-ЯЁ][\s_]?[А-ЯЁ](?![А-ЯЁа-яё])",
            rf"(?:\b|(?<=_)){_NAME}[\s_]+(?:{_FIRST})(?![а-яё])",
            rf"(?:\b|(?<=_))(?:{_FIRST})[\s_]+{_FAMILY}(?![а-яё])",
        )
    )
)


@lru_cache(maxsize=65_536)
def without_people(text: str) -> str:
    """A text as any output may show it: instead of a person's name or number there is «…».

    A full name, one with initials or a patronymic, nine to eleven digits; other words stay.
    """
    return _PEOPLE.sub("…", text)
