"""What every open page asks every few seconds: has a run or somebody's decision changed the case?"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Pulse", None, router)


@router.get("/pulse")
def pulse(here: Here, since: int) -> Response:
    """Answer with nothing while nothing changed; else with a line that says so, and the event ``case-changed``."""
    number = here.house.change_number()
    if number == since:
        return Response(status_code=204)
    news = "The case has changed: somebody decided, or a run came in."
    answer = here.part("pulse.html.j2", change_number=number, news=news, path=here.own_path)
    answer.headers["HX-Trigger"] = "case-changed"
    return answer
