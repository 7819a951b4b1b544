"""Mending the parse where a verb is taken for a noun, or one of two verbs for the other's subject."""

from __future__ import annotations

from calendar import day_name, month_name

from trucewatch.claims.falsehoods import is_false
from trucewatch.claims.lexicon import animate_words, cues, speech_nouns
from trucewatch.claims.repairs import hang
from trucewatch.claims.words import Sentence, Word

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj", "parataxis"})
_DAYS = frozenset(name.lower() for name in (*day_name, *month_name) if name)
_PHRASE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "case"})


def mend_verbs(sentence: Sentence) -> None:
    """Give a sentence back the verbs that the parser took for something else."""
    _speech_taken_for_noun(sentence)
    tellers = [word for word in sentence.words if word.lemma in cues()]
    _noun_taken_for_speech(tellers)
    _kinds_of_tellers(tellers)
    _act_taken_for_description(sentence)
    _description_taken_for_act(sentence)
    _subject_taken_for_speaker(sentence, tellers)
    _inserted_before_clause(tellers)
    _inserted_behind_and(sentence, tellers)
    _role_before_verb(sentence, tellers)
    _of_whom(sentence)


def is_somebody(noun: Word) -> bool:
    """Tell whether a noun is a name or a word for people and bodies."""
    return noun.tag.startswith("NNP") or noun.lemma in animate_words() or noun.lemma in speech_nouns().people


def _speech_taken_for_noun(sentence: Sentence) -> None:
    """In "Prosecutors charge Major Venn with ..." and "..., the ministry estimates" a noun stands where the verb is."""
    _closing_noun(sentence)
    for word in sentence.words:
        if word.tag not in ("NN", "NNS") or word.dep not in _CLAUSES or word.kid("nsubj") is None:
            continue
        whole = word.kid("dobj", "ccomp") is not None or word.dep == "advcl"
        if word.lemma in cues() and whole:
            word.tag = "VBZ" if word.tag == "NNS" else "VBP"


def _noun_taken_for_speech(tellers: list[Word]) -> None:
    """In "Rebel claims that the army fired were false" the rebels say nothing here: their claims are called false."""
    for word in tellers:
        if word.tag != "VBZ" or word.lemma not in _WORDS_OF:
            continue
        who = word.kid("nsubj")
        told = [kid for kid in word.kids_as("ccomp") if kid.is_verb]
        if who is None or who.i != word.i - 1 or len(told) < 2 or not is_false(told[-1]) or told[-1].kid("nsubj"):
            continue
        verdict = told[-1]
        hang(verdict, word.head if word.head is not word else verdict, word.dep)
        for kid in list(word.kids):
            if kid is not who and kid not in told:
                hang(kid, verdict, kid.dep)
        hang(word, verdict, "nsubj")
        hang(who, word, "compound")
        hang(told[0], word, "acl")
        word.tag = "NNS"


_WORDS_OF = frozenset({"claim", "report", "charge"})


def _closing_noun(sentence: Sentence) -> None:
    """In "Half of them are free, the interior ministry estimates" the last word is no noun."""
    word = sentence.words[-2] if len(sentence.words) > 4 and sentence.words[-1].text == "." else sentence.words[-1]
    if word.tag != "NNS" or word.lemma not in cues() or word.kid("nsubj") is not None or word.i < 3:
        return
    subject = sentence.words[word.i - 1]
    told = next((kid for kid in word.kids_as("ccomp", "nsubj", "parataxis") if kid.is_verb), None)
    if subject.dep != "compound" or subject.head is not word or not is_somebody(subject) or told is None:
        return
    for kid in list(word.kids):
        if told.i < kid.i < subject.i and kid.dep in _PHRASE:
            hang(kid, subject, kid.dep)
    hang(subject, word, "nsubj")
    word.tag = "VBZ"


def _kinds_of_tellers(tellers: list[Word]) -> None:
    """In "security and local sources told us" the sources told it, not the security."""
    for cue in tellers:
        first = cue.kid("nsubj") if cue.is_verb else None
        if first is None or is_somebody(first) or first.kid("cc") is None:
            continue
        kinds = [kid for kid in first.kids_as("conj") if kid.tag.startswith("JJ")]
        noun = next((kid for kid in cue.kids if kid.is_noun and kid.dep == "dep" and kid.i < cue.i), None)
        if kinds and noun is not None and noun.i == kinds[0].i + 1 and is_somebody(noun):
            hang(noun, cue, "nsubj")
            hang(first, noun, "nmod")


def _act_taken_for_description(sentence: Sentence) -> None:
    """In "The RSF laid siege to the town" the parse has "laid" describe the siege, and no verb."""
    root = sentence.root
    if not root.is_noun or sentence.words[-1].text != ".":
        return
    if any(word.tag in FINITE and word.dep not in ("relcl", "acl", "advcl", "amod") for word in sentence.words):
        return
    verb = next((kid for kid in root.kids_as("amod", "acl") if kid.i < root.i and kid.tag in ("VBN", "VBD")), None)
    if verb is None or verb.i == 0 or verb.i > root.i - 1 or any(word.text == "-" for word in _beside(sentence, verb)):
        return
    subject = sentence.words[verb.i - 1]
    if not subject.is_noun or not is_somebody(subject) or subject.dep not in ("npadvmod", "compound", "nmod", "nsubj"):
        return
    verb.tag = "VBD"
    hang(verb, verb, "ROOT")
    hang(root, verb, "dobj")
    hang(subject, verb, "nsubj")
    for word in [*root.kids, *verb.kids]:
        if word.i < subject.i and word.dep in _PHRASE:
            hang(word, subject, word.dep)


def _beside(sentence: Sentence, word: Word) -> list[Word]:
    return sentence.words[max(0, word.i - 1) : word.i + 2]


