"""Places named without a name the registers hold: "near Ihusi", "air strikes on Ras Isa", "the Malian capital"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.claims.cast import Cast, NameRun, title_words
from trucewatch.claims.lexicon import body_words
from trucewatch.claims.place_phrases import NEAR, NO_PLACES, NOBODY_IN, WITHIN, WITNESSES, is_struck_name
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Place, Span


def stands_in(name: Word, cast: Cast) -> NameRun | None:
    """Return the name in "near Ihusi" and "a clinic in Kirotshe", where no register knows it and nobody bears it."""
    prep = name.head.low
    of_people = prep == "of" and name.head.head.lemma in WITNESSES
    if not name.tag.startswith("NNP") or not (prep in NEAR or prep in WITHIN or of_people or is_struck_name(name)):
        return None
    run = cast.run_at(name.start)
    run = _last_part(run, name) if run is not None else None
    if run is None or cast.place_at(name.start) is not None or cast.match_at(run.start) is not None:
        return None
    words = run.text.split()
    articled = name.kid("det") is not None or any(kid.start < run.start for kid in name.kids_as("compound"))
    plain = len(words) <= 2 and not articled and not words[-1].isupper()
    unnamed = prep in NOBODY_IN or is_struck_name(name) or cast.person(run.text) is None
    return run if plain and unnamed and _may_be_a_place(words, cast) else None


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
