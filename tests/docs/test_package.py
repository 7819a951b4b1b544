"""What `pip install .` brings along."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel as the lock's build backend does."""
    pytest.importorskip("hatchling", reason="the build backend, in requirements-dev.lock, is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_wheel_holds_every_source_file(wheel: zipfile.ZipFile) -> None:
    """Modules, data files and templates all travel with the package."""
    source = ROOT / "src"
    files = {
        str(path.relative_to(source).as_posix())
        for path in (source / "trucewatch").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(files) > 50
    assert files - set(wheel.namelist()) == set()


def test_wheel_holds_theatres_and_licences(wheel: zipfile.ZipFile) -> None:
    """The theatres and the licence texts travel with the package."""
    names = wheel.namelist()
    assert "trucewatch/theatres/orvenia-2031/places.csv" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_wheel_runs_the_command(wheel: zipfile.ZipFile) -> None:
    """The package declares the command that the documents name."""
    entry = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "trucewatch = trucewatch.cli:main" in wheel.read(entry).decode()
