"""Incident cards: the verdict with its reasons, who says so through whom, agreements and contradictions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model import (
    Actor,
    Answer,
    Check,
    Claim,
    Contradiction,
    ContradictionKind,
    EventType,
    Finding,
    Incident,
    Place,
    PlacePrecision,
    Polarity,
    Standing,
    Verdict,
    content_id,
)
from trucewatch.publication.briefing import CaseFile
from trucewatch.publication.sitrep import AccountShown, Basis, CheckShown, Cited, IncidentCard, Ink, Line
from trucewatch.publication.voices import (
    actor_words,
    labels_marked,
    marks_of,
    named,
    place_words,
    speaker_words,
    told_as_done,
    voices,
)
from trucewatch.publication.wording import (
    QUESTIONS,
    STANDINGS,
    VERDICTS,
    act_words,
    count_words,
    listed,
    moment_words,
    plural,
    sentence,
    spelled,
    when_words,
)

_CLASHES = {
    ContradictionKind.DENIAL: "One denies what the other says",
    ContradictionKind.MUTUAL_ACCUSATION: "Each blames the other",
    ContradictionKind.RIVAL_COUNTS: "Rival numbers",
    ContradictionKind.SUPERSEDED: "Said later, in place of what was said before",
    ContradictionKind.LABEL: "They name the same people differently",
    ContradictionKind.SCOPE: "They speak of different things",
    ContradictionKind.TIMING: "They give different times",
    ContradictionKind.PLACE: "They give different places",
}
_ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "not known"}
_MOST_NUMBERS = 8
_MOST_VOICES = 2
_REGISTER_ID = re.compile(r"(?<![\w:/])[a-z][a-z_]+:(?!/)[A-Za-z][\w-]*", re.ASCII)
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}", re.ASCII)


def anchor_of(record: str) -> str:
    r"""Return the anchor of a record on the page; an id that could not stand in a link is replaced by its digest.

    >>> anchor_of("i-12ab")
    'i-12ab'
    >>> anchor_of("\"><script>").startswith("r-")
    True
    """
    return record if _ANCHOR.fullmatch(record) else content_id("r", record)


def card(case: CaseFile, incident: Incident) -> IncidentCard:
    """Return one incident as a card."""
    finding = case.findings.get(incident.id)
    verdict = finding.verdict if finding is not None else Verdict.NOT_ASSESSED
    stood, standing_words = standing_line(case, incident.id, finding.id if finding is not None else None)
    claims = case.claims_named(incident.claims)
    return IncidentCard(
        anchor=anchor_of(incident.id),
        incident=incident.id,
        title=Cited(incident.title, incident.claims, Ink.NAME),
        verdict=verdict,
        verdict_words=VERDICTS[verdict],
        standing=stood,
        standing_words=standing_words,
        facts=_facts(case, incident, claims),
        warnings=_warnings(incident, claims),
        reasons=_reasons(finding),
        checks=_checks(case, finding.checks) if finding is not None else (),
        accounts=_accounts(case, finding) if finding is not None else (),
        hangs_on=finding.hangs_on if finding is not None else None,
        said=voices(case, incident.claims),
        agree=tuple((Cited(in_names(case, words), incident.claims),) for words in incident.agree),
        clashes=clash_lines(case, incident.disagree),
        corrections=_remarks(case, incident, "correction"),
        grades=_remarks(case, incident, "grade"),
        elsewhere=_remarks(case, incident, "agreement"),
    )


def _remarks(case: CaseFile, incident: Incident, kind: str) -> tuple[str, ...]:
    return tuple(remark.words for remark in case.remarks_of.get(incident.id, ()) if remark.kind == kind)


def standing_line(case: CaseFile, *records: str | None) -> tuple[Standing, str]:
    """Return the first standing that a person's decision gave any of the records, in words with name and reason."""
    held = [case.standing_of(record) for record in records if record is not None]
    decided = [stood for stood in held if stood.standing is not Standing.PROPOSED]
    if not decided:
        return Standing.PROPOSED, STANDINGS[Standing.PROPOSED]
    stood = decided[0]
    words = STANDINGS[stood.standing]
    if stood.by:
        words += f" (decided by {stood.by}" if stood.standing is Standing.STALE else f" by {stood.by}"
    if stood.at is not None:
        words += f" on {moment_words(stood.at.astimezone(case.zone), str(case.zone))}"
    words += ")" if stood.by and stood.standing is Standing.STALE else ""
    return stood.standing, words + (f": {stood.reason}" if stood.reason else "")


