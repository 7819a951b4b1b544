"""Mending the parse around who tells: a role with a name behind it, attributions that close a sentence, semicolons."""

from __future__ import annotations

from trucewatch.claims.cast import title_words
from trucewatch.claims.lexicon import animate_words, cues, speech_nouns
from trucewatch.claims.repairs import hang
from trucewatch.claims.verb_repairs import FINITE, is_somebody
from trucewatch.claims.words import Sentence, Word

_OPENS = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD", "VBN"})
_DEPS = {"PRP$": "poss", "DT": "det", "JJ": "amod", "CD": "nummod"}
_JOINS = frozenset({"and", "but", "while", ";"})
_PHRASE = 18


def mend_tellers(sentence: Sentence) -> None:
    """Give whoever tells something the verb of telling, and the verb what is told."""
    words = sentence.words
    for verb in words:
        if not verb.is_verb or verb.lemma not in cues():
            continue
        if verb.i > 3 and words[verb.i - 1].text == ",":
            _role_and_name(verb, sentence)
        _behind_semicolon(verb, sentence)
        _saying_after_denial(verb, sentence)
        _closing(verb, sentence)
        _only_if(verb)


def _role_and_name(verb: Word, sentence: Sentence) -> None:
    """In "..., the head of the mission, Mara Lind, said" she said it, whatever the parse hangs the name from."""
    words = sentence.words
    if verb.tag not in ("VBD", "VBZ", "VBN") or verb.kid("auxpass", "nsubjpass") is not None:
        return
    first = _name_from(verb.i - 2, words)
    if first is None or first < 3 or words[first - 1].text != ",":
        return
    role = _role_before(first - 1, words)
    if role is None:
        return
    name = words[verb.i - 2]
    start = _start_of(role, words)
    opener = words[start - 1] if start > 0 else None
    if opener is not None and opener.text not in (",", ":") and opener.low not in _JOINS:
        return
    others = [kid for kid in verb.kids_as("nsubj") if kid is not role and kid is not name and is_somebody(kid)]
    if others and opener is not None and opener.low == "and":
        return  # both say it
    _seat(verb, role, name, words[start : role.i])
    _placed(verb, opener, sentence)


def _seat(verb: Word, role: Word, name: Word, before: list[Word]) -> None:
    """Make a role with the words before it the verb's subject, and the name another word for it."""
    _freed(verb, role, name)
    if verb.tag == "VBN":
        verb.tag = "VBD"
    for word in before:
        if word.head is not role and word.head not in before:
            hang(word, role, _DEPS.get(word.tag, "compound"))
    hang(role, verb, "nsubj")
    hang(name, role, "appos")


def _placed(verb: Word, opener: Word | None, sentence: Sentence) -> None:
    """Hang the verb of telling beside the verb of the sentence, not from a noun."""
    root = sentence.root
    if opener is not None and opener.low in _JOINS and verb is not root and root.i < verb.i and root.is_verb:
        hang(verb, root, "conj")
    elif verb.dep in ("acl", "relcl", "appos"):
        host = next((up for up in verb.above() if up.is_verb), None)
        if host is not None:
            hang(verb, host, "parataxis")


def _freed(verb: Word, role: Word, name: Word) -> None:
    """Give the noun that the parse took for the teller back to the verb it stands behind ("Among the dead are nine")."""
    for subject in verb.kids_as("nsubj"):
        if subject is role or subject is name:
            continue
        told = next((kid for kid in verb.kids_as("ccomp") if kid.kid("nsubj", "nsubjpass", "expl") is None), None)
        if told is not None and told.i < verb.i:
            hang(subject, told, "nsubj")


def _name_from(last: int, words: list[Word]) -> int | None:
    """Return where the name that ends at ``last`` begins, or None where no name does."""
    if last < 1 or not words[last].tag.startswith("NNP") or words[last].text.isupper():
        return None
    first = last
    while first > 0 and (words[first - 1].tag.startswith("NNP") or words[first - 1].text in ("-", "al")):
        first -= 1
    return first if last - first >= 1 and words[first].text[:1].isupper() else None


