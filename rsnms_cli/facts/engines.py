"""Where frames are computed: the same narwhals expressions run on every engine."""

from collections.abc import Callable
from typing import Any

import narwhals as nw
import pandas as pd

from rsnms_cli.facts.frames import Frame
from rsnms_cli.model.errors import UsageError

Lazy = nw.LazyFrame[Any]
Engine = Callable[[Frame], Lazy]


def _on_pandas(frame: Frame) -> Lazy:
    return nw.from_native(pd.DataFrame(frame)).lazy()


def _on_duckdb(frame: Frame) -> Lazy:
    import duckdb
    import pyarrow as pa

    return nw.from_native(duckdb.from_arrow(pa.table(frame)))


ENGINES: dict[str, Engine] = {"pandas": _on_pandas, "duckdb": _on_duckdb}


def engine_of(name: str) -> Engine:
    """The engine of this name; raises UsageError."""
    if name not in ENGINES:
        raise UsageError(f"движок «{name}» неизвестен", "укажите один из: " + ", ".join(ENGINES))
    return ENGINES[name]


def rows(frame: Lazy) -> dict[str, list[Any]]:
    """Run the computation and bring the columns over."""
    return frame.collect(backend="pandas").to_dict(as_series=False)
