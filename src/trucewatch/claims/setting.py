"""Where, when and how many: the places, times and counts that belong to a clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeVar

from trucewatch.claims.cast import Cast
from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import animate_words, event_nouns, role_words
from trucewatch.claims.parents import owns
from trucewatch.claims.parsing import ParsedReport
from trucewatch.claims.place_phrases import (
    COMPOUND,
    SENSES,
    WITNESSES,
    around,
    head_of,
    inside_of,
    is_concern,
    measured_from,
    names_a_body,
)
from trucewatch.claims.places_before import WIDE, PlacesBefore
from trucewatch.claims.placing import (
    beside,
    had_been,
    length_agreed,
    length_ahead,
    length_told,
    located,
    made_there,
    of_another_act,
    only_orders,
    ordered,
    set_for,
    since_then,
    stood_before,
    where_sensed,
)
from trucewatch.claims.resolving import Resolver
from trucewatch.claims.unheld import capital_of_adjective, joined_to, unheld_in
from trucewatch.claims.words import Sentence, Word
from trucewatch.grammars.counts import find_counts
from trucewatch.grammars.times import TimeExpression, TimeKind, find_times, resolve
from trucewatch.model import Count, DatedReason, Place, PlacePrecision, Span, When
from trucewatch.registers import PlaceMatch

_SPEAKING = frozenset({"nsubj", "nsubjpass", "poss", "agent"})
_UNIT_TIMES = frozenset(
    """days weeks months years hours minutes decades seconds day week month year hour""".split()  # noqa: SIM905 - a list
)

# A day lies behind or ahead of another only where both are told close by, in characters.
_TOLD_WITHIN = 400
_POINTS_AT = frozenset({TimeKind.AGO, TimeKind.LENGTH, TimeKind.RECURRING, TimeKind.PART, TimeKind.CLOCK})
Item = TypeVar("Item")
Tense = Literal["past", "future"] | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the grammars and registers found in a report, with offsets of the reading text."""

    places: tuple[PlaceMatch, ...]
    times: tuple[TimeExpression, ...]
    counts: tuple[Count, ...]


