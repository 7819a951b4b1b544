"""Mending what the parser often gets wrong in agency prose: a sentence that ends in ", NAME said on Monday"."""

from __future__ import annotations

from trucewatch.claims.lexicon import cues, event_nouns, speech_nouns
from trucewatch.claims.words import Sentence, Word

# Of these the object is who is told, never what is told.
_TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "warn", "brief", "advise"})
_CONTENT = speech_nouns().content
_TAIL_WORDS = 16
_SPEAKER_WORDS = 24


def mend_tail(sentence: Sentence) -> None:
    """Hang all that stands before a closing ", NAME said" from that verb, as its content."""
    found = _tail(sentence)
    if found is None:
        return
    comma, cue = found
    front = sentence.words[:comma]
    inside = set(front)
    tops = [word for word in front if word.head not in inside or word.head is word]
    verbs = [word for word in tops if word.is_verb] or [word for word in tops if word.is_noun]
    if not verbs:
        return
    main = verbs[0]
    if main.head is cue and cue.head is cue and cue.kid("nsubj") is not None:
        return
    _told_within(cue, inside)
    tops = [word for word in tops if word.head not in inside or word.head is word]
    hang(cue, cue, "ROOT")
    for word in sentence.words[comma + 1 : cue.i]:
        if word.head in inside:
            hang(word, cue, "nsubj" if word.is_noun and cue.kid("nsubj") is None else "dep")
    for word in tops:
        if word is main:
            hang(word, cue, "ccomp")
        elif word.dep not in ("punct",) and word is not main:
            hang(
                word, main, "conj" if word.is_verb and word.dep in ("ccomp", "conj", "ROOT", "parataxis") else word.dep
            )


def _told_within(cue: Word, inside: set[Word]) -> None:
    """In "two days after the U.N. said rebels had left, residents said" the parse hangs the leaving from the residents."""
    before = cue.head
    if cue.dep != "ccomp" or before not in inside or before.lemma not in cues() or before.kid("nsubj") is None:
        return
    for content in [kid for kid in cue.kids_as("ccomp") if before.i < kid.i < cue.i]:
        hang(content, before, "ccomp")


def mend_that(sentence: Sentence) -> None:
    """Hang a clause that opens with "that" from the speech verb before it, where the parse hung it from a noun between."""
    if "that" not in sentence.lows:
        return
    for word in sentence.words:
        if word.dep == "relcl":
            _mend_told(word)
        mark = word.kid("mark") if word.is_verb and word.dep in ("relcl", "acl", "advcl", "ccomp") else None
        if mark is None or mark.low != "that" or word.head.is_verb:
            continue
        for up in word.above():
            cue = cues().get(up.lemma) if up.is_verb else None
            told_first = any(kid.i < mark.i for kid in up.kids_as("ccomp"))
            if cue is not None and "speech" in cue.groups and not told_first and up.i < mark.i:
                noun = word.head
                told = noun.dep == "dobj" and noun.head is up and up.lemma in _TELLING and noun.lemma not in _CONTENT
                if (noun.dep == "pobj" or told) and noun.i < mark.i:
                    hang(word, up, "ccomp")
                break
            if up.is_verb:
                break


def mend_gerunds(sentence: Sentence) -> None:
    """Take the gerund in "air raids and artillery shelling" for the noun it is: joined to a noun, and described as one."""
    for word in sentence.words:
        if (
            word.tag == "VBG"
            and word.dep == "conj"
            and word.head.is_noun
            and word.low in event_nouns()
            and word.kid("compound", "amod", "det") is not None
        ):
            word.tag, word.lemma = "NN", word.low


def _mend_told(word: Word) -> None:
    """In "told a briefing that the order stood" the "that" opens what was told, and is nothing that stood."""
    told = word.head.head
    first = min((kid for kid in word.kids), key=lambda kid: kid.i, default=word)
    who = next((kid for kid in word.kids_as("nsubj", "nsubjpass") if kid is not first), None)
    if first.low != "that" or first.tag != "WDT" or first.dep not in ("dobj", "nsubj") or who is None:
        return
    if (
        word.head.dep == "dobj"
        and told.lemma in _TELLING
        and word.head.lemma not in _CONTENT
        and all(kid.i > word.i for kid in told.kids_as("ccomp"))
    ):
        first.tag, first.dep = "IN", "mark"
        hang(word, told, "ccomp")
        for other in told.kids_as("conj"):
            mark = other.kid("mark")
            if mark is not None and mark.low == "that":
                hang(other, word, "conj")


