"""No wrong number in silence: a faultless region, damaged in one way, and scored.

A damage passes when the results are those of the clean region, or when an error names the damaged
place, or when a warning names it and the contract allows a warning there. A new kind of fault comes
here first: a line in a table (`values.py`) or a function under `@damage` (the other files).
"""
