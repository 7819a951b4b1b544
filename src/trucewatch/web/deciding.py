"""A decision as a page's form or a program sends it, and the wish that follows."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from trucewatch.desk.deciding import Wish
from trucewatch.model import ClaimField, DecisionKind, EventType
from trucewatch.web.field_words import as_recorded
from trucewatch.web.ids import ID
from trucewatch.web.narrowing import none_where_empty

Id = Annotated[str, Field(pattern=ID)]
Words = Annotated[str, Field(max_length=4000)]


class DecisionAsked(BaseModel):
    """A decision to write down.

    ``seen`` is the mark the record was shown with: where it changed or somebody decided since, nothing is written.
    ``value`` is a merge's other record, the test of a verification, or the decision to withdraw; ``claims`` are those a
    split takes out; ``field`` and ``to`` say what a correction changes, in the pages' words or the record's
    codes; ``words`` (with ``start`` where they stand in the report several times), ``act`` and ``speaker`` make an
    added claim.
    """

    model_config = ConfigDict(extra="ignore", use_attribute_docstrings=True)

    about: Id
    kind: DecisionKind
    reason: Words = ""
    by: Annotated[str, Field(max_length=120)] = ""
    seen: Annotated[Annotated[str, Field(max_length=100)] | None, BeforeValidator(none_where_empty)] = None
    value: Annotated[Words | None, BeforeValidator(none_where_empty)] = None
    claims: Annotated[list[Id], Field(max_length=500)] = []
    field: Annotated[ClaimField | None, BeforeValidator(none_where_empty)] = None
    to: Words = ""
    words: Annotated[str, Field(max_length=20_000)] = ""
    start: Annotated[Annotated[int, Field(ge=0, le=2**31)] | None, BeforeValidator(none_where_empty)] = None
    act: Annotated[EventType | None, BeforeValidator(none_where_empty)] = None
    speaker: Annotated[str, Field(max_length=200)] = ""

    def wish(self, by: str) -> Wish:
        """Return what is to be written down, signed."""
        return Wish(self.about, self.kind, by, self.reason, self._value(), self.seen, self._changes(), self._start())

    def _value(self) -> str | None:
        if self.kind is DecisionKind.SPLIT and self.claims:
            return ",".join(self.claims)
        return self.words if self.kind is DecisionKind.ADD else self.value

    def _start(self) -> int | None:
        return self.start if self.kind is DecisionKind.ADD else None

    def _changes(self) -> tuple[tuple[ClaimField, str], ...]:
        if self.kind is DecisionKind.CORRECT and self.field is not None:
            return ((self.field, as_recorded(self.field, self.to)),)
        if self.kind is not DecisionKind.ADD:
            return ()
        act = () if self.act is None else ((ClaimField.EVENT_TYPE, self.act.value),)
        return (*act, (ClaimField.SPEAKER, self.speaker.strip())) if self.speaker.strip() else act
