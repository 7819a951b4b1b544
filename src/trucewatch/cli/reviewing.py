"""The queue in a terminal: listed, or gone through one by one with keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import typer

from trucewatch.cli.plain import on_one_line, shown
from trucewatch.cli.showing import explanation_lines
from trucewatch.desk.deciding import Decided, Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.reviewing import Queue, Waiting, Why
from trucewatch.model import DecisionKind, TrucewatchError

CAUSES: Mapping[Why, str] = {
    Why.PEOPLE_KILLED: "apparent violation, people killed",
    Why.DISPUTED: "accounts differ",
    Why.APPARENT: "apparent violation",
    Why.DOUBT: "the machine is unsure",
    Why.STALE: "changed since it was decided",
    Why.UNDATED: "no day known",
    Why.UNLOCATED: "no place known",
    Why.MERGE: "may be one event",
}
_KEYS: Mapping[str, DecisionKind] = {
    "c": DecisionKind.CONFIRM,
    "r": DecisionKind.REJECT,
    "v": DecisionKind.VERIFY,
    "m": DecisionKind.MERGE,
    "x": DecisionKind.SPLIT,
}
_ALONE = "c confirm, r reject, v verify, w why, s skip, u undo the last, q quit"
_PAIR = "m merge, x keep apart, w why, s skip, u undo the last, q quit"
_GONE = "s skip, u undo the last, q quit"


class Console(Protocol):
    """Where keys come from and words go to."""

    def key(self) -> str:
        """Return the next key; an empty text where there are no more."""

    def line(self, prompt: str) -> str:
        """Return a line that the person writes."""

    def say(self, line: str) -> None:
        """Show a line."""


class Terminal:
    """The terminal this program runs in."""

    def key(self) -> str:
        """Return the next key."""
        return typer.getchar()

    def line(self, prompt: str) -> str:
        """Return a line that the person writes."""
        return str(typer.prompt(prompt, default="", show_default=False))

    def say(self, line: str) -> None:
        """Show a line."""
        typer.echo(line)


def queue_lines(queue: Queue) -> Iterator[str]:
    """Yield the queue as a list: cause, record and title, why, and what hangs on it."""
    if not queue.total:
        yield "Nothing waits for a decision."
        return
    counted = ", ".join(f"{number:,} {CAUSES[why]}" for why, number in queue.by_cause)
    yield f"{queue.total:,} wait for a decision: {counted}."
    for one in queue.waiting:
        yield ""
        yield from waiting_lines(one)
    if len(queue.waiting) < queue.total:
        yield ""
        yield f"The first {len(queue.waiting):,} of {queue.total:,} are shown; more with --limit."


def waiting_lines(one: Waiting) -> Iterator[str]:
    """Yield one thing that waits."""
    gone = one.kind == "gone"
    pair = f" and {one.other}" if one.other and not gone else ""
    yield f"{CAUSES[one.cause]}: {one.record}{pair}  {on_one_line(one.title)}"
    for why in one.why:
        yield f"  {on_one_line(why)}"
    if gone:
        yield f"  withdraw it with: trucewatch decide {one.other} withdraw"
    for record, words in one.hangs_on_it:
        yield f"  on it hangs {record}: {on_one_line(words)}"


def go_through(desk: Desk, queue: Queue, by: str, console: Console) -> None:
    """Show what waits one by one and write down what the person decides; stop at q or where there are no more keys."""
    done: list[Decided] = []
    for number, one in enumerate(queue.waiting, start=1):
        console.say("")
        console.say(f"[{number} of {len(queue.waiting)}]")
        for line in waiting_lines(one):
            console.say(line)
        if not _decide_on(desk, one, by, console, done):
            break
    console.say(f"{len(done)} decided.")


def _decide_on(desk: Desk, one: Waiting, by: str, console: Console, done: list[Decided]) -> bool:
    """Let the person decide about one thing; tell whether to go on to the next."""
    keys = _GONE if one.kind == "gone" else _PAIR if one.other else _ALONE
    while True:
        console.say(keys)
        key = console.key().lower()
        if key in ("q", "", "\x03", "\x04"):
            return False
        if key == "s":
            return True
        if key == "w" and one.kind != "gone":
            for line in explanation_lines(desk.why(one.record)):
                console.say(line)
        elif key == "u":
            _undo(desk, by, console, done)
        elif key in keys.replace(",", "").split() and key in _KEYS:
            decided = _write(desk, one, _KEYS[key], by, console)
            if decided is not None:
                done.append(decided)
                return True


def _write(desk: Desk, one: Waiting, kind: DecisionKind, by: str, console: Console) -> Decided | None:
    """Ask for the reason and write the decision down; None where the person gave none or it was refused."""
    reason = console.line(f"{kind.value}: why")
    if not reason.strip():
        console.say("nothing written: a decision needs a reason")
        return None
    value = one.other if kind in (DecisionKind.MERGE, DecisionKind.SPLIT) else None
    if kind is DecisionKind.VERIFY:
        value = console.line("by which test (nothing: the only one)").strip() or None
    try:
        decided = desk.decide(Wish(one.record, kind, by, reason, value, one.seen))
    except TrucewatchError as error:
        console.say(shown(str(error)))
        return None
    console.say(f"{decided.entry.about} is now {decided.standing.value} ({decided.entry.id})")
    return decided


def _undo(desk: Desk, by: str, console: Console, done: list[Decided]) -> None:
    if not done:
        console.say("nothing decided yet")
        return
    last = done.pop()
    try:
        desk.decide(Wish(last.entry.id, DecisionKind.WITHDRAW, by, "taken back while going through the queue"))
    except TrucewatchError as error:
        console.say(shown(str(error)))
        return
    console.say(f"{last.entry.id} about {last.entry.about} is withdrawn")
