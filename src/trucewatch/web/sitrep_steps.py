"""What people do with a sitrep, by page or by call: done at the desk, and noted in a team's trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.desk.sitreps import Kept, Part, SitrepVersion
from trucewatch.web.accounts_deciding import noted
from trucewatch.web.visit import Visit


def drafted(here: Visit, sitrep: str, by: str, seen: int = 0) -> SitrepVersion:
    """Draft a sitrep, or renew its numbers; see ``Sitreps.draft``."""
    version = here.desk.sitreps().draft(sitrep, by, seen)
    noted(here, "sitrep drafted", f"{sitrep}, version {version.version}")
    return version


def written(here: Visit, sitrep: str, texts: Mapping[Part, str], by: str, seen: int) -> Kept:
    """Keep what a person wrote; see ``Sitreps.write``."""
    kept = here.desk.sitreps().write(sitrep, texts, by, seen)
    if kept.version is not None:
        noted(here, "sitrep written", f"{sitrep}, version {kept.version.version}")
    return kept


def issued(here: Visit, sitrep: str, by: str, seen: int, withhold: Sequence[str] | None) -> Kept:
    """Issue a sitrep without the names to withhold; see ``Sitreps.issue``."""
    sitreps = here.desk.sitreps()
    kept = sitreps.issue(sitrep, by, seen, withhold)
    if kept.version is not None:
        number = len(sitreps.shown(sitrep, kept.version.version).sheet.withheld)
        noted(here, "sitrep issued", f"{sitrep}, version {kept.version.version}, names withheld: {number}")
    return kept
