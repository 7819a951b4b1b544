"""Words that call others false: "untrue", "baseless", "lies"."""

from __future__ import annotations

from trucewatch.claims.words import Word

_FALSE = frozenset(
    {
        "false",
        "untrue",
        "baseless",
        "unfounded",
        "groundless",
        "fabricated",
        "wrong",
        "incorrect",
        "bogus",
        "fictitious",
    }
)
_LIES = frozenset(
    {"lie", "fabrication", "invention", "hoax", "falsehood", "nonsense", "fiction", "slander", "rumour", "rumor"}
)


def is_false(verb: Word) -> bool:
    """Tell whether a verb calls its subject false ("is untrue", "were lies")."""
    if verb.lemma not in ("be", "seem", "remain"):
        return False
    called = verb.kids_as("acomp", "attr", "oprd")
    return any(word.lemma in _FALSE or word.lemma in _LIES for word in called)
