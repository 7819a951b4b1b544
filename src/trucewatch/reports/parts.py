"""The parts of one report: title, dateline, subheads, credits and body, and what they say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from trucewatch.model import Credit, DatedReason, Dateline, Part, PartKind, Span
from trucewatch.reports.agencies import outlet_in
from trucewatch.reports.credit_lines import byline, credit_line, glued_credit, named_credits, outlet_of_credit
from trucewatch.reports.datelines import Opening, Strength, find_dateline
from trucewatch.reports.looks import Kind, Look, is_heading
from trucewatch.reports.organisations import LONGEST, organisation_in
from trucewatch.reports.word_lists import DATE_LABELS, LINK_LABELS, SOURCE_LABELS

SUBHEAD_WORDS, CAPS_SUBHEAD_WORDS = 10, 12
# A dateline stands in the first paragraphs; later "PLACE —" opens a section, and its words are the reporter's.
DATELINE_WITHIN_WORDS = 60
GLUED_HEAD = 400
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+")
AREA_HEAD = re.compile(r"^[^\W\d_][\w’'-]{0,30}(?: [^\W\d_][\w’'-]{0,30}){0,4}:$")
AREA_NAME = re.compile(
    r"\b(?:governorate|province|district|region|city|oblast|state|county|sector|areas?|front|axis|camp):$"
)


@dataclass(slots=True)
class Anatomy:
    """What typing a report's paragraphs found. Spans count in the text given."""

    parts: list[Part] = field(default_factory=list)
    title: str | None = None
    dateline: Dateline | None = None
    credits: list[Credit] = field(default_factory=list)
    publisher: str | None = None
    url: str | None = None
    published: DatedReason = field(default_factory=DatedReason)
    body_words: int = 0

    def add(self, kind: PartKind, start: int, end: int) -> None:
        """Add a part unless it is empty."""
        if start < end:
            self.parts.append(Part(kind, Span(start, end)))

    def from_publisher(self, name: str | None) -> None:
        """Keep the first publisher found."""
        self.publisher = self.publisher or name

    def dated(self, look: Look, where: str) -> None:
        """Keep the first full date the report itself states."""
        if look.day is not None and self.published.best is None:
            reason = f"{where}: {look.words[:80]}"
            self.published = DatedReason(look.day, look.day, look.day, certain=True, reasons=(reason,))


def type_parts(text: str, looks: Sequence[Look], masthead: int, known_title: str | None, part_chars: int) -> Anatomy:
    """Type the paragraphs of one report in their order; every visible character but separators is in one part.

    The first ``masthead`` paragraphs stand before the report proper. ``known_title`` is the format's own title.
    """
    anatomy = Anatomy()
    frame = _Frame(looks, masthead, known_title)
    for at, look in enumerate(looks):
        if look.kind is Kind.SEPARATOR:
            continue
        if at < masthead:
            anatomy.add(PartKind.CREDIT, look.paragraph.start, look.paragraph.end)
            continue
        kind = _kind(frame, at, anatomy)
        _place(text, look, kind, anatomy)
    _keep_words(anatomy)
    anatomy.parts = [piece for part in anatomy.parts for piece in _bounded(text, part, part_chars)]
    return anatomy


class _Frame:
    """One report's paragraphs with what must be known of the whole: where its prose is and its title from outside."""

    def __init__(self, looks: Sequence[Look], masthead: int, known_title: str | None) -> None:
        self.looks = looks
        self.known_title = known_title
        self.proper = any(look.kind is Kind.PROSE and not look.bullet for look in looks[masthead:])
        self.last_prose = max((at for at, look in enumerate(looks) if look.kind is Kind.PROSE), default=-1)


def _kind(frame: _Frame, at: int, anatomy: Anatomy) -> PartKind:
    look = frame.looks[at]
    if look.kind in (Kind.BYLINE, Kind.CREDIT, Kind.LABEL):
        return PartKind.CREDIT
    started = anatomy.body_words > 0
    if look.kind is Kind.DATE_LINE and look.dateline is not None and not started and anatomy.dateline is None:
        return PartKind.DATELINE
    if look.kind is Kind.DATE_LINE:
        return PartKind.SUBHEAD if started and at < frame.last_prose else PartKind.CREDIT
    if not started and anatomy.title is None and _is_title(frame, at):
        return PartKind.TITLE
    if not started and anatomy.title is not None and _is_deck(frame, look):
        return PartKind.SUBHEAD
    kicker = not started and look.kind is Kind.HEADING and _is_kicker(frame, at)
    return PartKind.SUBHEAD if kicker or _is_subhead(frame.looks, at) else PartKind.BODY


