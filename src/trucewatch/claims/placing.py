"""What a day or a place in a clause belongs to: its event, the saying, or what another phrase tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import animate_words, event_nouns, role_words
from trucewatch.claims.words import Sentence, Word
from trucewatch.grammars.times import Relation, TimeExpression, TimeKind

_MEANT = frozenset({"intend", "mean", "aim", "design", "seek"})
# "The ceasefire agreed in Doha a week earlier" was broken elsewhere and later.
_MADE = frozenset(
    {"agree", "announce", "broker", "conclude", "declare", "mediate", "negotiate", "reach", "sign", "strike"}
)
_UNDER = frozenset({"under", "of", "in", "by", "with", "from"})
_AGREED = role_words("agreed")
_HURT = frozenset({"kill", "wound", "injure", "die", "hurt", "maim"})
# "Exposed to mustard gas" is parsed as a purpose.
_TAKES_TO = frozenset({"expose", "subject", "return", "lead", "tie", "link"})


def of_another_act(clause: Clause, offset: int, *, counted: bool = False) -> bool:
    """Tell whether a time belongs to what a noun or a purpose is told to do ("meant to end five years of war").

    One ``counted`` from the truce stands in a side clause and tells when the act was all the same.
    """
    word = next((w for w in clause.words if w.start <= offset < w.end), None)
    if word is None:
        return not counted and _clause_over(clause, offset) in (
            "before",
            "until",
        )  # "before fighting cut it off last May"
    if word.head.low == "of" and word.head.head.is_noun and word.head.head.lemma not in event_nouns() | _TIMES:
        return True  # "leftovers of the 1980s"
    if word.head.lemma in _AGREED and word.head.dep == "pobj" and word.head.head.low in _UNDER:
        return True  # "under the 2016 accord" dates the accord
    for up in word.above():
        if up is clause.head or up in clause.chain or up in clause.verbs:
            return False
        people = up.head.lemma not in event_nouns() or up.head.lemma in animate_words()
        told = up.dep == "acl" and up.is_verb and (up.lemma in _MEANT | _MADE or people)
        purpose = (
            up.dep == "advcl" and up.head.lemma not in _TAKES_TO and any(kid.low == "to" for kid in up.kids_as("aux"))
        )
        which = up.dep == "relcl" and up.head is not clause.head  # "the positions they held in June"
        if told or purpose or which:
            return True
    return False


_TIMES = frozenset(
    """day night morning afternoon evening week weekend month year spring summer autumn winter hour start beginning end
    middle half part eve dawn first last""".split()  # noqa: SIM905 - a list of words reads better as text
)


def _clause_over(clause: Clause, offset: int) -> str:
    """Return the word that joins the side clause a time stands in: "before" or "since"."""
    word = next((w for w in (*clause.words, *clause.idle) if w.start <= offset < w.end), None)
    for up in word.above() if word is not None else ():
        if up is clause.head or up in clause.verbs:
            return ""
        mark = up.kid("mark") if up.dep == "advcl" else None
        if mark is not None:
            return mark.low
    return ""


def since_then(clause: Clause, offset: int) -> bool:
    """Tell whether a day is when something began since which an act is told: "since the war began in March"."""
    return _clause_over(clause, offset) == "since"


def had_been(clause: Clause) -> bool:
    """Tell whether what was meant for a day is told of as gone by: "had meant to send them on Wednesday"."""
    return any(kid.low == "had" for kid in clause.verbs[0].kids_as("aux"))


def scene_of(clause: Clause, among: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses of a sentence that tell where and when a clause's harm was done, though they stand behind it.

    "Five died when shells hit a market in Sel", "two were killed and six hurt in a blast in Sel", "lorries were burnt
    or looted near Sel".
    """
    verbs = set(clause.verbs)
    for other in sorted(among, key=lambda one: one.top.i):
        if other.top.head not in verbs or other.top.i < clause.head.i:
            continue
        mark = other.top.kid("mark", "advmod")
        if other.top.dep == "conj" and _goes_on(clause.head, other):
            verbs.update(other.verbs)
            yield other
        elif other.top.dep == "advcl" and mark is not None and mark.low in ("when", "after", "as"):
            yield other


def _goes_on(verb: Word, other: Clause) -> bool:
    """Tell whether a joined verb tells more of one harm: both hurt somebody, or nothing stands between them."""
    both = verb.lemma in _HURT and other.head.lemma in _HURT | {"lose"}
    return both or (other.top.i - verb.i <= 2 and other.head.kid("nsubj", "nsubjpass") is None)


def stood_before(clause: Clause) -> list[Word]:
    """Return the words of the place that a clause with "where" is told of: "Sel, where three men were shot"."""
    verb = clause.top
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    inside = any(kid.low == "in" and kid.kid("pobj") is not None and kid.i < verb.i for kid in verb.kids_as("prep"))
    which = inside and any(kid.low == "which" for prep in verb.kids_as("prep") for kid in prep.kids_as("pobj"))
    where = any(kid.low == "where" for kid in verb.kids_as("advmod"))
    if verb.dep != "relcl" or not (where or which):
        return []
    noun = verb.head
    return [noun, *(word for word in noun.subtree(stop={verb}) if word is not noun and word.i < verb.i)]


