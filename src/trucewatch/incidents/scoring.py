"""How much two testimonies speak for being about one event: a sum of weights, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.incidents.lexicon import Act, Matters, Sort, Weights, matters, weights
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.whereabouts import Days, compare_days, compare_places
from trucewatch.model import Actor, Mood

_NEAR = 3
_WORD_CAP = 7.0
_ORDINARY = 200
"""Claims of ordinary news that stand behind a small case: a word seen in two claims of three is still rare."""
_LITTLE, _SOME, _MUCH = 4.0, 7.0, 13.0
"""Bits of shared words: a common one, a rare one or two, several rare ones."""
_SHARE = 0.12
"""The least share of the shorter quote's bits that must be shared; long quotes share some word by chance."""
_WEEK, _MONTHS = 8, 60
_FAR_FROM_PRINT = 3
"""Days from the day of publishing from which a shared day tells: most claims speak of today or yesterday."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One level that was found: what it weighs, and what fills the gap in its words."""

    comparison: str
    level: str
    bits: float
    about: str = ""


class Rarity:
    """How much a shared word tells, in bits, from the testimonies it stands in."""

    def __init__(self, testimonies: Sequence[Testimony]) -> None:
        self.seen = Counter(word for testimony in testimonies for word in testimony.words)
        self.total = len(testimonies) + _ORDINARY

    def bits(self, word: str) -> float:
        """Return the bits of one word, at most 7."""
        return min(_WORD_CAP, log2(self.total / (self.seen[word] + 1)))

    def of(self, words: Iterable[str]) -> float:
        """Return the bits of several words."""
        return sum(self.bits(word) for word in sorted(words))


