"""The entities of a report: persons, bodies and groups, places, arms, quantities and times, each with its words.

They come from what the room has at hand: the registers' matches, the report's cast of names, the grammars of times and
counts, the arms register, and the noun phrases of the parse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from trucewatch.claims.cast import Cast
from trucewatch.claims.entity_names import Names
from trucewatch.claims.entity_nouns import is_side, noun_draft, pronoun_draft, start_of
from trucewatch.claims.entity_places import is_body
from trucewatch.claims.entity_runs import Run
from trucewatch.claims.entity_things import Words, arms_in, quantities_and_times
from trucewatch.claims.entity_words import Claimed, Draft, Entity, EntityKind, Mention, words_for
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import PlacePrecision, Span
from trucewatch.registers import ActorEntry, ActorMatch, PlaceEntry, PlaceMatch
from trucewatch.registers.arms import ArmsRegister

__all__ = ["Entity", "EntityKind", "Mention", "entities"]

_PLURAL = ("NNS", "NNPS")
_ADJECTIVAL = frozenset({"military", "civilian"})


def entities(parsed: ParsedReport, cast: Cast, arms: ArmsRegister) -> tuple[Entity, ...]:
    """Return the entities of a report, by where they stand; no two of one kind overlap.

    ``cast`` is the cast of the same report. Spans count in ``parsed.text``. Entities of different kinds may stand
    inside each other: the place in "people of Harun" is inside the group.
    """
    out = []
    for draft in _settled(_Finder(parsed, cast, arms).drafts()):
        span = Span(draft.start, draft.end)
        words = span.quote(parsed.text)
        out.append(Entity(draft.kind, span, words, draft.id, draft.name or " ".join(words.split()), draft.mention))
    return tuple(out)


def _settled(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep of overlapping drafts of one kind the longest, a name before a noun; in reading order."""
    held: dict[EntityKind, Claimed] = {}
    kept = [d for d in sorted(drafts, key=_claim_to_stay) if held.setdefault(d.kind, Claimed()).take(d.start, d.end)]
    return sorted(kept, key=lambda draft: (draft.start, draft.end, draft.kind))


def _claim_to_stay(draft: Draft) -> tuple[int, bool, int, str, str]:
    return (draft.start - draft.end, draft.mention is not Mention.NAME, draft.start, draft.kind, draft.id or "")


