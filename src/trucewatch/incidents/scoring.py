"""How much two testimonies speak for being about one event: a sum of weights, each with its reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log2, sqrt

from trucewatch.incidents.kinship import Kin, Kinship
from trucewatch.incidents.lexicon import Act, Matters, Sort, Weights, matters, weights
from trucewatch.incidents.testimony import Testimony
from trucewatch.incidents.whereabouts import Days, Whereabouts, compare_days, compare_places
from trucewatch.model import Mood

_NEAR = 3
_WORD_CAP = 7.0
_ORDINARY = 200
"""Claims of ordinary news that stand behind a small case: a word seen in two claims of three is still rare."""
_FEW_NAMES = 20
"""The same for names: those of a case are seldom in other news, so a name seen in half of the claims tells nothing."""
_LITTLE, _SOME, _MUCH = 4.0, 7.0, 13.0
"""Bits of shared words: a common one, a rare one or two, several rare ones."""
_SHARE = 0.12
"""The least share of the shorter quote's bits that must be shared; long quotes share some word by chance."""
_TOLD = 5
"""Shared words that a reason names."""
_WEEK, _MONTHS = 8, 60
_LIKENESS = ("none", "faint", "slight", "some", "clear", "strong", "same")
_AMOUNT = ("no", "hardly", "few", "some", "many")
_WORDED = frozenset({"around", "names", "said"})
_CUTS = (0.05, 0.10, 0.15, 0.20, 0.30, 0.50)
_STEPS = (1, 2, 3, 5, 8, 13, 20)
_NAME_CUTS, _SAID_CUTS = (2.0, 4.0, 7.0, 11.0), (3.0, 6.0, 10.0)
"""Bits of shared names, and of shared words of the two clauses, from one level to the next."""
_TAKEN = ", taken from the act told before it"
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

    def __init__(self, held: Sequence[frozenset[str]], ordinary: int = _ORDINARY) -> None:
        self.seen = Counter(word for words in held for word in words)
        total = len(held) + ordinary
        self._bits = {word: min(_WORD_CAP, log2(total / (seen + 1))) for word, seen in self.seen.items()}
        self._unseen = min(_WORD_CAP, log2(total))

    def bits(self, word: str) -> float:
        """Return the bits of one word, at most 7."""
        return self._bits.get(word, self._unseen)

    def telling(self, words: Iterable[str]) -> str:
        """Return the five words that tell the most, as a list in one line."""
        return ", ".join(sorted(words, key=lambda word: (-self.bits(word), word))[:_TOLD])

    def of(self, words: Iterable[str]) -> float:
        """Return the bits of several words."""
        return fsum(map(self.bits, words))

    def squared(self, words: Iterable[str]) -> float:
        """Return the sum of the words' squared bits: of shared words, divided by two lengths, it is a cosine."""
        return fsum(self.bits(word) ** 2 for word in words)


