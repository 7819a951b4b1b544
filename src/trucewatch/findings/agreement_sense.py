"""What a well-formed agreement file can still say that makes no sense: names of nobody, ends before beginnings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from trucewatch.findings.agreement_form import ANY_PARTY, PROTECTED, AgreementForm, ClauseForm, ExcludedForm, PartyForm
from trucewatch.findings.strict_yaml import Path
from trucewatch.findings.wording import nearest, quoted

Nonsense: TypeAlias = "tuple[Path, str, str]"
"""Where in the file, what was found, what is wanted."""


def senseless(form: AgreementForm) -> Iterator[Nonsense]:
    """Yield everything in the file that contradicts itself or points at nothing."""
    yield from _twice(form)
    yield from _claimed_by_two(form)
    yield from _members(form)
    yield from _nobody(form)
    yield from _order(form)
    for number, clause in enumerate(form.clauses):
        yield from _clause(clause, ("clauses", number))


def _twice(form: AgreementForm) -> Iterator[Nonsense]:
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("parties", tuple(party.id for party in form.parties)),
        ("excluded", tuple(group.id for group in form.excluded)),
        ("clauses", tuple(clause.id for clause in form.clauses)),
    )
    seen: set[tuple[bool, str]] = set()
    for key, ids in groups:
        for number, name in enumerate(ids):
            if (key == "clauses", name) in seen:
                yield (key, number, "id"), f'the id "{name}" stands twice', "give each entry an id of its own"
            if name in (ANY_PARTY, *PROTECTED):
                yield (key, number, "id"), f'the id "{name}" is a word with a meaning of its own', "choose another id"
            seen.add((key == "clauses", name))


def _claimed_by_two(form: AgreementForm) -> Iterator[Nonsense]:
    owner: dict[str, str] = {}
    both: tuple[tuple[str, tuple[PartyForm | ExcludedForm, ...]], ...] = (
        ("parties", form.parties),
        ("excluded", form.excluded),
    )
    for key, groups in both:
        for number, group in enumerate(groups):
            for field, words in (("actors", group.actors), ("names", group.names)):
                for place, word in enumerate(words):
                    folded = word.casefold()
                    if owner.setdefault(folded, group.id) != group.id:
                        found = f'"{word}" stands for both "{owner[folded]}" and "{group.id}"'
                        yield (key, number, field, place), found, "keep it with one of them: an actor has one standing"


def _members(form: AgreementForm) -> Iterator[Nonsense]:
    """Yield members for a time who have no time, or who stand in two places at once."""
    every: tuple[PartyForm | ExcludedForm, ...] = (*form.parties, *form.excluded)
    always = {word.casefold(): group.id for group in every for word in (group.name, *group.actors, *group.names)}
    both: tuple[tuple[str, tuple[PartyForm | ExcludedForm, ...]], ...] = (
        ("parties", form.parties),
        ("excluded", form.excluded),
    )
    for key, groups in both:
        for number, group in enumerate(groups):
            for place, member in enumerate(group.members):
                at: Path = (key, number, "members", place)
                about = f'a member of "{group.id}"'
                if not member.since and not member.until:
                    yield at, f"{about} has no time", "add since or until, or list it under actors or names"
                if member.since and member.until and member.until < member.since:
                    yield (*at, "until"), f"{about} leaves before it joins", "check since and until"
                if not member.actors and not member.names:
                    yield at, f"{about} is nobody", "add actors (register ids) or names"
                for word in (*member.actors, *member.names):
                    if word.casefold() in always:
                        found = (
                            f'"{word}" is {about} for a time and stands for "{always[word.casefold()]}" at all times'
                        )
                        yield at, found, "keep it in one of the two places"


def _nobody(form: AgreementForm) -> Iterator[Nonsense]:
    ids = tuple(party.id for party in form.parties)
    for place, name in enumerate(form.guarantors):
        yield from _unknown(("guarantors", place), "guarantors", name, ids)
    monitors = tuple(actor for monitor in form.monitors for actor in monitor.actors)
    for number, step in enumerate(form.responses):
        for place, name in enumerate(step.by):
            yield from _unknown(("responses", number, "by", place), f"responses {number + 1}", name, (*ids, *monitors))
    for number, clause in enumerate(form.clauses):
        for place, name in enumerate(clause.by):
            about = f"clause {quoted(clause.id)}, by,"
            yield from _unknown(("clauses", number, "by", place), about, name, (*ids, ANY_PARTY))
        for place, name in enumerate(clause.toward):
            about = f"clause {quoted(clause.id)}, toward,"
            yield from _unknown(("clauses", number, "toward", place), about, name, (*ids, ANY_PARTY, *PROTECTED))


def _unknown(at: Path, about: str, name: str, known: tuple[str, ...]) -> Iterator[Nonsense]:
    if name in known:
        return
    near = nearest(name, known)
    hint = f'"{near}" if that is meant; known here are ' if near else "one of "
    yield at, f"{about} names {quoted(name)}, who is not in this file", f"name {hint}{', '.join(known)}"


def _order(form: AgreementForm) -> Iterator[Nonsense]:
    for number, (one, other) in enumerate(zip(form.status, form.status[1:], strict=False), 1):
        if other.since <= one.since:
            found = f"status {number + 1} begins at or before the one above it"
            yield ("status", number, "since"), found, "write the states in the order they came, earliest first"
    for number, party in enumerate(form.parties):
        for place, acceptance in enumerate(party.acceptances):
            at: Path = ("parties", number, "acceptances", place)
            if acceptance.since and acceptance.until and acceptance.until < acceptance.since:
                yield (*at, "until"), f'party "{party.id}" accepts until a day before it began', "check since and until"
            if acceptance.status == "accepted_for_period" and not acceptance.until:
                found = f'party "{party.id}" accepts for a period that has no end'
                yield at, found, "add until, the last day it is bound, or use the status bound"


def _clause(clause: ClauseForm, at: Path) -> Iterator[Nonsense]:
    if clause.since and clause.until and clause.until <= clause.since:
        yield (*at, "until"), f'clause "{clause.id}" ends before it begins', "check since and until"
    if clause.deadline and clause.kind != "owed":
        found = f'clause "{clause.id}" has a deadline but its kind is {clause.kind}'
        yield (
            (*at, "deadline"),
            found,
            "a deadline belongs to kind: owed; for something forbidden from a time on, use since",
        )
    if not clause.by:
        yield (*at, "by"), f'clause "{clause.id}" binds nobody', f"name parties under by, or write [{ANY_PARTY}]"
