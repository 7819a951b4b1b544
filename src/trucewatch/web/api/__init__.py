"""The JSON API, one router a subject; all under ``/api``, documented at ``/api/openapi.json``."""

from __future__ import annotations

from fastapi import APIRouter

from trucewatch.web import importing
from trucewatch.web.api import deciding, following, reading, sitreps, working

API: tuple[APIRouter, ...] = (
    reading.router,
    deciding.router,
    working.router,
    following.router,
    sitreps.router,
    importing.api,
)
