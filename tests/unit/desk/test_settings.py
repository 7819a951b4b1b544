"""Settings: a partial file overrides only what it names, and a slip is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.desk.settings import Settings, load_settings, read_settings
from trucewatch.model import InputError


def test_a_partial_file_overrides_only_what_it_names(tmp_path: Path) -> None:
    """What the file does not name keeps its default; a theatre folder is relative to the file."""
    file = tmp_path / "trucewatch.toml"
    file.write_text('jobs = 2\ntheatre = "tarsk"\n[limits]\nfile_bytes = 1000\n')
    settings = read_settings(file)
    assert settings == Settings(jobs=2, theatre=tmp_path / "tarsk", limits=(("file_bytes", 1000),))
    assert load_settings(file, jobs=3).jobs == 3
    assert load_settings(None) == Settings()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("jbos = 2", "there is no setting 'jbos'; there are: batch"),
        ("jobs = 'two'", "the setting 'jobs' cannot be 'two'"),
        ("jobs = true", "the setting 'jobs' cannot be True"),
        ("jobs = 0", "jobs is 0; it must be 1 or more"),
        ("jobs = ", "the settings are not TOML"),
        ("zone = 5", "the setting 'zone' cannot be 5"),
        ("[limits]\nfile_bytes = -1", "the limit 'file_bytes' is -1"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, written: str, told: str) -> None:
    """A wrong name, type or number is told with what is wanted."""
    file = tmp_path / "trucewatch.toml"
    file.write_text(written)
    with pytest.raises(InputError, match=told):
        read_settings(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A settings file that is not there is named."""
    with pytest.raises(InputError, match=r"nowhere\.toml: the settings cannot be read"):
        read_settings(tmp_path / "nowhere.toml")
