"""Words that take back what stands beside them: called false, advised against, only weighed, a charge not made."""

from __future__ import annotations

from trucewatch.claims.clauses import Clause
from trucewatch.claims.cue import Said
from trucewatch.claims.falsehoods import is_false, is_untrue
from trucewatch.claims.lexicon import cues
from trucewatch.model import EventType, SpeechAct

_ADVISES = frozenset({"warn", "advise", "caution", "counsel", "recommend", "argue", "urge"})
_WEIGHS = frozenset({"consider", "weigh", "contemplate", "mull", "ponder", "debate"})
_HOLDS_BACK = frozenset({"refrain", "stop", "avoid", "abstain", "decline", "refuse", "hesitate"})


def called_false(clause: Clause) -> int:
    """Count how often a clause is called false: "it is untrue that they fired", "reports that they fired were lies"."""
    turns = sum(is_untrue(verb) for verb in clause.chain)
    top = clause.top
    if top.dep == "ccomp" and is_untrue(top.head) and top.head not in clause.chain:
        turns += 1
    noun = top.head
    if top.dep in ("acl", "ccomp", "relcl") and noun.is_noun and noun.dep in ("nsubj", "nsubjpass"):
        turns += is_false(noun.head)
    return turns


def only_calls_false(clause: Clause) -> bool:
    """Tell whether a clause only says that words told beside it are false ("... were baseless")."""
    subject = clause.head.kid("nsubj")
    return is_false(clause.head) and subject is not None and subject.kid("acl", "ccomp") is not None


def charges_nobody(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody made no charge ("did not accuse the army of shelling")."""
    head = clause.head
    known = cues().get(head.lemma)
    if known is not None and known.act is SpeechAct.ACCUSE and head.is_verb:
        return any(verb.kid("neg") is not None or verb.lemma in _HOLDS_BACK for verb in clause.verbs)
    held = [verb for verb in clause.verbs if verb.lemma in _HOLDS_BACK]
    below = (word for word in clause.words if word.dep == "pcomp" and word.lemma in cues())
    return bool(held) and any(cues()[word.lemma].act is SpeechAct.ACCUSE for word in below)


def advised_against(clause: Clause) -> bool:
    """Tell whether an act is one that somebody warned or advised against ("warned it against attacking the port")."""
    prep = clause.top.head
    return clause.top.dep == "pcomp" and prep.low == "against" and prep.head.lemma in _ADVISES


def only_weighed(clause: Clause, event: EventType) -> bool:
    """Tell whether an act of war is only thought of ("considered striking the capital")."""
    return event.armed and clause.head.lemma in _WEIGHS


def withheld_charge(said: Said) -> bool:
    """Tell whether somebody did not accuse ("did not accuse", "stopped short of blaming", "refrained from accusing")."""
    if said.act is not SpeechAct.ACCUSE:
        return False
    over = said.cue.head.head if said.cue.dep == "pcomp" else said.cue.head
    if said.cue.dep == "pcomp" and over.dep == "advmod" and over.low == "short":
        over = over.head
    held = said.cue.dep in ("pcomp", "xcomp") and over.lemma in _HOLDS_BACK
    return said.negated or held or (said.cue.head.low == "short" and said.cue.head.head.lemma == "stop")