def origin_words(case: CaseFile, incident: Incident) -> str:
    """Name the origins an incident rests on by the voices that speak for each.

    Voices whose family the claims do not name stand together, in place of the origins that nobody else speaks for.
    """
    voices_of: dict[str, list[str]] = {origin: [] for origin in incident.origins}
    others: list[str] = []
    for claim in case.claims_named(incident.claims):
        for actor in (claim.speaker, *claim.joint):
            voices_of.get(_origin_of(actor, incident) or "", others).append(named(actor))
    told = [_with(voices) for voices in voices_of.values() if voices]
    silent = [_name_of(case, origin) for origin, voices in voices_of.items() if not voices]
    if silent:
        told.append(_with(others) or listed(silent))
    return "; ".join(told)


def _name_of(case: CaseFile, origin: str) -> str:
    return case.names.get(origin) or spelled(origin.rpartition(":")[2])


def in_names(case: CaseFile, words: str) -> str:
    """Write a line made of records with names where it has register ids, and labels in quotation marks."""
    return labels_marked(_REGISTER_ID.sub(lambda found: _name_of(case, found.group()), words))


def _origin_of(actor: Actor, incident: Incident) -> str | None:
    own = {actor.family, actor.id, actor.name, actor.name.casefold()}
    return next((origin for origin in incident.origins if origin in own), None)


def _with(voices: Sequence[str]) -> str:
    once = list(dict.fromkeys(voices))
    more = f" and {len(once) - _MOST_VOICES} more" if len(once) > _MOST_VOICES else ""
    return " with ".join(once[:_MOST_VOICES]) + more


def sources_line(case: CaseFile, incident: Incident) -> Line:
    """Say how many independent sources speak, of how many reports, and which they are."""
    reports = len(set(incident.reports))
    sources = incident.independent_sources
    if sources:
        count = f"{plural(sources, 'independent source')} of {plural(reports, 'report')}"
    else:
        count = f"no source that can be told apart, {plural(reports, 'report')}"
    line = (Cited(count, incident.claims),)
    if not incident.origins:
        return line
    return (*line, Cited(": "), Cited(origin_words(case, incident), incident.claims, Ink.NAME))


def _facts(case: CaseFile, incident: Incident, claims: Sequence[Claim]) -> tuple[Line, ...]:
    place = place_words((incident.place,)) if incident.place is not None else "place not stated"
    words = f" (“{incident.time.words}”)" if incident.time.words else ""
    when = Cited(when_words(incident.time) + words, incident.claims)
    label = "Alleged act" if incident.armed else "About"
    found: list[Line] = [
        (Cited(f"{label}: "), Cited(act_words(incident.event_type), _of_type(incident, claims))),
        (Cited("When: "), when),
        (Cited("Where: "), Cited(place, _placing(claims) if incident.place is not None else (), Ink.NAME)),
        (Cited("Sources: "), *sources_line(case, incident)),
    ]
    found += _roles(incident, claims)
    numbers = number_line(claims)
    if numbers:
        found.append((Cited("Numbers given: "), *numbers))
    return tuple(found)