class Settings:
    """The places, times and counts of one report, handed to clauses by where their words stand."""

    def __init__(self, parsed: ParsedReport, cast: Cast, anchors: tuple[tuple[str, datetime], ...] = ()) -> None:
        self.cast = cast
        self._anchors = anchors
        times, counts = [], []
        for paragraph in parsed.paragraphs:
            by = paragraph.start
            times += [replace(t, start=t.start + by, end=t.end + by) for t in find_times(paragraph.text)]
            counts += [replace(c, span=c.span.shifted(by)) for c in find_counts(paragraph.text)]
        self._resolver = Resolver(cast)
        self._found = Found(tuple(cast.places), tuple(times), tuple(counts))
        self._time_starts = [t.start for t in self._found.times]
        self._count_starts = [c.span.start for c in self._found.counts]
        self._place_starts = [p.start for p in self._found.places]
        self._before = PlacesBefore(parsed.sentences, cast, self._held, self._sent_from(parsed))
        self._published = parsed.report.published
        self._that_day = published_when(self._published)

    def places(self, clause: Clause, taken: Sequence[Span]) -> tuple[Place, ...]:
        """Return the places of a clause's event, the ones around another ("Douma in Eastern Ghouta") folded into it."""
        found = self._places_in((*clause.words, *clause.shared), clause, taken)
        found = found or (self._places_in(clause.idle, clause, taken) if clause.idle else ())
        if not found and (where := stood_before(clause)):
            found = self._places_in(where, clause, taken)
        return found or self._before.there(clause)

    def witnessed(self, clause: Clause) -> tuple[Place, ...]:
        """Return where those who tell of an act are: "residents of Laiza said shells had fallen" there."""
        cue = clause.said[-1].cue if clause.said else None
        sensed = where_sensed(cue, clause) if cue is not None and cue.lemma in SENSES else ()
        if found := self._places_in(sensed, clause, ()):
            return tuple(replace(place, doubt=place.doubt or "where it was seen or heard from") for place in found)
        speaker = clause.said[-1].speaker if clause.said else None
        if speaker is None or speaker.lemma not in WITNESSES:
            return ()
        words = tuple(speaker.subtree())
        found = self.places(replace(clause, head=speaker, chain=(), words=words, shared=(), idle=()), ())
        return tuple(replace(place, doubt=place.doubt or "where those are who tell of it") for place in found)

    def _places_in(self, words: Sequence[Word], clause: Clause, taken: Sequence[Span]) -> tuple[Place, ...]:
        out = list(self._held_in(words, clause, taken))
        unheld = unheld_in(words, clause, self.cast, out)
        if unheld:  # "In Norway, people were hit near Dalsby": the town, not the land around it
            out = [(head, place) for head, place in out if place.precision is not PlacePrecision.COUNTRY] + unheld
        out.extend(joined_to(tuple(out), words, clause.sentence, self.cast))
        out.sort(key=lambda found: found[1].span.start if found[1].span is not None else 0)
        out = out or list(self._measured_in(words, clause.sentence))
        if all(place.precision in WIDE for _, place in out) and (back := self._before.pointed_to(words, clause)):
            out = back
        out = out or self._by_adjective(clause)
        kept = [place for head, place in out if not any(inside_of(head, other) for other, _ in out)]
        kept = [place for n, place in enumerate(kept) if n == 0 or not around(kept[n - 1], place, clause.sentence)]
        if len(kept) > 1:
            kept = [place for place in kept if not _owner(place, kept, clause.sentence)]
        unique: list[Place] = []
        for place in (self._resolver.around(place, clause.sentence) for place in kept):
            if all(place.name != other.name for other in unique):
                unique.append(place)
        return tuple(unique)

    def _sent_from(self, parsed: ParsedReport) -> Place | None:
        """Return the town of the dateline, where there is one and the registers hold it."""
        line = parsed.report.dateline
        names = line.places if line is not None else ()
        found = self.cast.registers.places.lookup(names[0], (self.cast.ground or "",)) if len(names) == 1 else ()
        entry = self._resolver.choose(found, names[0])[0] if found else None
        if entry is None or entry.precision is not PlacePrecision.SETTLEMENT:
            return None
        where = (entry.name, entry.id, entry.country, entry.lat, entry.lon, entry.precision, entry.within)
        return Place(*where, doubt="the town the report was sent from", known_as=entry.name)

    def _held(self, clause: Clause) -> list[tuple[Word, Place]]:
        return list(self._held_in(clause.words, clause, ()))

    def _held_in(self, words: Sequence[Word], clause: Clause, taken: Sequence[Span]) -> Iterator[tuple[Word, Place]]:
        """Yield the places that the registers hold, each with the noun it hangs from."""
        starts, sentence = self._place_starts, clause.sentence
        if bisect_left(starts, sentence.start) == bisect_right(starts, sentence.end):
            return
        by_start = {word.start: word for word in words}
        lo, hi = (min(by_start), max(by_start)) if by_start else (0, -1)
        for match in self._found.places[bisect_left(starts, lo) : bisect_right(starts, hi)]:
            word = by_start.get(match.start)
            if word is None or (not located(word) and any(span.start <= match.start < span.end for span in taken)):
                continue
            head = head_of(word, match.end)
            if measured_from(match, clause.sentence) or COMPOUND.match(clause.sentence.slice(match.end, match.end + 9)):
                continue
            if (self._coarse(match) and self._speaks(head, match)) or names_a_body(word):
                continue
            if made_there(clause, word):
                continue
            for place in self._resolver.other_side(match, clause.sentence):
                yield head, place
            yield head, self._resolver.place(match, clause.sentence)

    def _measured_in(self, words: Sequence[Word], sentence: Sentence) -> Iterator[tuple[Word, Place]]:
        """Yield the places that a way from a known one leads to, each with that one's noun: "35 km south of Gao"."""
        starts = self._place_starts
        if bisect_left(starts, sentence.start) == bisect_right(starts, sentence.end):
            return
        for word in words:
            match = self.cast.place_at(word.start) if word.tag.startswith("NNP") else None
            if match is not None and match.start == word.start and measured_from(match, sentence):
                place = self._resolver.offset(match, sentence)
                if place is not None:
                    yield head_of(word, match.end), place

    def _by_adjective(self, clause: Clause) -> list[tuple[Word, Place]]:
        """In "Syrian villages" and "Lebanese territory" the adjective names the country."""
        out = []
        for word in clause.words:
            capital = capital_of_adjective(word, clause.sentence, self.cast) if word.head.lemma == "capital" else None
            if capital is not None:
                out.append((word.head, capital))
            elif (
                word.dep in ("amod", "compound")
                and word.tag in ("JJ", "NNP")
                and word.head.lemma in _PLACE_NOUNS
                and word.head.dep in ("pobj", "dobj", "nsubjpass")
            ):
                state = self.cast.country_word(word.text)
                entry = self.cast.registers.places.countries.get(state.country or "") if state is not None else None
                if entry is not None:
                    place = Place(
                        entry.name,
                        f"country:{entry.iso2}",
                        entry.iso2,
                        entry.lat,
                        entry.lon,
                        PlacePrecision.COUNTRY,
                        span=Span(word.start, word.head.end),
                        words=clause.sentence.slice(word.start, word.head.end),
                    )
                    out.append((word.head, place))
        return out

    def time(self, clause: Clause, tense: Tense) -> When:
        """Return the event's own interval, or an unknown time."""
        inside = _inside(clause, self._found.times, self._time_starts)
        inside = [
            expression
            for expression in inside
            if not of_another_act(clause, expression.start, counted=ordered(expression))
            and (length_agreed(clause, expression) or not _no_when(clause, expression))
            and not only_orders(clause, expression)
            and not any(beside(said.cue, clause.sentence, expression) for said in clause.said)
        ]
        for expression in sorted(
            inside, key=lambda t: (t.kind is TimeKind.LENGTH, not ordered(t), _depth(clause, t.start))
        ):
            when = self._resolved(expression, clause, tense)
            if when.known and not (ordered(expression) and self._on_another_day(when, inside, clause, tense)):
                end = None if since_then(clause, expression.start) else when.end
                return replace(when, end=end, span=Span(expression.start, expression.end), words=expression.words)
        own = next((one for one in inside if ordered(one)), None)  # it has a time of its own, though none can tell it
        return When() if own is None else When(span=Span(own.start, own.end), words=own.words)

    def _resolved(self, expression: TimeExpression, clause: Clause, tense: Tense) -> When:
        ahead = set_for(clause, expression.start) or length_agreed(clause, expression)
        looks = "future" if ahead else "past" if had_been(clause) else tense
        anchors = (*self._anchors, *self._told_before(expression))
        return resolve(expression, self._published, tense=looks, anchors=anchors)

    def _on_another_day(self, when: When, among: Sequence[TimeExpression], clause: Clause, tense: Tense) -> bool:
        """Tell whether a day named beside "an hour after the truce began" is none of its own: another truce is meant."""
        days = (self._resolved(one, clause, tense) for one in among if one.kind not in _POINTS_AT and not ordered(one))
        return any(day.start and day.end and when.start and when.end and not _meet(day, when) for day in days)

    def _told_before(self, expression: TimeExpression) -> Iterator[tuple[str, datetime]]:
        """Yield the day told of last before "hours later", "that night" and "11 May of that year" point back to it."""
        if expression.kind is not TimeKind.AGO and expression.first.name != "that year":
            return
        at = bisect_left(self._time_starts, expression.start)
        for one in reversed(self._found.times[max(0, at - 4) : at]):
            if one.kind not in _POINTS_AT and expression.start - one.end < _TOLD_WITHIN:
                when = resolve(one, self._published, tense="past", anchors=self._anchors)
                if when.start is not None:
                    yield "event", datetime.combine(when.start, datetime.min.time())
                    return

    def spoken(self, sentence: Sentence, cue: Word, content: Sequence[Word]) -> When:
        """Return when it was said: the time beside the cue, or the day of publication."""
        inside = {word.start for word in content}
        first, last = bisect_left(self._time_starts, sentence.start), bisect_left(self._time_starts, sentence.end)
        for expression in self._found.times[first:last]:
            word = next((w for w in sentence.words if w.start <= expression.start < w.end), None)
            told = word is not None and word.start not in inside and cue in word.above()
            if told or beside(cue, sentence, expression):
                when = resolve(expression, self._published, tense="past", anchors=self._anchors)
                if when.known:
                    return replace(when, span=Span(expression.start, expression.end), words=expression.words)
        return self._that_day

    @property
    def published(self) -> When:
        """Return the day of publication, as far as it is known."""
        return self._that_day

    def counts(self, clause: Clause) -> tuple[Count, ...]:
        """Return the counts of a clause: of things and people, not lengths of time unless nothing else is counted."""
        inside = _inside(clause, self._found.counts, self._count_starts)
        things = [count for count in inside if count.unit not in _UNIT_TIMES]
        return tuple(things or inside)

    def _coarse(self, match: PlaceMatch) -> bool:
        """Only a country or a capital can stand for a government."""
        entry = match.entries[0] if match.entries else None
        if self.cast.country_word(match.name.rstrip(".")) is not None or self.cast.country_word(match.name) is not None:
            return True
        return (
            entry is None
            or entry.precision is PlacePrecision.COUNTRY
            or self.cast.registers.actors.capital_of(match.name) is not None
        )

    def _speaks(self, head: Word, match: PlaceMatch) -> bool:
        """A capital or country that acts ("Damascus agreed") or owns ("Turkey's role") is no place of an event."""
        if head.dep in ("compound", "amod", "nmod") and head.head.lemma not in _PLACE_NOUNS:
            return True
        if head.dep == "pobj" and (
            head.head.low in ("between", "with", "by")
            or (head.head.low == "from" and head.head.head.is_noun and head.head.head.lemma not in event_nouns())
        ):
            return True
        while head.dep in ("conj", "appos") and head.head.tag.startswith("NNP"):
            head = head.head  # "in Niger and Chad": both are where the first is
        if (head.dep == "pobj" and is_concern(head.head)) or head.dep in _SPEAKING:
            return True
        if head.dep == "compound" and head.head.dep in _SPEAKING and not head.head.tag.startswith("NNP"):
            return True
        if head.dep == "pobj" and head.head.dep == "agent":
            return True
        if head.dep in ("pobj", "conj") and any(
            up.low == "from" and up.head.lemma in animate_words() for up in head.above()
        ):
            return True  # "mediators from Qatar": where they come from
        return head.dep in ("dobj", "dative", "attr", "conj") and self.cast.match_at(match.start) is not None


