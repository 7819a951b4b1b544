"""Who carried somebody's words to the outlet: agencies, channels and papers named beside the cue."""

from __future__ import annotations

from trucewatch.claims.cast import Cast
from trucewatch.claims.cue import Said
from trucewatch.claims.groups import listed
from trucewatch.claims.lexicon import speech_nouns
from trucewatch.claims.voices import Voices
from trucewatch.claims.words import Sentence, Word, noun_phrase
from trucewatch.model import Actor, Span

_MEDIA_ENDS = (
    "tv",
    "television",
    "news",
    "radio",
    "agency",
    "times",
    "post",
    "newspaper",
    "channel",
    "network",
    "journal",
    "fm",
    "daily",
    "weekly",
    "magazine",
    "station",
    "portal",
)


# "Told Ekho Moskvy radio": what stands before one of these is the station's name.
_STATIONS = frozenset({"radio", "television", "tv", "newspaper", "channel", "agency", "daily", "weekly", "magazine"})


_CARRIERS = frozenset({"pobj", "dobj", "compound", "dative", "appos", "nmod"})


def relays_of(
    said: Said, voices: Voices, sentence: Sentence, content: frozenset[Word], speaker: Actor | None
) -> tuple[Actor, ...]:
    """Return who carried the words: the outlet, then agencies and channels named beside the cue."""
    out, cast = [voices.publisher], voices.cast
    if said.relay is not None:
        out.extend(voices.actors(said.relay, sentence)[:1])
    inside = {word.start for word in content}
    speaker_words = {
        word.start
        for noun in (said.speaker, said.relay)
        if noun is not None
        for word in noun_phrase(noun)
        if not _told_to(word, noun)
    }
    for word in sentence.words:
        if word.dep not in _CARRIERS or not word.is_noun or word.start in inside or word.start in speaker_words:
            continue
        if not (word is said.cue or said.cue in word.above()):
            continue
        actor = _medium(word, sentence, cast)
        if actor is not None and all(actor.name != other.name for other in (*out, *([speaker] if speaker else []))):
            out.append(actor)
    return tuple(out)


def _told_to(word: Word, speaker: Word) -> bool:
    """In "a spokesman, in comments to X, said" X carries the words and tells nothing of the spokesman."""
    ups = [up for up in word.above() if speaker.i < up.i < word.i]
    return any(up.lemma in ("comment", "remark", "interview", "statement", "message") for up in ups)


def _medium(word: Word, sentence: Sentence, cast: Cast) -> Actor | None:
    if word.low.rstrip(".") in speech_nouns().platforms or _only_saw(word):
        return None
    carrier = _carrier(word, sentence, cast)
    if carrier is not None:
        return carrier
    match = cast.match_at(word.start)
    if match is not None:
        entry = cast.entry_of(match)
        if entry.id.startswith("platform:"):
            return None
        if entry.kind == "media" and not entry.id.startswith("generic:"):
            return Actor(
                entry.name,
                entry.id,
                "media",
                entry.family,
                Span(match.start, match.end),
                sentence.slice(match.start, match.end),
            )
        if not entry.id.startswith("generic:") or not word.tag.startswith("NNP"):
            return None
    run = cast.run_at(word.start)
    before = next((kid for kid in word.kids_as("compound") if kid.tag.startswith("NNP")), None)
    if run is None and before is not None and word.lemma in _STATIONS and (named := cast.run_at(before.start)):
        return Actor(named.text, None, "media", named.text.lower(), Span(named.start, named.end), named.text)
    introduced = any(
        kid.lemma in _MEDIA_ENDS or kid.lemma in ("broadcaster", "outlet") for kid in word.kids_as("compound")
    )
    ends = run is not None and run.text.split()[-1].lower() in _MEDIA_ENDS and len(run.text.split()) > 1
    if run is not None and word.end == run.end and (ends or introduced):
        return Actor(run.text, None, "media", run.text.lower(), Span(run.start, run.end), run.text)
    return None


def _only_saw(word: Word) -> bool:
    """In "a report seen by the agency" the agency carries nothing: it read what others wrote."""
    while word.dep == "compound":
        word = word.head
    return word.dep == "pobj" and word.head.low == "by" and word.head.head.lemma in ("see", "obtain", "review", "view")


_CARRIED = frozenset(
    {"repeat", "carry", "publish", "broadcast", "air", "run", "distribute", "quote", "cite", "report", "relay"}
)


# Whoever is said to do this with others' words only passes them on.
_RELAYED = frozenset({"quote", "cite", "carry", "broadcast", "relay", "air", "repeat"})


def _carrier(word: Word, sentence: Sentence, cast: Cast) -> Actor | None:
    """In "a statement carried by the ACP news agency" the agency is a relay, whether or not the registers hold it."""
    carried = word.head.head
    if word.dep != "pobj" or word.head.low != "by" or carried.lemma not in _CARRIED:
        return None
    known = (cast.match_at(one.start) for one in (word, *word.kids_as("compound")))
    match, run = next((one for one in known if one is not None), None), cast.run_at(word.start)
    entry = cast.entry_of(match) if match is not None else None
    if match is not None and entry is not None and not entry.id.startswith("generic:"):
        if carried.lemma not in _RELAYED or entry.kind in ("state", "person"):
            return None
        return listed(entry, entry.name, match.start, match.end, sentence, cast)
    if not (word.tag.startswith("NNP") or any(kid.tag.startswith("NNP") for kid in word.kids_as("compound"))):
        return None
    if run is None:
        first = next(kid for kid in word.kids if kid.tag.startswith("NNP"))
        run = cast.run_at(first.start)
    if run is None:
        return None
    return Actor(run.text, None, "media", run.text.lower(), Span(run.start, run.end), run.text)
