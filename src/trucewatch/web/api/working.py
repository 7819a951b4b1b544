"""Decisions that wait to take effect, as JSON."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from trucewatch.web.visit import Deciding, Here, Visit
from trucewatch.web.working import Stage

router = APIRouter(tags=["working"])


class Work(BaseModel):
    """How many decisions incidents, findings and tallies do not follow yet, and how far that is.

    ``takes`` is how many seconds it is thought to take, ``pause`` for how long nobody must have decided before it begins by
    itself. ``said`` is what came of the last time, ``trouble`` what stood in the way.
    """

    waiting: int
    stage: Stage
    takes: float
    pause: float
    said: str
    trouble: str


@router.get("/work")
def work(here: Here) -> Work:
    """Return which decisions wait to take effect."""
    return _shown(here)


@router.post("/work", status_code=202)
def work_now(here: Deciding) -> Work:
    """Let them take effect without waiting for a pause."""
    here.house.follower.now()
    return _shown(here)


def _shown(here: Visit) -> Work:
    held = here.house.work()
    told = held.told
    return Work(
        waiting=held.waiting,
        stage=told.stage,
        takes=told.takes,
        pause=told.pause,
        said=told.said,
        trouble=told.trouble,
    )
