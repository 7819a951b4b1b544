"""Write decisions down, and tell what stands in the way without losing the person's words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from pydantic import Field
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.model import Conflict, EventType, InputError, NotVerifiable, TrucewatchError, UnknownRecord
from trucewatch.web.accounts_deciding import decide_as
from trucewatch.web.deciding import DecisionAsked
from trucewatch.web.going_back import own_page
from trucewatch.web.menu import PageSet
from trucewatch.web.signing import signed
from trucewatch.web.trouble import code_of, in_page_words
from trucewatch.web.visit import Deciding, NotAllowedError, Visit

router = APIRouter()
PAGES = PageSet("Decisions", None, router)


class DecisionForm(DecisionAsked):
    """A decision as a page's form sends it. ``back`` is the page it came from."""

    back: Annotated[str, Field(max_length=300)] = "/review"


@router.post("/decisions")
def decide(here: Deciding, form: Annotated[DecisionForm, Form()]) -> Response:
    """Write a decision down and go back to where it was made; what stands in the way is told beside the kept words."""
    back = own_page(form.back)
    try:
        decided = decide_as(here, form.wish(signed(here, form.by)))
    except (Conflict, InputError, NotVerifiable, UnknownRecord) as trouble:
        return _kept(here, form, trouble)
    except NotAllowedError as refusal:
        return _refused(here, form, refusal)
    if here.wants_part:
        return here.part("decision/_written.html.j2", entry=decided.entry, standing=decided.standing)
    joined = "&" if "?" in back else "?"
    at = f"#at-{decided.claim}" if decided.claim and back.startswith("/reports/") else ""
    return RedirectResponse(f"{back}{joined}done={decided.entry.id}{at}", 303)


def _kept(here: Visit, form: DecisionForm, trouble: TrucewatchError) -> HTMLResponse:
    """Tell what stood in the way; the words stay in a form, with the mark of the record as it stands now."""
    context: dict[str, object] = {
        "message": in_page_words(here.request, trouble),
        "form": form,
        "seen": _seen_now(here, form.about),
        "back": own_page(form.back),
        "conflict": isinstance(trouble, Conflict),
        "acts": tuple(EventType),
    }
    if here.wants_part:
        return here.part("decision/_kept.html.j2", status=code_of(trouble), **context)
    title = "Somebody decided first" if isinstance(trouble, Conflict) else "This cannot be written down"
    return here.page("decision/kept.html.j2", title=title, status=code_of(trouble), **context)


def _refused(here: Visit, form: DecisionForm, refusal: NotAllowedError) -> HTMLResponse:
    """Tell that somebody else has to decide this; what the person wrote is there to be copied."""
    context: dict[str, object] = {"message": str(refusal), "reason": form.reason, "back": own_page(form.back)}
    if here.wants_part:
        return here.part("decision/_refused.html.j2", status=403, **context)
    return here.page("decision/refused.html.j2", title="Not allowed", status=403, **context)


def _seen_now(here: Visit, about: str) -> str | None:
    with here.desk.browse() as look:
        try:
            return look.seen(about)
        except UnknownRecord:
            return None
