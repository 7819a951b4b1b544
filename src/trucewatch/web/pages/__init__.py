"""The pages, one module a subject; each is a ``PageSet``, named here in the order of the menu."""

from __future__ import annotations

from trucewatch.web.menu import PageSet
from trucewatch.web.pages import pulse, settings, today

PAGES: tuple[PageSet, ...] = (
    today.PAGES,
    settings.PAGES,
    pulse.PAGES,
)