def _of_type(incident: Incident, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the claims that tell of the incident's own act, or all where it is named after none of them."""
    own = tuple(claim.id for claim in claims if incident.event_type in (claim.event_type, claim.event_type.coarse))
    return own or tuple(claim.id for claim in claims)


def _placing(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if claim.places)


def telling_of_act(incident: Incident, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims that say who did it to whom: never those on an inquiry, a sample, a demand beside an act.

    A doctor who takes samples acts, and is no alleged actor of the attack.
    """
    if not incident.armed:
        return tuple(claims)
    told = (EventType.VIOLATION_ALLEGED, EventType.VIOLATION_COUNT, EventType.CASUALTIES)
    return tuple(claim for claim in claims if claim.event_type.armed or claim.event_type in told)


def _roles(incident: Incident, every: Sequence[Claim]) -> list[Line]:
    found: list[Line] = []
    claims = telling_of_act(incident, every)
    who = "Alleged actor" if incident.armed else "Said to act"
    whom = "Said to be the target" if incident.armed else "Said to be addressed or affected"
    for label, role in ((who, "actors"), (whom, "targets")):
        told: dict[str, list[Claim]] = {}
        for claim in claims:
            held = claim.actors if role == "actors" else claim.targets
            if held:
                told.setdefault(actor_words(held), []).append(claim)
        if not told:
            found.append((Cited(f"{label}: not stated"),))
            continue
        line: list[Cited] = [Cited(f"{label}: ")]
        for who, tellers in told.items():
            line += [Cited("; ")] if len(line) > 1 else []
            line += [Cited(who, tuple(claim.id for claim in tellers), Ink.NAME), Cited(" (")]
            line += [*_tellers(tellers), Cited(")")]
        found.append(tuple(line))
    return found


def _tellers(claims: Sequence[Claim]) -> Line:
    """Say who holds it to be so and who denies it."""
    line: list[Cited] = []
    for verb, polarity in (("according to", Polarity.POSITIVE), ("denied by", Polarity.NEGATIVE)):
        speakers = [speaker_words(claim) for claim in claims if claim.polarity is polarity]
        if speakers:
            line += [Cited(", " if line else ""), Cited(f"{verb} ")]
            line.append(Cited(listed(list(dict.fromkeys(speakers))), ink=Ink.NAME))
    return tuple(one for one in line if one.text)


def number_line(claims: Sequence[Claim]) -> Line:
    """Name the numbers the voices give, each with who gives it; nothing is added up."""
    line: list[Cited] = []
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        for count in claim.counts:
            words = count_words(count)
            key = (words, claim.speaker.name)
            if key in seen:
                continue
            seen.add(key)
            if len(seen) > _MOST_NUMBERS:
                return (*line, Cited("; more in the words below"))
            line += [Cited("; ")] if line else []
            marks = "".join(f", {mark}" for mark in marks_of(claim))
            line += [Cited(words, (claim.id,)), Cited(" ("), Cited(speaker_words(claim), ink=Ink.NAME)]
            line += [Cited(f"{marks})")]
    return tuple(line)


def _warnings(incident: Incident, claims: Sequence[Claim]) -> tuple[str, ...]:
    found = [] if incident.time.known else ["day not known"]
    found += _place_warning(incident.place)
    if claims and not any(told_as_done(claim) for claim in claims):
        marks = list(dict.fromkeys(mark for claim in claims for mark in marks_of(claim)))
        found.append(f"nobody presents this as done: {listed(marks, 'or')}")
    if incident.extent != "event":
        found.append(f"{_EXTENTS.get(incident.extent, spelled(incident.extent))}, not one event")
    return tuple(found)


def _place_warning(place: Place | None) -> list[str]:
    if place is None or place.precision is PlacePrecision.UNKNOWN:
        return ["place not known"]
    if place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION):
        return [f"placed no closer than a {place.precision.value}"]
    return []


_EXTENTS = {"habit": "told as a habit", "total": "a running total", "background": "background"}


def _reasons(finding: Finding | None) -> tuple[Line, ...]:
    if finding is None or finding.verdict is Verdict.NOT_ASSESSED:
        why = "No agreement was given to test it against." if finding is None or finding.agreement is None else ""
        return ((Cited(why, basis=Basis.FINDING),),) if why else ()
    if finding.verdict is Verdict.APPARENT_VIOLATION:
        words = "On the face of what is alleged, every question put to the agreement is answered yes."
        return ((Cited(words, basis=Basis.FINDING),),)
    wanted = Answer.NO if finding.verdict is Verdict.OUTSIDE_AGREEMENT else Answer.UNKNOWN
    found: list[Line] = [(_reason(check),) for check in finding.checks if check.answer is wanted]
    if finding.missing:
        found.append((Cited("Missing: ", basis=Basis.FINDING), Cited("; ".join(finding.missing), basis=Basis.FINDING)))
    return tuple(dict.fromkeys(found))


def _reason(check: Check) -> Cited:
    return Cited(sentence(check.reason), check.claims, basis=Basis.FINDING)


def _checks(case: CaseFile, checks: Sequence[Check]) -> tuple[CheckShown, ...]:
    agreement = case.briefing.agreement
    clauses = {clause.id: clause.text for clause in agreement.clauses} if agreement is not None else {}
    return tuple(
        CheckShown(
            QUESTIONS[check.question],
            _ANSWERS[check.answer],
            _reason(check),
            check.clause,
            clauses.get(check.clause) if check.clause is not None else None,
        )
        for check in checks
    )


def _accounts(case: CaseFile, finding: Finding) -> tuple[AccountShown, ...]:
    return tuple(
        AccountShown(
            listed(account.by) or "an unnamed source",
            account.claims,
            account.verdict,
            VERDICTS[account.verdict],
            _checks(case, account.checks),
            account.hangs_on if account.hangs_on != finding.hangs_on else None,
        )
        for account in finding.accounts
    )


def clash_lines(case: CaseFile, clashes: Sequence[Contradiction]) -> tuple[Line, ...]:
    """Say what contradicts what, with both voices; neither is dropped."""
    found: list[Line] = []
    for clash in clashes:
        held = [case.claims[claim] for claim in clash.claims if claim in case.claims]
        line: list[Cited] = [Cited(f"{_CLASHES[clash.kind]}: ")]
        for place, claim in enumerate(held):
            line += [Cited(" against " if place else ""), Cited(speaker_words(claim), (claim.id,), Ink.NAME)]
            line += [Cited("".join(f" [{mark}]" for mark in marks_of(claim)))]
        if clash.about:
            line += [Cited(" – "), Cited(in_names(case, clash.about), clash.claims, Ink.NAME)]
        found.append(tuple(one for one in line if one.text))
    return tuple(dict.fromkeys(found))