def _description_taken_for_act(sentence: Sentence) -> None:
    """In "said soldiers posted behind the wall had shot at the car" the soldiers shot; "posted" only tells where."""
    for word in sentence.words:
        subject = word.kid("nsubj") if word.tag in ("VBN", "VBD") else None
        if subject is None or subject.i != word.i - 1 or word.kid("aux", "auxpass", "dobj", "ccomp") is not None:
            continue
        after = word.subtree()[-1].i + 1
        verb = next((other for other in _joined_to(word) if min(w.i for w in other.subtree()) == after), None)
        if verb is None or verb.kid("nsubj", "nsubjpass", "expl", "mark") is not None:
            continue
        if verb.tag in FINITE or verb.kid("aux") is not None:
            top = word.head if word.head is not word else None
            if verb.head is word:
                hang(verb, top or verb, word.dep if top is not None else "ROOT")
            word.tag = "VBN"
            hang(subject, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
            hang(word, subject, "acl")


def _joined_to(word: Word) -> list[Word]:
    """Return the verbs that stand beside a verb behind it, in the same place."""
    beside = [kid for kid in word.head.kids if kid is not word and kid.dep == word.dep] if word.head is not word else []
    return [kid for kid in (*beside, *word.kids_as("ccomp", "parataxis", "dep")) if kid.is_verb and kid.i > word.i]


def _subject_taken_for_speaker(sentence: Sentence, tellers: list[Word]) -> None:
    """In "Fighting flared between A and B, local sources told us" the fighting flared, and told nobody."""
    for cue in tellers:
        subjects = cue.kids_as("nsubj") if cue.is_verb else []
        if len(subjects) != 2 or cue.kid("ccomp") is not None:
            continue
        told, speaker = subjects
        verb = next((kid for kid in told.kids_as("acl") if kid.tag in ("VBN", "VBD") and kid.i - told.i <= 2), None)
        first = min(word.i for word in speaker.subtree())
        if verb is None or not is_somebody(speaker) or sentence.words[first - 1].text != "," or speaker.i >= cue.i:
            continue
        verb.tag = "VBD"
        hang(verb, cue, "ccomp")
        hang(told, verb, "nsubj")
        for word in [*told.kids, *cue.kids]:
            if verb.i < word.i < first - 1 and word.dep in ("prep", "agent", "advmod", "npadvmod"):
                hang(word, verb, "prep" if word.dep == "agent" else word.dep)
        _both_between(told, verb)


def _both_between(told: Word, verb: Word) -> None:
    """Bring the second side of "between A and B" back from where the parse hung it."""
    prep = next((kid for kid in verb.kids_as("prep") if kid.low == "between"), None)
    side = prep.kid("pobj") if prep is not None else None
    for word in list(told.kids):
        if side is not None and word.i > side.i and word.dep in ("cc", "conj"):
            hang(word, side, word.dep)


def _inserted_before_clause(tellers: list[Word]) -> None:
    """In "Shells hit the port, the mayor said, hours before talks began" the mayor told of the port."""
    for cue in tellers:
        over = cue.head
        if cue.dep != "parataxis" or not cue.i < over.i or not over.head.i < cue.i:
            continue
        timed = over.dep == "advcl" or (over.dep == "conj" and over.kid("mark") is not None)
        if timed and over.head.is_verb and cue.kid("nsubj") is not None and cue.kid("ccomp") is None:
            hang(cue, over.head, "parataxis")


def _inserted_behind_and(sentence: Sentence, tellers: list[Word]) -> None:
    """In "They came in March and, as the army says, have left since" the army says the second."""
    for cue in tellers:
        mark = cue.kid("mark") if cue.dep == "advcl" else None
        if mark is None or mark.low != "as" or mark.i < 2 or sentence.words[mark.i - 1].text != ",":
            continue
        if sentence.words[mark.i - 2].dep != "cc":
            continue
        second = next((verb for verb in cue.head.kids_as("conj") if verb.is_verb and verb.i > cue.i), None)
        if second is not None:
            hang(cue, second, "advcl")


def _role_before_verb(sentence: Sentence, tellers: list[Word]) -> None:
    """In "The army hit the market on Sunday, a captain, Jean Mboko, told us" the captain is no other word for Sunday."""
    for cue in tellers:
        told = cue.tag in FINITE and cue.kid("nsubj", "nsubjpass") is None
        content = next((kid for kid in cue.kids_as("ccomp") if kid.i < cue.i), None) if told else None
        if content is None:
            continue
        named = [word for word in sentence.words[content.i : cue.i] if word.dep == "appos" and is_somebody(word)]
        role = next((word for word in named if word.kid("det") is not None and word.tag == "NN"), None)
        end = max((below.i for word in named for below in word.subtree()), default=-9)
        if role is None or role.kid("det") is None or not cue.i - 2 <= end < cue.i:
            continue
        hang(role, cue, "nsubj")
        for word in named:
            if word is not role and word.i > role.i:
                hang(word, role, "appos")


def _of_whom(sentence: Sentence) -> None:
    """In "Two men were hit by a mine on Monday, one of whom died" the man is meant, and no Monday."""
    for word in sentence.words if "whom" in sentence.lows else ():
        noun = word.head
        if word.dep != "relcl" or not (noun.tag == "CD" or noun.low in _DAYS) or noun.dep not in ("pobj", "npadvmod"):
            continue
        verb = next((up for up in noun.above() if up.is_verb), None)
        people = verb.kids_as("dobj", "nsubjpass", "nsubj") if verb is not None else []
        several = [kid for kid in people if kid.tag == "NNS" and is_somebody(kid) and kid.i < noun.i]
        if several:
            hang(word, several[-1], "relcl")
