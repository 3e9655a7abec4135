"""The wording files that a region may change, and filling values into them."""

import re
from collections.abc import Mapping


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in place of `{name}`; what is in braces otherwise stays as it is."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)