def where_sensed(cue: Word, clause: Clause) -> list[Word]:
    """Return the words that tell where somebody was who heard or saw an act: "in Avdivka the mission heard"."""
    content = {word.start for word in clause.words}
    sides = (kid for kid in cue.kids_as("prep", "advcl") if kid.low in ("at", "in", "near", "positioned"))
    return [word for side in sides for word in side.subtree() if word.start not in content]


def located(word: Word) -> bool:
    """Tell whether a word follows "near" or "outside": a place even inside a name ("fighters near Jableh")."""
    return word.dep == "pobj" and word.head.low in ("near", "outside", "around")


def beside(cue: Word, sentence: Sentence, expression: TimeExpression) -> bool:
    """Tell whether a day stands right behind the speech verb: "said on Tuesday it had left" dates the saying."""
    at = next((n for n, word in enumerate(sentence.words) if word.start <= expression.start < word.end), None)
    if at is None or not cue.i < at <= cue.i + 3 or sentence.words[at].dep in ("poss", "compound", "amod", "nmod"):
        return False
    between = sentence.words[cue.i + 1 : at]
    return all(word.low in ("on", "in", "late", "early", "the", "that") for word in between)


def made_there(clause: Clause, word: Word) -> bool:
    """Tell whether a place is only where a truce was agreed ("the ceasefire signed in Doha")."""
    for up in word.above():
        if up is clause.head or up in clause.verbs:
            return False
        if up.dep in ("acl", "advcl") and up.lemma in _MADE and up.kid("nsubj") is None:
            return True
    return False


def length_ahead(clause: Clause, expression: TimeExpression) -> bool:
    """Tell whether a length of time lies ahead: "ready to commit for two weeks" names no weeks gone by."""
    if expression.first.kind is not TimeKind.LENGTH:
        return False
    word = next((w for w in clause.words if w.start <= expression.start < w.end), None)
    verb = next((up for up in word.above() if up.is_verb), None) if word is not None else None
    if verb is None or verb.tag != "VB":
        return False
    return all(kid.lemma != "have" for kid in verb.kids_as("aux"))


_COMMITS = frozenset({"agree", "commit", "pledge", "promise", "vow", "undertake", "accept"})


def length_agreed(clause: Clause, expression: TimeExpression) -> bool:
    """Tell whether a length of time is how long something was agreed to be done: "agreed to stop shelling for 30 days"."""
    if expression.first.kind is not TimeKind.LENGTH or expression.relation is not Relation.FOR:
        return False
    word = next((w for w in clause.words if w.start <= expression.start < w.end), None)
    verbs = [up for up in word.above() if up.is_verb] if word is not None else []
    verbs = verbs if verbs and verbs[0].tag in ("VB", "VBG") else []
    done = next((n for n, verb in enumerate(verbs) if verb.tag not in ("VB", "VBG")), None)
    return done is not None and verbs[done].lemma in _COMMITS


def length_told(clause: Clause, expression: TimeExpression) -> bool:
    """Tell whether a length of time says how long and not when: "went without bread for months".

    In the perfect it reaches to the day it is told: "the truce has held for two weeks".
    """
    if expression.first.kind is not TimeKind.LENGTH or expression.relation is not Relation.FOR:
        return False
    word = next((w for w in clause.words if w.start <= expression.start < w.end), None)
    verb = next((up for up in word.above() if up.is_verb), None) if word is not None else None
    if verb is None or not expression.words.startswith("for"):
        return False
    return verb.tag in ("VBD", "VBN", "VB") and all(
        kid.low not in ("have", "has", "’ve", "'ve") for kid in verb.kids_as("aux")
    )


def only_orders(clause: Clause, expression: TimeExpression) -> bool:
    """Tell whether "hours before" or "a day after" only orders two acts: "left hours before shells hit the camp"."""
    if expression.first.kind is not TimeKind.AGO or expression.first.name not in ("before", "after"):
        return False
    behind = next((w for w in clause.sentence.words if w.start >= expression.end), None)
    return behind is not None and behind.dep != "punct" and behind.dep != "cc"


def ordered(expression: TimeExpression) -> bool:
    """Tell whether a time is counted from the truce: "an hour after the truce took effect", "shortly before it began"."""
    told = expression.first.event is not None and expression.relation in (Relation.BEFORE, Relation.AFTER)
    return expression.kind is TimeKind.ANCHORED and (expression.first.step is not None or told)


def set_for(clause: Clause, offset: int) -> bool:
    """Tell whether a day is one that something was set for: it lies ahead, though the meeting was called off."""
    word = next((w for w in clause.words if w.start <= offset < w.end), None)
    verb = next((up for up in word.above() if up.is_verb), None) if word is not None else None
    return verb is not None and verb.dep == "acl" and verb.lemma in ("set", "schedule", "slate", "plan", "due")