class _Finder:
    """One report on its way to its entities: what explains a word first keeps it from the steps after."""

    def __init__(self, parsed: ParsedReport, cast: Cast, arms: ArmsRegister) -> None:
        self._parsed, self._cast, self._arms = parsed, cast, arms
        self._names = Names(parsed, cast)
        self._words = Words([word for sentence in parsed.sentences for word in sentence.words])
        countries = cast.registers.places.countries.values()
        self._demonyms = {word for country in countries for word in country.demonyms if word[-1:].islower()}
        self._peoples = words_for("peoples") | {word.lower() for word in self._demonyms}
        self._place_starts = [place.start for place in cast.places]
        self._place_ends = {place.end for place in cast.places}
        self._taken: set[int] = set()  # starts of the words that something has explained

    def drafts(self) -> Iterator[Draft]:
        """Yield everything that may be an entity."""
        for paragraph in self._parsed.paragraphs:
            by, text = paragraph.start, paragraph.text
            yield from quantities_and_times(by, text, self._words, self._taken)
            for draft in arms_in(by, text, self._words, self._cast, self._arms):
                self._take(draft)
                yield draft
        for sentence in self._parsed.sentences:
            runs = self._names.runs[sentence.index]
            yield from self._runs(runs, sentence, persons=True)
            yield from self._registered(sentence)
            yield from self._runs(runs, sentence, persons=False)
            yield from self._nouns(sentence)

    def _runs(self, runs: Iterable[Run], sentence: Sentence, *, persons: bool) -> Iterator[Draft]:
        for run in runs:
            if run.words[-1].start in self._taken or (not persons and run.head.start in self._taken):
                continue
            kind = self._names.kind_of(run, sentence)
            if kind is None or (persons and kind is not EntityKind.PERSON):
                continue
            self._taken.update(word.start for word in run.words)
            if kind is EntityKind.PERSON:
                name = self._names.person_name(run)
                yield Draft(kind, run.start, run.end, Mention.NAME, None, name)
            else:
                start = min(run.start, start_of(run.head, sentence))
                yield Draft(kind, start, run.end, Mention.NAME)

    def _registered(self, sentence: Sentence) -> Iterator[Draft]:
        """Yield what the registers of actors and places know."""
        for match in self._cast.matches_in(sentence.start, sentence.end):
            draft = self._of_actor(match, sentence)
            if draft is not None:
                yield self._take(draft)
        at = bisect_right(self._place_starts, sentence.start - 1)
        for place in self._cast.places[at : bisect_right(self._place_starts, sentence.end - 1)]:
            draft = self._of_place(place, sentence)
            if draft is not None:
                yield self._take(draft)

    def _take(self, draft: Draft) -> Draft:
        self._taken.update(word.start for word in self._words.between(draft.start, draft.end))
        return draft

    def _nouns(self, sentence: Sentence) -> Iterator[Draft]:
        for word in sentence.words:
            if word.low in self._peoples and (is_side(word) or word.tag == "JJ"):
                yield Draft(EntityKind.NATIONALITY, word.start, word.end, Mention.NAME)
            if word.start not in self._taken:
                draft = noun_draft(word, sentence) if word.is_noun else pronoun_draft(word)
                if draft is not None:
                    yield draft

    def _of_actor(self, match: ActorMatch, sentence: Sentence) -> Draft | None:
        last = self._words.at(match.end - 1)
        if last is None or last.start in self._taken or self._only_describes(last, match):
            return None
        entry = self._cast.entry_of(match)
        if entry.id == "generic:warplanes" or (entry.kind == "state" and match.end in self._place_ends):
            return None
        person = entry.kind == "person" or (last.tag in ("NN", "NNP") and last.lemma in words_for("people"))
        kind = EntityKind.PERSON if person and last.tag not in _PLURAL else EntityKind.ORGANISATION
        return _draft(kind, (_start(match.start, last, sentence), match.end), last, entry)

    def _only_describes(self, last: Word, match: ActorMatch) -> bool:
        """Tell whether a match only describes what follows: "Iraqi operations", "military aid", "refugee crisis"."""
        if match.how == "adjective" and self._parsed.text[match.start : match.end] in self._demonyms:
            return True
        if not last.is_noun and (not last.text[:1].isupper() or last.low in _ADJECTIVAL):
            return True
        if self._parsed.text[last.end : last.end + 1] == "-":  # "rebel-held"
            return last.tag == "NN"
        return is_side(last) and last.tag == "NN" and last.lemma in words_for("people")

    def _of_place(self, place: PlaceMatch, sentence: Sentence) -> Draft | None:
        last = self._words.at(place.end - 1)
        if last is None or last.start in self._taken or self._part_of_body(place, sentence):
            return None
        entry = place.entries[0] if place.entries else None
        country = entry.country if entry is not None and entry.precision is PlacePrecision.COUNTRY else None
        actors = self._cast.registers.actors
        iso2 = country or actors.capital_of(place.name)
        abbreviated = self._parsed.text[place.start : place.end].replace(".", "").isupper()
        at = (_start(place.start, last, sentence), place.end)
        if iso2 is not None and is_body(last, abbreviated=abbreviated):
            return _draft(EntityKind.ORGANISATION, at, last, actors.of_country("state", iso2))
        return _draft(EntityKind.LOCATION, at, last, entry)

    def _part_of_body(self, place: PlaceMatch, sentence: Sentence) -> bool:
        """Tell whether a place's name is inside a body's ("Harun University")."""
        for run in self._names.runs[sentence.index]:
            if run.start <= place.start and place.end < run.end:
                return self._names.kind_of(run, sentence) is EntityKind.ORGANISATION
        return False


def _start(at: int, last: Word, sentence: Sentence) -> int:
    """Return where the phrase starts that a name ends, its article and adjectives with it."""
    return at if is_side(last) else min(at, start_of(last, sentence))


def _draft(kind: EntityKind, at: tuple[int, int], last: Word, entry: ActorEntry | PlaceEntry | None) -> Draft:
    mention = Mention.NAME if last.tag.startswith("NNP") else Mention.NOUN
    return Draft(kind, *at, mention, entry.id if entry else None, entry.name if entry else None)
