"""Laws of claims: every word stands where it is said to, the same report reads the same, and no side is special."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scripts.pin_floors import SHARED, missing, read_key_reports
from tests.unit.claims.cases import wrong
from tests.unit.claims.reading import OUTLET, Read, folded, names, read, reader, report_of
from trucewatch.model import Actor, Certainty, Claim, Count, Mood, Place, Polarity, Quoted, Report, Span, When
from trucewatch.reports import Source, read_inputs
from trucewatch.reports.dating import date_reports

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*") if path.suffix not in ("", ".md", ".yaml"))

SIDES = (
    "Hamas",
    "Hezbollah",
    "the army",
    "the rebels",
    "Rwanda",
    "Uganda",
    "the Houthis",
    "M23",
    "the junta",
    "Russia",
)
STATES = (
    "India",
    "Pakistan",
    "Ethiopia",
    "Eritrea",
    "Thailand",
    "Cambodia",
    "Rwanda",
    "Uganda",
    "Armenia",
    "Azerbaijan",
)
GROUPS = ("Hamas", "Hezbollah", "Al Shabaab", "Boko Haram")
TOWNS = ("Goma", "Aden", "Kherson", "Nyala", "Tyre", "Sirte")
PAST = ("shelled {town}", "bombed a market in {town}", "attacked a convoy near {town}", "fired nine rockets at {town}",
        "ambushed a patrol near {town}", "seized {town}", "killed four farmers near {town}")  # fmt: skip
BARE = ("shell {town}", "bomb a market in {town}", "attack a convoy near {town}", "fire nine rockets at {town}",
        "ambush a patrol near {town}", "seize {town}", "kill four farmers near {town}")  # fmt: skip
WHO = ("Ikram Saleh, a nurse, said", "the U.N. said", "a rebel official told Radio Okapi that", "residents said",
       "according to the governor,", "")  # fmt: skip
CLOSERS = (
    ", the governor said.",
    ", two medics said on Tuesday.",
    ", TASS reported, citing the army.",
    ".",
    ", which the army denies.",
)
SPOKEN = ("“{A} {past} on Monday,” said Ikram Saleh. “Nobody stopped them.”",
"TASS quoted the mayor as saying {a} had {past} on Monday.",
          "{A} denied it had {past}.", "The mayor accused {a} of an attack on {town}, killing at least two people.",
          "{A} and {b} said talks would resume in {town} on Friday.",
          "It did not say whether anybody was hurt in {town}.")  # fmt: skip


def capital(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a sentence of wire copy: a side, an act and a town, told, quoted, denied or relayed."""
    a, b, town = draw(st.sampled_from(SIDES)), draw(st.sampled_from(SIDES)), draw(st.sampled_from(TOWNS))
    past = draw(st.sampled_from(PAST)).format(town=town)
    if draw(st.booleans()):
        return draw(st.sampled_from(SPOKEN)).format(a=a, A=capital(a), b=b, past=past, town=town)
    who = draw(st.sampled_from(WHO))
    return capital(f"{who} {a} {past}".strip()) + draw(st.sampled_from(CLOSERS))


noise = st.text(
    alphabet=st.sampled_from(list("abcDEF ,.;:!?\"“”‘’«»'-—()0123456789\u00a0\u200f\x00éع🙂\t")), max_size=50
)
texts = st.lists(st.one_of(sentences(), sentences(), noise), min_size=1, max_size=6).flatmap(
    lambda lines: st.sampled_from(["\n", " "]).map(lambda glue: glue.join(lines))
)


def wrong_words(text: str, claim: Claim) -> Iterator[str]:
    """Yield what in a claim does not quote the report's text."""
    if claim.span.quote(text) != claim.quote:
        yield f"claim {claim.quote!r}"
    pointed: list[tuple[Span | None, str | None]] = [
        *((actor.span, actor.words) for actor in people(claim)),
        *((place.span, place.words) for place in claim.places),
        *((count.span, count.words) for count in claim.counts),
        (claim.time.span, claim.time.words),
        (claim.said_on.span, claim.said_on.words),
    ]
    for span, words in pointed:
        if (span is None) != (words is None) or (span is not None and not same(span.quote(text), words or "")):
            yield f"{words!r} at {span}"


_PLAIN = str.maketrans("“”„«»‘’–—\u00a0", '"""""\'\'-- ')


def same(mine: str, words: str) -> bool:
    """Tell whether words are those of the text; marks and white space may have been made plain."""
    plain = [re.sub(r"[\s\u200e\u200f]+", " ", text.translate(_PLAIN)) for text in (mine, words)]
    return plain[0] == plain[1]