def mend_aside(sentence: Sentence) -> None:
    """In "the spokesman, asked about the report, said ..." the spokesman speaks: no verb stands behind its subject's comma."""
    cue = sentence.root
    if cue.lemma not in cues() or cue.kid("nsubj") is not None or sentence.words[cue.i - 1].text != ",":
        return
    for verb in cue.kids_as("ccomp"):
        subject = verb.kid("nsubj")
        if (
            subject is not None
            and verb.i < cue.i
            and verb.tag in ("VBD", "VBN")
            and sentence.words[verb.i - 1].text == ","
            and subject.i == verb.i - 2
        ):
            hang(subject, cue, "nsubj")
            verb.tag = "VBN"
            hang(verb, subject, "acl")
            return


_FINITE = frozenset({"have", "be", "will", "would", "can", "could", "may", "might", "must", "should"})


def mend_reduced(sentence: Sentence) -> None:
    """In "the parties expected to take part had said they agreed" they said; "expected" only tells which parties."""
    for word in [word for word in sentence.words if word.tag == "VBN" and word.kids]:
        subject = word.kid("nsubj")
        bare = word.tag == "VBN" and word.kid("aux", "auxpass") is None and subject is not None and subject.i < word.i
        told = _told_behind(word, sentence) if bare else None
        if told is None or subject is None:
            continue
        hang(told, told if word.head is word else word.head, "ROOT" if word.head is word else word.dep)
        for kid in word.kids_as("mark", "nsubj"):
            hang(kid, told, kid.dep)
        hang(word, subject, "acl")


def _told_behind(verb: Word, sentence: Sentence) -> Word | None:
    """Return the finite verb that follows a participle's own words and has no subject of its own."""
    own = {word.i for word in verb.subtree()}
    for aux in sentence.words[verb.i + 1 :]:
        told = aux.head
        finite = aux.lemma in _FINITE and aux.tag in ("VBD", "VBP", "VBZ", "MD")
        if finite and aux.dep in ("aux", "auxpass") and told.is_verb and told.i > aux.i:
            hangs = told.head is verb or told.head in verb.above()
            bare = told.kid("nsubj", "nsubjpass", "mark", "cc", "expl") is None
            return told if hangs and bare and told is not sentence.root else None
        if aux.i not in own:
            return None
    return None


# "Officials said, hours after Putin announced a truce": what came before or after is not what was said.
_WHEN = frozenset(
    {"after", "before", "as", "while", "since", "until", "when", "because", "although", "though", "despite"}
)


def mend_middle(sentence: Sentence) -> None:
    """Mend "X was hit, officials said, after Y had ...": the speech verb stands in the middle of what it reports."""
    for cue in sentence.words:
        if not (
            cue.is_verb
            and cue.tag in ("VBD", "VBZ", "VBP")
            and "speech" in getattr(cues().get(cue.lemma), "groups", ())
        ):
            continue
        _part_later(cue)
        _raise_struck(cue, sentence)


def _part_later(cue: Word) -> None:
    """A clause with "after" behind the speech verb only dates it where the words said stand before."""
    contents = cue.kids_as("ccomp")
    said_before = [kid for kid in contents if kid.i < cue.i]
    if not said_before and cue.dep == "parataxis" and cue.head.i < cue.i:
        said_before = [cue.head]
    if said_before:
        later = [kid for over in said_before for kid in over.kids_as("advcl") if kid.i > cue.i]
        for kid in (*contents, *later):
            mark = kid.kid("mark", "advmod")
            if kid.i > cue.i and mark is not None and mark.low in _WHEN and cue.i < mark.i < kid.i:
                hang(kid, cue, "advcl")


def _raise_struck(cue: Word, sentence: Sentence) -> None:
    """In "strikes killed 14 people, officials said, after ..." it is told that they killed, however it is parsed."""
    subjects = cue.kids_as("nsubj")
    if len(subjects) < 2 or cue.kid("ccomp") is not None:
        return
    first, speaker = subjects[0], subjects[-1]
    verb = first.kid("acl")
    cut_off = any(word.text == "," for word in sentence.words[first.i : speaker.i])
    if verb is None or verb.tag != "VBN" or verb.kid("dobj") is None or not cut_off:
        return
    verb.tag = "VBD"
    hang(verb, cue, "ccomp")
    hang(first, verb, "nsubj")


