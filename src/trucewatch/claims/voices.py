"""Settling who a phrase stands for: names, titles, pronouns and unnamed officials, in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from trucewatch.claims.bodies import Bodies
from trucewatch.claims.called import apposed_behind, named_before, sufferer_before
from trucewatch.claims.cast import Cast, title_words
from trucewatch.claims.groups import Groups, listed, placed
from trucewatch.claims.introduced import member_of
from trucewatch.claims.joined import members
from trucewatch.claims.lexicon import body_words, read_yaml, role_words, speech_nouns
from trucewatch.claims.memory import ORGANISED, Memory, is_somebody, may_be, several
from trucewatch.claims.phrases import TIES, country_of, dropped, phrase, plain_name, unbroken
from trucewatch.claims.sides import force_of, full_name, mover_of, speaks, who_denies, whole_of
from trucewatch.claims.titled import Titles
from trucewatch.claims.whose import APART, Whose
from trucewatch.claims.words import Sentence, Word, span_of
from trucewatch.model import Actor, Span
from trucewatch.registers import ActorEntry, ActorMatch

_COMPOSED = re.compile(r":[A-Z]{2}$")
_FORCES = role_words("forces")
_RIVAL = frozenset({"shadow", "exiled", "rival", "parallel", "breakaway", "ousted", "deposed", "former", "separatist"})
_SOME = frozenset({"one", "another", "some", "others", "many"})
_GROUPS = frozenset({"group", "faction", "brigade", "militia", "rebel", "battalion"})
_STATES = frozenset({"kingdom", "country", "republic", "nation", "emirate"})
# Who can say "they" of themselves in reported speech.
_THEY = frozenset({"generic", "opposition", "civilians", "armed_group", "political"})


@cache
def pronouns() -> dict[str, frozenset[str]]:
    """Return the pronouns by what they can stand for: person, thing, many, own."""
    return {kind: frozenset(words) for kind, words in read_yaml("titles.yaml")["pronouns"].items()}


class Voices:
    """Resolves phrases of one report, remembering who was named last; call in reading order."""

    def __init__(self, cast: Cast, publisher: str | None) -> None:
        self.cast = cast
        entries = cast.registers.actors.named(publisher) if publisher else ()
        self.publisher = (
            Actor(publisher, entries[0].id if entries else None, "media", entries[0].family if entries else None)
            if publisher
            else Actor("unnamed publisher", None, "media", "publisher")
        )
        self.memory = Memory()
        self.bodies = Bodies(cast)
        self.groups = Groups(cast, self.bodies)
        self.whose = Whose(cast)
        self.titles = Titles(cast)
        self.vehicles: dict[str, Actor] = {}
        self._craft: dict[str, Actor] = {}
        self._convener: Actor | None = None

    def actors(self, head: Word, sentence: Sentence, speaker: Actor | None = None) -> list[Actor]:
        """Return whom a noun phrase stands for; several where it coordinates ("Russia and Iran")."""
        out: list[Actor] = []
        for word in members(head):
            if word.low in ("they", "them", "their", "both"):
                both = self.memory.both_who_spoke() if speaker is None and speaks(word) else ()
                together = self._two_before(word, sentence) or both or self.memory.together_with(speaker)
                if not together and speaker is None and word.tag == "PRP" and word.dep in ("nsubj", "nsubjpass"):
                    together = self.memory.together_last()
                if together:
                    out.extend(together)
                    continue
            if not (word.is_noun or word.tag in ("PRP", "WP", "WDT", "CD", "DT", "JJ", "JJS", "PRP$")):
                continue
            actor = self._one(word, sentence, speaker)
            if actor is not None and all(actor.name != other.name for other in out):
                out.append(actor)
        return out

    def remember(self, actor: Actor | None, joint: tuple[Actor, ...] = ()) -> None:
        """Note who was spoken of, so that a later pronoun or "the official" finds them."""
        self.memory = self.memory.noted(actor, joint)

    def _two_before(self, head: Word, sentence: Sentence) -> tuple[Actor, ...]:
        """In "X and his backers say they will go on" both are meant."""
        for word in reversed(sentence.words[: head.i]):
            if word.dep == "nsubj" and word.kid("conj") is not None and any(w.i == head.i for w in word.head.subtree()):
                both = tuple(self.actors(word, sentence))
                return both if len(both) > 1 else ()
        return ()

    def side_of(self, speaker: Actor) -> Actor | None:
        """Return the body an official, named or not, speaks for."""
        body = self.body_of(speaker) or self.bodies.of(speaker.name)
        return body if body is not None and body.kind != "media" else None

    def note_convener(self, actors: tuple[Actor, ...]) -> None:
        """Note who calls talks: an international body, or the one an envoy speaks for."""
        for actor in actors:
            body = actor if actor.kind == "international" else self.body_of(actor)
            if body is not None and body.kind == "international":
                self._convener = replace(body, span=None, words=None)

    def convener(self, speaker: Actor | None) -> Actor | None:
        """Return who calls talks: the mediating body that speaks of them, or the one known from before."""
        if speaker is not None:
            self.note_convener((speaker,))
        return self._convener

    def _one(self, head: Word, sentence: Sentence, speaker: Actor | None) -> Actor | None:
        if head.tag in ("PRP", "PRP$"):
            return self._pronoun(head, speaker, sentence)
        if head.tag in ("WP", "WDT"):
            antecedent = next((up for up in head.above() if up.is_noun), None)
            return (
                self._one(antecedent, sentence, speaker) if antecedent is not None and antecedent is not head else None
            )
        state = self._own_state(head, sentence, speaker) or self._partner_state(head, sentence)
        if state is not None:
            return state
        apposed = self._apposed_name(head)
        found = self._named(apposed or head, sentence, speaker)
        if apposed is None or found is None or found.kind != "person":
            return found
        owner = head.kid("poss")
        if self.bodies.of(found.name) is None and owner is not None and owner.tag in ("NN", "PRP$"):
            self.bodies.belongs(found.name, self._one(owner, sentence, None))  # "the group's spokesman, X"
        return replace(found, family=found.family or self.bodies.family_near(head, found.name))

    def _named(self, head: Word, sentence: Sentence, speaker: Actor | None) -> Actor | None:
        match = self.cast.match_at(head.start)
        if (
            match is not None
            and match.end >= head.end
            and (full_name(match) or not (head.lemma in speech_nouns().people and not head.tag.startswith("NNP")))
        ):
            if any(kid.low in _RIVAL for kid in head.kids_as("amod", "compound")):
                return self._common(head, sentence)  # "the shadow government" is not the government
            owner = self._owner(head, match, sentence, speaker)
            if owner is not None:
                return owner
            entry = self.whose.entry(head, match, sentence, speaker)
            if entry.id.startswith("generic:"):
                return self._generic(head, entry, match, sentence)
            name = (
                sentence.slice(match.start, match.end)
                if entry.kind == "media" and _COMPOSED.search(entry.id)
                else entry.name
            )
            listed = self._listed(entry, name, match.start, match.end, sentence)
            if entry.kind == "armed_forces" and head.tag == "NNS":
                self._craft[head.lemma] = listed
            return listed
        if head.tag.startswith("NNP"):
            return self._proper(head, sentence)
        own = head.kid("poss")
        if own is not None and own.tag == "PRP$" and head.lemma in _FORCES and len(head.kids) == 1:
            return self._owned(own, head, sentence, speaker)
        return self._common(head, sentence)

    def _owner(self, head: Word, match: ActorMatch, sentence: Sentence, speaker: Actor | None) -> Actor | None:
        """In "its fighters" the group is meant; in "the Taliban's interior ministry" a body the registers do not compose."""
        if not any(entry.id.startswith("generic:") for entry in match.entries):
            return None
        for kid in head.kids_as("compound", "nmod", "amod"):
            named = self.cast.match_at(kid.start) if kid.start < match.start else None
            if (
                named is not None
                and named.end <= match.start + 1
                and self.cast.entry_of(named).kind in ("armed_group", "political", "opposition")
            ):
                entry = self.cast.entry_of(named)  # "Peshmerga military forces" are the Peshmerga
                return self._listed(entry, entry.name, named.start, match.end, sentence)
        own = head.kid("poss")
        if own is None:
            return None
        if own.tag == "PRP$" and head.lemma in _FORCES:
            return self._owned(own, head, sentence, speaker)
        unheld = own.tag.startswith("NNP") and self.cast.country_word(own.text) is None
        if own.start < match.start and (unheld or own.lemma in APART):
            owned = self._common(head, sentence)
            apart = owned is not None and own.lemma in APART
            return (
                replace(owned, name=owned.name.removeprefix("the ").removeprefix("The "), family=None)
                if owned and apart
                else owned
            )
        return None

    def _owned(self, own: Word, head: Word, sentence: Sentence, speaker: Actor | None) -> Actor | None:
        """Whose "its forces" are: the speaker's, but in words that somebody denies the denier's."""
        denier = who_denies(head)
        other = denier is not None and denier is not head and denier not in head.above()  # not "which its army denies"
        owner = (
            self._one(denier, sentence, None) if denier is not None and other else self._pronoun(own, speaker, sentence)
        )
        if owner is not None and own.low != "our":
            owner = self.side_of(owner) or owner  # a spokesman's "his men" are those he speaks for
        if owner is None or (owner.kind == "person" and own.low == "our"):
            return None  # a neighbour's "our soldiers" are not the neighbour's
        return owner if head.lemma == "police" else force_of(owner, self.cast)

    def _generic(self, head: Word, entry: ActorEntry, match: ActorMatch, sentence: Sentence) -> Actor | None:
        """A kind of people ("rebels", "militants") keeps the report's own word for it: no label is swapped for another."""
        telling = any(
            kid.dep in ("amod", "poss")
            or (kid.dep == "prep" and kid.low in ("of", "for", "from"))
            or (kid.dep == "acl" and kid.low in TIES)
            or (kid.dep == "nmod" and kid.kid("cc") is None)
            or (kid.dep == "compound" and kid.start < match.start)
            for kid in head.kids
        )
        if telling:
            of = next((word for word in member_of(head) if self.cast.group_at(word.start) is not None), None)
            if of is not None:
                top = of if of.dep == "pobj" else of.head
                return self.groups.named(top, sentence) or self._proper(of, sentence)
            actor = self._common(head, sentence)
            if actor is not None and actor.id is None and not self.cast.is_group(actor.name):
                return replace(actor, kind=entry.kind, family=actor.family or entry.family)
            return actor
        if entry.kind == "generic" and any(kid.low in ("the", "those", "these") for kid in head.kids_as("det")):
            whose = self._craft.get(head.lemma)
            if whose is not None:  # "the jets", after "four Saudi fighter jets"
                return replace(whose, span=Span(match.start, match.end), words=sentence.slice(match.start, match.end))
        words = re.sub(
            r"^(?:the|a|an|some|these|those) ", "", sentence.slice(match.start, head.end), flags=re.IGNORECASE
        )
        words = "people" if words.lower() == "person" else words
        home = self.cast.at_home(entry)
        actor = self._listed(entry, words, match.start, match.end, sentence)
        return actor if home is entry else replace(actor, family=self.cast.registers.actors.family_of(home.id))

    def _pronoun(self, head: Word, speaker: Actor | None, sentence: Sentence) -> Actor | None:
        """Settle a pronoun: inside somebody's words the speaker where it fits, else who was named last.

        "We" is the body its speaker speaks for, where the report or the registers say which.
        """
        kinds = pronouns()
        mover = mover_of(head) if head.tag == "PRP$" else None
        if mover is not None:
            return self._one(mover, sentence, speaker)
        if head.low in kinds["own"]:
            after = sentence.words[head.i + 1 : head.i + 6]
            named = (word for word in after[1:] if word.is_noun and word.dep != "compound")
            stated = next(named, None) if after and after[0].low == "as" else None
            if stated is not None:
                return self._one(stated, sentence, speaker)  # "we as the army"
            plural = head.low in ("we", "us", "our", "ours", "ourselves")
            return (whole_of(self.body_of(speaker), self.cast) if plural else None) or speaker
        if head.low in kinds["person"]:
            human = speaker is not None and (is_somebody(speaker) or speaker.kind == "unknown") and not several(speaker)
            if speaker is not None and (speaker.kind == "person" or (human and may_be(head.low, speaker))):
                return speaker
            told = sufferer_before(head, sentence) if not speaks(head) else None
            return self._named(told, sentence, None) if told is not None else self.memory.person(head.low)
        if head.low in kinds["thing"]:
            if speaker is not None and speaker.kind in ORGANISED and speaker.kind != "media":
                return speaker
            goes_on = self.memory.going_on(plural=False) if speaker is None and speaks(head) else None
            body = self.side_of(speaker) if speaker is not None and head.tag == "PRP$" else None
            return self._before(head, sentence, plural=False) or body or goes_on or self.memory.thing(speaker)
        own = (
            not sentence.quoted[head.i]
            and speaker is not None
            and not (speaker.kind == "generic" and not several(speaker))
        )
        if own and speaker is not None and speaker.kind in _THEY:
            return speaker
        before = self._before(head, sentence, plural=True)
        if before is not None and (speaker is None or before.name != speaker.name):
            return before
        goes_on = self.memory.going_on(plural=True) if speaker is None and speaks(head) else None
        return goes_on or self.memory.many(speaker)

    def _before(self, head: Word, sentence: Sentence, *, plural: bool) -> Actor | None:
        """Find the subject told of just before a pronoun in the same sentence."""
        for word in reversed(sentence.words[: head.i]):
            if (
                word.dep in ("nsubj", "nsubjpass")
                and word.is_noun
                and head not in word.subtree()
                and word.head is not head.head
            ):
                many = word.tag in ("NNS", "NNPS") or word.kid("conj") is not None
                actor = (
                    self._one(word, sentence, None) if many == plural or (word.tag == "NNP" and not plural) else None
                )
                body = actor is not None and (actor.kind in ORGANISED or actor.kind in ("generic", "civilians"))
                if body or (actor is not None and actor.kind == "unknown" and not plural and speaks(head)):
                    return actor
        return None

    def body_of(self, speaker: Actor | None) -> Actor | None:
        """Return the body a person speaks for, or None where nothing says it."""
        if speaker is None or speaker.kind != "person":
            return None
        actors = self.cast.registers.actors
        entry = actors.get(speaker.id) if speaker.id else None
        for key in (*(entry.speaks_for if entry else ()), *(actors.chain(entry.id)[1:] if entry else ())):
            body = actors.get(key)
            if body is not None and body.kind != "person" and "envoy" not in body.name:
                return Actor(body.name, body.id, body.kind, body.family)
        return self.bodies.of(speaker.name)

    def _own_state(self, head: Word, sentence: Sentence, speaker: Actor | None) -> Actor | None:
        """In somebody's words "the kingdom" is the speaker's state."""
        if speaker is None or head.lemma not in _STATES or all(kid.low != "the" for kid in head.kids):
            return None
        country = country_of(speaker) or country_of(self.side_of(speaker))
        state = self.cast.registers.actors.of_country("state", country or "")
        return self._listed(state, state.name, head.start, head.end, sentence) if state is not None else None

    def _partner_state(self, head: Word, sentence: Sentence) -> Actor | None:
        """In "its Russian allies" the ally is the state."""
        if head.lemma not in ("ally", "backer", "partner", "sponsor", "patron"):
            return None
        for kid in head.kids_as("amod"):
            state = self.cast.country_word(kid.text)
            if state is not None and state.kind == "state" and head.kid("poss") is not None:
                return self._listed(state, state.name, kid.start, head.end, sentence)
        return None

    def _apposed_name(self, head: Word) -> Word | None:
        """In "the ambassador to Geneva, Hussam Aala" the name is the apposition."""
        if head.tag.startswith("NNP") and head.low not in title_words():
            return None
        for kid in head.kids_as("appos"):
            if kid.tag.startswith("NNP") and self.cast.run_at(kid.start):
                return kid
        return apposed_behind(head, self.cast) if head.lemma in speech_nouns().people else None

    def _proper(self, head: Word, sentence: Sentence) -> Actor | None:
        run = self.cast.run_at(head.start)
        if run is None:
            return self._common(head, sentence)
        name = " ".join(self.cast.name_words(run.start, run.end, run.text))
        start = run.start + max(0, run.text.find(name))
        if name.startswith("The ") and " " in name[4:]:
            name, start = name[4:], start + 4
        new = self.cast.group_at(head.start)
        if new is not None:
            return self.groups.settle(new, head, run.end - len(new), run.end, sentence)
        full = self.cast.person(name)
        country = self.cast.registers.actors.capital_of(name) if full is None else None
        if country is not None:
            # A capital that speaks or acts is its government; the report's own word for it is kept as the name.
            state = self.cast.registers.actors.of_country("gov" if country == self.cast.country else "state", country)
            if state is not None:
                return self._listed(state, name, start, run.end, sentence)
        group = head.low in body_words() or head.head.lemma in _GROUPS
        kind = "person" if full else ("armed_group" if group else "unknown")
        known = Actor(full or name, None, kind, self.bodies.family_near(head, full or name))
        return placed(known, start, run.end, sentence)

    def _common(self, head: Word, sentence: Sentence) -> Actor | None:
        if head.low == "other" and head.dep in ("dobj", "nsubjpass") and any(kid.low == "the" for kid in head.kids):
            return placed(Actor("the other side", None, "generic"), head.start, head.end, sentence)
        if (
            head.lemma in ("one", "other", "that", "this", "these", "those", "some", "all", "both", "none")
            and not head.is_noun
        ):
            return self.memory.some_of_them() if head.dep == "nsubj" and head.low in _SOME else None
        titled = self.groups.named(head, sentence) or self.groups.titled(head, sentence)
        if titled is not None:
            return titled
        named = named_before(head, sentence, self.cast, self.memory)
        if named is not None:
            return placed(named, head.start, head.end, sentence)
        keep_own = head.lemma in ("ally", "enemy", "opponent", "backer", "supporter", "partner")
        words = [word for word in phrase(head) if word.i > head.i or not dropped(word, head, keep_own=keep_own)]
        start, end = span_of(unbroken(words, head) or [head])
        run = self.cast.run_at(end - 1)
        end = run.end if run is not None and run.end <= sentence.end and end > head.end else end
        name = plain_name(sentence.slice(start, end).strip(" \"'"), plural=head.tag == "NNS")
        definite = any(kid.low in ("the", "that", "this") for kid in head.kids_as("det"))
        person = head.lemma in speech_nouns().people | {"marshal"} and head.tag == "NN"
        met = self.memory.unnamed.get(head.lemma) if definite and person and len(words) <= 2 else None
        known = self.titles.who(head, self.memory, met) if person else None
        if known is not None or met is not None:
            return known or met
        unnamed = Actor(name, None, "person" if person else "generic", self.bodies.family_near(head, name))
        home = self.titles.side(head) if person and unnamed.family is None else None
        if home is not None:
            unnamed = replace(unnamed, family=self.cast.registers.actors.family_of(f"state:{home}"))
        actor = placed(unnamed, start, end, sentence)
        if person:
            self.memory = self.memory.met(head.lemma, actor)
        return actor

    def _listed(self, entry: ActorEntry, name: str, start: int, end: int, sentence: Sentence) -> Actor:
        return listed(entry, name, start, end, sentence, self.cast)
