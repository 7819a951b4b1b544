"""How each record is written down: JSON by its declared types, so that a stored record reads back equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import Attribution
from trucewatch.model.claim import Claim
from trucewatch.model.errors import CaseError
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident, PossibleMerge
from trucewatch.model.report import Problem, Report
from trucewatch.model.tally import Tally
from trucewatch.model.when import DatedReason

R = TypeVar("R")


class DocumentLike(Protocol):
    """An input as it came: its bytes and what is known of them."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""

    @property
    def file(self) -> str:
        """The file as it was named."""

    @property
    def media_type(self) -> str:
        """What kind of document it is."""

    @property
    def encoding(self) -> str | None:
        """The encoding it was decoded with, None where it is not text."""

    @property
    def size(self) -> int:
        """Its length in bytes."""

    @property
    def raw(self) -> bytes:
        """The bytes."""


class ReadingLike(Protocol):
    """What was read in one report."""

    @property
    def report(self) -> str:
        """The report's id."""

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is said."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """An input as the case keeps it, byte for byte."""

    digest: str
    file: str
    media_type: str
    encoding: str | None
    size: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What was read in one report, as kept until the run that made it is complete."""

    report: str
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


class Form(Generic[R]):
    """One record type's way to JSON and back."""

    def __init__(self, record: type[R]) -> None:
        self._name = record.__name__
        self._adapter = TypeAdapter(record)

    def write(self, record: R) -> str:
        """Return the record as JSON text."""
        return self._adapter.dump_json(record).decode("utf-8")

    def read(self, words: str) -> R:
        """Return the record from JSON text.

        Raises:
            CaseError: the text does not hold such a record.
        """
        try:
            return self._adapter.validate_json(words)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            raise CaseError(
                f"a stored {self._name} cannot be read ({where}: {first['msg']}); the case is damaged or another "
                "program wrote to it; go back to a copy"
            ) from error


REPORT = Form(Report)
DATED = Form(DatedReason)
READING = Form(StoredReading)
ATTRIBUTION = Form(Attribution)
CLAIM = Form(Claim)
INCIDENT = Form(Incident)
POSSIBLE_MERGE = Form(PossibleMerge)
TALLY = Form(Tally)
FINDING = Form(Finding)
PROBLEM = Form(Problem)
AGREEMENT = Form(Agreement)