# "To drone attacks" is parsed as something one does.
_ARMS = frozenset({"drone", "mortar", "rocket", "missile", "tank", "sniper", "mine", "artillery", "bomb", "shell"})


def mend_arms(sentence: Sentence) -> None:
    """In "responded to drone attacks by the army" the drone is no verb: the attacks are what was responded to."""
    if sentence.lows.isdisjoint(_ARMS):
        return
    for word, after in zip(sentence.words, sentence.words[1:], strict=False):
        if word.low not in _ARMS:
            continue
        to = word.kid("aux")
        arms = word.tag == "VB" and word.dep == "xcomp" and to is not None and to.low == "to"
        if not arms or to is None or after.head is not word or after.dep != "dobj" or after.lemma not in event_nouns():
            continue
        verb = word.head
        hang(to, verb, "prep")
        hang(after, to, "pobj")
        for kid in [kid for kid in word.kids if kid is not after]:
            hang(kid, verb if kid.dep == "prep" else after, kid.dep)
        word.tag = "NN"
        hang(word, after, "compound")


def hang(word: Word, head: Word, dep: str) -> None:
    """Hang a word from another head (from itself: make it the root), in this relation; no circle is ever closed."""
    if head is not word and any(up is word for up in head.above()):
        hang(head, word.head if word.head is not word else head, word.dep)
    if word.head is not word and word in word.head.kids:
        word.head.kids.remove(word)
    word.head, word.dep = head, dep
    if head is not word:
        head.kids.append(word)
        head.kids.sort(key=lambda kid: kid.i)


def _tail(sentence: Sentence) -> tuple[int, Word] | None:
    """Find the comma and the speech verb of a closing attribution, or None."""
    words = sentence.words
    for cue in reversed(words[-_TAIL_WORDS:]):
        if not (
            cue.is_verb
            and cue.tag in ("VBD", "VBZ", "VBP")
            and "speech" in getattr(cues().get(cue.lemma), "groups", ())
        ):
            continue
        after = _clause_after(words, cue)
        if (
            any(w.is_verb and w.tag != "VBN" for w in after)
            or any(w.text in ('"', "''") for w in after)
            or any(w.low == "that" for w in after)
        ):
            return None
        comma = _comma_before(words, cue)
        return (comma, cue) if comma is not None else None
    return None


def _clause_after(words: list[Word], cue: Word) -> list[Word]:
    """Return what stands behind a closing speech verb, up to a comma after which only a participle or "which" follows."""
    for word in words[cue.i + 1 :]:
        behind = words[word.i + 1 : word.i + 2]
        if word.text == "," and behind and (behind[0].tag in ("VBG", "WDT", "WP")):
            return words[cue.i + 1 : word.i]
    return words[cue.i + 1 :]


def _comma_before(words: list[Word], cue: Word) -> int | None:
    """Return where the speaker phrase before the verb begins: after a comma, with no verb between."""
    nouns = at_name = False
    for at in range(cue.i - 1, max(-1, cue.i - _SPEAKER_WORDS), -1):
        word = words[at]
        hyphened = at > 0 and words[at - 1].text == "-"
        if word.is_verb and word.tag not in ("VBN", "VBG") and not hyphened:
            return None
        if word.dep == "mark" and word.low in _WHEN:
            return None  # "hours after Putin announced a truce" names no speaker of what stands before
        if word.is_noun or word.tag == "PRP":
            nouns = True
        if word.text == "," and at == cue.i - 1:
            at_name = True
            continue
        if at_name and word.text == "," and nouns:
            at_name, nouns = False, False
            continue
        if word.text in (",", '"', "''", "?", "!") and nouns:
            left_verbs = [w for w in words[:at] if w.is_verb]
            if left_verbs and _phrase_opens(words[at + 1]):
                return at
            if word.text != ",":
                return None
    return None


def _phrase_opens(word: Word) -> bool:
    return word.tag in ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "CD", "PRP$", "JJR") or word.text in ('"', "''")
