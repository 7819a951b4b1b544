"""Who or what a capitalised run names: a person, a body, a place, or nothing a desk would file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.claims.cast import Cast, NameRun, body_words, title_words
from trucewatch.claims.entity_words import EntityKind, given_names, words_for
from trucewatch.claims.lexicon import cues
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.words import Sentence, Word

_NEVER_FIRST = frozenset({"IN", "DT", "CC", "PRP", "PRP$", "RB", "TO", "WRB", "WDT", "WP", "MD", "EX", "UH", "VB", "VBD", "VBG", "VBP", "VBZ", "VBN", "RBR", "CD"})  # fmt: skip
_ACRONYM = re.compile(r"[A-Z]{2,7}(?:-[A-Z]{1,4})?s?\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NO_BODY = frozenset("AM PM GMT EST EDT CET UTC TV OK DNA MRI CT HIV AIDS COVID GDP ID VIP PDF CEO CFO GPS SMS USD EUR AD BC BST MP MPs US PhD FAQ RT CCTV WWII WWI MW KW GW KM IP DNS HD II III".split())  # fmt: skip
_HONORIFICS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cpt brig sgt adm cmdr cdr pvt cpl sen rep gov sir lord lady dame st hajj haj mullah pope saint".split()
)
_OPENINGS = (
    ("body_openings", EntityKind.ORGANISATION),
    ("place_openings", EntityKind.LOCATION),
    ("naval_openings", EntityKind.PLATFORM),
    ("merchant_openings", EntityKind.VEHICLE),
)
_OF_PERSONS = frozenset({"abu", "bin", "ibn", "umm", "abd", "abdul"})
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ash|an|az|ez|ar|at)-", re.IGNORECASE)
_AGE = re.compile(r",\s\d{1,2}(?:,|\)|\.)")


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run with its words; ``name`` is what is left without titles."""

    start: int
    end: int
    words: tuple[Word, ...]
    name: tuple[str, ...]
    titled: bool

    @property
    def head(self) -> Word:
        """Return the word the others hang from: the last whose head lies outside the run."""
        inside = set(self.words)
        return next(
            (word for word in reversed(self.words) if word.head not in inside or word.head is word), self.words[-1]
        )

    @property
    def last(self) -> str:
        """Return the last word in small letters, without its possessive."""
        return self.words[-1].low


