"""Places named without a name the registers hold: "near Ihusi", "air strikes on Ras Isa", "the Malian capital"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.claims.cast import Cast, NameRun, title_words
from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import body_words, role_words
from trucewatch.claims.place_phrases import (
    FLIGHTS,
    NEAR,
    NO_PLACES,
    NOBODY_IN,
    WAYS,
    WITHIN,
    WITNESSES,
    is_concern,
    is_struck_name,
)
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Place, PlacePrecision, Span

_PLACE_NOUNS = role_words("named_places")
_SITES = role_words("named_sites")
_TAKEN = role_words("taken")
_BETWEEN = 3
_LONGEST_NEAR, _LONGEST = 4, 2
"""How many words a name may have that nothing but a preposition makes a place: nobody is "near" a person."""


def unheld_in(
    words: Sequence[Word], clause: Clause, cast: Cast, held: Sequence[tuple[Word, Place]]
) -> list[tuple[Word, Place]]:
    """Return names the registers do not hold, where the words say they are places: "the village of X", "X camp".

    A site ("X temple") is named so only where no place is named that the registers hold, or where it says where
    the site is ("X temple in Y"). Each comes with the noun it hangs from.
    """
    sentence = clause.sentence
    if not cast.has_run(sentence.start, sentence.end):
        return []  # no name, no place: most clauses
    sites = all(place.precision is PlacePrecision.COUNTRY for _, place in held)
    out = list(_taken(clause, cast)) if sites else []
    for word in words:
        lies = word.dep == "pobj" and _lies_in(word, held)
        if lies or (sites and word.dep == "pobj"):
            told = _is_described(word, clause.sentence)
            run = stands_in(word, cast, told=told, surely=lies or told)
            out.extend([(word, unheld_place(run, clause.sentence))] if run is not None else ())
        if word.lemma in _PLACE_NOUNS or (sites and word.lemma in _SITES):
            out.extend((word, place) for place in _of_kind(word, clause.sentence, cast))
    return out


def of_officials(clause: Clause, cast: Cast) -> Iterator[tuple[Word, Place]]:
    """Yield the towns in "the mayor of Istap" that the registers do not hold; where the mayor is may be elsewhere."""
    for word in clause.words:
        if word.dep == "pobj" and word.head.low == "of" and word.head.head.lemma in _OFFICES:
            run = cast.run_at(word.start) if word.tag == "NNP" and cast.place_at(word.start) is None else None
            run = _last_part(run, word) if run is not None else None
            if run is not None and _may_be_joined(run, word, cast):
                yield word, unheld_place(run, clause.sentence)


_OFFICES = frozenset({"mayor", "outskirt", "outskirts", "edge", "centre", "center", "suburb", "suburbs"})


def _lies_in(word: Word, held: Sequence[tuple[Word, Place]]) -> bool:
    """Tell whether the places held only say where this one is: "at Huai Tamar in Kantharal district"."""
    return bool(held) and all(word in head.above() for head, _ in held)


def _of_kind(noun: Word, sentence: Sentence, cast: Cast) -> Iterator[Place]:
    """Yield the place a noun is of: "the village of X", "X camp", "X displacement camp"."""
    of = [name for prep in noun.kids_as("prep") if prep.low == "of" for name in prep.kids_as("pobj")]
    for name in (*of, *noun.kids_as("compound", "nmod", "amod")):
        run = cast.run_at(name.start)
        if not name.tag.startswith("NNP") or run is None or cast.place_at(name.start) is not None:
            continue
        if cast.country_word(name.text) is not None:
            continue  # "Thai border villages": a country's adjective names no village
        dated = sentence.words[name.i + 1].tag == "CD"  # "the April 7 district"
        if name.dep != "pobj" and not dated and not _may_be_a_place(run.text.split(), cast):
            continue  # "the First Army Region"
        end = run.end if name.dep == "pobj" else _end_with_kind(run, name, noun, sentence)
        if sentence.slice(run.start, end):
            yield unheld_place(NameRun(run.start, end, ""), sentence)


def _end_with_kind(run: NameRun, name: Word, noun: Word, sentence: Sentence) -> int:
    """Return where "X camp" and "X displacement camp" end: with the noun, where only plain words stand between."""
    between = [word for word in sentence.words[name.i + 1 : noun.i] if word.start >= run.end]
    plain = all(word.dep in ("amod", "compound", "nmod", "nummod") for word in between)
    return max(run.end, noun.end) if plain and len(between) <= _BETWEEN and noun.tag != "NNS" else run.end


def _taken(clause: Clause, cast: Cast) -> Iterator[tuple[Word, Place]]:
    """In "fighters entered Nyabiondo" the name is a place, whether the registers hold it or not."""
    for verb in clause.verbs:
        name = verb.kid("dobj") if verb.lemma in _TAKEN else None
        run = cast.run_at(name.start) if name is not None and name.tag == "NNP" else None
        if name is not None and run is not None and cast.match_at(run.start) is None:
            yield name, unheld_place(run, clause.sentence)


def joined_to(
    found: Sequence[tuple[Word, Place]], words: Sequence[Word], sentence: Sentence, cast: Cast
) -> Iterator[tuple[Word, Place]]:
    """Yield the names joined to places found that the registers do not hold: "the towns of Marv, Duln and Istap"."""
    seen = [place.span for _, place in found if place.span is not None]
    for head, place in found:
        if place.span is None or place.precision is PlacePrecision.COUNTRY:
            continue
        for name in _beside(place.span, words):
            run = cast.run_at(name.start) if name.tag.startswith("NNP") else None
            run = _last_part(run, name) if run is not None else None
            if run is None or any(span.overlap(Span(run.start, run.end)) for span in seen):
                continue
            if cast.place_at(name.start) is None and _may_be_joined(run, name, cast):
                seen.append(Span(run.start, run.end))
                yield head, unheld_place(run, sentence)


def _beside(span: Span, words: Sequence[Word]) -> Sequence[Word]:
    """Return what is joined to the name at a span by "and" or a comma."""
    inside = [word for word in words if span.start <= word.start < span.end]
    top = next((word for word in inside if word.head not in inside), None)
    if top is not None and top.dep == "pobj" and top.head.low == "of" and top.head.head.lemma in _PLACE_NOUNS:
        top = top.head.head if top.head.head.dep == "conj" else top  # "Marv and the village of Duln"
    while top is not None and (top.dep == "conj" or _opens_list(top)):
        top = top.head
    if top is None:
        return ()
    more = [word for kid in top.kids if _opens_list(kid) for word in kid.conjuncts()]
    over = top.head.head if top.dep == "pobj" else top
    if over.tag == "NNS":  # "schools in Pirov and Upper Stann": the parse joins the second town to the schools
        more += [kid for kid in over.kids_as("conj") if kid.tag.startswith("NNP") and kid.i > top.i]
    return [word for word in (*top.conjuncts(), *more) if word in words]


def _opens_list(name: Word) -> bool:
    """Tell whether the parse took the second of several names for another name of the first: "Marv, Duln and Istap"."""
    return name.dep == "appos" and name.tag.startswith("NNP") and name.kid("cc", "conj") is not None


def _may_be_joined(run: NameRun, name: Word, cast: Cast) -> bool:
    words = run.text.split()
    somebody = cast.match_at(name.start) is not None or cast.person(run.text) not in (None, run.text)
    return not somebody and name.kid("det") is None and not words[-1].isupper() and _may_be_a_place(words, cast)


def stands_in(name: Word, cast: Cast, *, told: bool = False, surely: bool = False) -> NameRun | None:
    """Return the name in "near Ihusi" and "a clinic in Kirotshe", where no register knows it and nobody bears it.

    ``told`` tells that the words behind it say so; ``surely`` that two words are no person's name.
    """
    prep = name.head.low
    over = name.head.head.lemma
    led = (prep == "of" and over in WITNESSES) or (prep == "between" and over in WAYS)
    led = led or (prep == "over" and over in FLIGHTS) or told
    if not name.tag.startswith("NNP") or not (prep in NEAR or prep in WITHIN or led or is_struck_name(name)):
        return None
    if is_concern(name.head):
        return None  # "handed over to Washington"
    run = cast.run_at(name.start)
    run = _last_part(run, name) if run is not None else None
    if run is None or cast.place_at(name.start) is not None or cast.match_at(run.start) is not None:
        return None
    words = run.text.split()
    of_site = words[-1].lower().removesuffix("s") in _SITES | _PLACE_NOUNS  # "inside the Red Sea Mills"
    articled = not of_site and name.kid("det") is not None
    articled = articled or any(kid.start < run.start for kid in name.kids_as("compound"))
    plain = (
        len(words) <= (_LONGEST_NEAR if prep in NEAR or of_site else _LONGEST)
        and not articled
        and not words[-1].isupper()
    )
    unnamed = surely or prep in NOBODY_IN or is_struck_name(name) or cast.person(run.text) is None
    return run if plain and unnamed and _may_be_a_place(words, cast) else None


def _is_described(name: Word, sentence: Sentence) -> bool:
    """Tell whether words behind a name say what kind of place it is: "Mulamb, a gold-mining centre"."""
    behind = sentence.words[name.i + 1 : name.i + 8]
    if len(behind) < 3 or behind[0].text != "," or behind[1].low not in ("a", "an", "the"):
        return False
    return any(word.dep == "appos" and word.lemma in _PLACE_NOUNS | {"centre", "center"} for word in behind)


def _last_part(run: NameRun, name: Word) -> NameRun:
    """Return of "Residents of Laiza" the name alone."""
    start = max((run.text.rfind(of) + len(of) for of in (" of ", " of the ", " in ") if of in run.text), default=0)
    return NameRun(run.start + start, run.end, run.text[start:]) if 0 < start <= name.start - run.start else run


def _may_be_a_place(words: Sequence[str], cast: Cast) -> bool:
    lows = [word.lower().strip(".,'’") for word in words]
    someone = any(low in body_words() | title_words() for low in lows)
    return not someone and NO_PLACES.isdisjoint(lows) and cast.country_word(words[0]) is None


def capital_of_adjective(word: Word, sentence: Sentence, cast: Cast) -> Place | None:
    """Return the capital of a country in "the Malian capital"."""
    state = cast.country_word(word.text) if word.dep in ("amod", "poss", "compound") else None
    entry = cast.registers.places.countries.get(state.country or "") if state is not None else None
    found = cast.registers.places.lookup(entry.capital) if entry is not None and entry.capital else ()
    home = next((place for place in found if entry is not None and place.country == entry.iso2), None)
    if home is None or word.head.dep not in ("pobj", "dobj"):
        return None
    span = Span(word.start, word.head.end)
    words = sentence.slice(word.start, word.head.end)
    return Place(
        home.name,
        home.id,
        home.country,
        home.lat,
        home.lon,
        home.precision,
        home.within,
        span,
        words,
        None,
        home.name,
    )


def unheld_place(run: NameRun, sentence: Sentence) -> Place:
    """Return a place of that name, marked as one no register holds."""
    words = sentence.slice(run.start, run.end)
    return Place(words, span=Span(run.start, run.end), words=words, doubt="the registers do not hold this name")
