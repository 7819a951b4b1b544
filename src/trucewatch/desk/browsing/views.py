"""What a page is given: whole records with what belongs to them. Texts are as reported: whoever shows them escapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.desk.explanation import QuotedWords
from trucewatch.desk.reviewing import Waiting
from trucewatch.incidents.sourcing import Sourcing
from trucewatch.model import (
    Account,
    Actor,
    Agreement,
    AgreementState,
    Attribution,
    Check,
    Claim,
    Clause,
    Decision,
    Finding,
    Incident,
    PartKind,
    Report,
    Standing,
    Tally,
)
from trucewatch.model.decision import Entry
from trucewatch.store.counting import Tallied
from trucewatch.store.index_rows import IncidentRow, PageOf, ReportRow, Side, SourceRow


@dataclass(frozen=True, slots=True)
class StandingShown:
    """How far people stand behind a record, and the decision that rests on; None where nobody has decided."""

    standing: Standing
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision with its link of the chain, and what it is about in words. ``withdrawn`` says it was taken back.

    ``waits``: incidents, findings or tallies do not follow it yet; they do once the case is worked through.
    """

    entry: Entry
    decision: Decision
    kind: str | None
    title: str
    withdrawn: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the ledger: a decision, what it is about, and how people stand behind that now."""

    entry: Entry
    decision: Decision
    record_kind: str | None
    record_title: str
    standing_now: Standing


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with the words it rests on, the report they stand in, the incident it tells of, and its standing.

    ``seen`` is the mark to hand back with a decision about it.
    """

    claim: Claim
    report: ReportRow
    words: QuotedWords
    standing: StandingShown
    incident: str | None
    decisions: tuple[DecisionView, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check with the clause it rests on."""

    check: Check
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One side's account, with its checks and their clauses."""

    account: Account
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class VoiceNode:
    """One voice in the tree of who got it from whom: outlets outermost, those who commit to a claim at its tips.

    ``claims`` are those this voice itself commits to; ``below`` are the voices it passes on.
    """

    actor: Actor
    claims: tuple[str, ...]
    below: tuple[VoiceNode, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with all that belongs to it. ``parties`` are names; the marks are to be handed back with decisions.

    ``voices`` has who is quoted through whom, ``sourcing`` how many of them are independent, from source to reports.
    """

    incident: Incident
    row: IncidentRow
    finding: Finding | None
    standing: StandingShown
    finding_standing: StandingShown
    claims: tuple[ClaimView, ...]
    voices: tuple[VoiceNode, ...]
    sourcing: Sourcing
    checks: tuple[CheckView, ...]
    accounts: tuple[AccountView, ...]
    decisions: tuple[DecisionView, ...]
    parties: tuple[str, ...]
    seen: str
    finding_seen: str | None


@dataclass(frozen=True, slots=True)
class GoneIncidentView:
    """An incident that is no more: its title, the incidents that its claims lie in now, and what people decided."""

    id: str
    title: str
    now_in: tuple[IncidentRow, ...]
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a report's text: the claims and attributions whose words it lies in, and what part of the report it is.

    ``start`` is where it begins in the report's text, in characters.
    """

    text: str
    start: int
    claims: tuple[str, ...]
    attributions: tuple[str, ...]
    part: PartKind | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: its text in pieces, its claims in the order they stand in it, who says what, and decisions on them."""

    report: Report
    row: ReportRow
    pieces: tuple[Piece, ...]
    claims: tuple[ClaimView, ...]
    attributions: tuple[Attribution, ...]
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A source's own count with the words it rests on."""

    tally: Tally
    report: ReportRow
    quote: str
    standing: StandingShown
    seen: str


@dataclass(frozen=True, slots=True)
class TallyCell:
    """What a source counted over a day, in a matrix."""

    day: date
    source: str
    tallies: tuple[TallyRow, ...]


@dataclass(frozen=True, slots=True)
class TallySource:
    """A line of the matrix: a source, and what it counts."""

    key: str
    name: str
    counted: str


@dataclass(frozen=True, slots=True)
class TallyMatrix:
    """Sources by days. ``cells`` name a line by its key; counts of several days stand in each of them."""

    days: tuple[date, ...]
    rows: tuple[TallySource, ...]
    cells: tuple[TallyCell, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """The agreement's clock on a day.

    ``number`` counts the days in force without a break, the first one being 1; None where it is not in force.
    ``until_effect`` counts the days until it takes effect, where that lies ahead.
    """

    day: date
    title: str | None
    zone: str
    state: AgreementState | None
    since: datetime | None
    number: int | None
    until_effect: int | None


@dataclass(frozen=True, slots=True)
class CountSaid:
    """People killed, as one voice said it; never added to another's number."""

    claim: ClaimView
    side: Side


@dataclass(frozen=True, slots=True)
class Today:
    """One day against the agreement's clock."""

    day: date
    clock: Clock
    incidents: PageOf[IncidentRow]
    by_verdict: tuple[Tallied, ...]
    by_act: tuple[Tallied, ...]
    reports: PageOf[ReportRow]
    tallies: tuple[TallyRow, ...]
    deaths_before: tuple[CountSaid, ...]
    deaths_after: tuple[CountSaid, ...]
    undated: int
    unplaced: int
    waiting: int
    previous_day: date | None
    next_day: date | None


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be narrowed by, each value with how many incidents have it."""

    acts: tuple[Tallied, ...]
    verdicts: tuple[Tallied, ...]
    standings: tuple[Tallied, ...]
    parties: tuple[Tallied, ...]
    precisions: tuple[Tallied, ...]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement the case is tested against, said in plain sentences too. ``file`` is its name as given."""

    agreement: Agreement
    sentences: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, and the first of the claims it makes or passes on."""

    row: SourceRow
    claims: PageOf[ClaimView]


@dataclass(frozen=True, slots=True)
class HitPiece:
    """A run of text that was found; ``hit`` marks the words asked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or claim that holds the words asked for, with some of the text around the first of them."""

    kind: str
    id: str
    report: ReportRow
    incident: str | None
    pieces: tuple[HitPiece, ...]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A place in the queue, and its number in it."""

    waiting: Waiting
    number: int


@dataclass(frozen=True, slots=True)
class News:
    """What came since a change: new reports, new incidents, incidents that changed, decisions. ``number`` is now's.

    Of each the first hundred are named (ids; the last fifty decisions); the counts are of all.
    """

    number: int
    reports: tuple[str, ...]
    incidents: tuple[str, ...]
    changed: tuple[str, ...]
    decisions: tuple[DecisionView, ...]
    report_count: int
    incident_count: int
    changed_count: int
    decision_count: int


__all__ = [name for name, value in list(globals().items()) if isinstance(value, type) and value.__module__ == __name__]
