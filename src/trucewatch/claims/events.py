"""Telling what a clause is about, by the readable rules of ``data/events.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import cues, people_words, read_yaml
from trucewatch.claims.words import Word
from trucewatch.model import EventType

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG"})
# Stands among the words of a subject or object that is a name ("cut off Sel").
NAME = "@name"
NO_RULE = "event-none"
"""What a type is said to be given by where no rule holds."""
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative")


@dataclass(frozen=True, slots=True)
class Features:
    """The words of a clause by what they do in it; two-word forms are compounds."""

    head: frozenset[str]
    verb: frozenset[str]
    noun: frozenset[str]
    subj: frozenset[str]
    obj: frozenset[str]
    any: frozenset[str]
    counted: frozenset[str]
    chain: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule file: the type or mark it gives, the conditions that must all hold, what bars it."""

    number: int
    gives: str
    marks: bool
    needs: tuple[tuple[str, frozenset[str]], ...]
    bars: tuple[tuple[str, frozenset[str]], ...]

    def holds(self, features: Features) -> bool:
        """Tell whether every condition is met and no barred word is there."""
        for field, words in self.needs:
            if words.isdisjoint(getattr(features, field)):
                return False
        return all(words.isdisjoint(getattr(features, field)) for field, words in self.bars)

    @property
    def type(self) -> EventType:
        """Return the event type a rule gives; a mark gives none (ValueError)."""
        return EventType(self.gives)


# Where to look for the rules that may hold, the shortest list first: a clause has one to three verbs, but dozens of words.
_FEWEST = ("head", "chain", "counted", "verb", "particle", "obj", "subj", "noun", "any")


@dataclass(frozen=True, slots=True)
class Table:
    """Rules in their order, found by the words of one of their conditions, so that most are never tried."""

    rules: tuple[Rule, ...]
    by_word: tuple[tuple[str, frozenset[str], Mapping[str, tuple[int, ...]]], ...]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> Table:
        """Index each rule by its condition on the fewest words of a clause."""
        index: dict[str, dict[str, list[int]]] = {}
        for at, rule in enumerate(rules):
            field, words = min(rule.needs, key=lambda need: _FEWEST.index(need[0]))
            for word in words:
                index.setdefault(field, {}).setdefault(word, []).append(at)
        lists = ((field, frozenset(words), words) for field, words in sorted(index.items()))
        return cls(
            rules,
            tuple((field, known, {word: tuple(at) for word, at in words.items()}) for field, known, words in lists),
        )

    def near(self, features: Features) -> list[Rule]:
        """Return the rules that may hold, in their order: one of their conditions is met."""
        numbers: set[int] = set()
        for field, known, by_word in self.by_word:
            for word in known & getattr(features, field):
                numbers.update(by_word[word])
        return [self.rules[number] for number in sorted(numbers)]