class Scorer:
    """Scores pairs by the tables of ``weights.toml`` and ``matters.toml``."""

    def __init__(
        self,
        testimonies: Sequence[Testimony],
        kinship: Kinship,
        weighing: Weights | None = None,
        table: Matters | None = None,
    ) -> None:
        self.kinship = kinship
        self.rarity = Rarity([made.words for made in testimonies])
        self.names = Rarity([made.names for made in testimonies], _FEW_NAMES)
        self.said = Rarity([made.said for made in testimonies])
        self.weights: Weights = weighing or weights()
        self.matters: Matters = table or matters()
        self._tables: dict[Sort, dict[tuple[str, str], float]] = {sort: {} for sort in Sort}
        for (sort, comparison, level), found in self.weights.levels.items():
            self._tables[sort][comparison, level] = found.bits
        self.context = Rarity([made.around for made in testimonies])
        self._wide = {made.key: sqrt(self.context.squared(made.around)) or 1.0 for made in testimonies}
        self._own = {testimony.key: self.rarity.of(testimony.words) for testimony in testimonies}

    def score(self, one: Testimony, other: Testimony) -> float:
        """Return the log2 odds that the two are about one event."""
        table = self._tables[self.matters.sorts[one.matter, other.matter]]
        pair = self.weights.pair(one.matter, other.matter)
        return fsum(table[found] for found in self.levels(one, other)) + pair

    def reasons(self, one: Testimony, other: Testimony) -> tuple[Reason, ...]:
        """Return every comparison's level with its weight, in a fixed order."""
        sort = self.matters.sorts[one.matter, other.matter]
        return tuple(
            Reason(
                comparison, level, self._bits(sort, one, other, comparison, level), self._about(comparison, one, other)
            )
            for comparison, level in self.levels(one, other)
        )

    def in_words(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """Put the reasons in words, heaviest first, leaving out what weighs nothing."""
        heavy = [reason for reason in reasons if reason.bits]
        return tuple(self._sentence(reason) for reason in sorted(heavy, key=lambda it: (-abs(it.bits), it.comparison)))

    def _sentence(self, reason: Reason) -> str:
        said = self.weights.level(Sort.MATTER, reason.comparison, reason.level).words
        head, opened, rest = said.partition("{")
        filled = head + reason.about + rest.partition("}")[2] if opened else said
        return f"{filled} ({reason.bits:+.1f})"

    def _bits(self, sort: Sort, one: Testimony, other: Testimony, comparison: str, level: str) -> float:
        bits = self.weights.levels[sort, comparison, level].bits
        return bits + self.weights.pair(one.matter, other.matter) if comparison == "act" else bits

    def levels(self, one: Testimony, other: Testimony) -> tuple[tuple[str, str], ...]:
        """Return what every comparison finds, as ``weights.toml`` names it: (comparison, level)."""
        act = self.matters.acts[one.matter, other.matter]
        struck = _KIN[self.kinship.of_named(one.struck, other.struck)]
        where = position(one, other)
        one_voice = where != "other_report" and self.kinship.of_named(one.voice, other.voice) is Kin.SAME
        near = "_elsewhere" if where == "other_report" else "_here"
        return (
            ("prior", "any"),
            ("act", (Act.APART if act is Act.BARRED else act).value),
            ("time", self._time(one, other)),
            ("place", _place(one, other)),
            ("actor", _KIN[self.kinship.of_named(one.acting, other.acting)]),
            ("target", "open" if struck == "allied" else struck),
            ("roles", self._roles(one, other)),
            ("voice", self._voices(one, other) + near),
            ("position", where + "_one_voice" if one_voice else where),
            ("between", _between(one, other)),
            ("around", self._around(one, other) + near),
            ("words", "one_sentence" if where == "same_sentence" else self._words(one, other)),
            ("mood", _moods(one, other)),
            ("counts", "same_unit" if _units(one, other) else "open"),
            ("published", _published(one, other)),
            ("refers", _refers(one, other)),
            ("scene", _scenes(one, other)),
            ("names", "one_sentence" if where == "same_sentence" else self._names(one, other) + near),
            ("said", self._said(one, other) + near),
        )

    def _about(self, comparison: str, one: Testimony, other: Testimony) -> str:
        """Return what fills the gap in a level's words."""
        if comparison == "act":
            return " and ".join(sorted({made.claim.event_type.words for made in (one, other)}))
        if comparison in ("actor", "target"):
            mine, theirs = (one.acting, other.acting) if comparison == "actor" else (one.struck, other.struck)
            shared = {actor.name for actor in mine.actors} & {actor.name for actor in theirs.actors}
            return ", ".join(sorted(shared)) or "the same"
        said = ""
        if comparison == "time":
            said = str(one.time.start)
        elif comparison == "place":
            said = compare_places(one.places, other.places)[1]
        elif comparison == "words":
            said = self.rarity.telling(one.words & other.words)
        elif comparison == "counts":
            said = ", ".join(_units(one, other))
        elif comparison in _WORDED:
            rarity = {"around": self.context, "names": self.names, "said": self.said}[comparison]
            said = rarity.telling(getattr(one, comparison) & getattr(other, comparison))
        taken = comparison in ("time", "place") and (one.refers or other.refers)
        return said + (_TAKEN if taken else "")

    def _voices(self, one: Testimony, other: Testimony) -> str:
        """Tell whose words the two are: one family's, reporters' own, a reporter's and a source's, or two sources'."""
        own = sum(self.kinship.kind(made.claim.speaker) == "media" for made in (one, other))
        if own:
            return "reporters" if own > 1 else "one_reporter"
        close = self.kinship.of_named(one.voice, other.voice) in (Kin.SAME, Kin.RELATED)
        return "same" if close else "apart"

    def _around(self, one: Testimony, other: Testimony) -> str:
        """Tell how alike the sentences around the two are, by the rarity of the words they share (a cosine)."""
        shared = one.around & other.around
        if not shared:
            return _LIKENESS[0]
        weight = self.context.squared(shared) / (self._wide[one.key] * self._wide[other.key])
        return _LIKENESS[bisect_left(_CUTS, weight)]

    def _roles(self, one: Testimony, other: Testimony) -> str:
        """Tell whether a party of the one stands in another role in the other: struck there, or speaking for itself."""
        close, of = (Kin.SAME, Kin.RELATED), self.kinship.of_named
        if of(one.acting, other.struck) in close or of(one.struck, other.acting) in close:
            return "crossed"
        if of(one.acting, other.acting) in close:
            return "open"
        return "own" if of(one.voice, other.acting) in close or of(one.acting, other.voice) in close else "open"

    def _time(self, one: Testimony, other: Testimony) -> str:
        level = compare_days(one.time, other.time)
        if level is Days.APART and "inquiry" in (self.matters.family[one.kind], self.matters.family[other.kind]):
            return "after"
        if level is Days.SAME_DAY and _far_from_print(one) and _far_from_print(other):
            return "named_day"
        return level.value

    def _names(self, one: Testimony, other: Testimony) -> str:
        return _AMOUNT[bisect_right(_NAME_CUTS, self.names.of(one.names & other.names))]

    def _said(self, one: Testimony, other: Testimony) -> str:
        return _AMOUNT[bisect_right(_SAID_CUTS, self.said.of(one.said & other.said))]

    def _words(self, one: Testimony, other: Testimony) -> str:
        shared = one.words & other.words
        bits = self.rarity.of(shared) if shared else 0.0
        if bits < _LITTLE or bits < _SHARE * min(self._own[one.key], self._own[other.key]):
            return "none"
        return "much" if bits >= _MUCH else "some" if bits >= _SOME else "little"


def _place(one: Testimony, other: Testimony) -> str:
    level = compare_places(one.places, other.places)[0]
    unnamed = level in (Whereabouts.ONE_OPEN, Whereabouts.BOTH_OPEN)
    strange = one.countries and other.countries and not one.countries & other.countries
    return "other_country" if unnamed and strange else level.value


def _between(one: Testimony, other: Testimony) -> str:
    """Tell how many claims their report makes from the one to the other, by the report that holds most of them."""
    steps = [
        abs(mine.claim - theirs.claim)
        for mine in one.positions
        for theirs in other.positions
        if mine.report == theirs.report
    ]
    return f"step_{bisect_left(_STEPS, max(steps))}" if steps else "elsewhere"


def _scenes(one: Testimony, other: Testimony) -> str:
    """Tell whether their report tells of other places or days between them, by the report that has most of these."""
    steps = [
        abs(mine.scene - theirs.scene)
        for mine in one.positions
        for theirs in other.positions
        if mine.report == theirs.report
    ]
    return ("same", "next", "other")[min(2, max(steps))] if steps else "elsewhere"


def _far_from_print(testimony: Testimony) -> bool:
    day = testimony.time.start
    return (
        day is not None and testimony.published is not None and abs((day - testimony.published).days) >= _FAR_FROM_PRINT
    )


def position(one: Testimony, other: Testimony) -> str:
    """Tell how far apart two stand, by the report that holds them farthest: a trimmed reprint changes nothing."""
    gaps = _gaps(one, other)
    gap = max(gaps.values(), default=-1)
    if gap < 0:
        return "other_report"
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


def _refers(one: Testimony, other: Testimony) -> str:
    """Tell whether the one speaks of the act that the other tells of, or both of the act of a third."""
    if one.key == other.refers or other.key == one.refers:
        return "to_it"
    return "same_act" if one.refers is not None and one.refers == other.refers else "open"


def _units(one: Testimony, other: Testimony) -> list[str]:
    if not one.claim.counts or not other.claim.counts:
        return []
    return sorted({count.unit for count in one.claim.counts} & {count.unit for count in other.claim.counts})


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
