"""Whose "the army", "the air force" or "police" is where no country is named: told by the words, the speaker, the place."""

from __future__ import annotations

from trucewatch.claims.cast import Cast
from trucewatch.claims.lexicon import cues
from trucewatch.claims.phrases import country_of
from trucewatch.claims.sides import country_told, of_government
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Actor
from trucewatch.registers import ActorEntry, ActorMatch

# Bodies that act where they stand: "police" in Marva are those of its country, whoever the report is about.
_LOCAL = frozenset({"police", "court", "emergency", "moh"})
# A body goes on being meant by its bare name for a paragraph after it was named in full.
_REACH = 1
# "The Orvenian army" names the army that "the army" goes on with; "Orvenian troops" only tells whose men they are.
_INSTITUTIONS = frozenset(
    """army military force staff navy ministry police government forces guard service command authorities cabinet court
    department council""".split()  # noqa: SIM905 - a list of words reads better as text
)
_OF_STATES = frozenset({"government", "armed_forces", "state"})
# What has ministries and an army without being the state that the report is about: "the breakaway region's army".
APART = frozenset(
    {
        "republic",
        "region",
        "enclave",
        "territory",
        "entity",
        "group",
        "movement",
        "faction",
        "rebel",
        "separatist",
        "statelet",
    }
)
UNSETTLED = "whose body this is the report does not say"


class Whose:
    """Settles the bodies of one report that stand without a country; call in reading order."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._named: dict[str, tuple[int, str]] = {}

    def entry(self, head: Word, match: ActorMatch, sentence: Sentence, speaker: Actor | None) -> ActorEntry:
        """Return the entry a match stands for; a body alone becomes a country's where anything tells which."""
        chosen = self._cast.entry_of(match)
        bare = next((entry for entry in match.entries if entry.id.startswith("generic:")), None)
        if bare is None:
            self._note(chosen, sentence.slice(match.start, match.end), sentence.paragraph)
            return chosen
        if bare.kind not in _OF_STATES:
            return chosen  # people of a kind ("rebels"), no body that states have
        code = bare.id.partition(":")[2]
        for country in self._countries(code, head, match, sentence, speaker):
            body = self._cast.registers.actors.of_country(code, country)
            if body is not None:
                return body
        return bare

    def doubts(self, *actors: Actor) -> tuple[str, ...]:
        """Return what is doubtful about actors: a state's body of which nothing told the state."""
        open_ = (actor for actor in actors if actor.id is not None and actor.id.startswith("generic:"))
        bodies = (actor for actor in open_ if actor.kind in _OF_STATES)
        known = self._cast.registers.actors
        found = any(known.of_country(actor.id or "", "US") is not None for actor in bodies)
        return (UNSETTLED,) if found else ()

    def _note(self, entry: ActorEntry, words: str, paragraph: int) -> None:
        code, _, country = entry.id.partition(":")
        said = words.lower().split()
        whole = said[-1] in _INSTITUTIONS and not (
            said[-1] == "forces" and "armed" not in said and "security" not in said
        )
        if len(country) == 2 and country.isupper() and (whole or " of " in words):
            self._named[code] = (paragraph, country)

    def _countries(
        self, code: str, head: Word, match: ActorMatch, sentence: Sentence, speaker: Actor | None
    ) -> list[str]:
        """Return the countries whose body may be meant, the likeliest first; none where two sides have one and nothing tells."""
        cast = self._cast
        told = country_told(head, cast) or (cast.home if of_government(head, match, sentence) else None)
        here = self._place(sentence)
        named = self._named.get(code)
        lately = named[1] if named is not None and sentence.paragraph - named[0] <= _REACH else None
        own = country_of(speaker)
        found = [told, own if own in cast.armed or own == cast.home else None]
        found += [here, lately] if code in _LOCAL else [lately, self._struck_side(head, sentence), here]
        found += [*((cast.home, cast.country) if not cast.contested else ()), named[1] if named is not None else None]
        foe = self._accuser(head)
        kept = [country for country in found if country and country != foe and cast.has(code, country)]
        if not kept and foe is not None:
            other = cast.other_than({foe})
            return [other] if other is not None and cast.is_side(other) else []
        return kept or (
            []
            if cast.contested or foe is not None
            else [country for country in sorted(cast.armed) if cast.has(code, country)]
        )

    def _place(self, sentence: Sentence) -> str | None:
        """Return the country a sentence happens in, where it is the one all the report's places speak for."""
        cast = self._cast
        found = {
            place.entries[0].country
            for word in sentence.words
            if word.tag.startswith("NNP") and (place := cast.place_at(word.start)) is not None and place.entries
        }
        others = (
            {cast.entry_of(match).country for match in cast.matches_in(sentence.start, sentence.end)} - found - {None}
        )
        return cast.ground if cast.ground in found and not others else None

    def _struck_side(self, head: Word, sentence: Sentence) -> str | None:
        """In "Rebels fired rockets at Orvenia, the army said" the army is that of the land fired at."""
        cue = cues().get(head.head.lemma) if head.dep == "nsubj" else None
        if cue is None or "speech" not in cue.groups:
            return None
        for content in head.head.kids_as("ccomp", "parataxis"):
            for prep in (word for word in content.kids_as("prep") if word.low in ("at", "into", "on", "against")):
                noun = prep.kid("pobj")
                state = self._cast.country_word(noun.text) if noun is not None else None
                if state is not None and state.country in self._cast.armed:
                    return state.country
        return None

    def _accuser(self, head: Word) -> str | None:
        """Return the country that accuses a body of something: nobody accuses their own army."""
        verb = head.head
        cue = cues().get(verb.lemma) if head.dep in ("dobj", "pobj") else None
        if cue is None or "accuse" not in cue.groups:
            return None
        subject = verb.kid("nsubj")
        words = (subject, *subject.kids) if subject is not None else ()
        for word in words:
            state, match = self._cast.country_word(word.text), self._cast.match_at(word.start)
            country = state.country if state is not None else (self._cast.entry_of(match).country if match else None)
            if country is not None:
                return country
        return None
