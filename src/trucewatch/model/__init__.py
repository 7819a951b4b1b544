"""The nouns of the desk: frozen records, their enums and the exception tree. Standard library only."""

from trucewatch.model.agreement import (
    Acceptance,
    Agreement,
    AgreementState,
    AgreementStatus,
    Clause,
    ExcludedGroup,
    Membership,
    Monitor,
    Party,
    PartyStatus,
    ResponseStep,
    VerificationTest,
)
from trucewatch.model.attribution import Attribution, Quoted, SpeechAct
from trucewatch.model.claim import Certainty, Claim, EventType, Extent, Mood, Polarity
from trucewatch.model.count import Bound, Count
from trucewatch.model.decision import Change, ClaimField, Decision, DecisionKind, Marked, Pairing, Standing
from trucewatch.model.errors import (
    AgreementError,
    CaseError,
    Conflict,
    ForeignCase,
    InputError,
    NotVerifiable,
    RegisterError,
    TrucewatchError,
    UnknownRecord,
)
from trucewatch.model.finding import Account, Answer, Check, Finding, Obligation, Question, Verdict
from trucewatch.model.grade import Grade, Scale
from trucewatch.model.incident import Contradiction, ContradictionKind, Incident, Link, PossibleMerge
from trucewatch.model.named import Actor, Place, PlacePrecision
from trucewatch.model.reading_text import ReadingText, reading_text
from trucewatch.model.recipe import Recipe, content_id
from trucewatch.model.report import Credit, Dateline, Mend, Part, PartKind, Problem, Report
from trucewatch.model.span import Span
from trucewatch.model.tally import Tally
from trucewatch.model.when import DatedReason, Precision, When

__all__ = [
    "Acceptance",
    "Account",
    "Actor",
    "Agreement",
    "AgreementError",
    "AgreementState",
    "AgreementStatus",
    "Answer",
    "Attribution",
    "Bound",
    "CaseError",
    "Certainty",
    "Change",
    "Check",
    "Claim",
    "ClaimField",
    "Clause",
    "Conflict",
    "Contradiction",
    "ContradictionKind",
    "Count",
    "Credit",
    "DatedReason",
    "Dateline",
    "Decision",
    "DecisionKind",
    "EventType",
    "ExcludedGroup",
    "Extent",
    "Finding",
    "ForeignCase",
    "Grade",
    "Incident",
    "InputError",
    "Link",
    "Marked",
    "Membership",
    "Mend",
    "Monitor",
    "Mood",
    "NotVerifiable",
    "Obligation",
    "Pairing",
    "Part",
    "PartKind",
    "Party",
    "PartyStatus",
    "Place",
    "PlacePrecision",
    "Polarity",
    "PossibleMerge",
    "Precision",
    "Problem",
    "Question",
    "Quoted",
    "ReadingText",
    "Recipe",
    "RegisterError",
    "Report",
    "ResponseStep",
    "Scale",
    "Span",
    "SpeechAct",
    "Standing",
    "Tally",
    "TrucewatchError",
    "UnknownRecord",
    "Verdict",
    "VerificationTest",
    "When",
    "content_id",
    "reading_text",
]
