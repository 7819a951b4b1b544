"""What people corrected or added, laid over the claims as the machine read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from trucewatch.ledger import Overlay, corrected_by
from trucewatch.ledger.corrections import Names, Settled, added_claim, blank_claim, laid_over
from trucewatch.ledger.saying_fields import check_words, words_of
from trucewatch.ledger.values import changes_as_text
from trucewatch.model import Change, Claim, ClaimField, Decision, DecisionKind, InputError, Marked, Report
from trucewatch.registers import Registers
from trucewatch.store import Case
from trucewatch.store.laying import Laid


@dataclass(frozen=True, slots=True)
class LaidOver:
    """The claims of a case as people have them, in reading order, and those that differ from the machine's."""

    claims: tuple[Claim, ...]
    laid: tuple[Laid, ...]


def lay_claims(claims: Sequence[Claim], reports: Sequence[Report], overlay: Overlay, registers: Registers) -> LaidOver:
    """Lay every correction that holds over the machine's claims, and put the claims that people added among them."""
    names = Settled(registers)
    laid = {one.claim.id: one for one in _corrected(claims, overlay, names)}
    kept = [laid[claim.id].claim if claim.id in laid else claim for claim in claims]
    added = _added(reports, overlay, names)
    held = {claim.id for claim in claims}
    new = [Laid(claim, None) for claim in added if claim.id not in held]
    if not new:
        return LaidOver(tuple(kept), tuple(laid.values()))
    place = {report.id: number for number, report in enumerate(reports)}
    every = sorted(
        (*kept, *(one.claim for one in new)),
        key=lambda one: (place.get(one.report, len(place)), one.span.start, one.span.end, one.id),
    )
    return LaidOver(tuple(every), (*laid.values(), *new))


def _corrected(claims: Sequence[Claim], overlay: Overlay, names: Names) -> Iterable[Laid]:
    for claim in claims:
        corrections = overlay.corrections(claim.id)
        if corrections:
            yield Laid(laid_over(claim, corrections, names), claim)


def _added(reports: Sequence[Report], overlay: Overlay, names: Names) -> tuple[Claim, ...]:
    """Return the claims that people marked in the reports, with what people corrected of them since; each once."""
    made: dict[str, Claim] = {}
    for report in reports:
        for decision in overlay.corrections(report.id):
            claim = added_claim(report, decision, names)
            if claim is not None:
                made[claim.id] = laid_over(claim, overlay.corrections(claim.id), names)
    return tuple(made.values())


# Now, for the one claim a person has just decided about ---------------------------------------------------------------


def lay_anew(case: Case, decision: Decision, registers: Callable[[], Registers]) -> str | None:
    """Show the claim that a correction, an added claim or the withdrawal of one is about, as people have it now.

    Return its id; None where no claim's reading changed. Linking and findings follow when the case is worked
    through.
    """
    target = decision
    while target.kind is DecisionKind.WITHDRAW and target.value is not None:
        target = case.decision(target.value)
    if target.kind not in (DecisionKind.CORRECT, DecisionKind.ADD):
        return None
    claim_id = target.about if target.kind is DecisionKind.CORRECT else id_of_added(case, target)
    if claim_id is None:
        return None
    names = Settled(registers())
    base = _base(case, claim_id, names)
    case.take_off([claim_id])
    corrections = Overlay(case.decisions_about([claim_id])).corrections(claim_id)
    if base is not None and (base.machine is None or corrections):
        case.lay([Laid(laid_over(base.claim, corrections, names), base.machine)])
    return claim_id


def _base(case: Case, claim_id: str, names: Names) -> Laid | None:
    """Return a claim before any correction: as the machine read it, or as a person added it and nobody withdrew it."""
    held = case.machine_claim(claim_id)
    if held is not None and held.machine is not None:
        return Laid(held.machine, held.machine)
    claim = held.claim if held is not None else case.claims_by_id([claim_id]).get(claim_id)
    added = _addition_of(case, claim_id, names)
    if added is not None:
        return Laid(added, None)
    return Laid(claim, claim) if claim is not None and held is None else None


def _addition_of(case: Case, claim_id: str, names: Names) -> Claim | None:
    """Return the claim as a person added it, None where no addition that holds makes a claim of that id."""
    for report_id, decisions in Overlay(case.additions()).records.items():
        for decision in decisions:
            marked = corrected_by(decision).marked
            report = case.reports_by_id([report_id]).get(report_id) if marked is not None else None
            claim = None if report is None else added_claim(report, decision, names)
            if claim is not None and claim.id == claim_id:
                return claim
    return None


