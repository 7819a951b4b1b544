"""What lists can be narrowed by, as it stands in an address: days, enums and opaque keys; never a name or a place."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from trucewatch.desk.browsing import Filter, ReportFilter, SortBy
from trucewatch.model import EventType, PlacePrecision, Standing, Verdict

KEY = r"^[A-Za-z0-9_.:-]{1,80}$"
"""What a key of a party, place or source looks like."""


def none_where_empty(value: object) -> object:
    """A form sends an empty text for what was left open."""
    return None if value == "" else value


Key = Annotated[Annotated[str, Field(pattern=KEY)] | None, BeforeValidator(none_where_empty)]
Day = Annotated[date | None, BeforeValidator(none_where_empty)]
YesOrNo = Annotated[bool | None, BeforeValidator(none_where_empty)]


class IncidentsAsked(BaseModel):
    """Which incidents an address asks for, and which page of them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day_from: Day = None
    day_to: Day = None
    party: Key = None
    act: Annotated[EventType | None, BeforeValidator(none_where_empty)] = None
    verdict: Annotated[Verdict | None, BeforeValidator(none_where_empty)] = None
    standing: Annotated[Standing | None, BeforeValidator(none_where_empty)] = None
    precision: Annotated[PlacePrecision | None, BeforeValidator(none_where_empty)] = None
    place: Key = None
    armed: YesOrNo = None
    undated: YesOrNo = None
    unplaced: YesOrNo = None
    source: Key = None
    order: SortBy = SortBy.PRESSING
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=500)] = 50

    @property
    def filter(self) -> Filter:
        """Return it as the desk's filter."""
        return Filter(**{name: getattr(self, name) for name in Filter.__dataclass_fields__})


class ReportsAsked(BaseModel):
    """Which reports an address asks for, and which page of them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day_from: Day = None
    day_to: Day = None
    problems: YesOrNo = None
    undated: YesOrNo = None
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=500)] = 50

    @property
    def filter(self) -> ReportFilter:
        """Return it as the desk's filter."""
        return ReportFilter(self.day_from, self.day_to, problems=self.problems, undated=self.undated)
