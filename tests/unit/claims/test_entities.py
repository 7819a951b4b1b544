"""Entities: what a report's words are found to mention, on sentences of ours; and the benchmark's scorer on toy cases."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.claims.reading import parsed
from trucewatch.claims.cast import Cast
from trucewatch.claims.entities import Entity, EntityKind, Mention, entities
from trucewatch.registers import Registers
from trucewatch.registers.arms import ArmsRegister

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
K = EntityKind

REPORT = (
    "President Marta Quillan of Norway met the Falak Martyrs Brigade in Harun on Tuesday.\n"
    "Two Su-34 jets bombed a hospital near Aleppo, killing at least nine people, the Turkish foreign ministry said.\n"
    "Quillan blamed Russia. She said the rebels fired mortars and anti-tank missiles from the village of Tamra.\n"
    "Berta Okello, 34, fled to Sweden with her brother; Kurdish fighters held four armed vehicles."
)

FOUND = (
    # persons
    ("Judge Amal Sayegh ordered it.", K.PERSON, "Judge Amal Sayegh"),
    ("Lieutenant Colonel Ruud Askari arrived.", K.PERSON, "Lieutenant Colonel Ruud Askari"),
    ("The shop of Berta Okello, 34, burned.", K.PERSON, "Berta Okello"),
    ("Qurban al-Tamri, a farmer, was hurt.", K.PERSON, "Qurban al-Tamri"),
    ("The prime minister resigned.", K.PERSON, "prime minister"),
    ("Their commander was hurt.", K.PERSON, "Their commander"),
    # bodies and groups
    ("Rebels left the town.", K.ORGANISATION, "Rebels"),
    ("Gunmen of Liwa al-Harun left.", K.ORGANISATION, "Liwa al-Harun"),
    ("The Varela Relief Committee closed its office.", K.ORGANISATION, "Varela Relief Committee"),
    ("Villagers and aid workers fled.", K.ORGANISATION, "aid workers"),
    ("Officials of the HQX said so.", K.ORGANISATION, "HQX"),
    # places
    ("Shells hit the suburbs of Hajra.", K.LOCATION, "the suburbs"),
    ("They met in Tolvanna on Monday.", K.LOCATION, "Tolvanna"),
    ("Troops recaptured Tolvanna.", K.LOCATION, "Tolvanna"),
    ("They fought in Aleppo and Tolvanna.", K.LOCATION, "Tolvanna"),
    ("A crater was found at 36.2021, 37.1343.", K.LOCATION, "36.2021, 37.1343"),
    ("The Harun Hospital closed.", K.LOCATION, "Harun Hospital"),
    # arms and vehicles
    ("The army used cluster munitions.", K.WEAPON, "cluster munitions"),
    ("The army lost T-72 tanks.", K.PLATFORM, "T-72 tanks"),
    ("The destroyer USS Varela sailed.", K.PLATFORM, "USS Varela"),
    ("They stole three ambulances.", K.VEHICLE, "ambulances"),
    ("The raid burned two army trucks.", K.PLATFORM, "army trucks"),
    # numbers, times, peoples
    ("At least 40 villagers were hurt.", K.QUANTITY, "At least 40 villagers"),
    ("The truce began at dawn on Friday.", K.TEMPORAL, "dawn on Friday"),
    ("Kurdish farmers fled.", K.NATIONALITY, "Kurdish"),
)

BODY_OR_LAND = (
    ("Norway urged both sides to stop.", "Norway", K.ORGANISATION),
    ("The envoy thanked Norway.", "Norway", K.ORGANISATION),
    ("Talks with Norway resumed.", "Norway", K.ORGANISATION),
    ("Norway's commitment was welcomed.", "Norway", K.ORGANISATION),
    ("The nations include Chile and Norway.", "Norway", K.ORGANISATION),
    ("U.S. airstrikes hit the town.", "U.S.", K.ORGANISATION),
    ("The team arrived in Norway.", "Norway", K.LOCATION),
    ("The convoy left Norway's coast.", "Norway", K.LOCATION),
    ("Norway lies to the north.", "Norway", K.LOCATION),
    ("Washington accused the rebels.", "Washington", K.ORGANISATION),
)

NOTHING = (
    ("The talks took place on Monday.", "place", K.LOCATION),
    ("The group surrendered in December 2014.", "December", K.LOCATION),
    ("The group surrendered in May 2014.", "May", K.PERSON),
    ("They sent military aid.", "military", K.ORGANISATION),
    ("The refugee crisis grew.", "refugee", K.PERSON),
    ("Resolution 4410 was adopted.", "4410", K.QUANTITY),
    ("No group claimed it.", "group", K.ORGANISATION),
    ("They joined Operation Silver Heron.", "Silver", K.ORGANISATION),
)


@cache
def registers() -> Registers:
    """Return the general registers."""
    return Registers.load()


@cache
def found(text: str) -> tuple[Entity, ...]:
    """Return the entities of a few paragraphs."""
    report = parsed(text)
    return entities(report, Cast(report, registers()), ArmsRegister.load())


def over(text: str, words: str) -> dict[EntityKind, Entity]:
    """Return the entities that overlap some words of the text, by kind."""
    start = text.index(words)
    end = start + len(words)
    return {one.kind: one for one in found(text) if one.span.start < end and start < one.span.end}


@cache
def scorer() -> ModuleType:
    """Return the benchmark as a module."""
    spec = importlib.util.spec_from_file_location("entities_re3d", ROOT / "benchmarks" / "entities_re3d.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("text", "kind", "words"), FOUND, ids=[words for _, _, words in FOUND])
def test_an_entity_is_found_with_its_kind(text: str, kind: EntityKind, words: str) -> None:
    """What the words mention is found over them, as its kind."""
    assert kind in over(text, words), found(text)


@pytest.mark.parametrize(("text", "name", "kind"), BODY_OR_LAND, ids=[text for text, _, _ in BODY_OR_LAND])
def test_a_state_is_a_body_where_it_acts_and_a_place_where_things_happen(
    text: str, name: str, kind: EntityKind
) -> None:
    """A country's or capital's name is one of the two and never both."""
    kinds = set(over(text, name)) & {K.ORGANISATION, K.LOCATION}
    assert kinds == {kind}, found(text)


@pytest.mark.parametrize(("text", "words", "kind"), NOTHING, ids=[text for text, _, _ in NOTHING])
def test_words_that_only_look_like_an_entity_are_left(text: str, words: str, kind: EntityKind) -> None:
    """Words of a date, of an idiom, of an adjective or of an operation's name mention nothing of that kind."""
    assert kind not in over(text, words), found(text)


