"""A store as files of reproducible bytes, and back."""

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pandas.api.types import is_numeric_dtype

from rsnms_cli.facts.store import About, Store
from rsnms_cli.methodology.small_files import read_json
from rsnms_cli.model.errors import RsnmsError

PEOPLE, ORGANIZATIONS = "people.parquet", "organizations.parquet"
ANSWERS, META = "answers.json", "meta.json"
METHODOLOGY, TARGETS = "methodology.toml", "targets.toml"
MOST_BYTES = 64 << 20
"""Of the answers: every unit's to every question."""
FORMAT = 2
"""Raised when a store of an earlier program cannot be read any more."""


def store_files(store: Store) -> dict[str, bytes]:
    """The content of every file by name; the same store gives the same bytes."""
    texts = {METHODOLOGY: store.about.methodology_text, TARGETS: store.about.targets_text}
    about = {k: v for k, v in asdict(store.about).items() if not k.endswith("_text")}
    answers = [[*key, value] for key, value in sorted(store.answers.items())]
    return {
        PEOPLE: _parquet(store.people),
        ORGANIZATIONS: _parquet(store.organizations),
        ANSWERS: _json(answers),
        META: _json({"format": FORMAT, **about}),
        **{name: text.encode() for name, text in texts.items() if text},
    }


def load_store(folder: Path) -> Store:
    """The store of a folder; raises RsnmsError when it is not whole or of another program."""
    try:
        meta = read_json(folder / META)
        if meta.pop("format") != FORMAT:
            raise _unusable(folder)
        meta["methodology_text"] = (folder / METHODOLOGY).read_bytes().decode()
        if (folder / TARGETS).exists():
            meta["targets_text"] = (folder / TARGETS).read_bytes().decode()
        answers = read_json(folder / ANSWERS, MOST_BYTES)
        return Store(
            About(**meta),
            _frame(folder / PEOPLE),
            _frame(folder / ORGANIZATIONS),
            {(level, unit, code): value for level, unit, code, value in answers},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, pa.ArrowException) as error:
        raise _unusable(folder) from error


def _unusable(folder: Path) -> RsnmsError:
    return RsnmsError(
        f"хранилище «{folder}» не читается: оно повреждено или другой версии",
        "посчитайте этот период заново из исходных таблиц",
    )


def _parquet(frame: pd.DataFrame) -> bytes:
    """No index, no metadata of pandas, nothing that depends on when and where."""
    columns = {name: pa.array(frame[name].to_numpy()) for name in frame.columns}
    types = {name: pa.string() for name in columns if not is_numeric_dtype(frame[name])}
    arrays = [one.cast(types.get(name, one.type)) for name, one in columns.items()]
    table = pa.table(dict(zip(columns, arrays, strict=True)))
    buffer = io.BytesIO()
    pq.write_table(table, buffer, version="2.6", compression="zstd", write_statistics=False)
    return buffer.getvalue()


def _frame(path: Path) -> pd.DataFrame:
    table = pq.read_table(io.BytesIO(path.read_bytes()))
    columns = {name: table[name].to_numpy() for name in table.column_names}
    return pd.DataFrame(columns)


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