def _is_title(frame: _Frame, at: int) -> bool:
    look = frame.looks[at]
    if frame.known_title is not None:
        return _same(look.words, frame.known_title)
    if look.kind is Kind.HEADING:
        return (frame.proper or at < frame.last_prose) and not _is_kicker(frame, at)
    below = frame.looks[at + 1].dateline if at + 1 < len(frame.looks) else None
    dotted = below is not None and below.strength is Strength.SURE and look.dateline is None
    return dotted and look.count <= 20 and SENTENCE_END.search(look.words) is None


def _is_kicker(frame: _Frame, at: int) -> bool:
    """Tell a section name or slug above the headline ("MIDDLE EAST", "TRUCE/TALKS (UPDATE 3)") from the headline."""
    look = frame.looks[at]
    following = frame.looks[at + 1] if at + 1 < len(frame.looks) else None
    if following is None or following.kind is not Kind.HEADING or following.count < 5:
        return False
    return look.count <= 2 or (look.caps and not following.caps and (look.count <= 4 or "/" in look.words))


def _is_deck(frame: _Frame, look: Look) -> bool:
    return frame.proper and (
        look.kind is Kind.HEADING or (look.bullet and look.count <= 25 and not look.words.endswith("."))
    )


def _is_subhead(looks: Sequence[Look], at: int) -> bool:
    look = looks[at]
    if AREA_HEAD.match(look.words) and look.words[:1].isupper() and _titled_words(look.words) and at + 1 < len(looks):
        return True
    if look.kind is not Kind.HEADING:
        return False
    if look.caps:
        return look.count <= CAPS_SUBHEAD_WORDS and at > 0
    if look.count > SUBHEAD_WORDS or at == 0 or at + 1 >= len(looks):
        return False
    before, after = looks[at - 1], looks[at + 1]
    return after.kind is Kind.PROSE and after.count >= 8 and not after.bullet and _ended(before) and not look.bullet


def _titled_words(words: str) -> bool:
    return AREA_NAME.search(words) is not None or all(word[:1].isupper() or len(word) < 4 for word in words.split())


def _ended(look: Look) -> bool:
    return (
        look.kind is not Kind.PROSE or look.bullet or look.words.endswith((".", "!", "?", "”", '"', "’", ")", "…", ","))
    )


def _same(words: str, title: str) -> bool:
    fold = [re.sub(r"[^\w]+", " ", piece.casefold()).strip() for piece in (words, title)]
    return fold[0] == fold[1] or (len(fold[0]) > 15 and (fold[1].startswith(fold[0]) or fold[0].startswith(fold[1])))


def _place(text: str, look: Look, kind: PartKind, anatomy: Anatomy) -> None:
    start, end = look.paragraph.start, look.paragraph.end
    if kind is PartKind.BODY:
        _place_body(text, look, anatomy)
    elif kind is PartKind.DATELINE and look.dateline is not None:
        _dateline(text, start, end, look.dateline, anatomy)
    elif look.kind is Kind.LABEL:
        _place_label(text, look, anatomy)
    else:
        anatomy.add(kind, start, end)
        if kind is PartKind.TITLE:
            anatomy.title = look.words.strip("#* ")
        elif kind is PartKind.CREDIT:
            anatomy.credits.extend(look.credits)
            anatomy.from_publisher(outlet_of_credit(look.words) or _signed(look))
            anatomy.dated(look, "date line")


def _place_label(text: str, look: Look, anatomy: Anatomy) -> None:
    start, end = look.paragraph.start, look.paragraph.end
    if look.titled and anatomy.title is None and anatomy.body_words == 0:
        mark = text.index(":", start) + 1
        value = mark + len(text[mark:end]) - len(text[mark:end].lstrip(" \t*_\u00a0"))
        anatomy.add(PartKind.CREDIT, start, mark)
        anatomy.add(PartKind.TITLE, value, end)
        anatomy.title = look.value
        return
    anatomy.add(PartKind.CREDIT, start, end)
    if look.label in DATE_LABELS:
        anatomy.dated(look, "header line")
    elif look.label in SOURCE_LABELS:
        anatomy.from_publisher(outlet_in(look.value) or (look.value if _name(look.value) else None))
    elif look.label in LINK_LABELS and anatomy.url is None and " " not in look.value:
        anatomy.url = look.value
    elif look.label in ("author", "authors", "byline"):
        anatomy.credits.extend(byline(f"By {look.value.removeprefix('By ').removeprefix('by ')}") or ())


