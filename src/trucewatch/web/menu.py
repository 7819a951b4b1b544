"""The pages of the desk, in the order of the menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from trucewatch.web.sessions import Role


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page as the menu shows it."""

    title: str
    path: str
    current: bool
    group: str


@dataclass(frozen=True, slots=True)
class PageSet:
    """One subject's pages: where the menu leads, what it is called there, and its routes.

    ``path`` is None for pages that are reached through others only. ``group`` is the menu's heading.
    """

    title: str
    path: str | None
    router: APIRouter
    group: str = "Desk"
    needs: Role = Role.VIEWER


GROUPS = ("Desk", "Agreement", "Case")


def menu(pages: Sequence[PageSet], path: str, role: Role) -> tuple[tuple[str, tuple[MenuEntry, ...]], ...]:
    """Return the menu by group, with the page that is open marked."""
    entries = tuple(_entries(pages, path, role))
    grouped = ((group, tuple(one for one in entries if one.group == group)) for group in GROUPS)
    return tuple((group, held) for group, held in grouped if held)


def _entries(pages: Sequence[PageSet], path: str, role: Role) -> Iterator[MenuEntry]:
    for page in pages:
        if page.path is not None and role.may(page.needs):
            current = path == page.path or (page.path != "/" and path.startswith(f"{page.path}/"))
            yield MenuEntry(page.title, page.path, current, page.group)
