"""The secret key under which people become pseudonyms; it never lies with data."""

import secrets
from pathlib import Path

from rsnms_cli.methodology.small_files import Unfit, plain_bytes
from rsnms_cli.model.errors import UsageError, os_words

LENGTH = 32


def default_key() -> Path:
    """The key's place in the user's own configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("rsnms", appauthor=False) / "pseudonym.key"


def key_of(path: Path) -> tuple[bytes, bool]:
    """The key of a file and whether it was made now, readable for its owner only.

    Raises UsageError when the file cannot be read or made, or holds something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            return _read(path), False
        path.write_bytes(secrets.token_bytes(LENGTH))
        return path.read_bytes(), True
    except OSError as error:
        what = f"ключ «{path}» не читается и не создаётся: {os_words(error)}"
        raise UsageError(what, "укажите другой файл после --key") from error


def _read(path: Path) -> bytes:
    try:
        key = plain_bytes(path, LENGTH)
    except Unfit as error:
        raise _no_key(path, str(error)) from error
    if len(key) < LENGTH:
        raise _no_key(path, f"в нём байт: {len(key)}")
    return key


def _no_key(path: Path, why: str) -> UsageError:
    what = f"в файле «{path}» не ключ: {why}, а в ключе их {LENGTH}"
    todo = "укажите файл ключа или ещё не существующий файл: он будет создан"
    return UsageError(what, todo)


def refuse_near(path: Path, *folders: Path) -> None:
    """Raise UsageError when the key lies in one of these folders: it would go with the data."""
    for folder in folders:
        if path.resolve().is_relative_to(folder.resolve()):
            what = f"ключ «{path}» лежит в папке с таблицами «{folder}»"
            raise UsageError(what, "держите ключ отдельно: с ним псевдонимы раскрываются")
