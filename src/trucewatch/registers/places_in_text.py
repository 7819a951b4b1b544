"""Finding places in running text: capitalised names that the register knows, with the words that belong to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trucewatch.model import PlacePrecision
from trucewatch.registers.folding import ARTICLES
from trucewatch.registers.place_words import AREA_WORDS, DIRECTIONS, UNIT_WORDS
from trucewatch.registers.places import WELL_KNOWN, PlaceRegister
from trucewatch.registers.records import PlaceEntry, PlaceMatch
from trucewatch.registers.words import Word, is_shouted, words_of

_LONGEST = 6
_INSIDE = (
    frozenset(
        {
            "of",
            "and",
            "the",
            "de",
            "da",
            "do",
            "du",
            "del",
            "des",
            "la",
            "le",
            "les",
            "los",
            "las",
            "sur",
            "am",
            "an",
            "der",
            "den",
            "e",
            "i",
        }
    )
    | ARTICLES
)
_BEFORE_A_PLACE = frozenset(
    "in at near around outside inside from to toward towards into of over across throughout on between through via onto within beyond "
    "approaching off besieged capital city town village suburb province district region village towns cities villages airport northern southern "
    "eastern western central".split()
)
_TITLES = frozenset(
    "mr mrs ms dr president minister general colonel gen col maj lt sgt capt sheikh abu um umm bin ibn brigadier major captain prince king imam "
    "ayatollah judge professor secretary ambassador senator spokesman spokeswoman commander pope father sir lady lord".split()
)
_NEIGHBOURS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december airport international university hospital road bridge street square camp prison base port dam crossing governor mayor "
    "highway countryside front reuters ap afp gmt".split()
) | frozenset(UNIT_WORDS)
_COMMON = frozenset(
    "march may august police media reading nice most same along man bar sandy orange mobile bath wells battle best much many over ban hit split "
    "police general union of the a as is it he she they we you i but and or nor for so yet if when while after before since until because although "
    "among all any both each few more other some such no not only own than too very can will just should now then there here this that these those "
    "what which who whom whose why how where monday tuesday wednesday thursday friday saturday sunday january february april june july september "
    "october november december president minister god islam muslim christian jewish arab kurdish army force forces state national international "
    "republic united peace war rights human media news press radio street central east west north south eastern western northern southern new old "
    "great little upper lower big high long good grand young lady star sun moon day lake river mount hill valley green white black red blue brown "
    "gray grey silver gold golden rose ada ali hassan hussein hasan omar ahmed ahmad mohammed mohammad muhammad mahmoud ibrahim khalid khaled said "
    "sami karim nasser saleh salih yousef yusuf jackson washington lincoln jefferson madison clinton bush carter ford johnson kerry trump biden "
    "obama powell rice kirby power martin george john james paul peter david michael robert william thomas charles daniel mary anna maria elizabeth "
    "jordan chad israel diana victor leo max mercy hope faith grace liberty freedom unity independence justice defence defense security council "
    "house senate congress bank fund group party front movement brigade division corps guard mission office agency committee commission court "
    "times post herald guardian independent observer telegraph economist sky fox ministry interior foreign home health energy finance bloc side "
    "most even still also both later early meanwhile however earlier several thousands hundreds dozens witnesses residents rebels troops fighters "
    "un us eu uk nato isis".split()
)
"""Plain words and given names that are also names of settlements somewhere; alone they name no place unless the theatre lists them."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known while a text is read: its words, whether capitals say anything, and the countries it is about."""

    words: list[Word]
    shouted: bool
    countries: tuple[str, ...]
    text: str


def find_places(register: PlaceRegister, text: str, countries: tuple[str, ...]) -> list[PlaceMatch]:
    """Return the places named in a text, left to right, no overlaps."""
    words = words_of(text)
    spoken = _countries_named(register, words)
    about = tuple(dict.fromkeys((*countries, *register.theatre_countries, *spoken)))
    scene = _Scene(words, is_shouted(words), about, text)
    matches: list[PlaceMatch] = []
    at = past = 0
    while at < len(words):
        end, entries = _place_at(register, scene, at)
        if not entries:
            at += 1
            continue
        match, past = _with_its_words(register, scene, at, end, entries, past)
        matches.append(match)
        at = past
    return matches


def _countries_named(register: PlaceRegister, words: list[Word]) -> tuple[str, ...]:
    folded = " " + " ".join(word.folded for word in words if word.case) + " "
    counts: Counter[str] = Counter()
    for iso2, names in register.country_words:
        counts[iso2] += sum(folded.count(name) for name in names)
    return tuple(iso2 for iso2, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count)