def people(claim: Claim) -> tuple[Actor, ...]:
    """Return everybody a claim names."""
    return (claim.speaker, *claim.relays, *claim.joint, *claim.actors, *claim.targets)


def check(got: Read) -> None:
    """Fail where a reading breaks the law of words."""
    text = got.report.text
    assert [wrong for claim in got.claims for wrong in wrong_words(text, claim)] == []
    for one in got.attributions:
        spans = (*one.content, *one.cue, *one.speaker_spans)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert one.content
        assert one.cue
    assert len({claim.id for claim in got.claims}) == len(got.claims)
    assert len({one.id for one in got.attributions}) == len(got.attributions)


@given(texts)
@example("Rebels shelled Goma.\x00 “The truce is dead,” said Ikram\u00a0Saleh.")
@settings(max_examples=80)
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    """Claims, actors, places, times, counts and attributions quote the report exactly; ids are unique."""
    check(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lebanon’s army shelled the port.",
        "The army’s envoy said it rained.",
        "Rebels shelled the port of Aden on May 12, killing “at least” nine people.",
    ],
)
def test_words_keep_the_report_s_own_marks(text: str) -> None:
    """What is kept as the words of a name, place, time or count is the report's text, typographic marks and all."""
    got = read(text)
    pointed: list[Actor | Place | Count | When] = []
    for claim in got.claims:
        pointed += [*people(claim), *claim.places, *claim.counts, claim.time]
    assert [one.words for one in pointed if one.span is not None and one.span.quote(text) != one.words] == []


@given(texts)
@settings(max_examples=40)
def test_the_same_report_reads_the_same(text: str) -> None:
    """A report read again, alone or after another, gives an equal reading."""
    report = report_of(text)
    first = next(reader().read([report]))
    again = list(reader().read([report_of("Colonel Nasser Qadi said rebels had shelled Aden."), report]))[1]
    assert first == again


@given(texts)
@settings(max_examples=40)
def test_voices_and_relays_fit_together(text: str) -> None:
    """The outlet is the outermost relay of all it did not say itself; nobody relays itself; own words are unquoted."""
    got = read(text)
    attributions = {one.id: one for one in got.attributions}
    for claim in got.claims:
        relays = [actor.name for actor in claim.relays]
        under = attributions.get(claim.attribution or "")
        assert under is None or not under.said_nothing
        assert claim.speaker.name not in relays
        assert len(set(relays)) == len(relays)
        if claim.speaker.name == OUTLET:
            assert (relays, claim.quoted) == ([], Quoted.NONE)
        else:
            assert relays[0] == OUTLET
            assert claim.quoted is not Quoted.NONE


FRAMES = (
    "If {a} {past}, the truce would end, the mayor said.",
    "If inspectors confirm that {a} {past}, talks will end, the mayor said.",
    "It is not clear whether {a} {past}.",
    "The mayor asked if {a} had {past}.",
    "Inspectors are investigating whether {a} {past}.",
    "The envoy urged {a} not to {bare}.",
    "The council called on {a} to {bare}.",
    "The envoy demanded that {a} {bare}.",
    "{A} denied it had {past}.",
    "{A} denied that its men had {past}.",
    "Residents feared {a} would {bare}.",
    "Residents fear that {a} could {bare}.",
    "{A} planned to {bare}.",
    "The mayor said {a} planned to {bare} on Friday.",
    "{A} threatened to {bare}.",
    "{A} promised not to {bare}.",
    "{A} would {bare} if talks failed, the mayor said.",
    "{A} has not {past}, the mayor said.",
    "“We did not {bare},” a spokesman for {a} said.",
    "{A} will {bare} unless talks resume, the mayor said.",
    "The mayor hopes {a} will not {bare}.",
)


def done(got: Read) -> list[str]:
    """Return the armed acts told as done for certain."""
    return [
        claim.quote
        for claim in got.claims
        if claim.event_type.armed
        and (claim.mood, claim.polarity, claim.certainty) == (Mood.REALISED, Polarity.POSITIVE, Certainty.CERTAIN)
    ]


@pytest.mark.parametrize("frame", FRAMES)
def test_no_act_is_done_inside_a_frame_that_says_it_is_not(frame: str) -> None:
    """Inside if, whether, urged, demanded, denied, feared, planned, threatened and promised nothing is done."""
    found = {}
    for (past, bare), side in product(zip(PAST, BARE, strict=True), ("the army", "Hamas", "Rwanda")):
        text = frame.format(a=side, A=capital(side), past=past.format(town="Goma"), bare=bare.format(town="Goma"))
        if done(read(text)):
            found[text] = done(read(text))
    assert found == {}


