"""Cutting a sentence into clauses, one proposition each, and giving each the voice it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from trucewatch.claims.falsehoods import is_untrue
from trucewatch.claims.lexicon import cues, event_nouns, read_yaml
from trucewatch.claims.said import Said
from trucewatch.claims.words import Sentence, Word, span_of

# Verbs that only colour the verb below them: begin to shell, continue to shell, agree to halt.
_CHAIN = frozenset(read_yaml("moods.yaml")["chain"])
_EVENT_NOUNS = event_nouns()
# A relative clause on these says what the sentence is about: "the eighth time that ... used", "the first place where ...".
_EMPTY_NOUNS = frozenset({"time", "day", "place", "case", "way", "reason", "thing", "point", "moment", "first", "last"})
_CLAUSE_DEPS = frozenset({"conj", "advcl", "relcl", "acl", "ccomp", "parataxis", "csubj"})
_CAUSES = frozenset(
    {"allow", "let", "permit", "enable", "force", "cause", "order", "help", "make", "require", "want", "ensure"}
)
_CONDITION = frozenset({"if", "unless", "once", "until", "provided", "whether", "when", "as"})


# A relative clause shorter than this is quoted with the noun it is about ("talks which collapsed").
_SHORT = 60


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A proposition: its predicate, the verbs governing it (outermost first), its own words, and who says it.

    ``role`` tells how it hangs in the sentence: main, content, coordinate, adverbial, relative, participle, noun.
    """

    sentence: Sentence
    head: Word
    chain: tuple[Word, ...]
    words: tuple[Word, ...]
    said: tuple[Said, ...]
    role: str
    top: Word
    shared: tuple[Word, ...] = ()
    idle: tuple[Word, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Return the offsets of the run of words around the predicate."""
        idle = [word for word in self.idle if self.head.is_verb or not _meant_for(word)]
        run = _run_around(tuple(sorted({*self.words, *self.shared, *idle}, key=lambda word: word.i)), self.head)
        if self.role == "relative" and self.top.head.is_noun and run[-1].end - run[0].start < _SHORT:
            noun = self.top.head
            run = [*_name_to(noun), *run] if noun.i < run[0].i <= noun.i + 6 else run
        return span_of(_trimmed(run, self.head))

    @property
    def verbs(self) -> tuple[Word, ...]:
        """Return the predicate and the verbs governing it."""
        return (*self.chain, self.head)


# What an agreement is meant for is no part of its breach: "violations of the accord intended to end five years of war".
_MEANT = frozenset({"intend", "mean", "aim", "design"})


def _meant_for(word: Word) -> bool:
    return any(up.dep == "acl" and up.lemma in _MEANT for up in (word, *word.above()))


def _name_to(noun: Word) -> list[Word]:
    """Return a noun with the words of its name before it ("Rapid Support Forces")."""
    before = [word for word in noun.subtree() if word.i < noun.i]
    first, before_end = noun.i, noun.start
    for word in reversed(before):
        joined = word.end == before_end  # "5-year-old war"
        if word.i != first - 1 or not (joined or word.is_noun or word.tag in _NAME_TAGS or word.dep in _NAME_DEPS):
            break
        first, before_end = word.i, word.start
    return [*(word for word in before if word.i >= first), noun]


def _trimmed(run: list[Word], head: Word) -> list[Word]:
    """Leave out what only joins a clause to its neighbours: "and" and commas at its ends, "that" before it."""
    first, last = 0, len(run) - 1
    while last > 0 and run[last] is not head and (run[last].dep == "cc" or run[last].text in _POINTS):
        last -= 1
    while first < last and run[first] is not head and (run[first].dep == "cc" or _only_joins(run[first])):
        first += 1
    return run[first : last + 1]


_POINTS = frozenset({",", ";", ":", "."})


def _only_joins(word: Word) -> bool:
    return word.text in _POINTS or (word.low == "that" and word.dep == "mark")


_NAME_DEPS = frozenset({"compound", "amod", "nmod"})
_NAME_TAGS = ("HYPH", "POS", "NNPS")


def _run_around(words: tuple[Word, ...], head: Word) -> list[Word]:
    """Keep the words around the head without a jump of more than a few words (an inserted clause)."""
    at = next((n for n, word in enumerate(words) if word is head), 0)
    lo = hi = at
    while lo > 0 and words[lo].i - words[lo - 1].i <= 6:
        lo -= 1
    while hi + 1 < len(words) and words[hi + 1].i - words[hi].i <= 6:
        hi += 1
    return list(words[lo : hi + 1])


def cut(sentence: Sentence, saids: Iterable[Said], worth: Callable[[Clause], bool] | None = None) -> list[Clause]:
    """Return the clauses of a sentence, in order of their predicates.

    A side clause that ``worth`` finds to say nothing of its own stays part of the clause it hangs from.
    """
    said_list = list(saids)
    heads = _heads(sentence, said_list)
    clauses = _cut_at(sentence, said_list, heads)
    if worth is not None:
        idle = {clause.top: clause for clause in clauses if clause.role in _SIDE and not worth(clause)}
        clauses = [_with_idle(clause, idle) for clause in clauses if clause.top not in idle]
    return clauses


def _with_idle(clause: Clause, idle: dict[Word, Clause]) -> Clause:
    """Quote a clause together with the side clauses that say nothing of their own."""
    own = set(clause.words)
    more: list[Word] = []
    todo = [side for top, side in idle.items() if top.head in own]
    while todo:
        side = todo.pop()
        more.extend(side.words)
        todo.extend(other for top, other in idle.items() if top.head in set(side.words))
    return replace(clause, idle=tuple(more)) if more else clause


_SIDE = frozenset({"adverbial", "relative", "participle", "coordinate"})


def _cut_at(sentence: Sentence, said_list: list[Said], heads: dict[Word, str]) -> list[Clause]:
    tops = set(heads)
    covers = [(said, frozenset(said.content())) for said in said_list]
    clauses = []
    for top, role in heads.items():
        tails = [tail for said in said_list if said.roots and said.roots[-1] is top for tail in said.tail()]
        words = list(top.subtree(stop=tops - {top} | _cue_stops(said_list, top)))
        words.extend(word for tail in tails for word in tail.subtree(stop=tops - {top}))
        words.sort(key=lambda word: word.i)
        chain, head = _chain(top, tops)
        told = _told_by(head, tops)
        if told is not None:
            chain, head = [*chain, head], told
        voice = sorted((len(words_of), said.order, said) for said, words_of in covers if _inside(top, said, words_of))
        said_chain = tuple(said for _, _, said in sorted(voice, key=lambda v: -v[0]))
        if role == "relative" and _aside(top, sentence):
            said_chain = ()
        clauses.append(Clause(sentence, head, tuple(chain), tuple(words), said_chain, role, top))
    clauses = [piece for clause in clauses for piece in _split_events(clause)]
    clauses.sort(key=lambda clause: (clause.head.i, clause.words[0].i))
    return clauses


def _split_events(clause: Clause) -> list[Clause]:
    """Split a reported noun phrase into its events: "26 raids and shelling in A, and artillery fire in B".

    The words are cut in front of each event noun that follows "and" or a comma, whatever the parse hangs it from.
    """
    listed = clause.head.lemma == "be" and clause.head.kid("expl") is not None
    if (clause.head.is_verb or clause.role != "content") and not listed:
        return [clause]
    starts = [0]
    for n, word in enumerate(clause.words):
        if word.lemma in _EVENT_NOUNS and word.is_noun and word.dep != "compound":
            opening = _opening(clause.words, n)
            if opening > starts[-1] + 1 and (clause.words[opening - 1].low in ("and", "or", ",")):
                starts.append(opening)
    if len(starts) == 1:
        return [clause]
    over = (clause.head,) if listed else ()
    pieces = []
    ends = [*starts[1:], len(clause.words)]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        words = clause.words[start:end]
        # Two events joined by "and" alone share what follows them: "raids and shelling in the town".
        last = words[-1]
        joined = len(words) > 1 and last.low == "and" and clause.sentence.words[last.i - 1].text != ","
        shared = clause.words[end : ends[n + 1]] if joined and n + 1 < len(ends) else ()
        while len(words) > 1 and words[-1].low in ("and", ",", "or"):
            words = words[:-1]
        head = next((w for w in words if w.lemma in _EVENT_NOUNS and w.is_noun and w.dep != "compound"), words[0])
        pieces.append(Clause(clause.sentence, head, over, words, clause.said, "content", clause.top, shared))
    return pieces


def _opening(words: tuple[Word, ...], at: int) -> int:
    while (
        at > 0
        and words[at - 1].dep in ("compound", "amod", "det", "nummod", "advmod", "quantmod", "nmod")
        and words[at - 1].i == words[at].i - 1
    ):
        at -= 1
    return at


def _aside(top: Word, sentence: Sentence) -> bool:
    """A relative clause behind a comma is the reporter's own remark, unless it is quoted.

    What opens with "one of whom", "in which" and the like goes on telling what its speaker tells.
    """
    first = min(word.i for word in top.subtree())
    bare = sentence.words[first].tag in ("WDT", "WP", "WP$", "WRB")
    return bare and first > 0 and sentence.words[first - 1].text == "," and not sentence.quoted[top.i]


def _inside(top: Word, said: Said, words: frozenset[Word]) -> bool:
    return top in words and (said.cue is not top or said.whole)


def _cue_stops(saids: list[Said], top: Word) -> set[Word]:
    """Words of an inserted cue ("..., he said, ...") that hang below the content they introduce."""
    stops: set[Word] = set()
    for said in saids:
        if top in said.roots:
            stops |= said.cut
        if said.cue.dep == "advcl" and said.cue.tag == "VBG" and said.cue is not top and not said.whole and said.roots:
            stops.add(said.cue)  # "acknowledged breaches while reporting that ..."
    return stops


def _heads(sentence: Sentence, saids: list[Said]) -> dict[Word, str]:
    cue_words = {said.cue for said in saids if not said.whole}
    heads: dict[Word, str] = {}
    root = sentence.root
    if root not in cue_words:
        heads[root] = "main"
    for said in saids:
        for content in said.roots:
            if content not in cue_words:
                heads.setdefault(content, "content")
    for word in sentence.words:
        if word in heads or word in cue_words or word.dep not in _CLAUSE_DEPS:
            continue
        role = _clause_role(word)
        if role:
            heads[word] = role
    return heads


def _clause_role(word: Word) -> str:
    """Tell how a word heads a clause of its own, or "" where it does not."""
    if word.dep == "conj" and _asks(word):
        return ""
    if word.dep == "conj":
        return "coordinate" if word.is_verb and word.head.is_verb and not _shares_all(word) else ""
    if not word.is_verb:
        return ""
    if word.dep in ("advcl", "ccomp", "parataxis"):
        mark = word.kid("mark", "advmod")
        then = mark is not None and mark.low == "when" and word.tag == "VBD" and not _would(word)
        if mark is not None and mark.low in _CONDITION and mark.i < word.i and not then:
            return ""
        if word.dep == "ccomp" and (
            word.head.lemma in ("be", "remain", "clear", "unclear", "sure", "certain", "likely") or _asks(word)
        ):
            return ""
        if word.dep == "ccomp":
            told = (
                word.kid("nsubj", "nsubjpass") is not None
                and word.head.lemma not in cues()
                and word.head.lemma not in _CAUSES
            )
            return "coordinate" if told else ""
        return "adverbial" if word.tag in ("VBG", "VBD", "VBN", "VBP", "VBZ") or word.kid("nsubj", "nsubjpass") else ""
    if word.dep == "relcl":
        return "" if word.head.lemma in _EMPTY_NOUNS else "relative"
    if word.dep == "acl" and word.tag in ("VBG", "VBN"):
        return "participle"
    return ""


def _would(word: Word) -> bool:
    """Tell whether a clause hangs from what would be, so that its past tense tells of nothing gone by."""
    return any(kid.tag == "MD" for kid in word.head.kids_as("aux"))


def _asks(word: Word) -> bool:
    """Tell whether a clause is an indirect question ("where they will go", "what it would do")."""
    return any(
        kid.tag in ("WRB", "WP") and kid.dep in ("advmod", "dobj", "attr", "nsubj") and kid.i < word.i
        for kid in word.kids
    )


def _shares_all(word: Word) -> bool:
    """A bare verb coordinated under one auxiliary is part of the first verb's clause ("to seize and hold")."""
    return word.tag in ("VB", "VBG") and word.kid("nsubj", "aux") is None and not word.kids_as("dobj", "prep")


def _chain(top: Word, tops: set[Word]) -> tuple[list[Word], Word]:
    """Walk down from a clause's top through the verbs that only colour what is below them."""
    chain: list[Word] = []
    head = top
    for _ in range(5):
        below = next(
            (
                kid
                for kid in head.kids_as("xcomp", *(("ccomp",) if head.lemma in _CAUSES else ()))
                if kid not in tops and (kid.is_verb or kid.tag.startswith("JJ"))
            ),
            None,
        )
        if below is None and head.lemma in (
            "ready",
            "able",
            "willing",
            "set",
            "due",
            "likely",
            "prepared",
            "determined",
            "be",
            "begin",
            "start",
            "stop",
            "continue",
            "refrain",
            "keep",
            "succeed",
            "insist",
            "unable",
            "resolved",
        ):
            below = _below_adjective(head, tops)
        if below is None or not (
            head.lemma in _CHAIN or not head.is_verb or head.lemma in ("be", "have") or head.tag == "VBN"
        ):
            break
        chain.append(head)
        head = below
    return chain, head


def _told_by(head: Word, tops: set[Word]) -> Word | None:
    """In "it was the third day on which the army shelled Sel" and "I saw a plane hitting us" the event is the lower verb."""
    if head.lemma in ("see", "watch", "hear", "witness"):
        seen = head.kid("dobj")
        below = (*(seen.kids_as("acl") if seen is not None else ()), *head.kids_as("ccomp"))
        return next((kid for kid in below if kid.tag == "VBG" and kid not in tops), None)
    if is_untrue(head):
        return next((kid for kid in head.kids_as("ccomp") if kid not in tops), None)  # "it is false that they fired"
    doing = head.kid("csubj") if head.lemma == "be" else None
    if doing is not None and doing.tag == "VBG" and doing not in tops and head.kid("attr") is not None:
        return doing  # "supporting the fighters is part of the plan"
    attribute = head.kid("attr") if head.lemma == "be" else None
    if attribute is None or attribute.lemma not in _EMPTY_NOUNS:
        return None
    return next((kid for kid in attribute.kids_as("relcl") if kid not in tops), None)


def _below_adjective(head: Word, tops: set[Word]) -> Word | None:
    for kid in head.kids:
        if kid in tops:
            continue
        if (
            kid.dep in ("acomp", "attr", "oprd")
            and (kid.tag.startswith("JJ") or kid.tag == "VBN")
            and kid.kid("xcomp", "prep")
        ):
            inner = kid.kid("xcomp")
            if inner is not None and inner not in tops:
                return inner
        if kid.low == "on" and head.lemma == "be":
            edge = next((noun for noun in kid.kids_as("pobj") if noun.lemma in ("verge", "brink", "cusp")), None)
            below = next((b for of in (edge.kids_as("prep") if edge else ()) for b in of.kids_as("pcomp")), None)
            if below is not None and below not in tops:
                return below
        if kid.dep == "prep" and head.lemma in ("refrain", "stop", "keep", "succeed", "insist", "resolved"):
            pcomp = kid.kid("pcomp")
            if pcomp is not None and pcomp not in tops:
                return pcomp
    return None
