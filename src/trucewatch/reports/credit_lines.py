"""Who wrote, reported and edited: byline and credit lines, and the small print around a report."""

from __future__ import annotations

import re

from trucewatch.model import Credit
from trucewatch.reports.agencies import outlet_in, outlet_named
from trucewatch.reports.datelines import usual_case
from trucewatch.reports.word_lists import LOWER_IN_BYLINES

ROLE = (
    r"(?:additional\s+)?(?:reporting|writing|editing|compiled|compilation|translation|translated|edited|reported|written|"
    r"photography|graphics?|graphic|research|production)(?:\s+(?:and|&)\s+"
    r"(?:reporting|writing|editing|compiled|edited|translated|research|graphics|photography))?"
)
ROLE_BY = re.compile(
    rf"\b(?P<role>{ROLE})(?:\s+(?:contributed|in\s+[^,;:]{{2,30}}))?\s*(?:\bby\b:?|:)\s*", re.IGNORECASE
)
# A credit line as a whole, in brackets or not.
CREDIT = re.compile(rf"^[\s(\[*–—-]*(?:with\s+)?{ROLE}(?:\s+in\s+[^,;:]{{2,30}})?\s*(?:\bby\b:?|:)\s", re.IGNORECASE)
# The same at the end of a paragraph that a program glued to the last sentence.
GLUED = re.compile(rf"\s*\(\s*{ROLE}\s+by\s[^()]{{3,1500}}\)?\s*$", re.IGNORECASE)
GLUED_BARE = re.compile(
    r"(?<=[.!?”\"’')])\s+(?:Additional\s+)?(?:Reporting|Writing|Editing)\s+by\s+[^.!?()]{3,600};\s*"
    r"(?:additional\s+)?(?:reporting|writing|editing)\s+by\s[^.!?()]{3,600}\.?\s*$",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"^(?:[—–_*-]+\s*)?(?:(?P<outlet>[A-Z][\w .'’]{1,40}?)\s+(?P<role>(?:staff\s+)?(?:writer|reporter|correspondent|"
    r"journalist|producer|photographer|video\s*journalist|researcher)s?)\s+)?(?P<names>[A-Z].{2,600}?)\s+"
    r"(?:also\s+|have\s+)?(?:contributed(?:\s+(?:reporting|research|to\s+this\s+(?:report|story|article|dispatch)))?|"
    r"reported\s+from\s+[^.]{2,200})(?:\s+from\s+[^.]{2,200})?"
    r"(?P<rest>,?\s+(?:and|with|while)\s.{2,300}\bcontribut\w+.*)?\.?\s*$"
)
SMALL_PRINT = re.compile(
    r"^(?:©|\(c\)\s|copyright\b|all rights reserved|our standards:|the thomson reuters trust principles|"
    r"read more\b|related\b.{0,12}:|see also\b|more on this|also read|advertisement\b|story continues|click here|"
    r"sign up\b|subscribe\b|follow (?:us|him|her)\b|share (?:this|on)\b|this (?:story|article|report|post)\b.{0,60}"
    r"\b(?:corrects|corrected|updated|published|appeared|translated)\b|"
    r"\((?:corrects|adds|updates|recasts|refiles|repeats)\b.{0,200}$|correction:|editor.?s.? note\b|"
    r"(?:photo|image|file photo|picture|caption)\s*(?:by|:|credit)|"
    r"(?:file )?photo\.?$|end\s?item$|\([a-z]{2,3}\)$|\((?:end|more|ends)\)$|"
    r"find more (?:of|on)\b|follow (?:ap|the ap)\b|for more (?:news|information|coverage)\b|"
    r"(?:tags?|keywords|topics|filed under)\s*:|"
    r"https?://\S+$|www\.\S+$|bur[-/]\w+(?:/\w+)*$|[a-z]{2,3}(?:[-/][a-z]{2,4}){1,5}$)",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"^[\s.,;:()\[\]*–—_-]+|[\s.,;:()\[\]*–—_-]+$")
