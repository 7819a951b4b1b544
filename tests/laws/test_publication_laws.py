"""Laws of what is published: no number without words, nothing verified by the machine, nothing hostile obeyed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.publication import builders
from trucewatch.model import (
    Actor,
    Certainty,
    Claim,
    Mood,
    Place,
    Polarity,
    Precision,
    Problem,
    SpeechAct,
    Standing,
    When,
)
from trucewatch.publication import Briefing, Cited, DecidedStanding, Sitrep, as_json, compose, html, markdown
from trucewatch.publication.composing import NOTHING_VERIFIED
from trucewatch.publication.sitrep import Basis, IncidentCard, Ink

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style><script>x</script>",
    "\u202egnp.exe",
    "javascript:alert(1)",
    "[now](javascript:alert(1))",
    "![x](https://tracker.example/x.png)",
    "https://tracker.example/ www.tracker.example",
    "| cell | cell |\n# head\n- item\n> quote",
    "{{ 7 * 7 }} {% raw %}",
    "=cmd|'/c calc'!A0",
    "nul\x00 bell\x07 \ud800",
    "]]> --> &lt; &amp;",
    "\u200fسلام\u2067",
)  # fmt: skip
DOUBTS = ("verified", "confirmed")

days = st.one_of(st.none(), st.dates(date(2031, 5, 8), date(2031, 5, 18)))
hostile = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a claim of the invented case with another mood, time, voice or place."""
    made = draw(st.sampled_from(builders.CLAIMS))
    start = draw(st.dates(date(2031, 5, 8), date(2031, 5, 18)))
    end = start + timedelta(days=draw(st.integers(0, 40)))
    when = draw(st.sampled_from([When(), When(start), When(end=end), When(start, end, Precision.DAY)]))
    return replace(
        made,
        time=when,
        mood=draw(st.sampled_from(Mood)),
        polarity=draw(st.sampled_from(Polarity)),
        act=draw(st.sampled_from(SpeechAct)),
        certainty=draw(st.sampled_from(Certainty)),
    )


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Draw a briefing with some of the invented case's records, changed at will."""
    held = {claim.id: claim for claim in draw(st.lists(claims(), max_size=10))}
    whole = builders.briefing(draw(days))
    incidents = tuple(
        replace(one, time=draw(st.sampled_from([one.time, When(), When(builders.DAY)])), armed=draw(st.booleans()))
        for one in draw(st.lists(st.sampled_from(whole.incidents), max_size=3, unique_by=lambda one: one.id))
    )
    findings = whole.findings if draw(st.booleans()) else ()
    return replace(whole, claims=tuple(held.values()), incidents=incidents, findings=findings)


