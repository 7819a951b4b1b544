"""The JSON API, one router a subject; all under ``/api``, documented at ``/api/openapi.json``."""

from __future__ import annotations

from fastapi import APIRouter

from trucewatch.web import importing
from trucewatch.web.api import accounts, deciding, following, reading, records, sitreps, working

API: tuple[APIRouter, ...] = (
    reading.router,
    deciding.router,
    working.router,
    following.router,
    sitreps.router,
    importing.api,
    records.router,
)
TEAM_API = accounts.router
"""What there is beside it where the desk is a team's."""
