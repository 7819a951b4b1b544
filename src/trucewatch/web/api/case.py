"""What state the case is in."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic.dataclasses import dataclass

from trucewatch.web.visit import Here

router = APIRouter(tags=["case"])


@dataclass(frozen=True, slots=True)
class State:
    """How far the case is: the number grows with every run, decision and erasure."""

    change_number: int


@router.get("/state")
def state(here: Here) -> State:
    """Return the state of the case, to be asked again and compared."""
    return State(here.house.change_number())
