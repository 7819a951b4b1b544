from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.model import RegisterError
from trucewatch.registers.data_files import csv_rows, read_text, yaml_rows

COLUMNS = frozenset({"id", "lat"})


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("id,lat\na,1,2\n", 2, "3 fields"),
        ("id,late\na,1\n", 1, "unknown column 'late'"),
        ("lat\n1\n", 1, "no column 'id'"),
    ],
)
def test_csv_errors_name_line_and_find(tmp_path: Path, text: str, line: int, found: str) -> None:
    """An error of a CSV file names file, line, what was found and what is wanted."""
    path = tmp_path / "places.csv"
    path.write_text(text)
    with pytest.raises(RegisterError) as caught:
        list(csv_rows(path, COLUMNS, frozenset({"id"})))
    assert f"places.csv, line {line}: found {found}" in str(caught.value)
    assert "wanted" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("actors:\n  - id: a\n    id: b\n", 3, "'id' twice"),
        ("actors:\n  - just text\n", 2, "'just text'"),
        ("actors:\n  - {id: {deep: 1}}\n", 2, "a mapping"),
        ("people: []\n", 1, "key 'people'"),
        ("- a\n", 1, "a list"),
        ("actors: {\n", 2, ""),
    ],
)
def test_yaml_errors_name_line_and_find(tmp_path: Path, text: str, line: int, found: str) -> None:
    """An error of a YAML file names file, line, what was found and what is wanted."""
    path = tmp_path / "actors.yaml"
    path.write_text(text)
    with pytest.raises(RegisterError) as caught:
        list(yaml_rows(path, "actors"))
    assert f"actors.yaml, line {line}: found {found}" in str(caught.value)


def test_empty_yaml_has_no_rows(tmp_path: Path) -> None:
    """An empty file is an empty list, not an error."""
    path = tmp_path / "actors.yaml"
    path.write_text("# nothing yet\n")
    assert list(yaml_rows(path, "actors")) == []


def test_country_codes_stay_text(tmp_path: Path) -> None:
    """Norway's code is text: YAML's yes and no are not read as truth values."""
    path = tmp_path / "actors.yaml"
    path.write_text("actors:\n  - {id: a, country: NO}\n")
    assert next(yaml_rows(path, "actors")).text("country") == "NO"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A binary file and a missing one give a clear error with the line where it goes wrong."""
    path = tmp_path / "actors.yaml"
    path.write_bytes(b"actors:\n\xff\xfe")
    with pytest.raises(RegisterError, match="line 2: found bytes that are not UTF-8"):
        read_text(path)
    with pytest.raises(RegisterError, match="cannot be read"):
        read_text(tmp_path / "missing.yaml")


@pytest.mark.parametrize("lat", ["91", "north", "nan", "inf"])
def test_numbers_out_of_range_are_refused(tmp_path: Path, lat: str) -> None:
    """A latitude is a number from -90 to 90."""
    path = tmp_path / "places.csv"
    path.write_text(f"id,lat\na,{lat}\n")
    row = next(csv_rows(path, COLUMNS, COLUMNS))
    with pytest.raises(RegisterError, match="a number from -90 to 90"):
        row.number("lat", -90, 90)