class Names:
    """The capitalised runs of a report and what each names. Persons are learnt first, so that a surname alone is known."""

    def __init__(self, parsed: ParsedReport, cast: Cast) -> None:
        self._cast = cast
        self._text = parsed.text
        self.runs: dict[int, list[Run]] = {}
        self._surnames: dict[str, str] = {}
        for sentence in parsed.sentences:
            self.runs[sentence.index] = found = list(self._runs_of(sentence))
            for run in found:
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
        lows = [word.low for word in run.words]
        if any(low in words_for("happenings") for low in lows):
            return None
        if self._surely_person(run, sentence):
            return EntityKind.PERSON
        if self._explained(run, whole=True):
            return None
        opened = self._opened(lows)
        if opened is not None:
            return opened
        if lows[-1] in words_for("place_endings") or lows[0] in (
            "mount",
            "lake",
            "cape",
            "wadi",
            "tell",
            "tel",
            "jabal",
            "jebel",
            "kafr",
        ):
            return EntityKind.LOCATION
        if self._is_body(run, lows):
            return EntityKind.ORGANISATION
        if lows[-1] in words_for("people"):
            return (
                EntityKind.PERSON
                if run.words[-1].tag != "NNPS" and not lows[-1].endswith("s")
                else EntityKind.ORGANISATION
            )
        if (
            len(run.name) <= 2
            and run.name
            and (_bare(run.name[-1]) in self._surnames or run.name[-1].lower() in words_for("known_alone"))
        ):
            return EntityKind.PERSON
        return self._by_grammar(run, sentence)

    def _opened(self, lows: list[str]) -> EntityKind | None:
        """Read the first word of a longer name: "Jaish al-Nur", "Mount Harun", "USS Varela"."""
        if len(lows) < 2:
            return None
        for name, kind in _OPENINGS:
            if lows[0] in words_for(name):
                return kind
        return None

    def _is_body(self, run: Run, lows: list[str]) -> bool:
        if any(low in body_words() or low in words_for("groups") for low in (lows[-1], lows[0])):
            return True
        if len(lows) > 2 and any(low in body_words() for low in lows):
            return True
        text = run.words[-1].text
        if _ACRONYM.match(text) and text not in _NO_BODY and not _ROMAN.match(text):
            return len(run.words) == 1 or all(_ACRONYM.match(word.text) for word in run.words)
        return False

    def _by_grammar(self, run: Run, sentence: Sentence) -> EntityKind | None:
        head = run.head
        if head.tag not in ("NNP", "NNPS"):
            return None
        told = self._told_by(head)
        if told is not None:
            return told
        before = sentence.words[run.words[0].i - 1] if run.words[0].i else None
        if before is not None and before.low in words_for("at_places") and before.tag in ("IN", "TO", "RB", "JJ"):
            if before.low not in ("of", "to", "from", "over") or before.head.lemma in words_for("sites"):
                return EntityKind.LOCATION
            if before.low in ("to", "from") and len(run.words) == 1:
                return EntityKind.LOCATION
        if head.dep == "dobj" and head.head.lemma in words_for("done_to_places"):
            return EntityKind.LOCATION
        if head.dep == "conj":
            return self._as_beside(head.head, sentence)
        if 2 <= len(run.name) <= 4 and any(_ARTICLE.match(form) for form in run.name[1:]):
            return EntityKind.PERSON
        speaks = head.dep == "nsubj" and head.head.lemma in cues()
        if speaks and 2 <= len(run.name) <= 4:
            return EntityKind.PERSON
        return None

    def _as_beside(self, other: Word, sentence: Sentence) -> EntityKind | None:
        """Read a name as what it is listed with: "in Tamra and Harun"."""
        if self._cast.place_at(other.start) is not None:
            return EntityKind.LOCATION
        run = next((run for run in self.runs.get(sentence.index, ()) if other in run.words), None)
        kind = self.kind_of(run, sentence) if run is not None and run.words[0].i < other.i + 1 else None
        return kind if kind is EntityKind.LOCATION else None

    def _told_by(self, head: Word) -> EntityKind | None:
        """Read what an apposition, a noun beside it or "is a" says of a name: "Hadar, a village", "the Falak group"."""
        beside = [kid.lemma for kid in head.kids_as("appos")]
        if head.dep in ("appos", "compound", "nmod") and head.head.is_noun:
            beside.append(head.head.lemma)
        if head.dep == "nsubj" and head.head.lemma == "be":
            beside.extend(kid.lemma for kid in head.head.kids_as("attr"))
        for lemma in beside:
            if lemma in words_for("people"):
                many = head.dep == "appos" and head.head.tag == "NNS"
                return EntityKind.ORGANISATION if many else (EntityKind.PERSON if head.dep != "compound" else None)
            if lemma in words_for("groups"):
                return EntityKind.ORGANISATION
            if lemma in words_for("sites"):
                return EntityKind.LOCATION
        return None

    def _surely_person(self, run: Run, sentence: Sentence) -> bool:
        last = run.words[-1]
        if (
            not run.name
            or last.low in body_words()
            or last.low in words_for("place_endings")
            or last.low in title_words()
        ):
            return False
        if last.tag == "NNPS" or run.words[0].low in words_for("body_openings"):
            return False
        place = self._cast.place_at(last.start)
        if place is not None and place.start <= run.start and not run.titled:
            return len(run.words) == 1 and _bare(last.text) in self._surnames
        if len(run.name) > 1 and (run.name[0] in given_names() or run.name[0].lower() in _OF_PERSONS):
            return True
        if self._explained(run):
            return False
        if run.titled:
            return True
        if _ACRONYM.match(last.text):
            return False
        before = sentence.words[run.words[0].i - 1] if run.words[0].i else None
        if (
            before is not None
            and before.tag == "NN"
            and before.lemma in words_for("people")
            and before.head in run.words
        ):
            return True
        return len(run.name) > 1 and bool(_AGE.match(self._text[run.end : run.end + 6]))

    def _explained(self, run: Run, *, whole: bool = False) -> bool:
        """Tell whether a register knows a run as a place, or its end (all of it, if ``whole``) as a body."""
        at = run.words[-1].start
        place = self._cast.place_at(at)
        if place is not None and place.start <= run.start:
            return True
        match = self._cast.match_at(at)
        if whole and match is not None:
            return match.start <= run.start
        return match is not None and self._cast.entry_of(match).kind != "person"

    def _learn(self, run: Run) -> None:
        full = " ".join(run.name)
        last = _bare(run.name[-1])
        if len(last) > 2 and (last not in self._surnames or len(full) > len(self._surnames[last])):
            self._surnames[last] = full

    def _runs_of(self, sentence: Sentence) -> Iterator[Run]:
        done = -1
        for word in sentence.words:
            if word.start < done or not word.text[:1].isalpha():
                continue
            found = self._cast.run_at(word.start)
            if found is None or found.start < sentence.start:
                continue
            done = found.end
            run = self._trimmed(found, sentence, word.i)
            if run is not None:
                yield run

    def _trimmed(self, found: NameRun, sentence: Sentence, at: int) -> Run | None:
        words = []
        while at < len(sentence.words) and sentence.words[at].start < found.end:
            words.append(sentence.words[at])
            at += 1
        while words and (words[0].tag in _NEVER_FIRST or not words[0].text[:1].isalnum()) and words[0].tag != "NNP":
            words.pop(0)
        while (
            words and (words[-1].tag == "POS" or not words[-1].text[-1:].isalnum()) and not words[-1].text.endswith(".")
        ):
            words.pop()
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        name, titled = self._name_in(words, start, end)
        return Run(start, end, tuple(words), tuple(name), titled)

    def _name_in(self, words: list[Word], start: int, end: int) -> tuple[list[str], bool]:
        """Return a run's name without the titles before it, and whether there were any."""
        forms = [word.text.rstrip(".") for word in words]
        titles = [
            n for n, form in enumerate(forms[:-1]) if form.lower() in _HONORIFICS or form.lower() in words_for("people")
        ]
        given = next((n for n, form in enumerate(forms[:-1]) if form in given_names()), None)
        if given is not None and (given == 0 or (titles and titles[0] < given)):
            return forms[given:], bool(given)
        if titles and forms[titles[-1] + 1].lower() not in ("of", "for", "to", "in"):
            return forms[titles[-1] + 1 :], True
        return self._cast.name_words(start, end, self._text[start:end]), False


def _bare(word: str) -> str:
    return _ARTICLE.sub("", re.sub(r"['’]s?$", "", word)).lower()
