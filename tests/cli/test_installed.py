"""What people get: the built wheel with its templates, methodologies and sample region."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents and nothing else of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", folder, ROOT], check=True, capture_output=True)
    (wheel,) = folder.glob("rsnms-*.whl")
    site = folder / "site"
    zipfile.ZipFile(wheel).extractall(site)
    return site


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_the_package_under_test_is_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "-c", "import rsnms_cli; print(rsnms_cli.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_the_page_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    data = str(installed / "rsnms_cli/_shared/sample_data/exports")
    make = ("report", "--data", data, "--period", "2024", "--format", "html", "--out", "out")
    done = run(installed, tmp_path, "-m", "rsnms_cli", *make)
    assert done.returncode == 0, done.stderr
    assert "</html>" in (tmp_path / "out/report.html").read_text("utf-8")


def test_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "-m", "rsnms_cli", "demo", "--out", "out")
    assert done.returncode == 0, done.stderr
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"results.csv", "summary.csv", "problems.csv", "scores.xlsx"}
    assert "Всего баллов" in done.stdout


def test_forms_and_methodologies_come_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    data = str(installed / "rsnms_cli/_shared/sample_data/exports")
    create = ("forms", "create", "--data", data, "--period", "2024", "--out", "forms")
    done = run(installed, tmp_path, "-m", "rsnms_cli", *create)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "forms").glob("*.xlsx"))) == 6
    shown = run(installed, tmp_path, "-m", "rsnms_cli", "methodology", "show", "dagestan-2022")
    assert shown.returncode == 0
    assert "не менее 30 %" in shown.stdout


def test_the_package_says_that_it_is_typed(installed: Path) -> None:
    assert (installed / "rsnms_cli" / "py.typed").is_file()


def test_the_command_is_declared(installed: Path) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "rsnms = rsnms_cli.cli.main:main" in entry_points.read_text("utf-8")
