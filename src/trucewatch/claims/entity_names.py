"""Who or what a capitalised run names: a person, a body, a place, a ship, or nothing a desk would file."""

from __future__ import annotations

import re

from trucewatch.claims.cast import Cast, title_words
from trucewatch.claims.entity_places import is_body
from trucewatch.claims.entity_runs import Run, runs_of
from trucewatch.claims.entity_words import EntityKind, given_names, words_for
from trucewatch.claims.lexicon import body_words, cues
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.words import Sentence, Word

_ACRONYM = re.compile(r"[A-Z]{2,7}(?:-[A-Z]{1,4})?s?\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ash|an|az|ez|ar|at)-", re.IGNORECASE)
_AGE = re.compile(r",\s\d{1,2}(?:,|\)|\.)")
_OPENINGS = (
    ("body_openings", EntityKind.ORGANISATION),
    ("place_openings", EntityKind.LOCATION),
    ("naval_openings", EntityKind.PLATFORM),
    ("merchant_openings", EntityKind.VEHICLE),
)
_LONGEST_NAME = 4


class Names:
    """The capitalised runs of a report and what each names.

    Persons are learnt first, from their titles and given names, so that a surname alone is known wherever it stands.
    """

    def __init__(self, parsed: ParsedReport, cast: Cast) -> None:
        self._cast = cast
        self._text = parsed.text
        self._surnames: dict[str, str] = {}
        self.runs: dict[int, list[Run]] = {s.index: list(runs_of(s, cast)) for s in parsed.sentences}
        for sentence in parsed.sentences:
            for run in self.runs[sentence.index]:
                if self._surely_person(run, sentence):
                    self._learn(run)
        for sentence in parsed.sentences:
            for run in self.runs[sentence.index]:
                if run.name and self.kind_of(run, sentence) is EntityKind.PERSON:
                    self._learn(run)

    def person_name(self, run: Run) -> str | None:
        """Return the full name this report gives a surname, or None."""
        return self._surnames.get(_bare(run.name[-1])) if run.name else None

    def kind_of(self, run: Run, sentence: Sentence) -> EntityKind | None:
        """Return what a run that no register explains names, or None."""
        lows = run.lows
        if any(low in words_for("happenings") for low in lows):
            return None
        if self._surely_person(run, sentence):
            return EntityKind.PERSON
        if self._explained(run, whole=True):
            return None
        kind = _by_words(run, lows)
        if kind is None and self._known_surname(run):
            return EntityKind.PERSON
        return kind or self._by_grammar(run, sentence)

    def _known_surname(self, run: Run) -> bool:
        last = run.name[-1] if 0 < len(run.name) <= len(("given", "surname")) else ""
        return _bare(last) in self._surnames or last.lower() in words_for("known_alone")

    def _by_grammar(self, run: Run, sentence: Sentence) -> EntityKind | None:
        head = run.head
        if head.tag not in ("NNP", "NNPS"):
            return None
        if self._cast.registers.actors.capital_of(" ".join(run.name)) and is_body(head, abbreviated=False):
            return EntityKind.ORGANISATION
        taken = head.dep == "dobj" and head.head.lemma in words_for("done_to_places")
        if taken and len(run.words) == 1:
            return EntityKind.LOCATION
        told = _told_by(head)
        if told is not None:
            return told
        if taken or _stands_after_place_word(run, sentence):
            return EntityKind.LOCATION
        if head.dep == "conj":
            return self._as_beside(head.head, sentence)
        return EntityKind.PERSON if _speaks(run, head) else None

    def _as_beside(self, other: Word, sentence: Sentence) -> EntityKind | None:
        """Read a name as what it is listed with: "in Tamra and Harun"."""
        while other.dep == "conj" and self._cast.place_at(other.start) is None and other.head is not other:
            other = other.head
        if self._cast.place_at(other.start) is not None:
            return EntityKind.LOCATION
        run = next((run for run in self.runs[sentence.index] if other in run.words and run.head.dep != "conj"), None)
        kind = self.kind_of(run, sentence) if run is not None else None
        return kind if kind is EntityKind.LOCATION else None

    def _surely_person(self, run: Run, sentence: Sentence) -> bool:
        first, last = run.words[0], run.words[-1]
        if not run.name or last.tag == "NNPS" or first.low in words_for("body_openings"):
            return False
        if last.low in body_words() or last.low in words_for("place_endings") or last.low in title_words():
            return False
        if self._is_place(run) and not run.titled:
            return len(run.words) == 1 and _bare(last.text) in self._surnames
        if len(run.name) > 1 and (run.name[0] in given_names() or run.name[0].lower() in words_for("name_openings")):
            return True
        if self._explained(run) or (_ACRONYM.match(last.text) and not run.titled):
            return False
        return run.titled or self._introduced(run, sentence)

    def _introduced(self, run: Run, sentence: Sentence) -> bool:
        """Tell whether a person's noun or an age stands beside a name: "commander Harun", "Harun Tamra, 34,"."""
        first = run.words[0]
        before = sentence.words[first.i - 1] if first.i else None
        if (
            before is not None
            and before.tag == "NN"
            and before.lemma in words_for("people")
            and before.head in run.words
        ):
            return True
        return len(run.name) > 1 and bool(_AGE.match(self._text[run.end : run.end + 6]))

    def _is_place(self, run: Run) -> bool:
        place = self._cast.place_at(run.words[-1].start)
        return place is not None and place.start <= run.start

    def _explained(self, run: Run, *, whole: bool = False) -> bool:
        """Tell whether a register knows a run as a place, or its end (all of it, if ``whole``) as a body."""
        if self._is_place(run):
            return True
        match = self._cast.match_at(run.words[-1].start)
        if match is None:
            return False
        return match.start <= run.start if whole else self._cast.entry_of(match).kind != "person"

    def _learn(self, run: Run) -> None:
        full = " ".join(run.name)
        last = _bare(run.name[-1])
        if len(last) > 2 and (last not in self._surnames or len(full) > len(self._surnames[last])):
            self._surnames[last] = full


