"""Active speech verbs ("said", "denied", "urged", "blamed"): who speaks, and where the content hangs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.claims.borders import NAMING
from trucewatch.claims.cue import Said, is_negated, nearest_noun
from trucewatch.claims.cue_subjects import doer_before, may_say, names_somebody, shown_saying
from trucewatch.claims.lexicon import Cue, animate_words, event_nouns, role_words, speech_nouns, truce_nouns
from trucewatch.claims.subjects import subject_of
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Certainty, SpeechAct

# Words that may stand for what was just said: "denied it".
POINTING = frozenset({"it", "this", "that"})
_TAKEN = role_words("places") | frozenset({"life", "victim", "throne", "title", "prize", "seat", "land", "island"})
# Of these the object may be who is asked.
_ASKED_OF = frozenset(
    {
        "invite",
        "encourage",
        "urge",
        "press",
        "instruct",
        "direct",
        "order",
        "ask",
        "beg",
        "implore",
        "petition",
        "lobby",
    }
)
_MESSAGES = speech_nouns().vehicle | frozenset(
    {
        "message",
        "interview",
        "speech",
        "address",
        "briefing",
        "conference",
        "call",
        "telegram",
        "channel",
        "note",
        "session",
        "hearing",
    }
)
# What who did it claims: "claimed the attack".
_OWNED_UP_TO = frozenset(
    """responsibility credit attack assault bombing blast strike killing kidnapping raid shooting ambush explosion massacre
    abduction assassination""".split()  # noqa: SIM905 - a list of words reads better as text
)
# What is withheld where it is denied: nobody says a word by it.
_PASSAGE = frozenset(
    {"passage", "access", "entry", "permission", "visa", "permit", "clearance", "landing", "right", "request", "bail"}
)
REBUKES = frozenset(
    {
        "criticise",
        "criticize",
        "rebuke",
        "censure",
        "chide",
        "condemn",
        "denounce",
        "fault",
        "lambast",
        "reprimand",
        "slam",
    }
)
_KEPT_BACK = frozenset({"name", "identify", "quote"})
_MODALS = frozenset({"will", "would", "could", "can", "may", "might", "should", "must", "shall", "wo", "'ll"})


def active(verb: Word, cue: Cue, sentence: Sentence) -> Iterator[Said]:
    """Yield what an active cue verb brings in, if it has content."""
    if _not_spoken(verb, cue):
        return
    subject = subject_of(verb)
    shown = shown_saying(verb)
    if shown is not None:
        subject = shown[0]
    elif verb.tag == "VBG" and verb.dep == "advcl" and not (subject is not None and may_say(subject)):
        subject = doer_before(verb, sentence) or subject
    things = {kid.lemma for kid in verb.kids_as("dobj")}
    if "observe" in cue.groups and not things.isdisjoint(truce_nouns()):
        return  # to observe a truce is to keep it
    act = SpeechAct.DECLINE if _neither_nor(verb) else cue.act
    said = Said(
        sentence, verb, act, subject, (), "said", cue.certainty, negated=is_negated(verb),
        attitude="speech" not in cue.groups and not cue.groups.isdisjoint({"attitude", "want", "regard"}),
        relay=shown[1] if shown is not None else None,
    )  # fmt: skip
    if verb.lemma == "claim" and not things.isdisjoint(_OWNED_UP_TO):
        yield from _claims_responsibility(said)
    elif _takes_up(verb) or (verb.dep == "relcl" and _called_so(verb, sentence)):
        if subject is not None and cue.act in (SpeechAct.DENY, SpeechAct.REJECT):
            yield replace(said, roots=(verb,), rule="denies-what-is-said", whole=True)
    else:
        yield from _with_content(said, cue)


def _neither_nor(verb: Word) -> bool:
    """Who "could neither confirm nor deny" something says nothing of it."""
    first = verb.head if verb.dep == "conj" else verb
    pair = {first.lemma, *(kid.lemma for kid in first.kids_as("conj"))}
    barred = is_negated(first) or any(kid.low == "neither" for kid in first.kids)
    return barred and "confirm" in pair and not pair.isdisjoint({"deny", "rule", "dismiss", "refute"})


def _takes_up(verb: Word) -> bool:
    """In "..., which the army denied" what is denied stands before, whatever the parse hangs the verb from."""
    denies = verb.lemma in ("deny", "reject", "dismiss", "dispute", "refute") and verb.dep in ("advcl", "ccomp", "conj")
    return (verb.dep == "relcl" or denies) and any(kid.tag == "WDT" for kid in verb.kids_as("dobj"))


def _called_so(verb: Word, sentence: Sentence) -> bool:
    """In "..., an accusation the army denies" the noun calls what was just said by its name."""
    noun = verb.head
    start = min(word.i for word in noun.subtree())
    return (
        noun.lemma in speech_nouns().content
        and noun.dep in ("appos", "npadvmod", "dobj", "conj", "attr", "dep")
        and verb.kid("dobj", "ccomp", "xcomp") is None
        and start > 0
        and sentence.words[start - 1].text == ","
    )


def _claims_responsibility(said: Said) -> Iterator[Said]:
    subject = said.speaker
    if (
        subject is not None
        and not any(kid.low in ("no", "neither") for kid in subject.kids_as("det"))
        and not said.negated
    ):
        yield replace(
            said, act=SpeechAct.ASSERT, roots=(said.cue,), rule="claims-responsibility", whole=True, negated=False
        )


def _with_content(said: Said, cue: Cue) -> Iterator[Said]:
    """Yield the cue with the best of its candidate contents, if it has one."""
    verb = said.cue
    for rule, roots, cut in _contents(verb, cue):
        if not roots:
            continue
        if rule == "called-false":
            said = replace(said, act=SpeechAct.DENY, certainty=Certainty.CERTAIN)
        elif verb.lemma in REBUKES and rule == "accuse":
            said = replace(said, act=SpeechAct.ACCUSE)
        elif verb.lemma == "call" and rule in ("object", "clause", "regard"):
            said = replace(said, act=SpeechAct.ASSERT, certainty=Certainty.CERTAIN)
        if rule == "regard":
            cut = frozenset(kid for kid in verb.kids_as("conj", "cc") if kid.i > verb.i)
        found = replace(said, roots=roots, cut=cut, rule=rule, whole=rule in ("regard", "judge", "blame"))
        yield found if found.speaker is not None else replace(found, speaker=nearest_noun(verb, found.sentence, found))
        return


def _not_spoken(verb: Word, cue: Cue) -> bool:
    """A cue that is itself only planned or possible reports nothing ("he would announce a date", "to confirm the toll")."""
    if verb.tag == "VBN" and verb.dep in ("advcl", "acl", "amod") and verb.kid("nsubj", "aux") is None:
        return True  # "asked whether the truce held": whoever asked is not named
    if verb.lemma == "continue" and verb.kid("xcomp", "dobj") is not None:
        return True
    if verb.lemma in ("deny", "refuse") and any(kid.lemma in _PASSAGE for kid in verb.kids_as("dobj")):
        return True  # "denied the convoy passage"
    if any(kid.lemma in _KEPT_BACK and kid.kid("auxpass") is not None for kid in verb.kids_as("xcomp")):
        return True  # "who asked not to be named"
    if not cue.groups.isdisjoint({"attitude", "want", "demand"}) and "speech" not in cue.groups:
        return False
    modal = any(kid.lemma in _MODALS for kid in verb.kids_as("aux"))
    return (modal and not is_negated(verb) and not _neither_nor(verb)) or (
        verb.tag == "VB" and any(kid.low == "to" for kid in verb.kids_as("aux"))
    )


def _contents(verb: Word, cue: Cue) -> Iterator[tuple[str, tuple[Word, ...], frozenset[Word]]]:
    """Yield candidate contents of an active cue, best first."""
    groups, none = cue.groups, frozenset[Word]()
    clauses = tuple(kid for kid in verb.kids_as("ccomp") if not _is_aside(kid, verb))
    if clauses and ("accuse" not in groups or any(kid.kid("mark") is not None for kid in clauses)):
        yield "clause", clauses, none
    if "accuse" in groups:
        yield "accuse", tuple(_accused(verb)), none
        alone = verb.lemma == "blame" and verb.kid("dobj") is not None and names_somebody(verb.kid("dobj"))
        yield "blame", (verb,) if alone else (), frozenset(verb.kids_as("conj", "cc")) if alone else none
    if verb.lemma in REBUKES:
        yield "accuse", rebuked_for(verb), none
    if groups & {"commit", "demand", "want", "attitude", "ask"}:
        meant = tuple(kid for kid in verb.kids_as("xcomp") if kid.is_verb or kid.tag.startswith("JJ"))
        yield "infinitive", meant or _called_for(verb, cue), none
    if "nothing" in groups:
        yield "nothing", tuple(verb.kids_as("xcomp", "dobj")), none
    if "speech" in groups and not clauses:
        yield "clause", _in_a_message(verb), none
    outside = _host_clause(verb) if "speech" in groups else None
    if outside is not None:
        yield "inserted", (outside,), frozenset({verb})
    yield from _things(verb, cue)
    if groups & {"speech", "attitude"} and not clauses:
        yield "about", _about(verb), none
        yield "infinitive", tuple(kid for kid in verb.kids_as("xcomp") if kid.is_verb or kid.tag.startswith("JJ")), none


# What bodies urge and demand by a noun: "urged restraint", "demanded the release of the hostages".
_ASKED_FOR = frozenset(
    """restraint calm dialogue de-escalation deescalation withdrawal pullback pullout release access inquiry
    investigation probe ceasefire cease-fire truce pause halt end respect compliance implementation talks
    negotiation protection accountability passage evacuation moderation caution return disarmament adherence
    observance cessation apology explanation clarification answer compensation extradition resignation recognition
    guarantee concession justice autonomy independence election lifting removal dissolution reopening deployment
    intervention punishment trial prosecution handover evidence proof information ransom assurance suspension
    cancellation sanctions condemnation""".split()  # noqa: SIM905
)


def _things(verb: Word, cue: Cue) -> Iterator[tuple[str, tuple[Word, ...], frozenset[Word]]]:
    """Yield contents that are nouns: "reported 26 raids", "called the raid a crime", "sees the truce as dead"."""
    groups, none = cue.groups, frozenset[Word]()
    false = _called_false(verb)
    if false is not None:
        yield "called-false", (false,), none
    named = verb.lemma in NAMING and verb.kid("oprd") is not None
    if named or groups & {"object", "observe"} or (cue.act is SpeechAct.DEMAND and verb.lemma != "call"):
        told = "object" in groups and "observe" not in groups
        asked = cue.act is SpeechAct.DEMAND and any(kid.lemma in _ASKED_FOR for kid in verb.kids_as("dobj"))
        if (told and not named) or asked or any(_countable(kid) for kid in verb.kids_as("dobj")):
            denies = cue.act in (SpeechAct.DENY, SpeechAct.REJECT)
            things = (kid for kid in _claimed(verb) if not _idle_object(kid) or (denies and kid.low in POINTING))
            yield "object", tuple(_told(kid) for kid in things), none
        yield "gerund", tuple(kid for kid in verb.kids_as("xcomp") if kid.tag == "VBG"), none
    if (
        ("regard" in groups or (named and verb.lemma == "call"))
        and any(kid.dep == "oprd" or (kid.dep == "prep" and kid.low == "as") for kid in verb.kids)
        and all(kid.low not in ("itself", "themselves", "himself", "herself") for kid in verb.subtree())
    ):
        yield "regard", (verb,), none


def _in_a_message(verb: Word) -> tuple[Word, ...]:
    """In "warned in a message that his men would stay" the words are parsed as telling which message."""
    for prep in verb.kids_as("prep"):
        noun = prep.kid("pobj") if prep.low in ("in", "on", "at", "via", "through") else None
        if noun is None or noun.lemma not in _MESSAGES:
            continue
        below = (
            *noun.kids_as("relcl", "acl", "ccomp"),
            *(kid for seen in noun.kids_as("acl") for kid in seen.kids_as("ccomp")),
        )
        told = next((kid for kid in below if kid.is_verb and _that(kid)), None)
        if told is not None:
            return (told,)
    return ()


def _that(verb: Word) -> bool:
    """Tell whether "that" opens a clause that lacks nothing ("that his men would stay")."""
    opening = next((kid for kid in verb.kids if kid.low == "that" and kid.i < verb.i), None)
    return opening is not None and verb.kid("nsubj", "nsubjpass", "expl") not in (None, opening)


def _is_aside(kid: Word, verb: Word) -> bool:
    """A ccomp that is itself only an inserted speech verb ("he said") is no content."""
    return kid.lemma in ("say", "add") and not kid.kids_as("ccomp", "dobj") and kid.i > verb.i


def _host_clause(verb: Word) -> Word | None:
    """In ``"We go," the envoy said`` parsed the other way round, the content is the clause the verb hangs from."""
    subject, host = verb.kid("nsubj"), verb.head
    if verb.tag not in ("VBD", "VBZ", "VBP") or subject is None or verb.kids_as("ccomp") or host is verb:
        return None
    mark = verb.kid("mark")
    if mark is not None:
        idle = all(kid.low == "it" for kid in verb.kids_as("dobj", "xcomp"))  # "as the governor tells it"
        return host if mark.low == "as" and verb.dep == "advcl" and idle else None
    if verb.dep not in ("ccomp", "parataxis", "advcl", "conj", "dep"):
        return None
    commas = any(kid.dep == "punct" for kid in verb.kids) or verb.dep == "parataxis"
    if host.i > verb.i:
        return host if verb.dep == "parataxis" and host.is_verb else None
    return host if commas or verb.dep == "ccomp" or subject.i > verb.i else None


def rebuked_for(verb: Word) -> tuple[Word, ...]:
    """What somebody is rebuked for doing: "criticised the junta for shelling the town"."""
    for_what = (prep for kid in (verb, *verb.kids_as("dobj")) for prep in kid.kids_as("prep") if prep.low == "for")
    return tuple(doing for prep in for_what for doing in prep.kids_as("pcomp"))


def _joined_charges(verb: Word) -> Iterator[Word]:
    """The second deed of "blamed him for financing and arming the group", that a parse hangs from the verb of blame."""
    charge = next((prep for prep in verb.kids_as("prep") if prep.low in ("of", "for")), None)
    if charge is not None and any(noun.low.endswith("ing") for noun in charge.kids_as("pobj")):
        yield from (kid for kid in verb.kids_as("conj") if kid.tag == "VBG" and kid.i > charge.i)


def _accused(verb: Word) -> Iterator[Word]:
    """Accuse X of V-ing / blame X for N: the accused with what they are accused of."""
    accused = verb.kid("dobj")
    yield from _joined_charges(verb)
    for kid in verb.kids:
        if kid.dep == "prep" and kid.low in ("of", "for", "with", "over", "on"):
            yield from kid.kids_as("pcomp", "pobj")
    for kid in verb.kids_as("advcl"):
        if kid.tag == "VBG" and kid.i > verb.i:
            yield kid
    if accused is not None:
        for word in accused.subtree():
            if word.dep == "prep" and word.low in ("of", "for", "with") and word.i > accused.i:
                yield from word.kids_as("pcomp")
                if word.head is accused and word.low == "of" and verb.lemma == "accuse":
                    yield from (noun for noun in word.kids_as("pobj") if noun.tag in ("NN", "NNS"))
            elif word.dep == "advcl" and word.tag == "VBG" and word.i > accused.i + 1:
                yield word


def _called_for(verb: Word, cue: Cue) -> tuple[Word, ...]:
    out: list[Word] = []
    for kid in verb.kids:
        if kid.dep == "prep" and kid.low in ("for", "on", "about", "to", "against", "over"):
            out.extend(kid.kids_as("pcomp", "pobj"))
        elif (
            kid.dep in ("advcl", "relcl") and kid.kid("aux") is not None and "demand" in cue.groups and kid.tag == "VB"
        ):
            out.append(kid)
    doing = [word for word in out if word.is_verb]
    return tuple(doing or out)


def _about(verb: Word) -> tuple[Word, ...]:
    out: list[Word] = []
    for kid in verb.kids:
        if kid.dep == "prep" and kid.low in ("of", "about", "against"):
            out.extend(kid.kids_as("pcomp", "pobj"))
    return tuple(out)


def _called_false(verb: Word) -> Word | None:
    """Return what is denied in "called the report that soldiers had fired a fabrication": the clause, or the noun."""
    noun = verb.kid("dobj")
    if verb.lemma not in NAMING or noun is None or noun.lemma not in speech_nouns().content:
        return None
    lies = any(word.low in speech_nouns().false for word in verb.subtree() if word.i > noun.i)
    return _told(noun) if lies else None


def _claimed(verb: Word) -> list[Word]:
    """Return what is told of: who "claimed the town" says nothing, and who "invited two envoys" tells of nothing."""
    things = [kid for kid in verb.kids_as("dobj") if not (verb.lemma in _ASKED_OF and kid.lemma in animate_words())]
    return [] if verb.lemma == "claim" and any(kid.lemma in _TAKEN for kid in things) else things


def _countable(noun: Word) -> bool:
    """A body observes events and numbers ("counted 12 explosions", "documented the strike"), not wars in general."""
    return noun.kid("nummod") is not None or noun.lemma in event_nouns()


def _told(noun: Word) -> Word:
    """In "denied reports the town had fallen" and "rejected the claim that ..." the content is the clause below the noun."""
    if noun.lemma in speech_nouns().content:
        below = noun.kid("acl", "ccomp", "relcl")
        if below is not None and below.is_verb and below.kid("nsubj", "nsubjpass") is not None:
            return below
        of = next((kid for kid in noun.kids_as("prep") if kid.low == "of"), None)
        inner = of.kid("pcomp", "pobj") if of is not None else None
        if inner is not None:
            return inner
    return noun


def _idle_object(word: Word) -> bool:
    """A thing told to, not a thing told ("told reporters", "briefed the council")."""
    return word.tag in ("PRP", "WP") or (word.tag.startswith("NNP") and not word.kids)
