"""The pages, one module a subject; each is a ``PageSet``, named here in the order of the menu."""

from __future__ import annotations

from trucewatch.web import importing
from trucewatch.web.menu import PageSet
from trucewatch.web.pages import (
    aid,
    api_page,
    commitments,
    decisions,
    going,
    incidents,
    ledger,
    map,
    pulse,
    reports,
    review,
    search,
    settings,
    sitreps,
    sources,
    talks,
    tallies,
    today,
    working,
)

PAGES: tuple[PageSet, ...] = (
    today.PAGES,
    review.PAGES,
    incidents.PAGES,
    map.PAGES,
    sitreps.PAGES,
    tallies.PAGES,
    commitments.PAGES,
    aid.PAGES,
    talks.PAGES,
    reports.PAGES,
    search.PAGES,
    sources.PAGES,
    ledger.PAGES,
    importing.PAGES,
    settings.PAGES,
    decisions.PAGES,
    going.PAGES,
    api_page.PAGES,
    pulse.PAGES,
    working.PAGES,
)