def _place_at(register: PlaceRegister, scene: _Scene, at: int) -> tuple[int, tuple[PlaceEntry, ...]]:
    """Return the end (in words) and the entries of the longest place name that starts at a word."""
    words = scene.words
    first = words[at]
    article = (
        first.folded in ARTICLES and at + 1 < len(words) and words[at + 1].case > 0 and words[at + 1].glue in ("-", " ")
    )
    if first.case == 0 and not (article and words[at + 1].glue == "-"):
        return at, ()
    for end in range(_run_end(words, at), at, -1):
        last = words[end - 1]
        if last.case == 0 or (end - at == 1 and article):
            continue
        key = " ".join(word.folded for word in words[at:end])
        if not register.knows(key) and not register.knows_alike(key, scene.countries[:4]):
            continue
        entries = register.lookup(key, scene.countries)
        if entries and not entries[0].theatre and entries[0].doubt is not None and entries[0].doubt.startswith("in "):
            entries = tuple(sorted(register.lookup(key), key=lambda entry: -register.weight(entry)))
        if entries and _is_meant(register, scene, at, end, entries):
            return end, entries
    return at, ()


def _run_end(words: list[Word], at: int) -> int:
    end = at + 1
    while (
        end < len(words)
        and end - at < _LONGEST
        and words[end].glue in (" ", "-", "'")
        and (words[end].case or words[end].folded in _INSIDE)
    ):
        if words[end].glue == "'" and words[end - 1].folded not in _INSIDE:
            break
        end += 1
    return end


def _is_meant(register: PlaceRegister, scene: _Scene, at: int, end: int, entries: tuple[PlaceEntry, ...]) -> bool:
    """Tell whether the words mean the place, or are a plain word, a person's name or part of a longer name."""
    words, best = scene.words, entries[0]
    if (
        end - at == 1
        and words[at].folded in _COMMON
        and best.precision is not PlacePrecision.COUNTRY
        and not best.theatre
    ):
        return False
    if best.precision is PlacePrecision.COUNTRY:
        return words[at].folded not in ("us",) or words[at].case == 2
    if at and words[at - 1].folded in _TITLES and words[at].glue in (" ", "-"):
        return False
    led = at > 0 and words[at - 1].folded in _BEFORE_A_PLACE and words[at].glue == " "
    if not scene.shouted and _is_part_of_a_name(register, words, at, end, led=led):
        return False
    return led or best.theatre or best.country in scene.countries or register.weight(best) >= WELL_KNOWN


def _is_part_of_a_name(register: PlaceRegister, words: list[Word], at: int, end: int, *, led: bool) -> bool:
    before = (
        at > 0
        and words[at].glue in (" ", "-")
        and words[at - 1].case > 0
        and at > 1
        and words[at - 1].glue in (" ", "-", "'")
    )
    after = end < len(words) and words[end].glue in (" ", "-") and words[end].case > 0
    known_before = before and (
        words[at - 1].folded in _NEIGHBOURS | _BEFORE_A_PLACE or register.knows(words[at - 1].folded)
    )
    known_after = after and (words[end].folded in _NEIGHBOURS or register.knows(words[end].folded))
    return (before and not known_before and not led) or (after and not known_after)


def _with_its_words(
    register: PlaceRegister, scene: _Scene, at: int, end: int, entries: tuple[PlaceEntry, ...], past: int
) -> tuple[PlaceMatch, int]:
    """Widen a name by the unit and direction words that make it another place: "Hama province", "northern Syria"."""
    words, start, stop = scene.words, at, end
    if end < len(words) and words[end].glue == " " and words[end].folded in AREA_WORDS:
        stop = end + 1
    elif at > past + 1 and words[at - 1].folded == "of" and words[at - 2].folded in AREA_WORDS:
        start = at - 2
    if start - 1 >= past and words[start - 1].folded in DIRECTIONS and words[start].glue == " ":
        start -= 1
    phrase = scene.text[words[start].start : words[stop - 1].end]
    if (start, stop) != (at, end):
        wider = register.lookup(phrase, scene.countries)
        if wider and (wider[0].doubt is None or start != at):
            return PlaceMatch(words[start].start, words[stop - 1].end, phrase, wider), stop
    return PlaceMatch(
        words[at].start, words[end - 1].end, scene.text[words[at].start : words[end - 1].end], entries
    ), end
