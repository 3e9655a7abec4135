"""How `rsnms run` ended, in a sentence."""

_WORDS = {
    "published": "Отчёт за {period} записан.",
    "unchanged": "За {period} ничего не изменилось: прежний отчёт в силе.",
    "withheld": "Отчёт за {period} не опубликован: ответов только {share} %.",
}


def run_words(status: str, period: str, share: int) -> list[str]:
    """How the run ended, in a sentence."""
    return [_WORDS[status].format(period=period, share=share)]
