"""What the pages do, as JSON: decide, give one's name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from trucewatch.model import Standing
from trucewatch.web.accounts_deciding import decide_as
from trucewatch.web.deciding import DecisionAsked
from trucewatch.web.sessions import Role
from trucewatch.web.signing import signed
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
    return SessionShown(name=here.person.name, role=here.person.role)


@router.put("/session/name")
def name(here: Here, given: Name) -> SessionShown:
    """Sign decisions with this name from now on, in this session."""
    named = here.house.sessions.name(here.session, given.name)
    return SessionShown(name=named.person.name, role=named.person.role)
