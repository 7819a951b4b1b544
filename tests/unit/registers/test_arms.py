"""The register of arms: names, plurals, designations, kinds; and what a wrong file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.model import RegisterError
from trucewatch.registers.arms import ArmsKind, ArmsRegister

NAMED = (
    ("assault rifles", "arms:rifle", ArmsKind.WEAPON),
    ("mortar", "arms:mortar", ArmsKind.WEAPON),
    ("howitzers", "arms:artillery", ArmsKind.WEAPON),
    ("HIMARS", "arms:rocket-launcher", ArmsKind.WEAPON),
    ("BM-21", "arms:rocket-launcher", ArmsKind.WEAPON),
    ("anti-tank guided missiles", "arms:anti-tank-missile", ArmsKind.WEAPON),
    ("S-400", "arms:air-defence-missile", ArmsKind.WEAPON),
    ("Iskander-M", "arms:ballistic-missile", ArmsKind.MUNITION),
    ("Kh-101", "arms:cruise-missile", ArmsKind.MUNITION),
    ("Storm Shadows", "arms:cruise-missile", ArmsKind.MUNITION),
    ("barrel bombs", "arms:barrel-bomb", ArmsKind.MUNITION),
    ("cluster munitions", "arms:cluster-munition", ArmsKind.MUNITION),
    ("FAB-500", "arms:guided-bomb-kit", ArmsKind.MUNITION),
    ("landmines", "arms:mine", ArmsKind.MUNITION),
    ("IEDs", "arms:ied", ArmsKind.MUNITION),
    ("chlorine", "arms:chlorine", ArmsKind.AGENT),
    ("nerve agent", "arms:chemical-weapon", ArmsKind.AGENT),
    ("Shahed-136", "arms:shahed", ArmsKind.PLATFORM),
    ("Bayraktar TB2", "arms:bayraktar", ArmsKind.PLATFORM),
    ("Lancet", "arms:lancet", ArmsKind.PLATFORM),
    ("FPV drones", "arms:drone", ArmsKind.PLATFORM),
    ("MQ-9", "arms:reaper", ArmsKind.PLATFORM),
    ("T-72B3", "arms:tank", ArmsKind.PLATFORM),
    ("BMP-2", "arms:ifv", ArmsKind.PLATFORM),
    ("F-16s", "arms:western-fighter", ArmsKind.PLATFORM),
    ("Su-34", "arms:sukhoi", ArmsKind.PLATFORM),
    ("MiG-29", "arms:mig", ArmsKind.PLATFORM),
    ("Mi-24", "arms:helicopter", ArmsKind.PLATFORM),
    ("frigates", "arms:warship", ArmsKind.PLATFORM),
    ("ambulances", "vehicle:vehicle", ArmsKind.VEHICLE),
    ("lorries", "vehicle:vehicle", ArmsKind.VEHICLE),
    ("container ship", "vehicle:boat", ArmsKind.VEHICLE),
)


@pytest.mark.parametrize(("name", "identity", "kind"), NAMED, ids=[name for name, _, _ in NAMED])
def test_arms_are_known_by_name_and_mark(name: str, identity: str, kind: ArmsKind) -> None:
    """A name, its plural or its designation leads to the entry and its kind."""
    entry = ArmsRegister.load().named(name)
    assert entry is not None, name
    assert (entry.id, entry.kind) == (identity, kind)


def test_the_longest_name_wins_and_matches_do_not_overlap() -> None:
    """A launcher is not also its grenade; the matches of a sentence stand apart, left to right."""
    text = "They found a rocket-propelled grenade launcher, two mortars and a Grad rocket."
    matches = ArmsRegister.load().find(text)
    assert [text[match.start : match.end] for match in matches] == [
        "rocket-propelled grenade launcher",
        "mortars",
        "Grad rocket",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The M4 highway reopened.",
        "An 8-year-old was hurt.",
        "Section C 12 applies.",
        "A grad student spoke.",
        "Rule F 16",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    """Roads, ages, sections and plain words are no arms."""
    assert ArmsRegister.load().find(text) == []


@pytest.mark.parametrize("text", ["MQ9", "MQ-9", "MQ 9", "MQ\u20119"])
def test_a_mark_is_known_however_it_is_joined(text: str) -> None:
    """Designations of several capitals may have a hyphen of any kind, a space or nothing before the number."""
    (match,) = ArmsRegister.load().find(f"An {text} crashed.")
    assert match.entry.id == "arms:reaper"
    assert match.end - match.start == len(text)


def test_an_entry_is_returned_by_its_id() -> None:
    """Known ids give their entry, others None."""
    arms = ArmsRegister.load()
    tank = arms.get("arms:tank")
    assert tank is not None
    assert tank.family == "tank"
    assert arms.get("arms:catapult") is None
    assert arms.named("catapult") is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("arms:\n  - {id: a, name: bow, kind: toy, class: x}\n", "kind 'toy'"),
        ("arms:\n  - {id: a, name: bow, kind: weapon, class: x, colour: red}\n", "unknown field 'colour'"),
        (
            "arms:\n  - {id: a, name: bow, kind: weapon, class: x}\n  - {id: b, name: Bow, kind: weapon, class: x}\n",
            "bow",
        ),
        ("arms:\n  - {id: a, kind: weapon, class: x}\n", "no 'name'"),
    ],
)
def test_a_wrong_file_is_told_its_line(tmp_path: Path, lines: str, found: str) -> None:
    """The message names the file, the line and what was found."""
    file = tmp_path / "arms.yaml"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(RegisterError, match=r"arms\.yaml, line \d") as trouble:
        ArmsRegister.load(file)
    assert found in str(trouble.value)


def test_ones_own_file_is_read(tmp_path: Path) -> None:
    """A file of the same form gives a register of its own."""
    file = tmp_path / "own.yaml"
    file.write_text("arms:\n  - {id: a, name: longbow, kind: weapon, class: bow, marks: [LB-#]}\n", encoding="utf-8")
    arms = ArmsRegister.load(file)
    assert [match.entry.id for match in arms.find("Two longbows and an LB-7.")] == ["a", "a"]