def _role_before(comma: int, words: list[Word]) -> Word | None:
    """Return the noun for somebody's office at the head of the phrase before a comma."""
    role: Word | None = None
    for word in reversed(words[max(0, comma - _PHRASE) : comma]):
        if word.text in (",", ";", ":") or word.tag in FINITE or word.low in ("and", "but", "while", "who", "which"):
            break
        if word.tag == "NN" and word.lemma in speech_nouns().people | animate_words() | title_words():
            role = word
    return role if role is not None and _start_of(role, words) < role.i else None


def _start_of(role: Word, words: list[Word]) -> int:
    start = role.i
    while start > 0 and words[start - 1].tag in _OPENS and words[start - 1].text != ",":
        start -= 1
    return start


def _behind_semicolon(verb: Word, sentence: Sentence) -> None:
    """In "The ministry said six died; the alliance said it had aimed at bases" the ministry says nothing of the alliance."""
    subject = verb.kid("nsubj") if ";" in sentence.lows else None
    first = min((word.i for word in subject.subtree()), default=0) if subject is not None else 0
    if first == 0 or sentence.words[first - 1].text != ";":
        return
    root = sentence.root
    beside = verb.dep in ("ccomp", "parataxis", "conj", "advcl") and verb.head.i < verb.i
    if beside and root.is_verb and root.i < first and verb is not root:
        hang(verb, root, "conj")
    for content in [kid for kid in verb.kids_as("ccomp") if kid.i < first]:
        teller = next((word for word in reversed(sentence.words[: content.i]) if _lacks_content(word)), None)
        if teller is not None:
            hang(content, teller, "ccomp")


def _lacks_content(word: Word) -> bool:
    told = word.is_verb and word.tag in FINITE and word.lemma in cues() and "speech" in cues()[word.lemma].groups
    return told and word.kid("nsubj") is not None and word.kid("ccomp", "dobj", "xcomp") is None


def _saying_after_denial(verb: Word, sentence: Sentence) -> None:
    """In "..., which an officer denied, saying that his men had left" the officer says it."""
    words = sentence.words
    if verb.tag != "VBG" or verb.i < 3 or words[verb.i - 1].text != "," or verb.kid("nsubj") is not None:
        return
    before = words[verb.i - 2]
    if before.tag in FINITE and before.lemma in cues() and before.kid("nsubj") is not None:
        hang(verb, before, "advcl")


def _closing(verb: Word, sentence: Sentence) -> None:
    """In "Nine died when the camp was hit, a medic told us" and "The team left but found none, he told us" all is told."""
    subject = verb.kid("nsubj") if verb.tag in FINITE else None
    if subject is None or subject.i > verb.i or not is_somebody(subject):
        return
    first = min(word.i for word in subject.subtree())
    if first < 4 or sentence.words[first - 1].text != ",":
        return
    told = next((kid for kid in verb.kids_as("ccomp") if kid.i < first), None)
    besides = [kid for kid in verb.kids_as("advcl") if kid.i < first and kid.is_verb]
    if told is None and verb.kid("ccomp", "dobj") is not None and verb.lemma != "tell":
        return
    if told is not None:
        for kid in besides:
            if told.i < kid.i:
                hang(kid, told, "advcl")
    elif len(besides) == 1 and verb.kid("ccomp") is None:
        only = besides[0]
        if only.kid("nsubj") is not None and only.kid("mark", "advmod") is None:
            only.dep = "ccomp"
            only.tag = "VBD" if only.tag == "VBN" else only.tag


def _only_if(verb: Word) -> None:
    """In "said he would go, but only if they had signed" the condition is his."""
    told = verb.kid("ccomp")
    for kid in verb.kids_as("conj"):
        mark = kid.kid("mark")
        if told is not None and mark is not None and mark.low in ("if", "unless") and told.i < kid.i:
            hang(kid, told, "advcl")