_NEEDS = {
    "head": "head",
    "verb": "verb",
    "noun": "noun",
    "subj": "subj",
    "obj": "obj",
    "with": "any",
    "also": "any",
    "too": "any",
    "particle": "particle",
    "count": "counted",
    "chain": "chain",
}
_BARS = {"not": "any", "notobj": "obj", "notsubj": "subj"}


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that give event types, in their order, groups filled in."""
    return _read("rules", "type")


@cache
def marks() -> tuple[Rule, ...]:
    """Return the rules that give marks: what else a clause tells, whatever its type."""
    return _read("marks", "mark")


def _read(section: str, gives: str) -> tuple[Rule, ...]:
    raw = read_yaml("events.yaml")
    groups = {f"${name}": tuple(words) for name, words in raw["groups"].items()}
    groups["$person"] = (*groups["$person"], *people_words())

    def words(value: object) -> frozenset[str]:
        items = value if isinstance(value, list) else [value]
        return frozenset(str(word) for item in items for word in groups.get(str(item), (item,)))

    def conditions(line: Mapping[str, object], fields: Mapping[str, str]) -> tuple[tuple[str, frozenset[str]], ...]:
        return tuple((fields[key], words(value)) for key, value in line.items() if key in fields)

    for n, line in enumerate(raw[section], 1):
        unknown = set(line) - {gives, *_NEEDS, *_BARS}
        if unknown:
            raise KeyError(f"events.yaml, {section} {n}: no condition is called {sorted(unknown)[0]!r}")
    return tuple(
        Rule(n, line[gives], gives == "mark", conditions(line, _NEEDS), conditions(line, _BARS))
        for n, line in enumerate(raw[section])
    )


@cache
def _table() -> Table:
    """Return the rules that give types, then those that give marks, in one table: the words are looked up once."""
    return Table.of((*rules(), *marks()))


def features_of(clause: Clause, counted: Iterable[str] = ()) -> Features:
    """Collect a clause's words by what they do in it."""
    mine: set[str] = set()
    inner = core(clause)
    lemmas = {word.lemma for word in inner}
    nouns = {word.lemma for word in inner if word.tag in _NOUNS}
    nouns.update([word.low for word in inner if word.tag == "VBG"])
    pairs = _pairs(tuple(inner))
    verbs = {word.lemma for word in clause.verbs}
    subject = _role_words(clause, ("nsubj", "csubj"))
    passive = _role_words(clause, ("nsubjpass",))
    objects = _role_words(clause, _OBJECTS)
    if clause.chain and clause.head.kid("auxpass") is not None and clause.head.kid("nsubjpass") is None:
        objects |= subject  # "two battalions are to be sent"
    if clause.role == "coordinate" and not (subject or passive):
        lent = _lent_subject(clause)
        subject |= lent if clause.head.kid("dobj") is None else set()
        nouns |= lent & _STRIKERS  # "a mortar round fell short and hit a farm": the round did
        objects |= lent if clause.head.kid("auxpass") is not None else set()
    verbs |= (turned := _turned_down(clause))
    objects |= (
        {clause.head.lemma, *(pair for pair in pairs if pair.endswith(" " + clause.head.lemma))} if turned else set()
    )
    antecedent = _antecedent(clause)
    if antecedent is not None:
        mine = {antecedent.lemma} | {f"{c.lemma} {antecedent.lemma}" for c in antecedent.kids_as("compound", "amod")}
        mine |= {p.lemma for prep in antecedent.kids_as("prep") if prep.low == "of" for p in prep.kids_as("pobj")}
        if (
            antecedent.tag == "NNP" and antecedent.dep == "pobj" and antecedent.head.head.is_noun
        ):  # "talks in Geneva, which collapsed"
            around = antecedent.head.head
            mine |= {around.lemma} | {f"{c.lemma} {around.lemma}" for c in around.kids_as("compound", "amod")}
        nouns |= mine
        subject |= mine
    head = {clause.head.lemma, *(kid.lemma for kid in clause.head.kids_as("acomp", "oprd"))}
    if not clause.head.is_verb:
        head |= {pair for pair in pairs if pair.endswith(" " + clause.head.lemma)}
    return Features(
        head=frozenset(head),
        verb=frozenset(verbs | _participles(clause)),
        noun=frozenset(nouns | pairs),
        subj=frozenset(subject | passive),
        obj=frozenset(objects),
        any=frozenset(
            lemmas.union(pairs, [word.low for word in inner], mine, _in_passing(clause), _named_behind(clause))
        ),
        counted=frozenset(counted),
        chain=frozenset(verb.lemma for verb in clause.chain),
        particle=frozenset(kid.low for verb in clause.verbs for kid in verb.kids_as("prt", "prep", "advmod", "agent")),
    )


def type_of(features: Features) -> tuple[EventType, str]:
    """Return the event type and what gave it: the number of the rule and, behind colons, the marks ("event-12:agree").

    The type is ``statement`` and the rule ``event-none`` where no rule holds.
    """
    rule = None
    found: dict[str, None] = {}
    for near in _table().near(features):
        if near.marks and near.holds(features):
            found[near.gives] = None
        elif rule is None and not near.marks and near.holds(features):
            rule = near
    name = ":".join((NO_RULE if rule is None else f"event-{rule.number + 1}", *found))
    return EventType.STATEMENT if rule is None else rule.type, name


_STRIKERS = frozenset(
    {
        "mortar",
        "shell",
        "rocket",
        "missile",
        "drone",
        "warplane",
        "jet",
        "helicopter",
        "bomber",
        "artillery",
        "bomb",
        "sniper",
    }
)
# What is turned down is no words but an offer or a person; the rules tell which ("rejected the plan", "dismissed the claim").
_TURNING_DOWN = frozenset({"reject", "dismiss", "rebuff", "oppose"})


def _turned_down(clause: Clause) -> set[str]:
    """The verb over a noun that is turned down."""
    cue = clause.said[-1].cue if clause.said and clause.role == "content" and not clause.head.is_verb else None
    return {cue.lemma} if cue is not None and cue.lemma in _TURNING_DOWN and clause.head.head is cue else set()


# What follows these words is a circumstance of the event, not the event ("worried because of the fighting").
_CIRCUMSTANCE = frozenset(
    {
        "because",
        "despite",
        "amid",
        "after",
        "before",
        "since",
        "following",
        "ahead",
        "given",
        "without",
        "besides",
        "apart",
        "unlike",
        "pending",
        "notwithstanding",
        "due",
    }
)
# "In response to the shelling": what is answered is not what is told of.
_ANSWERED = frozenset({"spite", "defiance", "response", "retaliation", "reaction", "revenge", "exchange"})

_CAUSED = frozenset({"result", "consequence"})


