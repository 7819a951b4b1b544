"""Groups the registers do not hold, as a report introduces them."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import called, read

ACTING = (
    ("Fighters of the Sable Dawn group, which is part of the Taliban, shelled Marva, police said.", "Sable Dawn"),
    ("Rebels of the Sable Dawn Brigade, a faction of Hezbollah, shelled Marva, police said.", "Sable Dawn Brigade"),
    ("The Marva Shield battalion, which is loyal to the Tripoli government, shelled Marva.", "Marva Shield"),
    ("Gunmen from the Marva Martyrs Battalion, affiliated with the Houthis, shelled Marva.", "Marva Martyrs Battalion"),
    ("The Grey Herons, a splinter group of al-Shabaab, shelled Marva, residents said.", "Grey Herons"),
    ("The Grey Herons faction of al-Shabaab shelled Marva, residents said.", "Grey Herons"),
    ("The Grey Herons, which split from the M23 in May, shelled Marva, residents said.", "Grey Herons"),
    ("Residents said the Grey Herons, an Iran-backed militia that belongs to Hezbollah, shelled Marva.", "Grey Herons"),
    ("A group that calls itself the Grey Herons shelled Marva, police said.", "Grey Herons"),
    ("An armed faction known as the Grey Herons shelled Marva, police said.", "Grey Herons"),
    ("The little-known Grey Herons group shelled Marva, police said.", "Grey Herons"),
    ("Abu Lund, a commander of the Grey Herons, which is part of Islamic State, said his men had shelled Marva.",
     "Grey Herons"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), ACTING)
def test_a_group_introduced_keeps_its_own_name(text: str, name: str) -> None:
    """A group that a report introduces as part of another acts in its own name, which no register holds."""
    (actor,) = read(text).at("shelled Marva").actors
    assert called(actor, name), actor
    assert (actor.id, actor.kind) == (None, "armed_group")


def test_a_group_counts_to_the_family_of_the_one_it_is_part_of() -> None:
    """A faction's voice is not independent of the group it is part of; a group that split off, or is backed, has its own."""
    part = read("The Grey Herons, a faction of the Taliban, said they had shelled Marva.").at("they had shelled Marva")
    apart = read("The Grey Herons, which split from the Taliban, said they had shelled Marva.")
    assert part.speaker.family == "group:taliban"
    assert apart.at("they had shelled Marva").speaker.family is None


def test_a_group_that_names_itself_speaks_and_is_known_from_then_on() -> None:
    """Who is "a group calling itself X" is X where it speaks and where it is named again; how it is called is no claim."""
    got = read("A group calling itself the Grey Herons said it had shelled Marva.\nThe Grey Herons also burned Duln.")
    claim = got.at("it had shelled Marva")
    assert called(claim.speaker, "Grey Herons")
    assert [actor.name for actor in claim.actors] == ["Grey Herons"]
    assert [actor.name for actor in got.at("also burned Duln").actors] == ["Grey Herons"]
    assert not [claim for claim in got.claims if claim.quote.startswith("calling itself")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of the Taliban shelled Marva, residents said.", "Taliban"),
        ("Islamic State militants, part of a larger column, shelled Marva, residents said.", "Islamic State"),
        ("Rebels of the Free Syrian Army group shelled Marva, residents said.", "Free Syrian Army"),
    ],
)
def test_a_group_of_the_registers_stays_who_it_is(text: str, name: str) -> None:
    """Words that bring in a group change nothing where the registers hold its name."""
    (actor,) = read(text).at("shelled Marva").actors
    assert called(actor, name), actor
    assert actor.id is not None


def test_who_watches_or_heals_is_no_armed_group() -> None:
    """A charity or a rights group is not made an armed group by the noun behind its name."""
    claim = read("The Marva Relief group said shells had hit the port.").at("shells had hit the port")
    assert claim.speaker.kind != "armed_group"
