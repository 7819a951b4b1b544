"""What a claim speaks of that says "the attack" and no more: the act told last before it in its own report.

A denial, an inquiry or a reaction seldom repeats where and when. It is compared as if it did; what the program says about
places and days stays with the claims whose words name them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from trucewatch.incidents.lexicon import matters
from trucewatch.incidents.testimony import Testimony, loose
from trucewatch.incidents.whereabouts import Whereabouts, compare_places, wide
from trucewatch.model import EventType

_REACH = 12
"""Sentences back: in longer wire reports the act spoken of is told again before it is referred to."""


def refer_back(testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Give each testimony that refers to an act told before the place and day of that act, as far as it names none."""
    meant = dict(_meant(testimonies))
    return tuple(_taking(made, meant[made.key]) if made.key in meant else made for made in testimonies)


def _taking(made: Testimony, act: Testimony) -> Testimony:
    places = made.places if _placed(made) else act.places
    return replace(made, places=places, time=act.time if made.done else made.time, refers=act.key)


def _meant(testimonies: Sequence[Testimony]) -> Iterator[tuple[str, Testimony]]:
    """Yield who takes place or day from another testimony, and from which."""
    told: dict[str, list[tuple[int, int, str, Testimony]]] = defaultdict(list)
    for made in testimonies:
        here = next(position for position in made.positions if position.report == made.claim.report)
        told[made.claim.report].append((here.sentence, here.claim, made.key, made))
    for report in sorted(told):
        rows = sorted(told[report], key=lambda row: row[:3])
        yield from _in_one_sentence(rows)
        yield from _filled_in(rows)
        last: tuple[int, Testimony] | None = None
        for sentence, _, _, made in rows:
            if _tells_of_an_act(made):
                last = (sentence, made)
            elif last is not None and sentence - last[0] <= _REACH and _refers(made):
                yield made.key, last[1]


def _in_one_sentence(rows: Sequence[tuple[int, int, str, Testimony]]) -> Iterator[tuple[str, Testimony]]:
    """Yield the deaths and the act of one sentence, where one of the two says the day and the other none."""
    for _, group in groupby(rows, key=lambda row: row[0]):
        armed = [
            made for *_, made in group if matters().family[made.matter] == "armed" and made.done and not loose(made)
        ]
        acts = [made for made in armed if made.kind is not EventType.CASUALTIES]
        deaths = [made for made in armed if made.kind is EventType.CASUALTIES]
        if len(acts) != 1:
            continue
        for dead in deaths:
            for one, other in ((dead, acts[0]), (acts[0], dead)):
                if other.time.known and not one.time.known and _one_place(one, other):
                    yield one.key, other


def _filled_in(rows: Sequence[tuple[int, int, str, Testimony]]) -> Iterator[tuple[str, Testimony]]:
    """Yield an act told without day and place, and the next that names it as known and fills them in."""
    bare: tuple[int, Testimony] | None = None
    for sentence, _, _, made in rows:
        if matters().family[made.matter] != "armed" or not made.done or loose(made):
            continue
        if not made.time.known and not _placed(made):
            bare = (sentence, made)
        elif (
            bare is not None
            and sentence - bare[0] == 1
            and _tells_of_an_act(made)
            and _known_act().search(made.claim.quote)
        ):
            yield bare[1].key, made


def _one_place(one: Testimony, other: Testimony) -> bool:
    return not _placed(one) or compare_places(one.places, other.places)[0] in (Whereabouts.SAME, Whereabouts.WITHIN)


def _placed(made: Testimony) -> bool:
    return any(not wide(place) for place in made.places)


def _tells_of_an_act(made: Testimony) -> bool:
    return (
        matters().family[made.matter] == "armed" and _placed(made) and not loose(made) and made.done and not made.denies
    )


def _refers(made: Testimony) -> bool:
    """Tell whether it names an act only as known already, and says neither where nor when it was."""
    if made.time.known or _placed(made) or loose(made) or matters().family[made.kind] not in matters().referring:
        return False
    return bool(_known_act().search(made.claim.quote))


@cache
def _known_act() -> re.Pattern[str]:
    nouns = "|".join(sorted(matters().known_acts))
    return re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?:{nouns})\b|\b[Rr]esponsib(?:le|ility)\b")