def core(clause: Clause) -> list[Word]:
    """Leave out the circumstances of a verb's clause."""
    if not clause.head.is_verb:
        return list(clause.words)
    out = {word for verb in clause.verbs for kid in verb.kids if _circumstance(kid) for word in kid.subtree()}
    return [word for word in clause.words if word not in out] if out else list(clause.words)


def _circumstance(kid: Word) -> bool:
    if kid.dep in ("prep", "mark", "advmod", "advcl") and kid.low in _CIRCUMSTANCE:
        return True
    if _done_instead(kid):
        return True
    if kid.low not in ("in", "as"):
        return False
    nouns = {noun.lemma for noun in kid.kids_as("pobj")}
    return (kid.low == "in" and bool(nouns & _ANSWERED)) or (kid.low == "as" and bool(nouns & _CAUSED))


def _done_instead(prep: Word) -> bool:
    """Tell whether a phrase says what was not done ("instead of shelling the town")."""
    return prep.dep in ("prep", "advcl") and any(below.low in ("instead", "rather") for below in prep.kids)


def _antecedent(clause: Clause) -> Word | None:
    """The noun a relative clause or participle is about: "a deal that is due to begin", "talks set for Monday"."""
    if clause.role in ("relative", "participle") and clause.top.head.is_noun:
        return clause.top.head
    for said in clause.said:
        which = next((kid for kid in said.cue.kids if kid.tag == "WDT" and kid.dep == "dobj"), None)
        if which is not None:
            return next((w for w in reversed(clause.sentence.words[: which.i]) if w.is_noun), None)
    return None


def _named_behind(clause: Clause) -> set[str]:
    """Tell whether a name stands behind one of the verb's prepositions ("rolled into Sel")."""
    behind = (noun for verb in clause.verbs for prep in verb.kids_as("prep") for noun in prep.kids_as("pobj"))
    return {NAME} if any(noun.tag in ("NNP", "NNPS") for noun in behind) else set()


def _in_passing(clause: Clause) -> set[str]:
    """The nouns of a participle that says nothing of its own: "a car packed with explosives", "trucks carrying flour"."""
    tops = [word for word in clause.idle if word.dep == "acl"]
    return {noun.lemma for top in tops for noun in top.subtree() if noun.is_noun}


def _participles(clause: Clause) -> set[str]:
    """A noun clause's own participles count as its verbs ("attacks carried out by")."""
    if clause.head.is_verb:
        below = {kid.lemma for kid in clause.head.kids_as("csubj")}
        if clause.head.lemma in cues():
            below |= {kid.lemma for kid in clause.head.kids_as("ccomp", "advcl")}
        return below | {
            w.lemma
            for w in clause.words
            if w.is_verb and not _done_instead(w.head) and w.dep in ("conj", "pcomp", "acl")
        }
    return {w.lemma for w in clause.words if w.is_verb} | {clause.head.lemma}


def _pairs(words: tuple[Word, ...]) -> set[str]:
    """Two- and three-word forms of neighbouring words: air strike, cessation of hostility, air-drop."""
    out = {f"{a.lemma} {b.lemma}" for a, b in pairwise(words) if b.i == a.i + 1}
    out.update(
        [
            f"{a.lemma}-{c.lemma}" if b.text == "-" else f"{a.lemma} {b.lemma} {c.lemma}"
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
            if c.i == a.i + 2 == b.i + 1
        ]
    )
    return out


def _counted_by(noun: Word) -> Iterator[str]:
    """The nouns behind "of" and their two-word forms: "a batch of police officers"."""
    for prep in noun.kids_as("prep"):
        if prep.low == "of":
            for inner in prep.kids_as("pobj"):
                yield inner.lemma
                yield from (f"{c.lemma} {inner.lemma}" for c in inner.kids_as("compound", "amod"))


def _lent_subject(clause: Clause) -> set[str]:
    """The subject a coordinated verb shares with the one before it ("were abducted and were freed")."""
    verb = clause.top
    while verb.dep == "conj" and verb.head.is_verb:
        verb = verb.head
        if verb.kid("nsubj", "nsubjpass") is not None:
            return _nouns_of((verb,), ("nsubj", "nsubjpass"))
    return set()


def _role_words(clause: Clause, deps: tuple[str, ...]) -> set[str]:
    joined = (word for word in clause.head.kids_as("conj") if word in clause.words)
    return _nouns_of((clause.head, *clause.chain, *joined, *clause.head.kids_as("auxpass")), deps)


def _nouns_of(verbs: Iterable[Word], deps: tuple[str, ...]) -> set[str]:
    out: set[str] = set()
    for verb in verbs:
        for kid in verb.kids:
            if kid.dep in deps:
                for noun in kid.conjuncts():
                    out.add(noun.lemma)
                    if noun.tag in ("NNP", "NNPS"):
                        out.add(NAME)
                    if noun.kids:
                        out.update([f"{c.lemma} {noun.lemma}" for c in noun.kids_as("compound", "amod")])
                        out.update(_counted_by(noun))
    return out
