"""Stories may open the desk in a browser."""

from __future__ import annotations

from tests.browser import browser, desk, examples_case, two_visitors, visitor

__all__ = ["browser", "desk", "examples_case", "two_visitors", "visitor"]
