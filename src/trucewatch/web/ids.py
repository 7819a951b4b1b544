"""What a request may name: a record's id, never a name or a place."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path as InPath

ID = r"^[a-z]{1,3}-[0-9a-f]{12}$"

RecordId = Annotated[str, InPath(pattern=ID, description="a record's id")]
"""A record's id in a path."""