def test_every_entity_quotes_its_span() -> None:
    """The words of an entity are the report's text at its span."""
    report = parsed(REPORT)
    assert len(found(REPORT)) > 20
    assert all(report.text[one.span.start : one.span.end] == one.words for one in found(REPORT))


def test_entities_of_a_kind_do_not_overlap_and_stand_in_order() -> None:
    """Sorted by start; two of one kind share no character."""
    starts = [one.span.start for one in found(REPORT)]
    assert starts == sorted(starts)
    for kind in EntityKind:
        spans = [one.span for one in found(REPORT) if one.kind is kind]
        assert all(before.end <= after.start for before, after in pairwise(spans))


def test_the_same_report_gives_the_same_entities() -> None:
    """A second pass over a fresh parse makes equal records."""
    again = parsed.__wrapped__(REPORT)
    assert entities(again, Cast(again, registers()), ArmsRegister.load()) == found(REPORT)


def test_a_surname_alone_has_the_full_name_of_the_report() -> None:
    """A person introduced by title and full name is known by surname after that."""
    (one,) = [one for one in found(REPORT) if one.words == "Quillan"]
    assert (one.kind, one.name, one.mention) == (K.PERSON, "Marta Quillan", Mention.NAME)


def test_registered_entities_carry_the_registers_ids() -> None:
    """Bodies, places and arms that a register knows have its id; invented names have none."""
    ids = {re.sub(r"^(?:the|a) ", "", one.words): one.id for one in found(REPORT)}
    assert ids["Turkish foreign ministry"] == "mfa:TR"
    assert ids["Su-34 jets"] == "arms:sukhoi"
    assert ids["Russia"] == "state:RU"
    assert ids["Aleppo"] is not None
    assert ids["Falak Martyrs Brigade"] is None