def runs(part: object) -> Iterator[Cited]:
    """Go over every run of text in a part of a report."""
    if isinstance(part, Cited):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from runs(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from runs(getattr(part, field.name))


def cards(part: object) -> Iterator[IncidentCard]:
    """Go over every incident card in a part of a report."""
    if isinstance(part, IncidentCard):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from cards(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from cards(getattr(part, field.name))


@given(briefings())
def test_every_quotation_is_the_reports_own_words(given_briefing: Briefing) -> None:
    """What stands in quotation marks as a claim's words is, character for character, in the report it names."""
    sitrep = compose(given_briefing)
    texts = {report.id: report for report in given_briefing.reports}
    for held in sitrep.words:
        report = texts[held.report]
        for passage in held.passages:
            assert "".join(piece.text for piece in passage.pieces) in report.text
            for one in passage.quotations:
                assert report.text[one.start - report.offset : one.end - report.offset] == one.quote


@given(briefings())
def test_every_number_has_words_behind_it(given_briefing: Briefing) -> None:
    """A number on the page cites claims whose words are on the page, or says on what else it rests."""
    sitrep = compose(given_briefing)
    quotations = sitrep.quotations()
    known = {claim.id for claim in given_briefing.claims}
    for run in runs(sitrep.sections):
        held = [claim for claim in run.claims if claim in known]
        assert set(held) <= set(quotations)
        if re.search(r"\d", run.text) and run.ink is not Ink.NAME and not run.anchor:
            gone = bool(run.claims) and not held
            assert held or gone or run.basis is not Basis.NOTE, run


@given(briefings())
def test_no_claim_and_no_incident_vanishes(given_briefing: Briefing) -> None:
    """On the page of the whole case every claim's words stand, and every armed incident has its card."""
    sitrep = compose(replace(given_briefing, day=None))
    assert {claim.id for claim in given_briefing.claims} <= set(sitrep.quotations())
    shown = [card.incident for card in cards(sitrep.sections)]
    assert len(shown) == len(set(shown))
    assert {one.id for one in given_briefing.incidents if one.armed} <= set(shown)


@given(briefings())
def test_the_machine_never_verifies(given_briefing: Briefing) -> None:
    """Without a person's decision nothing the desk writes says verified or confirmed, in any form."""
    sitrep = compose(given_briefing)
    for text in (markdown.render(sitrep), html.render(sitrep), as_json.render(sitrep)):
        prose = re.sub(r"<style>.*?</style>", "", text.replace(NOTHING_VERIFIED, ""), flags=re.DOTALL).casefold()
        assert not [word for word in DOUBTS if word in prose]


@given(st.sampled_from([Standing.CONFIRMED, Standing.VERIFIED]), days)
def test_a_decided_word_comes_with_a_name(standing: Standing, day: date | None) -> None:
    """Where a record reads as confirmed or verified, the name of who decided it stands with it."""
    stood = DecidedStanding(builders.SHELLING.id, standing, "M. Orlo", builders.EFFECT, "two visits")
    text = markdown.render(compose(replace(builders.briefing(day), standings=(stood,))))
    for line in text.replace(NOTHING_VERIFIED, "").splitlines():
        if any(word in line.casefold() for word in DOUBTS):
            assert "by M. Orlo" in line


@given(briefings())
def test_same_records_same_bytes(given_briefing: Briefing) -> None:
    """The same records in another order give the same page, byte for byte."""
    turned = replace(
        given_briefing,
        reports=given_briefing.reports[::-1],
        claims=given_briefing.claims[::-1],
        incidents=given_briefing.incidents[::-1],
        findings=given_briefing.findings[::-1],
        tallies=given_briefing.tallies[::-1],
        problems=given_briefing.problems[::-1],
        documents=given_briefing.documents[::-1],
    )
    first, second = compose(given_briefing), compose(turned)
    assert html.render(first) == html.render(second)
    assert markdown.render(first) == markdown.render(second)
    assert as_json.render(first) == as_json.render(second)


@given(st.sampled_from(builders.CLAIMS), st.sampled_from([Mood.PLANNED, Mood.DEMANDED, Mood.PREDICTED]), st.booleans())
def test_what_is_not_done_never_stands_unmarked(claim: Claim, mood: Mood, denied: bool) -> None:  # noqa: FBT001
    """Wherever the words of something planned, demanded, feared or denied are quoted, the mark stands with them."""
    polarity = Polarity.NEGATIVE if denied else Polarity.POSITIVE
    changed = replace(claim, mood=mood, polarity=polarity, act=SpeechAct.DENY if denied else claim.act)
    given_briefing = builders.briefing(None)
    others = tuple(one for one in given_briefing.claims if one.id != claim.id)
    quotation = compose(replace(given_briefing, claims=(*others, changed))).quotations()[claim.id]
    assert mood.value in quotation.marks
    assert not denied or "denied" in quotation.marks


class Tags(HTMLParser):
    """Notes a page's tags and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}


PLAIN = Tags(html.render(compose(builders.briefing(None))))


def poisoned(text: str) -> Sitrep:
    """Compose the invented case with hostile text wherever a report, a person or a file name can put it."""
    report = builders.report(f"Before {text} after.", title=text)
    actor = Actor(text, text, words=text)
    quote = f"Before {text} after"
    claim = replace(
        builders.SHELLED,
        report=report.id,
        span=builders.span_of(report, quote),
        quote=quote,
        speaker=actor,
        relays=(actor,),
        actors=(actor,),
        targets=(actor,),
        places=(Place(text, doubt=text, within=(text,)),),
        time=replace(builders.SHELLED.time, words=text),
        counts=(replace(builders.SHELLED.counts[0], of=text, unit=text, words=text, per=text, value=None),),
        cue=text,
        basis=text,
        doubts=(text,),
    )
    incident = replace(builders.incident(text, (claim,)), origins=(text,), agree=(text,), place=claim.places[0])
    finding = replace(builders.SHELLING_FINDING, incident=incident.id, missing=(text,), hangs_on=text)
    tally = replace(builders.TALLY, claim=claim.id, source=actor, counted=text, comparable=text, relays=(actor,))
    return compose(
        replace(
            builders.briefing(None),
            reports=(replace(report, file=text, publisher=text, url=text),),
            claims=(claim,),
            attributions=(),
            incidents=(incident,),
            findings=(finding,),
            tallies=(tally,),
            problems=(Problem(text, text, text, text),),
            agreement_sentences=(text,),
            standings=(DecidedStanding(incident.id, Standing.REJECTED, text, builders.EFFECT, text),),
        )
    )


@given(hostile)
def test_hostile_text_stays_text(text: str) -> None:
    """Markup, scripts, links and overrides in a report change no tag, no attribute and no link of the page."""
    page = html.render(poisoned(text))
    page.encode("utf-8")
    read = Tags(page)
    assert read.tags <= PLAIN.tags
    assert read.names <= PLAIN.names
    assert all(link.startswith("#") for link in read.links)
    assert not set("\x00\u202e\u2067") & set(page)
    assert "{{ 7 * 7 }}" not in text or "{{ 7 * 7 }}" in page


@given(hostile)
def test_hostile_text_writes_no_markdown(text: str) -> None:
    """No text from a report opens a heading, a link, a picture, a table or a quotation of its own."""
    lines = markdown.render(poisoned(text)).splitlines()
    plain = re.sub(r"\\.", "", "\n".join(lines))
    assert not re.search(r"\]\(|!\[|<[a-z/!]|://|javascript:", plain, re.IGNORECASE)
    assert not [line for line in lines if line.startswith("# ") and line != "# Ceasefire report: the whole case"]
    rows = [line for line in lines if line.startswith("|")]
    heads = {rows[0].count("|"), *(line.count("|") for line in rows if "---" in line)}
    assert all(re.sub(r"\\.", "", row).count("|") in heads for row in rows)


@given(hostile)
def test_json_gives_hostile_text_back_unchanged(text: str) -> None:
    """The JSON form is plain ASCII and gives every quotation back character for character."""
    written = as_json.render(poisoned(text))
    assert written.isascii()
    quotes = [
        one
        for report in json.loads(written)["words"]
        for passage in report["passages"]
        for one in passage["quotations"]
    ]
    assert [one["quote"] for one in quotes] == [f"Before {text} after"]


def test_a_word_of_a_million_letters_makes_a_small_page() -> None:
    """The page's size is bounded however long one word is; the JSON form keeps it all."""
    sitrep = poisoned("x" * 1_000_000)
    assert len(html.render(sitrep)) < 400_000
    assert len(markdown.render(sitrep)) < 400_000
    assert "x" * 1_000_000 in as_json.render(sitrep)