NAME_WORD = re.compile(r"^(?:[^\W\d_][\w’'‘`.\-]*)$")
BYLINE = re.compile(r"^\s*(?:by|words by|story by|report by|text by)\b:?\s+(?P<names>\S.{1,160}?)\s*$", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s*[,;|•·]\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+[-–—]\s+|\s+/\s+")
PLACE_OF = re.compile(r"\s+(?:in|from)\s+(?P<place>[A-Z][\w’' .-]{1,60})$|,\s+(?P<after>[A-Z][\w’' -]{2,40})$")


def credit_line(words: str) -> tuple[Credit, ...] | None:
    """Read a line of credits after a report; an empty tuple is small print without names; None is neither.

    >>> credit_line("(Reporting by Ann Poe in Rome and Jo Roe; Editing by Al Doe)")[0]
    Credit(role='reporting', name='Ann Poe', place='Rome')
    """
    if len(words) > 2_000:
        return None
    if CREDIT.match(words) and _closes(words):
        return named_credits(words)
    match = CONTRIBUTED.match(words) if len(words) < 800 else None
    if match is not None and _contributors(match):
        pairs = _names(LEFT_OVER.sub("", match["names"]))
        return tuple(Credit("contributing", name, place) for name, place in pairs if _named(name))
    if len(words) < 300 and SMALL_PRINT.match(words):
        return ()
    return () if _outlet_line(words) else None


def byline(words: str) -> tuple[Credit, ...] | None:
    """Read a byline before a report ("By Ann Poe and Jo Roe in Rome | Reuters"); None when it is none."""
    if len(words) > 180:
        return None
    match = BYLINE.match(words)
    if match is None:
        return _signed(words)
    names = match["names"]
    if names.endswith((".", "!", "?", ",")) and not re.search(r"\b[A-Z][a-z]{0,2}\.$", names):
        return None
    if names.isupper() and names.count(" ") > 4:
        return None
    words_in = [word for word in re.split(r"[\s,|/;&·•—–-]+", names) if word]
    if len(words_in) > 20 or not all(_byline_word(word) for word in words_in) or not words_in[0][:1].isupper():
        return None
    return tuple(Credit("byline", name, place) for name, place in _names(names) if not outlet_named(name))


def named_credits(words: str) -> tuple[Credit, ...]:
    """Read every role and name of a credit line, in its order."""
    found: list[Credit] = []
    roles = list(ROLE_BY.finditer(words))
    for at, match in enumerate(roles):
        end = roles[at + 1].start() if at + 1 < len(roles) else len(words)
        role = " ".join(match["role"].lower().split())
        names = LEFT_OVER.sub("", words[match.end() : end])
        found.extend(Credit(role, name, place) for name, place in _names(names) if _named(name))
    return tuple(found)


def glued_credit(text: str) -> int | None:
    """Return where a credit line begins that stands at the end of a paragraph's last sentence, or None."""
    start = max(0, len(text) - 1_700)
    for pattern in (GLUED, GLUED_BARE):
        match = pattern.search(text, start)
        if match is not None and match.start() > 0:
            return match.start() + len(match.group()) - len(match.group().lstrip())
    return None


def _closes(words: str) -> bool:
    """Tell a credit line from a sentence that begins like one ("Reporting by the agency says")."""
    if words.lstrip()[:1] in "([":
        return True
    rest = ROLE_BY.sub("", words, count=1)
    lower = [word for word in re.findall(r"[^\W\d_]+", rest) if word.islower() and word not in LOWER_IN_BYLINES]
    return len([word for word in lower if word not in ("by", "reporting", "editing", "writing", "additional")]) <= 1


def _contributors(match: re.Match[str]) -> bool:
    names = match["names"]
    lower = [word for word in re.findall(r"[^\W\d_]+", names) if word.islower() and word not in LOWER_IN_BYLINES]
    return not lower


def _names(words: str) -> list[tuple[str, str | None]]:
    pairs: list[tuple[str, str | None]] = []
    for piece in BETWEEN_NAMES.split(LEFT_OVER.sub("", " ".join(words.split()))):
        match = PLACE_OF.search(piece)
        place = match["place"] if match is not None else None
        name = piece[: match.start()] if match is not None else piece
        name = LEFT_OVER.sub("", re.sub(r"^(?:by|from|with)\s+", "", name, flags=re.IGNORECASE))
        if name and len(name) <= 60:
            pairs.append((usual_case(name) if name.count(" ") else name, place))
    return pairs


def _named(name: str) -> bool:
    return bool(name) and name[0].isupper() and len(name.split()) <= 6


def _byline_word(word_in: str) -> bool:
    return word_in.lower().rstrip(".") in LOWER_IN_BYLINES or (
        word_in[0].isupper() and NAME_WORD.match(word_in) is not None
    )


def _signed(words: str) -> tuple[Credit, ...] | None:
    """``Ann Poe, Associated Press`` and ``Ann Poe | Reuters`` on a line of its own."""
    match = re.match(r"^(?P<name>[^,|]{3,60}?)\s*(?:,|\||\s[-–—]\s)\s*(?P<outlet>[^,|]{2,40})$", words)
    if match is None or outlet_named(match["outlet"]) is None:
        return None
    word_ins = match["name"].split()
    if not 2 <= len(word_ins) <= 8 or not all(_byline_word(word_in) for word_in in word_ins):
        return None
    return tuple(Credit("byline", name, place) for name, place in _names(match["name"]))


def _outlet_line(words: str) -> bool:
    """Tell a line that only names outlets ("(AFP)", "Reuters/AP", "Source: AFP")."""
    bare = LEFT_OVER.sub("", words)
    pieces = re.split(r"\s*[/,&|+]\s*|\s+and\s+", bare)
    return 0 < len(bare) <= 60 and all(outlet_named(piece) for piece in pieces)


def outlet_of_credit(words: str) -> str | None:
    """Return the outlet a byline, credit or copyright line names, if it is a known one."""
    match = CONTRIBUTED.match(words) if len(words) < 800 else None
    if match is not None and match["outlet"]:
        return outlet_named(match["outlet"])
    return outlet_in(LEFT_OVER.sub("", words)) if len(words) < 200 else None