_PLACE_NOUNS = role_words("named_places")


def _no_when(clause: Clause, expression: TimeExpression) -> bool:
    """Tell whether a length of time says how long and not when."""
    return length_ahead(clause, expression) or length_told(clause, expression)


def _meet(one: When, other: When) -> bool:
    """Tell whether two times with both ends share a day."""
    return max(one.start or date.min, other.start or date.min) <= min(one.end or date.max, other.end or date.max)


def _owner(place: Place, among: Sequence[Place], sentence: Sentence) -> bool:
    """Tell whether a place only says whose part the next one is: "Benghazi's Sabri neighbourhood"."""
    behind = (other.span.start for other in among if other.span is not None)
    return place.span is not None and any(owns(sentence.slice(place.span.end, start)) for start in behind)


def _depth(clause: Clause, offset: int) -> int:
    """Return how many steps below its clause's predicate a word stands."""
    word = next((w for w in (*clause.words, *clause.shared, *clause.idle) if w.start <= offset < w.end), None)
    if word is None:
        return 99
    steps = 1
    for up in word.above():
        if up is clause.head or up in clause.chain:
            return steps
        steps += 1
    return steps + 20


def _inside(clause: Clause, items: Sequence[Item], starts: Sequence[int]) -> list[Item]:
    """Return the items that begin at or inside a word of the clause; ``starts`` are their offsets, in order."""
    first, last = bisect_left(starts, clause.sentence.start), bisect_right(starts, clause.sentence.end)
    words = (*clause.words, *clause.shared, *clause.idle) if first < last else ()
    return [items[n] for n in range(first, last) if any(word.start <= starts[n] < word.end for word in words)]


def published_when(published: DatedReason) -> When:
    """Return the day of publication as a time, as far as it is known."""
    from trucewatch.model import Precision

    if published.best is not None:
        return When(published.best, published.best, Precision.DAY)
    if published.earliest is not None or published.latest is not None:
        return When(published.earliest, published.latest, Precision.UNKNOWN)
    return When()


def country_place(country: str | None, cast: Cast) -> Place | None:
    """Return the country a report is about as a place, marked as taken from the report and not from the clause."""
    entry = cast.registers.places.countries.get(country) if country else None
    if entry is None:
        return None
    return Place(
        entry.name,
        f"country:{entry.iso2}",
        entry.iso2,
        entry.lat,
        entry.lon,
        PlacePrecision.COUNTRY,
        doubt="taken from what the report is about",
    )
