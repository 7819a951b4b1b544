"""The commands with which people decide: one decision, the queue, the check of the chain, and what must be erased."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.options import CaseFile, SettingsFile
from trucewatch.cli.outcome import write_out


class Kind(StrEnum):
    """What can be decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    VERIFY = "verify"
    CORRECT = "correct"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    WITHDRAW = "withdraw"


class Cause(StrEnum):
    """Why a record waits for a person."""

    PEOPLE_KILLED = "people-killed"
    DISPUTED = "disputed"
    APPARENT = "apparent"
    DOUBT = "doubt"
    STALE = "stale"
    UNDATED = "undated"
    UNLOCATED = "unlocated"
    MERGE = "merge"


class Part(StrEnum):
    """Which free text of a decision is erased."""

    REASON = "reason"
    VALUE = "value"


Name = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]


def decide(  # noqa: PLR0913 -- a command's options are its arguments
    record: Annotated[str, typer.Argument(metavar="ID", help="A claim, incident, tally, finding, report or decision.")],
    decision: Annotated[Kind, typer.Argument(help="What you decide.")],
    case: CaseFile,
    by: Name,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why; kept apart, so that it can be erased; - reads standard input.")
    ],
    *,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=WORDS", help="What a claim should read: place=Orvela, time=2031-05-13."),
    ] = None,
    other: Annotated[
        str | None, typer.Option("--with", metavar="ID", help="The other record of a merge; the claims split out.")
    ] = None,
    test: Annotated[str | None, typer.Option(metavar="NAME", help="The test of a verification that was met.")] = None,
    words: Annotated[str | None, typer.Option(metavar="TEXT", help="The exact words of a claim to add.")] = None,
    at: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Where these words begin, if they stand there twice.")
    ] = None,
    named: Annotated[
        str | None, typer.Option("--decision", metavar="ID", help="The decision to withdraw; else the last one.")
    ] = None,
    seen: Annotated[
        str | None, typer.Option(metavar="MARK", help="The mark of what you saw; refused where it changed since.")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Write down what you decide about a record, for good: a decision is withdrawn by another one, never changed.

    Standings and the readings of claims follow at once. Incidents, findings and tallies follow with trucewatch run --case
    FILE, or by themselves in an open desk (trucewatch serve).

    confirm and reject say whether the machine read the words rightly. verify says that it happened, by a test that the
    agreement or the settings define. correct changes fields of a claim (--set), add marks a claim the machine missed
    (--words). merge joins incidents or claims and split parts them (--with). withdraw takes the last decision back.

    Example: trucewatch decide i-3a1 confirm --by "A. Haddane" --reason "two networks, seen by both" --case front.case

    Example: trucewatch decide c-90f correct --set "place=Lower Sarn" --set time=2031-05-13 --by "A. Haddane" --reason
    "the dateline is another town" --case front.case

    Example: trucewatch decide r-77b add --words "two shells hit the bridge" --set event_type=shelling --by "A. Haddane"
    --reason "missed" --case front.case

    Example: trucewatch decide i-3a1 merge --with i-9c0 --by "A. Haddane" --reason "one night, one bridge" --case
    front.case
    """
    from trucewatch.desk.correcting import read_changes
    from trucewatch.desk.deciding import Wish
    from trucewatch.desk.desk import Desk
    from trucewatch.desk.settings import load_settings
    from trucewatch.model import DecisionKind

    value = _value(decision, {"--with": other, "--test": test, "--words": words, "--decision": named})
    why = sys.stdin.read() if reason == "-" else reason
    wish = Wish(record, DecisionKind(decision.value), by, why, value, seen, read_changes(change or ()), at)
    desk = Desk(case, load_settings(settings))
    decided = desk.decide(wish)
    said = f"{decided.entry.about} is now {decided.standing.value} (decision {decided.entry.id})."
    if decided.claim is not None:
        said += f" Claim {decided.claim} reads so from now on."
    typer.echo(said)
    write_out(waiting_lines(len(desk.waiting()), case), None)


def waiting_lines(waiting: int, case: Path) -> Iterator[str]:
    """Yield what to do so that the decisions that wait take effect; nothing where none does."""
    if waiting:
        said = "1 decision waits" if waiting == 1 else f"{waiting:,} decisions wait"
        yield f"{said} for incidents, findings and tallies to follow; let them with: trucewatch run --case {case}\n"


def _value(kind: Kind, given: dict[str, str | None]) -> str | None:
    """Return what goes with a decision of a kind; what belongs to another kind is a slip of the pen."""
    from trucewatch.model import InputError

    wanted = {
        Kind.MERGE: "--with",
        Kind.SPLIT: "--with",
        Kind.VERIFY: "--test",
        Kind.ADD: "--words",
        Kind.WITHDRAW: "--decision",
    }.get(kind)
    for option, value in given.items():
        if value is not None and option != wanted:
            raise InputError(f"{option} does not go with {kind.value}" + (f"; give {wanted}" if wanted else ""))
    return None if wanted is None else given[wanted]


def review(
    case: CaseFile,
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many to show.")] = 20,
    only: Annotated[
        list[Cause] | None, typer.Option("--only", help="Only what waits for this cause; may be given again.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Go through them one by one with keys, and decide as NAME."),
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """List what waits for a person's decision, what matters most first, with what hangs on each.

    With a name, and in a terminal, it goes through them: one key confirms, rejects, verifies, merges, tells why, skips,
    or takes the last decision back.

    Example: trucewatch review --case front.case --only people-killed --only disputed

    Example: trucewatch review --case front.case --by "A. Haddane"
    """
    from trucewatch.cli.reviewing import Terminal, go_through, queue_lines
    from trucewatch.desk.desk import Desk
    from trucewatch.desk.reviewing import Why
    from trucewatch.desk.settings import load_settings
    from trucewatch.model import InputError

    desk = Desk(case, load_settings(settings))
    queue = desk.review(limit, [Why[cause.name] for cause in only or ()])
    if by is None:
        write_out((f"{line}\n" for line in queue_lines(queue)), None)
        write_out(waiting_lines(len(desk.waiting()), case), None)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(
            "--by goes through the queue with keys, which needs a terminal; without it the queue is listed"
        )
    go_through(desk, queue, by, Terminal())
    write_out(waiting_lines(len(desk.waiting()), case), None)


def check_ledger(
    case: CaseFile,
    head: Annotated[
        str | None,
        typer.Option(metavar="DIGEST", help="A digest that must be in the chain, as given by an earlier check."),
    ] = None,
) -> None:
    """Check that no decision was changed, taken out or put in, and say which where one was.

    The digest it prints pins every decision: written down elsewhere and given with --head, it shows later whether
    decisions were cut off at the end.

    Example: trucewatch check-ledger --case front.case
    """
    from trucewatch.desk.desk import Desk

    found = Desk(case).check_ledger(head)
    if found.faults:
        write_out((f"{fault.words}\n" for fault in found.faults), None)
        typer.echo(
            f"trucewatch: {case}: the chain of {found.decisions} decisions does not hold; go back to a copy", err=True
        )
        raise typer.Exit(1)
    typer.echo(f"{found.decisions} decisions, the chain holds; its head is {found.head}")


def erase(
    decision: Annotated[str, typer.Argument(metavar="ID", help="A decision.")],
    case: CaseFile,
    part: Annotated[Part, typer.Option(help="Which of its free text.")] = Part.REASON,
) -> None:
    """Take the free text of a decision out for good, to protect somebody. That, when and by whom it was decided stays.

    An erased correction is no longer laid over its claim once the case was worked through again (trucewatch run).

    Example: trucewatch erase d-4f1 --case front.case
    """
    from trucewatch.desk.desk import Desk

    desk = Desk(case)
    erased = desk.erase(decision, part.value)
    typer.echo(f"The {part.value} of {erased} is erased.")
    write_out(waiting_lines(len(desk.waiting()), case), None)
