"""The entities of a report: persons, bodies and groups, places, arms, quantities and times, each with its words.

They come from what the room has at hand: the registers' matches, the report's cast of names, the grammars of times and
counts, the arms register, and the noun phrases of the parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from trucewatch.claims.cast import Cast
from trucewatch.claims.entity_names import Names, Run
from trucewatch.claims.entity_nouns import is_side, noun_draft, pronoun_draft, start_of
from trucewatch.claims.entity_places import is_body
from trucewatch.claims.entity_words import Draft, Entity, EntityKind, Mention, words_for
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.words import Sentence, Word
from trucewatch.grammars.counts import find_counts
from trucewatch.grammars.times import TimeKind, find_times
from trucewatch.model import PlacePrecision, Span
from trucewatch.registers import ActorMatch, PlaceMatch
from trucewatch.registers.arms import ArmsKind, ArmsRegister

__all__ = ["Entity", "EntityKind", "Mention", "entities"]

_OF_ARMS = {
    ArmsKind.WEAPON: EntityKind.WEAPON,
    ArmsKind.MUNITION: EntityKind.WEAPON,
    ArmsKind.AGENT: EntityKind.WEAPON,
    ArmsKind.PLATFORM: EntityKind.PLATFORM,
    ArmsKind.VEHICLE: EntityKind.VEHICLE,
}
_TIMELESS = frozenset({TimeKind.RECURRING, TimeKind.ANCHORED})
_LEAD = re.compile(
    r"(?:since|by|before|after|until|till|from|between|on|in|at|during|over|within|throughout|for|inside|through|around|about|"
    r"ahead of|prior to|as of|as early as|no later than|starting|beginning|up to|up until)\s+", re.IGNORECASE
)  # fmt: skip
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?|thousands?|millions?|billions?|half|pair|couple|teen|twent|thirt|fort|fift|sixt|sevent|eight|ninet)", re.IGNORECASE)  # fmt: skip
_COORDINATES = re.compile(
    r"\d{1,3}°\s?\d{0,2}[′'’]?\s?(?:\d{1,2}(?:\.\d+)?[″\"”]?)?\s?[NS],?\s*\d{1,3}°\s?\d{0,2}[′'’]?\s?(?:\d{1,2}(?:\.\d+)?[″\"”]?)?\s?[EW]"
    r"|\d{1,2}\.\d{3,8}°?\s?[NS],?\s*\d{1,3}\.\d{3,8}°?\s?[EW]|-?\d{1,2}\.\d{3,8}\s?[;,]\s?-?\d{1,3}\.\d{3,8}"
)
_MONEY = frozenset({"dollars", "euros", "pounds"})
_ARMED_KINDS = frozenset({"armed_group", "armed_forces"})


def entities(parsed: ParsedReport, cast: Cast, arms: ArmsRegister) -> tuple[Entity, ...]:
    """Return the entities of a report, by where they stand; no two of one kind overlap."""
    drafts = list(_Finder(parsed, cast, arms).drafts())
    out = []
    for draft in _settled(drafts):
        span = Span(draft.start, draft.end)
        words = span.quote(parsed.text)
        out.append(Entity(draft.kind, span, words, draft.id, draft.name or " ".join(words.split()), draft.mention))
    return tuple(out)


def _settled(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep of overlapping drafts of one kind the longest, a name before a noun; in reading order."""
    kept: dict[EntityKind, list[Draft]] = {}
    for draft in sorted(
        drafts, key=lambda d: (d.start - d.end, d.mention is not Mention.NAME, d.start, d.kind, d.id or "")
    ):
        others = kept.setdefault(draft.kind, [])
        if all(draft.end <= other.start or other.end <= draft.start for other in others):
            others.append(draft)
    return sorted((d for ds in kept.values() for d in ds), key=lambda d: (d.start, d.end, d.kind))