class Scorer:
    """Scores pairs by the tables of ``weights.toml`` and ``matters.toml``."""

    def __init__(self, testimonies: Sequence[Testimony], kinship: Kinship) -> None:
        self.kinship = kinship
        self.rarity = Rarity(testimonies)
        self.weights: Weights = weights()
        self.matters: Matters = matters()
        self._own = {testimony.key: self.rarity.of(testimony.words) for testimony in testimonies}

    def score(self, one: Testimony, other: Testimony) -> float:
        """Return the log2 odds that the two are about one event."""
        return sum(reason.bits for reason in self.reasons(one, other))

    def reasons(self, one: Testimony, other: Testimony) -> tuple[Reason, ...]:
        """Return every comparison's level with its weight, in a fixed order."""
        sort = self.matters.sorts[one.kind, other.kind]
        place, named = compare_places(one.claim.places, other.claim.places)
        found = (
            ("prior", "any", ""),
            ("act", *self._act(one, other)),
            ("time", self._time(one, other), str(one.claim.time.start)),
            ("place", place.value, named),
            ("actor", *self._people("actor", one, other)),
            ("target", *self._people("target", one, other)),
            ("position", self._position(one, other), ""),
            ("words", *self._words(one, other)),
            ("mood", _moods(one, other), ""),
            ("counts", *_counts(one, other)),
            ("published", _published(one, other), ""),
        )
        return tuple(self._reason(sort, one, *level) for level in found)

    def in_words(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """Put the reasons in words, heaviest first, leaving out what weighs nothing."""
        heavy = sorted(
            (reason for reason in reasons if reason.bits), key=lambda reason: (-abs(reason.bits), reason.comparison)
        )
        return tuple(self._sentence(reason) for reason in heavy)

    def _sentence(self, reason: Reason) -> str:
        said = self.weights.level(Sort.MATTER, reason.comparison, reason.level).words
        head, opened, rest = said.partition("{")
        filled = head + reason.about + rest.partition("}")[2] if opened else said
        return f"{filled} ({reason.bits:+.1f})"

    def _reason(self, sort: Sort, one: Testimony, comparison: str, level: str, about: str) -> Reason:
        same_type = (comparison, level) == ("act", "same")
        bits = self.matters.same_type[one.kind] if same_type else self.weights.level(sort, comparison, level).bits
        return Reason(comparison, level, bits, about)

    def _act(self, one: Testimony, other: Testimony) -> tuple[str, str]:
        act = self.matters.act(one.kind, other.kind)
        types = sorted({testimony.claim.event_type.value.replace("_", " ") for testimony in (one, other)})
        return (Act.APART if act is Act.BARRED else act).value, " and ".join(types)

    def _people(self, role: str, one: Testimony, other: Testimony) -> tuple[str, str]:
        mine, theirs = self._named(role, one), self._named(role, other)
        shared = sorted({actor.name for actor in mine} & {actor.name for actor in theirs})
        level = _KIN[self.kinship.among(mine, theirs)]
        return "open" if (role, level) == ("target", "allied") else level, ", ".join(shared) or "the same"

    def _named(self, role: str, testimony: Testimony) -> tuple[Actor, ...]:
        """Return those acting or struck. An inquiry's own target is the one looked into: the one acting, if anybody."""
        claim = testimony.claim
        if self.matters.family[testimony.kind] == "inquiry":
            return claim.targets if role == "actor" else ()
        return claim.actors if role == "actor" else claim.targets

    def _time(self, one: Testimony, other: Testimony) -> str:
        level = compare_days(one.claim.time, other.claim.time)
        inquiry = "inquiry" in (self.matters.family[one.kind], self.matters.family[other.kind])
        if level is Days.APART and inquiry:
            return "after"
        if level is Days.SAME_DAY and all(_far_from_print(testimony) for testimony in (one, other)):
            return "named_day"
        return level.value

    def _position(self, one: Testimony, other: Testimony) -> str:
        level = position(one, other)
        one_voice = self.kinship.between(one.claim.speaker, other.claim.speaker) is Kin.SAME
        return level + "_one_voice" if one_voice and level != "other_report" else level

    def _words(self, one: Testimony, other: Testimony) -> tuple[str, str]:
        if position(one, other) == "same_sentence":
            return "one_sentence", ""
        shared = one.words & other.words
        bits = self.rarity.of(shared)
        if not shared or bits < _LITTLE or bits < _SHARE * min(self._own[one.key], self._own[other.key]):
            return "none", ""
        level = "much" if bits >= _MUCH else "some" if bits >= _SOME else "little"
        return level, ", ".join(sorted(shared, key=lambda word: (-self.rarity.bits(word), word))[:5])


def _far_from_print(testimony: Testimony) -> bool:
    day = testimony.claim.time.start
    return (
        day is not None and testimony.published is not None and abs((day - testimony.published).days) >= _FAR_FROM_PRINT
    )


def position(one: Testimony, other: Testimony) -> str:
    """Tell how far apart two stand, by the report that holds them farthest: a trimmed reprint changes nothing."""
    gaps = _gaps(one, other)
    if not gaps:
        return "other_report"
    gap = max(gaps.values())
    if gap <= 1:
        return "next_sentence" if gap else "same_sentence"
    return "near" if gap <= _NEAR else "far"


def _gaps(one: Testimony, other: Testimony) -> Mapping[str, int]:
    gaps: dict[str, int] = {}
    for mine in one.positions:
        for theirs in other.positions:
            if mine.report == theirs.report:
                gap = abs(mine.sentence - theirs.sentence)
                gaps[mine.report] = min(gap, gaps.get(mine.report, gap))
    return gaps


def _counts(one: Testimony, other: Testimony) -> tuple[str, str]:
    units = sorted({count.unit for count in one.claim.counts} & {count.unit for count in other.claim.counts})
    return ("same_unit", ", ".join(units)) if units else ("open", "")


_KIN = {Kin.SAME: "same", Kin.RELATED: "related", Kin.ALLIED: "allied", Kin.OPEN: "open", Kin.APART: "apart"}
_STAGES = {
    Mood.REALISED: "done", Mood.PLANNED: "set", Mood.PROMISED: "set", Mood.CALLED_OFF: "set",
    Mood.DEMANDED: "open", Mood.CONDITIONAL: "open", Mood.PREDICTED: "open",
}  # fmt: skip


def _moods(one: Testimony, other: Testimony) -> str:
    mine, theirs = _STAGES[one.claim.mood], _STAGES[other.claim.mood]
    return mine if mine == theirs else "apart" if "open" in (mine, theirs) else "done_or_set"


def _published(one: Testimony, other: Testimony) -> str:
    if one.published is None or other.published is None:
        return "open"
    gap = abs((one.published - other.published).days)
    return "close" if gap < _WEEK else "apart" if gap < _MONTHS else "far"