def test_a_pronoun_says_that_it_is_one() -> None:
    """A person may be mentioned by pronoun, a group by a common noun, a brigade by name; each says which."""
    mentions = {one.words: one.mention for one in found(REPORT)}
    assert mentions["She"] is Mention.PRONOUN
    assert mentions["the rebels"] is Mention.NOUN
    assert mentions["the Falak Martyrs Brigade"] is Mention.NAME


@pytest.mark.parametrize(("one", "other"), [("Russian", "Ukrainian"), ("Israeli", "Syrian"), ("Rwandan", "Congolese")])
def test_swapping_the_sides_swaps_the_entities(one: str, other: str) -> None:
    """The same sentence about another country's army gives the same kinds."""
    kinds = [
        [(entity.kind, entity.mention) for entity in found(f"{side} troops shelled a school in Tolvanna.")]
        for side in (one, other)
    ]
    assert kinds[0] == kinds[1]
    assert K.ORGANISATION in {kind for kind, _ in kinds[0]}


def test_hostile_text_ends_soon_and_quotes_itself() -> None:
    """A line of thousands of names and numbers is read through, with every span in place."""
    text = "In Tolvanna, Harun and " * 400 + "4,400 gunmen \u202e\u0000 12 T-72s on 3 May. " * 200
    assert len(found(text)) > 600
    assert all(text[one.span.start : one.span.end] == one.words for one in found(text))


def test_the_scorer_pairs_one_to_one() -> None:
    """One found span over two marks pairs once; crossing overlaps are paired as far as they can be."""
    pairs = scorer().most_pairs
    assert pairs([(0, 10)], [(0, 4), (5, 9)]) == 1
    assert pairs([(0, 10), (3, 12)], [(0, 4), (2, 9)]) == 2
    assert pairs([(0, 4), (0, 9)], [(2, 4), (6, 8)]) == 2  # the first may only have the first mark
    assert pairs([(0, 4)], [(4, 8)]) == 0
    assert pairs([(0, 4), (5, 8)], [(0, 4), (5, 9)], exact=True) == 1


def test_the_scorer_on_a_known_case() -> None:
    """Three found, two paired, four marked: precision 2/3, recall 1/2, F1 4/7."""
    found_spans = {"person": [(0, 4), (10, 14)], "location": [(20, 25)]}
    marks = {"person": [(1, 3), (12, 18), (30, 34)], "location": [(26, 30)]}
    total = scorer().summed([scorer().score(found_spans, marks)])
    assert (total["all"].pairs, total["all"].found, total["all"].marked) == (2, 3, 4)
    assert total["all"].precision == pytest.approx(2 / 3)
    assert total["all"].f1 == pytest.approx(4 / 7)
    assert total["person"].recall == pytest.approx(2 / 3)
    assert total["location"].f1 == 0.0


def test_re3d_stays_above_its_floor() -> None:
    """Overlap F1 against every mark of the set stays at 0.77 or more; the bar is 0.65."""
    folder = SHARED / "data" / "re3d"
    if not folder.is_dir():
        pytest.skip(f"needs the re3d set at {folder}; set TRUCEWATCH_SHARED")
    bench = scorer()
    documents = list(bench.documents(folder))
    _, all_found, _ = bench.read(documents)
    scores = [
        bench.score(bench.spans_by_class(one), bench.marks_by_class(document, -1.0))
        for one, document in zip(all_found, documents, strict=True)
    ]
    assert bench.summed(scores)["all"].f1 >= 0.77