class _Finder:
    """One report on its way to its entities."""

    def __init__(self, parsed: ParsedReport, cast: Cast, arms: ArmsRegister) -> None:
        self._parsed, self._cast, self._arms = parsed, cast, arms
        self._names = Names(parsed, cast)
        self._words = [word for sentence in parsed.sentences for word in sentence.words]
        self._starts = [word.start for word in self._words]
        countries = cast.registers.places.countries.values()
        adjectives = {adjective for country in countries for adjective in country.demonyms if adjective[-1:].islower()}
        self._demonyms = frozenset(adjectives)
        self._peoples = words_for("peoples") | {adjective.lower() for adjective in adjectives}
        self._place_starts = [place.start for place in cast.places]
        self._place_ends = {place.end for place in cast.places}

    def drafts(self) -> Iterator[Draft]:
        """Yield everything that may be an entity."""
        taken: set[int] = set()  # starts of head words that something has explained
        for paragraph in self._parsed.paragraphs:
            yield from self._grammars(paragraph.start, paragraph.text, taken)
        for sentence in self._parsed.sentences:
            for draft in self._in(sentence, taken):
                taken.add(draft.anchor)
                yield draft

    def _in(self, sentence: Sentence, taken: set[int]) -> Iterator[Draft]:
        runs = self._names.runs[sentence.index]
        for run in runs:
            if run.words[-1].start not in taken and self._names.kind_of(run, sentence) is EntityKind.PERSON:
                taken.update(word.start for word in run.words)
                yield self._of_run(run, EntityKind.PERSON, sentence)
        for match in self._cast.matches_in(sentence.start, sentence.end):
            yield from self._of_actor(match, sentence, taken)
        at = bisect_right(self._place_starts, sentence.start - 1)
        for place in self._cast.places[at:]:
            if place.start >= sentence.end:
                break
            yield from self._of_place(place, sentence, taken)
        for run in runs:
            if not any(word.start in taken for word in (run.head, run.words[-1])):
                kind = self._names.kind_of(run, sentence)
                if kind is not None:
                    taken.update(word.start for word in run.words)
                    yield self._of_run(run, kind, sentence)
        for word in sentence.words:
            if word.low in self._peoples and is_side(word) | (word.tag == "JJ"):
                yield Draft(EntityKind.NATIONALITY, word.start, word.end, word.start, Mention.NAME)
            if word.start in taken:
                continue
            draft = noun_draft(word, sentence) if word.is_noun else pronoun_draft(word)
            if draft is not None:
                yield draft

    def _word_at(self, offset: int) -> Word | None:
        at = bisect_right(self._starts, offset) - 1
        return self._words[at] if at >= 0 and self._words[at].end > offset else None

    def _of_run(self, run: Run, kind: EntityKind, sentence: Sentence) -> Draft:
        name = self._names.person_name(run) if kind is EntityKind.PERSON else None
        start = min(run.start, start_of(run.words[0], sentence)) if kind is not EntityKind.PERSON else run.start
        return Draft(kind, start, run.end, run.words[-1].start, Mention.NAME, None, name)

    def _of_actor(self, match: ActorMatch, sentence: Sentence, taken: set[int]) -> Iterator[Draft]:
        last = self._word_at(match.end - 1)
        if last is None or last.start in taken:
            return
        entry = self._cast.entry_of(match)
        if match.how == "adjective" and self._parsed.text[match.start : match.end] in self._demonyms:
            return
        if not (
            last.is_noun or (last.text[:1].isupper() and last.low not in ("military", "civilian"))
        ) or self._beside_name(last, sentence, taken):
            return
        if entry.id == "generic:warplanes" or (entry.kind == "state" and match.end in self._place_ends):
            return
        singular = last.tag in ("NN", "NNP") and last.lemma in words_for("people")
        kind = (
            EntityKind.PERSON
            if (entry.kind == "person" or singular) and last.tag not in ("NNS", "NNPS")
            else EntityKind.ORGANISATION
        )
        first = self._word_at(match.start) or last
        start = min(
            match.start, start_of(first, sentence) if first.i == last.i or first.head.i >= first.i else match.start
        )
        named = last.tag.startswith("NNP")
        taken.update(word.start for word in sentence.words[first.i : last.i + 1])
        yield Draft(kind, start, match.end, last.start, Mention.NAME if named else Mention.NOUN, entry.id, entry.name)

    def _beside_name(self, word: Word, sentence: Sentence, taken: set[int]) -> bool:
        """Tell whether a noun only introduces the person named next ("militant Abu Salim")."""
        after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
        if is_side(word) and word.tag == "NN" and word.lemma in words_for("people"):
            return True
        return is_side(word) and word.tag == "NN" and after is not None and after.start in taken and after.tag == "NNP"

    def _of_place(self, place: PlaceMatch, sentence: Sentence, taken: set[int]) -> Iterator[Draft]:
        last = self._word_at(place.end - 1)
        if last is None or last.start in taken:
            return
        entry = place.entries[0] if place.entries else None
        first = self._word_at(place.start) or last
        run = next(
            (run for run in self._names.runs[sentence.index] if run.start <= place.start and place.end < run.end), None
        )
        if run is not None and self._names.kind_of(run, sentence) is EntityKind.ORGANISATION:
            return
        country = entry is not None and entry.precision is PlacePrecision.COUNTRY
        capital = self._cast.registers.actors.capital_of(place.name) is not None
        short = self._parsed.text[place.start : place.end].replace(".", "").isupper()
        body = (country or capital) and is_body(last, abbreviated=short)
        kind = EntityKind.ORGANISATION if body else EntityKind.LOCATION
        start = min(place.start, start_of(first, sentence))
        taken.update(word.start for word in sentence.words[first.i : last.i + 1])
        yield Draft(
            kind,
            start,
            place.end,
            last.start,
            Mention.NAME,
            entry.id if entry else None,
            entry.name if entry else place.name,
        )

    def _grammars(self, by: int, text: str, taken: set[int]) -> Iterator[Draft]:
        used: list[tuple[int, int]] = []
        for found in _COORDINATES.finditer(text):
            used.append((by + found.start(), by + found.end()))
            yield Draft(EntityKind.LOCATION, *used[-1], -1, Mention.NAME)
        for time in find_times(text):
            lead = _LEAD.match(time.words)
            start, end = by + time.start + (lead.end() if lead else 0), by + time.end
            if time.kind not in _TIMELESS and start < end and _free(start, end, used):
                used.append((start, end))
                yield Draft(EntityKind.TEMPORAL, start, end, -1, Mention.NOUN)
        taken.update(word.start for start, end in used for word in self._between(start, end))
        for count in find_counts(text):
            start, end = count.span.start + by, count.span.end + by
            if _NUMBER.search(count.words) and _free(start, end, used) and count.unit not in _MONEY:
                yield Draft(EntityKind.QUANTITY, start, end, -1, Mention.NOUN)
        yield from self._loose_numbers(by, by + len(text), used)
        yield from self._of_arms(by, text, taken)

    def _between(self, start: int, end: int) -> Iterator[Word]:
        at = bisect_right(self._starts, start - 1)
        while at < len(self._words) and self._words[at].start < end:
            yield self._words[at]
            at += 1

    def _loose_numbers(self, start: int, end: int, used: list[tuple[int, int]]) -> Iterator[Draft]:
        for word in self._between(start, end):
            if _counts(word) and _free(word.start, word.end, used):
                yield Draft(EntityKind.QUANTITY, word.start, word.end, -1, Mention.NOUN)

    def _of_arms(self, by: int, text: str, taken: set[int]) -> Iterator[Draft]:
        for match in self._arms.find(text):
            last = self._word_at(by + match.end - 1)
            if last is None or last.is_verb:
                continue
            kind = _OF_ARMS[match.entry.kind]
            if kind is EntityKind.VEHICLE and self._armed(last):
                kind = EntityKind.PLATFORM
            taken.update((last.start, by + match.start))
            mention = Mention.NAME if last.tag.startswith("NNP") else Mention.NOUN
            yield Draft(kind, by + match.start, by + match.end, last.start, mention, match.entry.id, match.entry.name)

    def _armed(self, word: Word) -> bool:
        """Tell whether a vehicle is said to be of an army or an armed group."""
        for kid in word.kids_as("amod", "compound", "nmod", "poss"):
            match = self._cast.match_at(kid.start)
            if match is not None and self._cast.entry_of(match).kind in _ARMED_KINDS:
                return True
            if kid.lemma in (
                "tactical",
                "military",
                "armed",
                "army",
                "enemy",
                "fighting",
                "combat",
                "armoured",
                "armored",
                "explosive",
            ):
                return True
        return False


def _free(start: int, end: int, used: list[tuple[int, int]]) -> bool:
    return all(end <= a or b <= start for a, b in used)


def _counts(word: Word) -> bool:
    """Tell whether a number counts something: not a year, a section, a name's number."""
    if word.tag == "NNS" and word.lemma in ("dozen", "score", "hundred", "thousand", "million", "ten"):
        return True
    if word.tag != "CD" or re.fullmatch(r"(?:19|20)\d\d", word.text) or word.low == "one":
        return False
    if word.dep == "nummod":
        return word.head.i > word.i
    return word.dep in ("nsubj", "nsubjpass", "dobj") and word.text.isalpha()