def _signed(look: Look) -> str | None:
    """Return the body that a line of a name and a date is signed with ("Harbour Bulletin, Friday 9 May 2031")."""
    return organisation_in(look.words) if len(look.words) <= LONGEST and not look.credits else None


def _signed_with(dateline: str) -> str | None:
    """Return the body that stands where a place would; capitals are a place ("UNITED NATIONS, May 9 -")."""
    return organisation_in(dateline) if len(dateline) <= LONGEST and any(map(str.islower, dateline[:12])) else None


def _name(value: str) -> bool:
    return len(value) <= 60 and value[:1].isupper() and not value.startswith("http") and "@" not in value


def _place_body(text: str, look: Look, anatomy: Anatomy) -> None:
    start, end = look.paragraph.start, look.paragraph.end
    if anatomy.dateline is None and anatomy.body_words <= DATELINE_WITHIN_WORDS:
        start = _open(text, start, end, anatomy)
    glued = glued_credit(text[start:end])
    close = start + glued if glued is not None else end
    anatomy.add(PartKind.BODY, start, start + len(text[start:close].rstrip()))
    anatomy.body_words += look.count
    if glued is not None:
        anatomy.add(PartKind.CREDIT, close, end)
        anatomy.credits.extend(credit_line(text[close:end]) or named_credits(text[close:end]))


def _open(text: str, start: int, end: int, anatomy: Anatomy) -> int:
    """Set off what stands before the first sentence in one paragraph with it; return where the body begins."""
    opening = find_dateline(text[start:end])
    if opening is not None and (opening.strength > Strength.WEAK or anatomy.body_words == 0):
        return _dateline(text, start, end, opening, anatomy)
    first = anatomy.title is None and not anatomy.body_words
    found = _glued(text[start : min(end, start + GLUED_HEAD)]) if first else None
    if found is None:
        return start
    at, opening = found
    head = text[start : start + at]
    anatomy.add(PartKind.TITLE, start, start + len(head.rstrip()))
    anatomy.title = " ".join(head.split())
    return _dateline(text, start + at, end, opening, anatomy)


def _dateline(text: str, start: int, end: int, opening: Opening, anatomy: Anatomy) -> int:
    close = min(start + opening.length, end)
    span = Span(start, start + len(text[start:close].rstrip()))
    anatomy.add(PartKind.DATELINE, span.start, span.end)
    signed = opening.agency or _signed_with(" ".join(span.quote(text).split()))
    anatomy.dateline = Dateline(span, () if signed and not opening.agency else opening.places)
    anatomy.from_publisher(signed)
    if opening.day is not None and anatomy.published.best is None:
        words = " ".join(span.quote(text).split())
        anatomy.published = DatedReason(
            opening.day, opening.day, opening.day, certain=True, reasons=(f"dateline: {words[:80]}",)
        )
    return close


def _glued(head: str) -> tuple[int, Opening] | None:
    """Find a sure dateline after a headline that lost its line end ("Truce holds BEIRUT (Reuters) - The ...")."""
    for match in re.finditer(r"(?<=\s)(?=[^\W\d_a-z]{3}[^\n]{0,60}[(/\[])", head):
        words = " ".join(head[: match.start()].split())
        if words.count(" ") < 2 or words.rsplit(" ", 1)[-1].isupper():
            continue
        opening = find_dateline(head[match.start() :])
        if opening is not None and opening.strength is Strength.SURE and opening.places and opening.agency:
            return (match.start(), opening) if is_heading(words) else None
    return None


def _keep_words(anatomy: Anatomy) -> None:
    """A report that is nothing but a heading is its own body: its words are what was reported."""
    if any(part.kind is PartKind.BODY for part in anatomy.parts):
        return
    kept = (PartKind.TITLE, PartKind.SUBHEAD)
    anatomy.parts = [Part(PartKind.BODY, part.span) if part.kind in kept else part for part in anatomy.parts]


def _bounded(text: str, part: Part, most: int) -> Iterator[Part]:
    """Cut a part longer than ``most`` characters at a sentence end, or else at a space, or else anywhere."""
    start, end = part.span.start, part.span.end
    while end - start > most:
        window = text[start : start + most]
        ends = [match.end() for match in SENTENCE_END.finditer(window, most // 2)]
        cut = ends[-1] if ends else window.rfind(" ", most // 2) + 1 or most
        piece = text[start : start + cut]
        if piece.strip():
            yield Part(part.kind, Span(start, start + len(piece.rstrip())))
        start += cut
        start += len(text[start : start + most]) - len(text[start : start + most].lstrip())
    if start < end:
        yield Part(part.kind, Span(start, end))
