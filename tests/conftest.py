"""What holds for every test: how hard Hypothesis searches, what is slow, what is left behind."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from rsnms_cli.office.pool import ReaderPool
from tests.helpers import leftovers
from tests.helpers.files.read_once import remembering

LARGE = (HealthCheck.too_slow, HealthCheck.data_too_large)
"""A region of rows is a large thing to draw."""
settings.register_profile(
    "fast", max_examples=5, derandomize=True, database=None, deadline=None,
    suppress_health_check=LARGE,
)  # fmt: skip
settings.register_profile("wide", max_examples=200, deadline=None, suppress_health_check=LARGE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

PROGRAMS = {
    "office": (("soffice",), "нет LibreOffice (soffice)"),
    "browser": (("chromium", "chromium-browser"), "нет Chromium"),
}
MARK = leftovers.mark()
setattr(ReaderPool, "submit", remembering(ReaderPool.submit))  # noqa: B010


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that drive another program are slow, and are skipped where it is absent."""
    for marker, (names, reason) in PROGRAMS.items():
        absent = not any(map(shutil.which, names))
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker("slow")
                if absent:
                    item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test ends with a process of its own running or a file system mounted."""
    yield
    folder = tmp_path_factory.getbasetemp()
    assert leftovers.gone(lambda: leftovers.processes(MARK)), leftovers.processes(MARK)
    assert leftovers.gone(lambda: leftovers.mounts(folder)), leftovers.mounts(folder)
