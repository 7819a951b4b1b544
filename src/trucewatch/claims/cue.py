"""One cue of a sentence: whose words it brings in and where they hang; and who is the doer of a verb."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.claims.words import SUBJECTS, Sentence, Word
from trucewatch.model import Certainty, SpeechAct

_INNER = frozenset({"citing", "quoted-as-saying"})


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One cue in a sentence: whose words (a noun, or None where nobody is named) and where their content hangs.

    ``roots`` head the content; ``cut`` are words below them that are not content (the cue's own clause).
    ``accused`` is who is accused, where the grammar of the cue alone does not tell.
    ``whole`` marks a content that is the rest of the cue's own clause ("is believed to have fired").
    """

    sentence: Sentence
    cue: Word
    act: SpeechAct
    speaker: Word | None
    roots: tuple[Word, ...]
    rule: str
    certainty: Certainty = Certainty.CERTAIN
    relay: Word | None = None
    cut: frozenset[Word] = field(default_factory=frozenset)
    negated: bool = False
    whole: bool = False
    attitude: bool = False
    unnamed: bool = False
    accused: Word | None = None
    _content: list[Word] = field(default_factory=list, init=False, repr=False)

    @property
    def order(self) -> tuple[int, int]:
        """Return where the cue stands among those with the same content: who is cited speaks inside who cites."""
        return (int(self.rule in _INNER), self.cue.i)

    def content(self) -> list[Word]:
        """Return the content's words, left to right."""
        if not self._content:  # asked for up to ten times
            words = {word for root in (*self.roots, *self.tail()) for word in root.subtree(stop=self.cut)}
            self._content.extend(sorted(words, key=lambda word: word.i))
        return self._content

    def tail(self) -> tuple[Word, ...]:
        """Return what hangs from the cue but belongs to a reported noun: "reported air strikes | overnight in the province"."""
        if self.rule != "object" or any(root.is_verb for root in self.roots):
            return ()
        after = max(root.i for root in self.roots)
        return tuple(
            kid
            for kid in self.cue.kids
            if kid.i > after
            and kid.dep in ("prep", "advmod", "npadvmod", "conj", "cc", "dobj", "agent", "oprd")
            and kid not in self.roots
            and not kid.is_verb
        )


def is_negated(verb: Word) -> bool:
    """Tell whether a verb is negated."""
    short = verb.dep == "pcomp" and (verb.head.low == "without" or verb.head.head.low == "short")
    return short or verb.kid("neg") is not None or any(kid.low in ("never", "nor", "neither") for kid in verb.kids)


def agent_of(verb: Word) -> Word | None:
    """Return who does what a passive verb says, or None."""
    agent = verb.kid("agent")
    return agent.kid("pobj") if agent is not None else None


def nearest_noun(verb: Word, sentence: Sentence, said: Said) -> Word | None:
    """Fall back on word order: the noun right after an inverted verb, or right before it."""
    content = {word.i for word in said.content()}
    for word in sentence.words[verb.i + 1 : verb.i + 10]:
        if word.is_noun and word.i not in content and word.dep not in ("compound", "poss", "nmod"):
            return word if word.head is verb or word.dep in SUBJECTS else None
        if word.dep == "punct" or word.i in content:
            break
    for word in reversed(sentence.words[max(0, verb.i - 4) : verb.i]):
        if word.is_noun and word.i not in content:
            while (
                word.dep in ("pobj", "prep", "compound")
                and word.head.i < verb.i
                and word.head.dep not in SUBJECTS
                and not word.head.is_verb
            ):
                word = word.head
            return word if word.is_noun else None
    return None
