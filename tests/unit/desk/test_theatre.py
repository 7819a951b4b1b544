"""Finding the theatre folder an agreement names, and nothing outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.desk.theatre import find_theatre, given_theatre, remembered_theatre
from trucewatch.model import InputError


@pytest.mark.parametrize("where", ["agreements/tarsk/tarsk", "agreements/tarsk/theatre", "theatres/tarsk"])
def test_a_theatre_is_found_near_its_agreement(tmp_path: Path, where: str) -> None:
    """A theatre is looked for beside the agreement and in a folder theatres above it."""
    (tmp_path / where).mkdir(parents=True)
    agreement = tmp_path / "agreements" / "tarsk" / "agreement.yaml"
    agreement.parent.mkdir(parents=True, exist_ok=True)
    assert find_theatre("tarsk", agreement) == tmp_path / where


@pytest.mark.parametrize("name", ["../secret", "/etc", "a/b", "..", "", "tarsk\n", "-x"])
def test_a_name_that_leads_out_of_the_folder_is_no_theatre(tmp_path: Path, name: str) -> None:
    """An agreement from anywhere cannot make the program read a folder outside its own surroundings."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "in").mkdir()
    assert find_theatre(name, tmp_path / "in" / "agreement.yaml") is None


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that was given, or that the case remembers, and is not there, is named."""
    with pytest.raises(InputError, match="--theatre wants a folder"):
        given_theatre(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no longer there"):
        remembered_theatre(tmp_path / "nowhere")
    assert given_theatre(tmp_path) == remembered_theatre(tmp_path) == tmp_path
