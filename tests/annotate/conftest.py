"""Two schools for the tests of marked copies."""

from pathlib import Path

import pytest

from tests.helpers.tables import ORG, region, write_region


@pytest.fixture
def data(tmp_path: Path) -> Path:
    primary = ORG | {"org_code": "02", "org_name": "Начальная школа", "stages": "НОО"}
    return write_region(tmp_path / "data", region(organizations=[ORG, primary]))
