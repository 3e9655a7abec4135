"""Yes, no and unknown as people and programs write them (contract, section 1)."""

import re

from rsnms_cli.model.tables import Why
from rsnms_cli.model.text import fold
from rsnms_cli.read.cells.refusals import Unreadable

_YES_WORDS = "да + 1 1.0 1,0 есть имеется истина true yes x v ✓ ✔ √ ☑"
_NO_WORDS = "нет - 0 0.0 0,0 отсутствует ложь false no"
YES = frozenset(map(fold, _YES_WORDS.split()))
NO = frozenset(map(fold, [*_NO_WORDS.split(), "не имеется"]))

_AROUND = " .,;:()[]{}<>|*_"
_FILLERS = r"""
    н/д н.д нд н\д нет_д б/д б.д бд null none nan n/a n.a na nil undefined unknown empty blank tbd
    пусто пустые пустая \n нету план в_плане в_работе прочерк #н/д #n/a #знач #ссылка
"""
UNKNOWN = frozenset(fold(word.replace("_", " ")) for word in _FILLERS.split())
_UNKNOWN = re.compile(
    "|".join(
        (
            r"#\S*[!?]|.*\?|[+-]?0+(?:[.,]0+)? ?%?",
            r"(?:за)?планир(?:у\w+|ован[аоы]?)\b.*|.*\b(?:за)?планир(?:у|ован[аоы])\w*",
            r"намеч\w*|предполаг\w*.*|ожида\w*.*|будет\b.*|готовится.*",
            r"вакан\w*.*|.*\bвакан(?:сия|тно|т)|свободн\w+ ставк\w*",
            r"в (?:процессе|стадии|разработке|подготовке|перспективе|поиске|ожидании)\b.*",
            r"(?:ищ(?:ем|ет|ут|ется)|подбира|решается|выбира|подыскива|назначим|определяется)\w*.*",
            r"(?:позже|позднее|скоро|пока (?:ищ|реш|подб)\w*)\b.*|поиск\b.*|подбор\b.*",
            r"на (?:рассмотрени|согласовани|оформлени|уточнени|утверждени)\w*.*",
            r"(?:уточня|оформля|рассматрива|разрабатыва|обсужда)\w*.*|под вопросом",
            r"неразборчив\w*|не читается|не знаю.*|не ?извест\w*.*|затрудня\w*.*",
            r"не (?:указ|заполн|предоставл|внес|введ|определ|опреде)\w*.*",
            r"(?:нет|отсутству\w*|не представлены?|без) (?:данн|сведени|информаци|инф\b)\w*.*",
            r"(?:данн|сведени|информаци)\w* (?:нет|отсутству\w*|не \w+).*",
        )
    )
)
_BUT = r"(?! (?:менее|более|только|реже|ниже|один|однократн|раз)\b)"
"""«не менее двух» is no denial."""
_YES = re.compile(r"(?:да|есть|имеется)\b")
_DENIAL = re.compile(
    "|".join(
        (
            rf"^не\b{_BUT}|\bнет\b|^нету|^без\b|\bбез наставни",
            r"^ни(?:кто|как|чего|где|когда)|^ни (?:разу|в |од|у )",
            r"\bотсутс|\bотказ(?:ал\w*)?\b|\bисключен[аоы]?\b|\bисключил|\bснят[аоы]?\b|\bотозван",
            r"\bистек(?:л[аои])?\b|\bистекш|\bутратил|\bнедейств|\bпрекра(?:щ|тил)",
            r"\bудален[аоы]?\b|\bвыбыл|\bотменен",
            rf"\bне{_BUT} (?:\w+ )?(?:уч|вкл|вош|вход|внес|прин|име|назн|состо|закреп|треб|был)",
            r"\bне (?:\w+ )?(?:предусм|пров[ео]|реализ|разраб|составл|получ|прош|пред|нужд|охвач)",
            r"\bне (?:\w+ )?(?:явл|внедр|осущ|утвержд|работ|выявл|план|числ|зарегистр|размещ)",
        )
    )
)


def parse_flag(text: str) -> bool:
    """«да» and «нет» in the spellings of the contract, section 1; raises Unreadable."""
    word = word_of(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable("«да» или «нет»")


def word_of(text: str) -> str:
    """A short answer as it is compared; the full stop after it does not matter."""
    return fold(text).rstrip(". ")


def answer(text: str) -> bool | None:
    """A yes, a no or a denial in words («не участвует», «исключена 2022»), None for other texts.

    Raises Unreadable when the text says that nobody knows.
    """
    word = word_of(text)
    if word in YES or word in NO:
        return word in YES
    if is_unknown(text):
        raise Unreadable("«да» или «нет»", Why.UNKNOWN)
    return False if _DENIAL.search(word) and not _YES.match(word) else None


def is_unknown(text: str) -> bool:
    """Whether the text says that nobody knows, or only fills a cell: «н/д», «планируется»."""
    folded = fold(text)
    word = folded.strip(_AROUND)
    if not any(map(str.isalnum, word)):
        return "+" not in folded
    return word in UNKNOWN or _UNKNOWN.fullmatch(word) is not None
