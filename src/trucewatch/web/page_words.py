"""What the desk says of trouble, in the words of a page: the same messages are told on the command line, with its options."""

from __future__ import annotations

import re

_SAID = (
    (r" \((?:--[a-z-]+)\)", ""),
    (r"; ?list them with: trucewatch export .*", "; look for it in the lists, or search for its words"),
    (r"(say what \S+ is merged with): --with ID", r"\1: give the other record's id"),
    (r"(say what is parted from \S+): --with ID, or ids of its claims between commas", r"\1: mark its claims"),
    (r"; trucewatch why \S+ names them", "; its page lists those that are"),
    (r"name the test that was met with --test: ", "choose the test that was met: "),
    (r"--test (.*?): there is no such test", r"\1: there is no such test"),
    (r"give --set FIELD=WORDS; fields are", "choose a field, and say what it should say; fields are"),
    (r"give --set event_type=shelling, for instance", "choose what it is about"),
    (r"copy them from the report with --words", "select them in the report, or copy them from it"),
    (r"copy them exactly, or leave --at out", "copy them exactly"),
    (r"say which with --at: .*", "add words around them, so that they stand there once"),
    (r"\(trucewatch check-ledger tells (?:more|all)\)", "(the page Ledger tells more)"),
    (r"; see: trucewatch account list", "; see the page Accounts"),
    (r"with: trucewatch decide (\S+) withdraw", r"on its page in the ledger (\1)"),
    (r"bring it up to date with: trucewatch run .*", "close the desk and open it again: that brings it up to date"),
    (r"make it with: trucewatch run .*", "close the desk and open it again: that makes it"),
    (r"run the same again with fewer --jobs", "give fewer files at once"),
)
_RULES = tuple((re.compile(pattern), words) for pattern, words in _SAID)
_COMMANDS = "account|check-agreement|check-ledger|decide|draft-agreement|erase|export|report|review|run|serve|why"
_LEFT = re.compile(rf"(?<![\w-])--[a-z][a-z-]*|\btrucewatch (?:{_COMMANDS})\b")
_CLAUSE = re.compile(r"[;,:(]\s")
_ASK = "ask whoever opened this desk to mend it"


def page_words(message: str) -> str:
    """Return a message without options and commands: what a page offers in their place, else whom to ask.

    >>> page_words("a decision needs a name (--by) and a reason (--reason), both in words")
    'a decision needs a name and a reason, both in words'
    >>> page_words("tarsk: it is no longer there; put it back, or give another one with --theatre")
    'tarsk: it is no longer there; put it back; ask whoever opened this desk to mend it'
    """
    for pattern, words in _RULES:
        message = pattern.sub(words, message)
    left = _LEFT.search(message)
    if left is None:
        return message
    before = [found.start() for found in _CLAUSE.finditer(message, 0, left.start())]
    kept = message[: before[-1]].rstrip() if before else ""
    return f"{kept}; {_ASK}" if kept else f"this needs the command line; {_ASK}"