def _by_words(run: Run, lows: list[str]) -> EntityKind | None:
    """Read the first and last words of a name: "Jaish al-Nur", "Tamra Hospital", "USS Varela", "the Nur Brigade"."""
    if len(lows) > 1:
        for opening, kind in _OPENINGS:
            if lows[0] in words_for(opening):
                return kind
    if lows[-1] in words_for("place_endings"):
        return EntityKind.LOCATION
    if _is_body_name(run, lows):
        return EntityKind.ORGANISATION
    if lows[-1] in words_for("people") and lows[-1] in title_words():
        return EntityKind.ORGANISATION if run.words[-1].tag == "NNPS" else EntityKind.PERSON
    return None


def _is_body_name(run: Run, lows: list[str]) -> bool:
    if any(low in body_words() or low in words_for("groups") for low in (lows[-1], lows[0])):
        return True
    if len(lows) > 2 and any(low in body_words() for low in lows):
        return True
    last = run.words[-1].text
    if _ACRONYM.match(last) and lows[-1] not in words_for("no_body") and not _ROMAN.match(last):
        return len(run.words) == 1 or "-" in run.words[0].text or all(_ACRONYM.match(word.text) for word in run.words)
    return False


def _told_by(head: Word) -> EntityKind | None:
    """Read what an apposition, a noun beside it or "is a" says of a name: "Hadar, a village", "the Falak group"."""
    beside = [kid.lemma for kid in head.kids_as("appos")]
    if head.dep in ("appos", "compound", "nmod") and head.head.is_noun:
        beside.append(head.head.lemma)
    if head.dep == "nsubj" and head.head.lemma == "be":
        beside.extend(kid.lemma for kid in head.head.kids_as("attr"))
    for lemma in beside:
        if lemma in words_for("people"):
            if head.dep == "appos" and head.head.tag == "NNS":
                return EntityKind.ORGANISATION
            return EntityKind.PERSON if head.dep != "compound" else None
        if lemma in words_for("groups"):
            return EntityKind.ORGANISATION
        if lemma in words_for("sites"):
            return EntityKind.LOCATION
    return None


def _stands_after_place_word(run: Run, sentence: Sentence) -> bool:
    first = run.words[0]
    before = sentence.words[first.i - 1] if first.i else None
    if before is None or before.low not in words_for("at_places") or before.tag not in ("IN", "TO", "RB", "JJ"):
        return False
    if before.low in ("of", "over"):
        return before.head.lemma in words_for("sites")
    return before.low not in ("to", "from") or len(run.words) == 1 or before.head.lemma in words_for("sites")


def _speaks(run: Run, head: Word) -> bool:
    """Tell whether a longer name says something, or is built like a person's ("Mohan al-Tamri")."""
    if not 2 <= len(run.name) <= _LONGEST_NAME or _ACRONYM.match(run.words[-1].text):
        return False
    return any(_ARTICLE.match(form) for form in run.name[1:]) or (head.dep == "nsubj" and head.head.lemma in cues())


def _bare(word: str) -> str:
    return _ARTICLE.sub("", re.sub(r"['’]s?$", "", word)).lower()