ACCUSING = (
    "{A} accused {b} of shelling Goma.",
    "{A} said {b} had shelled Goma.",
    "{A} blamed {b} for an attack on Goma.",
    "{B} shelled Goma, {a} said.",
    "According to {a}, {b} shelled Goma.",
    "“{B} shelled Goma,” {a} said in a statement.",
    "{A} said its posts had been shelled by {b}.",
    "{B} was accused by {a} of shelling Goma on Sunday.",
    "{A} urged {b} to stop shelling Goma.",
)


@pytest.mark.parametrize(
    "frame",
    [
        *ACCUSING,
        "{A} condemned {b} for shelling Goma on Sunday.",
    ],
)
def test_the_accuser_is_never_the_actor(frame: str) -> None:
    """Whoever says that another did it is not the one who did."""
    found = {}
    for one, other in (
        ("India", "Pakistan"),
        ("Hamas", "Hezbollah"),
        ("the rebels", "the army"),
        ("Ethiopia", "Boko Haram"),
    ):
        text = frame.format(a=one, A=capital(one), b=other, B=capital(other))
        doers = [names(claim.actors) for claim in read(text).claims if claim.event_type.armed]
        if not doers or any(folded(one) in who for who in doers):
            found[text] = doers
    assert found == {}


SWAPPED = (
    "{a} shelled {b} near the river on Monday.",
    "{a} accused {b} of breaking the truce.",
    "{a} said {b} had fired three rockets across the border.",
    "{a} denied it had attacked {b}.",
    "{b} was attacked by {a} on Sunday, the U.N. said.",
    "{a} urged {b} to free nine prisoners.",
    "{a} and {b} exchanged fire on Monday.",
    "{a} accepted the truce, which {b} rejected.",
    wrong(
        "'soldiers of COUNTRY' is the army of one country and words of the other",
        "Soldiers of {a} killed two soldiers of {b}.",
    ),
)


@cache
def shape(text: str) -> tuple[Claim, ...]:
    """Return the claims of a sentence."""
    return read(text).claims


@pytest.mark.parametrize("form", SWAPPED)
@given(
    pair=st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True)
    | st.lists(st.sampled_from(GROUPS), min_size=2, max_size=2, unique=True)
)
@settings(max_examples=12)
def test_swapping_the_sides_swaps_speaker_actor_and_target(form: str, pair: list[str]) -> None:
    """The same words about the other side give the same claims, with the sides exchanged and nothing else."""
    one, other = pair
    straight, turned = shape(form.format(a=one, b=other)), shape(form.format(a=other, b=one))
    exchange = {one.lower(): other.lower(), other.lower(): one.lower()}

    def turn(actors: tuple[Actor, ...]) -> list[str]:
        return [exchange.get(folded(actor.name), folded(actor.name)) for actor in actors]

    def plain(actors: tuple[Actor, ...]) -> list[str]:
        return [folded(actor.name) for actor in actors]

    assert [(c.event_type, c.act, c.polarity, c.mood, c.certainty) for c in straight] == [
        (c.event_type, c.act, c.polarity, c.mood, c.certainty) for c in turned
    ]
    assert [(plain((c.speaker,)), plain(c.actors), plain(c.targets)) for c in straight] == [
        (turn((c.speaker,)), turn(c.actors), turn(c.targets)) for c in turned
    ]


@cache
def example_reads() -> tuple[tuple[Report, Read], ...]:
    """Read every example report from bytes to claims."""
    found = read_inputs([Source(path=path) for path in EXAMPLES])
    dated = date_reports(found.reports, (), "UTC")
    readings = reader().read(dated)
    return tuple((report, Read(report, reading)) for report, reading in zip(dated, readings, strict=True))


def test_the_examples_quote_their_reports() -> None:
    """Every claim and attribution read in the example reports stands where it is said to."""
    assert len(example_reads()) >= 8
    for _, got in example_reads():
        check(got)
    assert sum(len(got.claims) for _, got in example_reads()) > 50


@pytest.mark.skipif(bool(missing()), reason=f"the key's reports are not at {SHARED} (set TRUCEWATCH_SHARED)")
def test_the_key_s_reports_quote_themselves() -> None:
    """Every word of every claim read in the key's reports stands where it is said to."""
    wrong = [broken for report, claim in read_key_reports() for broken in wrong_words(report.text, claim)]
    assert wrong == []
    assert len({claim.id for _, claim in read_key_reports()}) == len(read_key_reports())
