"""What every open page asks every few seconds: has a run or somebody's decision changed the case?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from trucewatch.desk.browsing import News
from trucewatch.desk.wording import listed, plural
from trucewatch.web.menu import PageSet
from trucewatch.web.visit import Here

router = APIRouter()
PAGES = PageSet("Pulse", None, router)

_MOST_NAMED = 3


_Number = Annotated[int, Query(ge=0, le=2**53)]


@router.get("/pulse")
def pulse(here: Here, since: _Number, work: _Number = 0) -> Response:
    """Answer with nothing while nothing changed; else say what others did and which decisions take effect.

    A change of the case goes with the event ``case-changed``.
    """
    changed = here.desk.change_number() != since
    if not changed and here.house.follower.told.number == work:
        return Response(status_code=204)
    with here.desk.browse() as look:
        news = look.news(since)
    said = told(news, here.person.name)
    answer = here.part("pulse_answer.html.j2", change_number=news.number, news=said, changed=changed)
    if changed:
        answer.headers["HX-Trigger"] = "case-changed"
    return answer


def told(news: News, own: str) -> str:
    """Say in one line what others decided and what a run brought; empty where it was only one's own doing."""
    others = [one.decision for one in news.decisions if one.decision.by != own]
    said = [f"{one.by}: {one.kind.value}" for one in others[-_MOST_NAMED:]]
    if len(others) > _MOST_NAMED:
        said.append("more decisions")
    for number, noun in ((news.report_count, "new report"), (news.incident_count, "new incident")):
        if number:
            said.append(plural(number, noun))
    return f"Meanwhile: {listed(said)}." if said else ""
