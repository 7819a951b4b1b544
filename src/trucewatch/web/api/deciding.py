"""What the pages do, as JSON: decide, give one's name, turn keys off, open another browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from trucewatch.model import Standing
from trucewatch.web.accounts_deciding import decide_as
from trucewatch.web.deciding import DecisionAsked
from trucewatch.web.sessions import Role, Session
from trucewatch.web.signing import one_time_link, signed
from trucewatch.web.visit import Deciding, Here

router = APIRouter(tags=["deciding"])


class DecisionWritten(BaseModel):
    """A decision as it was written down, the standing that follows, and the claim it corrected or added."""

    id: str
    number: int
    about: str
    standing: Standing
    claim: str | None


class SessionShown(BaseModel):
    """Who is at the desk in this session."""

    name: str
    role: Role
    keys_on: bool


class Keys(BaseModel):
    """Whether single letters decide in the review queue."""

    on: bool


class Link(BaseModel):
    """An address that opens the desk in one browser of this machine, once."""

    link: str


class Name(BaseModel):
    """What decisions are signed with."""

    name: Annotated[str, Field(min_length=1, max_length=120)]


@router.post("/decisions", status_code=201)
def decide(here: Deciding, asked: DecisionAsked) -> DecisionWritten:
    """Write a decision down; 409 where the record changed or somebody decided since it was seen."""
    decided = decide_as(here, asked.wish(signed(here, asked.by)))
    entry = decided.entry
    return DecisionWritten(
        id=entry.id, number=entry.number, about=entry.about, standing=decided.standing, claim=decided.claim
    )


@router.get("/session")
def session(here: Here) -> SessionShown:
    """Return who is at the desk."""
    return _shown(here.session)


@router.put("/session/name")
def name(here: Here, given: Name) -> SessionShown:
    """Sign decisions with this name from now on, in this session."""
    return _shown(here.house.sessions.name(here.session, given.name))


@router.put("/session/keys")
def keys(here: Here, given: Keys) -> SessionShown:
    """Turn the single-letter keys on or off, in this session."""
    changed = replace(here.session, keys_on=given.on)
    here.house.sessions.put(changed)
    return _shown(changed)


@router.post("/session/links", status_code=201)
def link(here: Here) -> Link:
    """Make a one-time link for another browser of this machine; 422 in a team, where each signs in."""
    return Link(link=one_time_link(here))


def _shown(session: Session) -> SessionShown:
    return SessionShown(name=session.person.name, role=session.person.role, keys_on=session.keys_on)
