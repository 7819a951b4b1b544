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
_JUST_AFTER = 3
_ONE_WORD = r"(?:[\"\u201c\u2018']?[a-z]+(?:-[a-z]+)*[\"\u201d\u2019']? )?"
"""A word between article and noun ("the deadly raid"); a name there ("the Lowfield raid") tells another act."""


_Row = tuple[int, int, str, Testimony]
_Meant = Iterator[tuple[str, Testimony]]


def refer_back(testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Give each testimony that refers to an act told before the place and day of that act, as far as it names none."""
    found = tuple(testimonies)
    # What sentences fill in of an act comes first, so that who refers to it takes that too.
    for way in (_in_one_sentence, _filled_in, _known):
        meant = {one: act for rows in _by_report(found) for one, act in way(rows)}
        found = tuple(_taking(made, meant[made.key]) if made.key in meant else made for made in found)
    return found


def _by_report(testimonies: Sequence[Testimony]) -> Iterator[Sequence[_Row]]:
    """Yield the testimonies of each report in the order in which they are told."""
    told: dict[str, list[_Row]] = defaultdict(list)
    for made in testimonies:
        here = next(position for position in made.positions if position.report == made.claim.report)
        told[made.claim.report].append((here.sentence, here.claim, made.key, made))
    for report in sorted(told):
        yield sorted(told[report], key=lambda row: row[:3])


def _taking(made: Testimony, act: Testimony) -> Testimony:
    places = made.places if _placed(made) else act.places
    return replace(made, places=places, time=act.time if made.done else made.time, refers=act.refers or act.key)


def _known(rows: Sequence[_Row]) -> _Meant:
    """Yield who names an act as known, and the act told last before it."""
    last: tuple[int, Testimony] | None = None
    for sentence, _, _, made in rows:
        if _tells_of_an_act(made):
            last = (sentence, made)
        elif last is not None and sentence - last[0] <= _REACH and _refers(made, sentence - last[0]):
            yield made.key, last[1]


def _in_one_sentence(rows: Sequence[_Row]) -> _Meant:
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


def _filled_in(rows: Sequence[_Row]) -> _Meant:
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


def _refers(made: Testimony, gap: int) -> bool:
    """Tell whether it names an act only as known already, and says neither where nor when it was.

    A bare denial or accusation just after an act, with none of its own, is of that act.
    """
    if made.time.known or _placed(made) or loose(made) or matters().family[made.kind] not in matters().referring:
        return False
    bare = gap <= _JUST_AFTER and made.kind in (EventType.DENIAL, EventType.ACCUSATION)
    return bare or bool(_known_act().search(made.claim.quote))


@cache
def _known_act() -> re.Pattern[str]:
    nouns, inquiries = ("|".join(sorted(names)) for names in (matters().known_acts, matters().inquiries))
    known = rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) {_ONE_WORD}(?:{nouns})\b"
    asked = rf"\b(?:[Aa]n?|[Tt]he|[Aa]ny) {_ONE_WORD}(?:{inquiries})\b"
    return re.compile(rf"{known}|{asked}|\b[Rr]esponsib(?:le|ility)\b")
