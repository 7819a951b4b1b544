"""Sections made of matters followed through the reports: commitments, aid, talks, inquiries, and what else was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model import Acceptance, Agreement, Claim, EventType, Incident, Mood, Party, PartyStatus, When
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.cards import anchor_of, clash_lines, number_line, sources_line
from trucewatch.publication.days import told_on
from trucewatch.publication.sitrep import Basis, Block, Cell, Cited, Group, Ink, Line, Row, Section, Strand, Table
from trucewatch.publication.topics import (
    AID,
    COMMITMENTS,
    INQUIRY,
    OWN_WORD,
    TALKS,
    TERMS,
    TRACING,
    committing,
    has_card,
    on_commitments,
    within,
)
from trucewatch.publication.voices import (
    actor_words,
    in_own_words,
    marks_of,
    place_words,
    speaker_words,
    through_words,
    voices,
)
from trucewatch.publication.wording import act_words, day_words, plural, when_words

STATUSES = {
    PartyStatus.BOUND: "bound",
    PartyStatus.ACCEPTED_FOR_PERIOD: "accepted for a period",
    PartyStatus.ANNOUNCED: "acceptance announced by others",
    PartyStatus.RESERVED: "reserved a right to respond",
    PartyStatus.NOT_BOUND: "not bound",
    PartyStatus.GUARANTOR: "guarantor",
    PartyStatus.UNKNOWN: "not known",
}
_STATUS_NOTE = f"“{STATUSES[PartyStatus.ANNOUNCED]}” means that the party's own word was not seen."


_MOST_OPEN = 5
"""Rows of statements that stand open; a longer table opens on demand."""


@dataclass(frozen=True, slots=True)
class Told:
    """The claims to be told in the strand sections: those that no card or tally already shows."""

    claims: tuple[Claim, ...]

    def of(self, topics: frozenset[EventType]) -> tuple[Claim, ...]:
        """Return the claims whose type belongs to the topics."""
        return tuple(claim for claim in self.claims if within(claim.event_type, topics))


def untold(case: CaseFile, shown: frozenset[str]) -> Told:
    """Return the claims of the day (or the case) that are not among those already shown."""
    day = case.briefing.day
    held = sorted(case.claims.values(), key=case.order_of)
    return Told(tuple(one for one in held if one.id not in shown and (day is None or told_on(case, one, day))))


def commitments(case: CaseFile, told: Told) -> Section:
    """Return who accepted what, when and on what condition: from the agreement file, then from the reports."""
    blocks: list[Block] = []
    agreement = case.briefing.agreement
    if agreement is not None and agreement.parties:
        blocks.append(_parties(agreement, case.briefing.day))
    held = [claim for claim in told.of(COMMITMENTS | TERMS) if on_commitments(case, claim)]
    for anchor, caption, head, claims in (
        ("promises", "From the reports", _COMMITMENT_HEAD, [claim for claim in held if committing(case, claim)]),
        ("terms", _SAID_OF_IT, _TERMS_HEAD, [claim for claim in held if not committing(case, claim)]),
    ):
        if claims:
            rows = tuple(_commitment_row(case, claim) for claim in claims)
            blocks.append(Table(anchor, caption, head, rows, folded=len(rows) > _MOST_OPEN))
    notes = () if blocks else _nothing("a commitment")
    return Section("commitments", "Commitments: who accepted what, when, on what condition", notes, tuple(blocks))


def _parties(agreement: Agreement, day: date | None) -> Table:
    rows = []
    for party in agreement.parties:
        for number, acceptance in enumerate(party.acceptances):
            if day is None or acceptance.since is None or acceptance.since <= day:
                rows.append(_party_row(party, acceptance, number))
    head = ("Party", "How far it is bound", "Since", "Until", "Conditions and reservations", "Rests on")
    return Table("parties", "From the agreement file", head, tuple(rows), (_STATUS_NOTE,))


def _party_row(party: Party, acceptance: Acceptance, number: int) -> Row:
    limits = [*acceptance.conditions, *acceptance.reservations]
    cells = (
        _agreed(party.name),
        _agreed(STATUSES[acceptance.status]),
        _agreed(day_words(acceptance.since) if acceptance.since else "not stated"),
        _agreed(day_words(acceptance.until) if acceptance.until else "no end stated"),
        tuple((Cited(words, basis=Basis.AGREEMENT),) for words in limits) or _agreed("none stated"),
        _agreed(acceptance.reference or "the agreement file"),
    )
    return Row(anchor_of(f"party-{party.id}-{number}"), f"Commitments: {party.name}", cells)


def _agreed(words: str) -> Cell:
    return ((Cited(words, basis=Basis.AGREEMENT),),)


_COMMITMENT_HEAD = ("Who", "What", "On what condition", "When", "Who says so, in which words")
_TERMS_HEAD = ("Of whom", *_COMMITMENT_HEAD[1:])
_SAID_OF_IT = "What was said of its terms, of keeping it, of exclusions and monitoring"


def _time_of_commitment(case: CaseFile, claim: Claim) -> str:
    """Write when, or that it is not stated: nobody accepted an agreement before it was proposed, or after it was told.

    What is still to come may lie later than the report.
    """
    agreement, told = case.briefing.agreement, case.reports[claim.report].published
    start, end = claim.time.start or claim.time.end, claim.time.end or claim.time.start
    if agreement is None or start is None or end is None:
        return when_words(claim.time)
    known = [moment.date() for _, moment in agreement.known_times] + [one.since.date() for one in agreement.statuses]
    last = told.latest or told.best
    too_late = last is not None and start > last and claim.mood is Mood.REALISED
    if (known and start < min(known)) or too_late:
        return when_words(When())
    return when_words(claim.time)


def _commitment_row(case: CaseFile, claim: Claim) -> Row:
    nobody = speaker_words(claim) if claim.event_type in OWN_WORD else "not stated"
    who = actor_words(claim.actors, nobody)
    marks = marks_of(claim)
    what = act_words(claim.event_type.value) + "".join(f" [{mark}]" for mark in marks)
    condition: Cell = _plain("none read")
    if claim.mood is Mood.CONDITIONAL:
        condition = ((Cited("conditional: see the words"),),)
    elif claim.mood is Mood.PROMISED:
        condition = ((Cited("promised, not told as kept"),),)
    cells = (
        ((Cited(who, (claim.id,), Ink.NAME),),),
        _plain(what),
        condition,
        ((Cited(_time_of_commitment(case, claim), (claim.id,)),),),
        (words_line(claim),),
    )
    return Row(anchor_of(f"row-{claim.id}"), f"Commitments: {who}", cells)


def _plain(words: str) -> Cell:
    return ((Cited(words),),)


def words_line(claim: Claim) -> Line:
    """Quote a claim with its speaker and relays."""
    who = Cited(speaker_words(claim) + through_words(claim), ink=Ink.NAME)
    lead = ": " if in_own_words(claim) else ", as reported: "
    return (who, Cited(lead), Cited(claim.quote, (claim.id,), Ink.QUOTATION))


def aid(case: CaseFile, told: Told) -> Section:
    """Return aid and access: deliveries, convoys, sieges, displacement, detainees."""
    return _section(case, told, AID, ("aid", "Aid and access", "aid or access"))


def talks(case: CaseFile, told: Told) -> Section:
    """Return talks: scheduled, moved, called off, held or collapsed; what was superseded stays on the page."""
    return _section(case, told, TALKS, ("talks", "Talks", "talks"))


def inquiries(case: CaseFile, told: Told) -> Section:
    """Return items for tracing and allegations under inquiry, kept apart from the incidents and from each other."""
    held = tuple(case.briefing.claims)
    groups: list[Block] = []
    for anchor, title, topics in (
        ("tracing", "Items for tracing", TRACING),
        ("inquiry", "Inquiries: allegations, access, samples, findings", INQUIRY),
    ):
        ids = {claim.id for claim in told.of(topics)}
        ids |= {claim.id for claim in held if claim.event_type in INQUIRY & topics and _of_day(case, claim)}
        strands = _strands(case, case.claims_named(sorted(ids)))
        if strands:
            groups.append(Group(anchor, title, (), strands))
    notes = _APART if groups else _nothing("an item for tracing or an inquiry")
    return Section("inquiries", "Tracing and inquiries mentioned", notes, tuple(groups))


_APART: tuple[Line, ...] = (
    (Cited("An allegation, access, samples, a finding on use and a finding on who did it are different things."),),
)


def _of_day(case: CaseFile, claim: Claim) -> bool:
    day = case.briefing.day
    return claim.id in case.claims and (day is None or told_on(case, claim, day))


def also_said(case: CaseFile, told: Told) -> Section:
    """Return every other claim of the day, so that none is lost, grouped by what it is about."""
    rest = [
        claim
        for claim in told.claims
        if not on_commitments(case, claim) and not within(claim.event_type, AID | TALKS | TRACING | INQUIRY)
    ]
    strands = _strands(case, rest)
    notes: tuple[Line, ...] = () if strands else _nothing("anything else")
    blocks: tuple[Block, ...] = ()
    if strands:
        title = f"{plural(len(rest), 'statement')} on other matters"
        blocks = (Group("statements", title, (), strands, folded=True),)
    return Section("also", "Also said", notes, blocks)


def _section(case: CaseFile, told: Told, topics: frozenset[EventType], names: tuple[str, str, str]) -> Section:
    anchor, title, noun = names
    strands = _strands(case, told.of(topics))
    return Section(anchor, title, () if strands else _nothing(noun), strands)


def _nothing(noun: str) -> tuple[Line, ...]:
    return ((Cited(f"Nothing read tells of {noun}; silence is not evidence that there was none."),),)


def _strands(case: CaseFile, claims: Sequence[Claim]) -> tuple[Strand, ...]:
    """Group claims by the incident they were linked into, else by what they are about, in the order of the reports."""
    wanted = {claim.id for claim in claims}
    found: list[Strand] = []
    placed: set[str] = set()
    for incident in sorted(case.briefing.incidents, key=_incident_order):
        members = [claim for claim in incident.claims if claim in wanted and claim not in placed]
        if len(members) > 1 and not has_card(case, incident):
            placed.update(members)
            found.append(_incident_strand(case, incident, members))
    by_type: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id not in placed:
            by_type.setdefault(claim.event_type.value, []).append(claim)
    found += [_type_strand(case, name, held) for name, held in sorted(by_type.items())]
    return tuple(found)


def _incident_order(incident: Incident) -> tuple[date, str, str]:
    return (incident.time.start or incident.time.end or date.max, incident.title, incident.id)


def _incident_strand(case: CaseFile, incident: Incident, members: Sequence[str]) -> Strand:
    place = place_words((incident.place,)) if incident.place is not None else "place not stated"
    facts: list[Line] = [
        (Cited(when_words(incident.time), incident.claims), Cited(" · "), Cited(place, ink=Ink.NAME)),
        sources_line(case, incident),
    ]
    numbers = number_line(case.claims_named(members))
    if numbers:
        facts.append((Cited("Numbers given: "), *numbers))
    title = Cited(incident.title, tuple(members), Ink.NAME)
    clashes = clash_lines(case, incident.disagree)
    return Strand(anchor_of(incident.id), title, tuple(facts), voices(case, members), clashes)


def _type_strand(case: CaseFile, name: str, claims: Sequence[Claim]) -> Strand:
    ids = tuple(claim.id for claim in claims)
    title = Cited(act_words(name).capitalize(), ids)
    numbers = number_line(claims)
    facts: tuple[Line, ...] = ((Cited("Numbers given: "), *numbers),) if numbers else ()
    return Strand(anchor_of(f"about-{name}"), title, facts, voices(case, ids), ())
