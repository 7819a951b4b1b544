"""Every page of the desk, opened in a real browser."""

from __future__ import annotations

import pytest

from tests.browser import Visitor
from trucewatch.web.pages import PAGES

MENU = tuple(page.path for page in PAGES if page.path is not None)


@pytest.mark.parametrize("path", MENU)
def test_every_page_of_the_menu_opens_without_a_serious_finding(visitor: Visitor, path: str) -> None:
    """A page of the menu opens, complains of nothing, asks nobody outside, and is accessible in light and dark."""
    visitor.open(path)
    visitor.check()