def id_of_added(case: Case, decision: Decision) -> str | None:
    """Return the id of the claim that a decision added; None where its words were erased."""
    said = corrected_by(decision)
    kind = next((change.to for change in said.changes if change.field is ClaimField.EVENT_TYPE), None)
    report = case.reports_by_id([decision.about]).get(decision.about)
    if report is None or said.marked is None or kind is None:
        return None
    return blank_claim(report, said.marked, kind).id


# What a person may write ----------------------------------------------------------------------------------------------


def correction(claim: Claim, machine: Claim, wanted: Sequence[tuple[ClaimField, str]]) -> str:
    """Return a correction as text for the chain. ``claim`` is as shown now, ``machine`` as the machine read it.

    Raises:
        InputError: nothing is changed, or words are nothing their field can hold.
    """
    if not wanted:
        raise InputError(f"a correction says what it changes: give --set FIELD=WORDS; fields are {_fields()}")
    changes = []
    for field, to in wanted:
        words = " ".join(to.split())
        check_words(field, words, claim)
        if words == words_of(claim, field):
            raise InputError(f"{claim.id}: its {field.value.replace('_', ' ')} already reads {words!r}")
        changes.append(Change(field, words, words_of(machine, field)))
    return changes_as_text(changes)


def addition(report: Report, words: str, start: int | None, wanted: Sequence[tuple[ClaimField, str]]) -> str:
    """Return an added claim as text for the chain: the words it stands on, where they stand, and what they say.

    ``start`` is needed where the words stand in the report more than once: characters of the report's own text.

    Raises:
        InputError: the words do not stand there, stand there twice, or nobody says what kind of act they tell.
    """
    marked = _marked(report, words, start)
    said = dict(wanted)
    if ClaimField.EVENT_TYPE not in said:
        raise InputError("an added claim needs its kind: give --set event_type=shelling, for instance")
    check = blank_claim(report, marked, "statement")
    for field, to in said.items():
        check_words(field, to, check)
    return changes_as_text([Change(field, " ".join(to.split())) for field, to in said.items()], marked)


def _marked(report: Report, words: str, start: int | None) -> Marked:
    if not words.strip():
        raise InputError("an added claim stands on words: copy them from the report with --words")
    if start is not None:
        if report.text[start : start + len(words)] != words:
            raise InputError(f"{report.id}: these words do not stand at {start}; copy them exactly, or leave --at out")
        return Marked(start, start + len(words), words)
    places = _places(report.text, words)
    if not places:
        raise InputError(f"{report.id}: these words do not stand in the report; copy them exactly")
    if len(places) > 1:
        several = ", ".join(map(str, places))
        raise InputError(f"{report.id}: these words stand there {len(places)} times; say which with --at: {several}")
    return Marked(places[0], places[0] + len(words), words)


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def read_changes(wanted: Iterable[str]) -> tuple[tuple[ClaimField, str], ...]:
    """Read ``FIELD=WORDS`` as people write it.

    Raises:
        InputError: there is no such field, or no ``=``.

    >>> read_changes(["place=Orvela"])
    ((<ClaimField.PLACE: 'place'>, 'Orvela'),)
    """
    read = []
    for one in wanted:
        field, sign, words = one.partition("=")
        name = field.strip().lower().replace(" ", "_").replace("-", "_")
        if not sign or name not in tuple(ClaimField):
            raise InputError(f"--set {one!r}: write FIELD=WORDS; fields are {_fields()}")
        read.append((ClaimField(name), words.strip()))
    return tuple(read)


def _fields() -> str:
    return ", ".join(ClaimField)


def say_changes(decision: Decision) -> tuple[str, ...]:
    """Return what a correction or an added claim says, one line a field; the machine's word first.

    >>> from datetime import UTC, datetime
    >>> value = changes_as_text([Change(ClaimField.PLACE, "Orvela", "Tarsk")])
    >>> say_changes(Decision("d", "c", "", DecisionKind.CORRECT, "Amal", datetime.now(UTC), "", value))
    ('place: Tarsk, corrected to Orvela',)
    """
    said = corrected_by(decision)
    lines = [] if said.marked is None else [f'added on the words "{" ".join(said.marked.words.split())}"']
    for change in said.changes:
        field = change.field.value.replace("_", " ")
        lines.append(
            f"{field}: {change.to}" if change.was is None else f"{field}: {change.was}, corrected to {change.to}"
        )
    return tuple(lines)
