"""A mailbox for the tests of forms."""

from pathlib import Path

import pytest

from tests.helpers.mailbox import ORGS
from tests.helpers.tables import region, write_region


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """An empty mailbox beside the tables of two municipalities."""
    write_region(tmp_path / "data", region(organizations=ORGS))
    (tmp_path / "mail").mkdir()
    return tmp_path / "mail"
