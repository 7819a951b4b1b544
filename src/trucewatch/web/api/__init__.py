"""The JSON API, one router a subject; all under ``/api``, documented at ``/api/openapi.json``."""

from __future__ import annotations

from fastapi import APIRouter

from trucewatch.web import importing
from trucewatch.web.api import deciding, following, reading, sitreps

API: tuple[APIRouter, ...] = (reading.router, deciding.router, following.router, sitreps.router, importing.api)
