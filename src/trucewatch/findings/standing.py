"""Who somebody is under the agreement: a party, an excluded group, civilians, an outsider, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeAlias

from trucewatch.findings.words import pattern, words
from trucewatch.model import Actor, Agreement, Claim, ExcludedGroup, Party, Quoted
from trucewatch.registers.folding import fold


class Role(StrEnum):
    """What somebody is under an agreement."""

    PARTY = "party"
    EXCLUDED = "excluded"
    CIVILIANS = "civilians"
    AID = "aid"
    MONITOR = "monitors"
    OUTSIDER = "outsider"
    UNLISTED = "unlisted"
    LINKED = "linked"
    LABEL = "label"
    TIMED = "timed"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor's role, the party or group it stands for, and its name as reports give it."""

    role: Role
    key: str
    name: str
    party: Party | None = None

    @property
    def side(self) -> str:
        """Return what is compared when asking whether two are on one side."""
        return self.party.side if self.party else self.key

    @property
    def settled(self) -> bool:
        """Tell whether the agreement itself says who this is."""
        return self.role not in {Role.UNSETTLED, Role.LABEL, Role.LINKED, Role.TIMED}


class _Entry(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def kind(self) -> str: ...


class _Match(Protocol):
    @property
    def entries(self) -> Sequence[_Entry]: ...


class ActorBook(Protocol):
    """The three things asked of the register of actors."""

    def find(self, text: str, /) -> Sequence[_Match]:
        """Return the names that stand in a text, left to right."""

    def get(self, actor: str, /) -> _Entry | None:
        """Return the entry, None for an id the register does not hold."""

    def chain(self, actor: str, /) -> tuple[str, ...]:
        """Return the id and everything it is part of or speaks for."""


_Run: TypeAlias = "tuple[int, int, Party | ExcludedGroup]"
"""A listed name inside a longer one: first word, the word after its last, and whose name it is."""

_SHORT = 3
_ARTICLED = (["the"], ["The"])
_ONE_WORD = 2
_NEAR = 3
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_VAGUE = frozenset({"", "unknown", "person", "generic"})
_STRANGERS = frozenset({"state", "government", "armed_forces", "international", "media", "company", "monitor"})
_STATES = frozenset({"state", "government", "armed_forces"})
_BODIES_OF_A_STATE = frozenset({"government", "armed_forces"})
"""Kinds of body of which the words may not say whose they are: without a register's entry nobody is a stranger by them."""
_ONLOOKERS = frozenset({"media", "monitor", "ngo"})
_GROUPS = frozenset({"armed_group", "opposition", "political"})


@dataclass(frozen=True, slots=True)
class Membership:
    """An agreement with the members that its parties and groups left out had at a time.

    ``open`` are the ids and folded names of those who may or may not have belonged to somebody then.
    """

    agreement: Agreement
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Index:
    """An agreement's groups by register id and by folded name, and the names of its monitors."""

    by_id: Mapping[str, Party | ExcludedGroup]
    by_name: Mapping[tuple[str, ...], tuple[str, Party | ExcludedGroup]]
    monitors: frozenset[str]
    monitor_names: frozenset[str]
    longest: int
    forces: Mapping[str, Party | ExcludedGroup]


@lru_cache(maxsize=32)
def _index(agreement: Agreement) -> _Index:
    by_id: dict[str, Party | ExcludedGroup] = {}
    by_name: dict[tuple[str, ...], tuple[str, Party | ExcludedGroup]] = {}
    groups: tuple[Party | ExcludedGroup, ...] = (*agreement.parties, *agreement.excluded)
    for group in groups:
        by_id.update(dict.fromkeys(group.actors, group))
        for name in (group.name, *group.names):
            by_name.setdefault(tuple(fold(name).split()), (name, group))
    for name, group in [named for named in by_name.values() if named[0].split()[:1] in _ARTICLED]:
        by_name.setdefault(tuple(fold(name).split())[1:], (name, group))
    by_name.pop((), None)
    return _Index(
        by_id,
        by_name,
        frozenset(actor for monitor in agreement.monitors for actor in monitor.actors),
        frozenset(fold(monitor.name) for monitor in agreement.monitors),
        max(map(len, by_name), default=0),
        _whose_forces(by_name.values()),
    )


def _whose_forces(named: Iterable[tuple[str, Party | ExcludedGroup]]) -> Mapping[str, Party | ExcludedGroup]:
    """Return, by the one word that names whose forces a list's "Kors army" are, the group: "Kors jets" are its too.

    A word that names the forces of two groups names nobody's.
    """
    owners: dict[str, set[str]] = {}
    groups: dict[str, Party | ExcludedGroup] = {}
    for name, group in named:
        tokens = name.split()
        if len(tokens) > 1 and tokens[0][:1].isupper() and words("arms").issuperset(fold(one) for one in tokens[1:]):
            owners.setdefault(fold(tokens[0]), set()).add(group.id)
            groups[fold(tokens[0])] = group
    return {word: groups[word] for word, ids in owners.items() if len(ids) == 1}


class Roll:
    """The roll of an agreement: looks up who somebody is, by register id first and by name where that says nothing.

    ``membership`` says who belonged to whom at the time that is asked about; without it nobody is a member for a time.
    """

    def __init__(self, agreement: Agreement, actors: ActorBook, membership: Membership | None = None) -> None:
        members = membership or Membership(agreement, frozenset())
        self._closed = agreement.closed
        self._actors = actors
        self._index = _index(members.agreement)
        self._open = members.open
        self._kept: dict[tuple[str | None, str, str | None, str], Standing] = {}

    def at(self, membership: Membership) -> Roll:
        """Return the roll as it was at another time."""
        return Roll(membership.agreement, self._actors, membership)

    def standing(self, actor: Actor) -> Standing:
        """Return who the actor is under the agreement. The same few names come again and again: answers are kept."""
        asked = (actor.id, actor.name, actor.words, actor.kind)
        if asked not in self._kept:
            self._kept[asked] = self._standing(actor)
        return self._kept[asked]

    def _standing(self, actor: Actor) -> Standing:
        chain = self._actors.chain(actor.id) if actor.id else ()
        if self._open and (self._open.intersection(chain) or fold(actor.name) in self._open):
            return Standing(Role.TIMED, actor.id or fold(actor.name), actor.name)
        for link in chain:
            if link in self._index.by_id:
                return _as(self._index.by_id[link], actor)
        for text in dict.fromkeys((actor.name, actor.words or "")):
            named = self._named(text, actor)
            if named:
                return named
        if self._index.monitors.intersection(chain) or fold(actor.name) in self._index.monitor_names:
            return Standing(Role.MONITOR, "monitors", actor.name)
        return self._by_kind(actor, chain)

    def standing_in(self, actor: Actor, claim: Claim) -> Standing:
        """Return who an actor is as a claim names it.

        "A group linked to the League" is not the League itself, and "our jets" are the speaker's.
        """
        standing = self.standing(actor)
        if standing.role is Role.UNSETTLED and calls_own(actor, claim):
            own = self.standing(claim.speaker)
            return Standing(own.role, own.key, actor.name, own.party) if own.party else standing
        if standing.role not in (Role.PARTY, Role.EXCLUDED):
            return standing
        tokens = _tokens(actor.words or "")
        listed = tokens in self._index.by_name
        if not _described_before(actor, claim) and (listed or not _described_within(tokens, _tokens(actor.name))):
            return standing
        named = actor.words if actor.words and actor.words != actor.name else f"somebody linked to {actor.name}"
        return Standing(Role.LINKED if standing.role is Role.EXCLUDED else Role.UNSETTLED, standing.key, named)

    def looks_on(self, actor: Actor) -> bool:
        """Tell whether somebody watches, reports or helps, and so does no armed act."""
        chain = self._actors.chain(actor.id) if actor.id else ()
        return self.standing(actor).role in {Role.AID, Role.MONITOR} or self._kind(actor, chain) in _ONLOOKERS

    def left_out_in(self, text: str) -> Mapping[str, str]:
        """Return the groups left out that words name, by id with their names, in the order they stand."""
        found = [run[2] for run in self._runs(_tokens(text), text)]
        listed = {
            link
            for match in self._actors.find(text)
            for entry in match.entries
            for link in self._actors.chain(entry.id)
        }
        found += [group for actor, group in self._index.by_id.items() if actor in listed]
        return {group.id: group.name for group in found if isinstance(group, ExcludedGroup)}

    def _by_kind(self, actor: Actor, chain: tuple[str, ...]) -> Standing:
        folded = f"{fold(actor.name)} {fold(actor.words or '')}"
        role = self._role(self._kind(actor, chain), folded, known=bool(chain) or self._closed)
        key = role.value if role in {Role.CIVILIANS, Role.AID} else actor.id or fold(actor.name)
        return Standing(role, key, actor.name)

    def _kind(self, actor: Actor, chain: tuple[str, ...]) -> str:
        """Return what kind of body somebody is or speaks for."""
        # a body met alone ("the army", "warplanes") is somebody's, and whose is not said
        if actor.id and actor.id.startswith("generic:") and actor.kind != "civilians":
            return "unknown"
        entries = [self._actors.get(link) for link in chain]
        kinds = (actor.kind, *(entry.kind for entry in entries if entry))
        return next((kind for kind in kinds if kind not in _VAGUE), "unknown")

    def _role(self, kind: str, folded: str, *, known: bool) -> Role:
        if kind == "ngo" or _aid(folded):
            return Role.AID
        if kind == "civilians" or (kind == "unknown" and pattern("civilians").search(folded)):
            return Role.CIVILIANS
        if kind in _STRANGERS and (known or kind not in _BODIES_OF_A_STATE):
            return Role.OUTSIDER
        if pattern("labels").search(folded):
            return Role.LABEL
        if kind in _GROUPS:
            return Role.OUTSIDER if self._closed else Role.UNLISTED
        return Role.UNSETTLED

    def _named(self, text: str, actor: Actor) -> Standing | None:
        tokens = _tokens(text)
        whole = self._index.by_name.get(tokens)
        if whole and _same_case(whole[0], text):
            return _as(whole[1], actor)
        forces = self._index.forces.get(tokens[0]) if tokens and words("arms").issuperset(tokens[1:]) else None
        if forces and (len(tokens) > 1 or actor.kind in _STATES):
            return _as(forces, actor)
        found = list(self._runs(tokens, text))
        owner = _only_owner(tokens, found)
        if owner:
            return _as(owner, actor)
        excluded = next((run[2] for run in found if isinstance(run[2], ExcludedGroup)), None)
        return Standing(Role.LINKED, excluded.id, actor.name) if excluded else None

    def _runs(self, tokens: tuple[str, ...], text: str) -> Iterator[_Run]:
        """Yield the listed names that stand in the words, left to right, the longest at each place."""
        place = 0
        while place < len(tokens):
            for size in range(min(self._index.longest, len(tokens) - place), 0, -1):
                hit = self._index.by_name.get(tokens[place : place + size])
                if hit and _same_case(hit[0], text):
                    yield place, place + size, hit[1]
                    place += size
                    break
            else:
                place += 1


def _tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, possessives taken off."""
    return tuple(fold(_POSSESSIVE.sub("", text)).split())


def _only_owner(tokens: tuple[str, ...], found: Sequence[_Run]) -> Party | ExcludedGroup | None:
    """Return the one group that a name means: the others in it only describe, and the rest of it adds nothing."""
    rest = set(range(len(tokens))).difference(*(range(start, end) for start, end, _ in found))
    plain = words("fillers") | words("links")
    if not all(tokens[place] in plain for place in rest):
        return None
    owners = {run[2].id: run[2] for run in found if not _linked(tokens, run)}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _as(group: Party | ExcludedGroup, actor: Actor) -> Standing:
    if isinstance(group, Party):
        return Standing(Role.PARTY, group.id, actor.name, group)
    return Standing(Role.EXCLUDED, group.id, actor.name)


def _same_case(name: str, text: str) -> bool:
    """A short name in capitals (IS, U.S.) is only itself in capitals, and "the Column" only with its capital.

    Folded, they are everyday words: a column is nobody's.
    """
    parts = name.split()
    if parts[:1] in _ARTICLED and len(parts) == _ONE_WORD and parts[1][0].isupper():
        return re.search(rf"\b{re.escape(parts[1])}", text) is not None
    letters = name.replace(".", "")
    if len(letters) > _SHORT or not letters.isupper():
        return True
    return re.search(rf"\b{re.escape(letters)}\b", text.replace(".", "")) is not None


def _aid(folded: str) -> bool:
    """Tell whether the words name aid on its way: a giver's word with what it gives at most a word further."""
    tokens = folded.split()
    means = pattern("aid_means")
    return any(
        token in words("aid_givers") and means.search(" ".join(tokens[place + 1 : place + 3]))
        for place, token in enumerate(tokens)
    )


def _linked(tokens: tuple[str, ...], run: _Run) -> bool:
    """Tell whether a name only describes somebody else: "X-backed", "linked to the X", "former X"."""
    start, end, _ = run
    if end < len(tokens) and tokens[end] in words("links"):
        return True
    return _link_before(tokens[max(0, start - 3) : start])


def _link_before(tokens: Sequence[str]) -> bool:
    """Tell whether words end in what makes the name after them a description: "linked to the", "pro"."""
    before = [token for token in tokens if token not in words("articles")]
    if before and before[-1] in words("prefixes"):
        return True
    return len(before) > 1 and before[-1] in words("towards") and before[-2] in words("links")


def calls_own(actor: Actor, claim: Claim) -> bool:
    """Tell whether a speaker calls somebody his own in his own words: "our jets"."""
    if claim.quoted not in (Quoted.DIRECT, Quoted.MIXED) or actor.span is None or not claim.span.covers(actor.span):
        return False
    start = actor.span.start - claim.span.start
    return "our" in (*fold(claim.quote[:start]).split()[-1:], *fold(actor.words or "").split()[:1])


def _described_before(actor: Actor, claim: Claim) -> bool:
    """Tell whether the words before a name make it a description of somebody else."""
    if actor.span is None or not claim.span.covers(actor.span):
        return False
    return _link_before(_tokens(claim.quote[: actor.span.start - claim.span.start])[-_NEAR:])


def _described_within(tokens: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words for somebody name another body by its link: "a group linked to the X", "X-backed men"."""
    telling = frozenset(name) - words("fillers")
    for place, token in enumerate(tokens[:-1]):
        if token not in words("links"):
            continue
        if tokens[place + 1] in words("towards"):
            if telling.isdisjoint(tokens[:place]):
                return True
        elif place and tokens[place - 1] in name:
            return True
    return False
