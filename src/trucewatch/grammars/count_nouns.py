"""What is counted: the noun after a number, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.grammars.numerals import ONES, TENS

PEOPLE = frozenset({
    "people", "persons", "civilians", "soldiers", "troops", "servicemen", "servicewomen", "servicemembers",
    "fighters", "combatants",
    "militants", "militiamen", "rebels", "insurgents", "guerrillas", "gunmen", "attackers", "assailants", "bombers",
    "children", "kids",
    "infants", "babies", "toddlers", "teenagers", "youths", "women", "men", "boys", "girls", "residents",
    "inhabitants", "villagers",
    "locals", "citizens", "policemen", "police", "officers", "officials", "workers", "employees", "staffers",
    "medics", "doctors",
    "nurses", "paramedics", "rescuers", "volunteers", "journalists", "reporters", "photographers", "passengers",
    "worshippers",
    "students", "pupils", "schoolchildren", "teachers", "prisoners", "detainees", "inmates", "hostages", "captives",
    "refugees",
    "migrants", "members", "personnel", "staff", "peacekeepers", "observers", "commandos", "marines",
    "paratroopers", "guards",
    "conscripts", "recruits", "reservists", "pilots", "crew", "sailors", "commanders", "leaders", "mourners",
    "protesters",
    "demonstrators", "farmers", "fishermen", "shepherds", "drivers", "victims", "casualties", "survivors",
    "patients", "relatives",
    "forces", "operatives", "suspects", "loyalists", "separatists", "settlers",
    "tribesmen", "clerics",
    "diplomats", "lawyers", "activists", "politicians", "advisers", "advisors", "contractors", "mercenaries",
    "nationals", "foreigners",
    "tourists", "adults", "minors", "elderly", "orphans", "families", "households", "brothers", "sisters", "others",
    "humanitarians",
    "firefighters", "responders", "gendarmes", "generals", "colonels", "snipers", "deserters", "defectors",
    "returnees", "evacuees",
    "shoppers", "traders", "merchants", "customers", "priests", "monks", "nuns", "imams", "judges", "mayors",
    "aides", "bodyguards",
})  # fmt: skip
SINGULAR_PEOPLE = {
    "person": "people", "civilian": "civilians", "soldier": "soldiers", "serviceman": "servicemen",
    "fighter": "fighters",
    "combatant": "combatants", "militant": "militants", "rebel": "rebels", "insurgent": "insurgents",
    "gunman": "gunmen",
    "attacker": "attackers", "child": "children", "infant": "infants", "baby": "babies", "teenager": "teenagers",
    "youth": "youths",
    "woman": "women", "man": "men", "boy": "boys", "girl": "girls", "resident": "residents", "villager": "villagers",
    "citizen": "citizens", "policeman": "policemen", "officer": "officers", "official": "officials",
    "worker": "workers",
    "employee": "employees", "medic": "medics", "doctor": "doctors", "nurse": "nurses", "paramedic": "paramedics",
    "rescuer": "rescuers", "volunteer": "volunteers", "journalist": "journalists", "reporter": "reporters",
    "photographer": "photographers", "passenger": "passengers", "student": "students", "teacher": "teachers",
    "prisoner": "prisoners", "detainee": "detainees", "hostage": "hostages", "captive": "captives",
    "refugee": "refugees",
    "migrant": "migrants", "member": "members", "peacekeeper": "peacekeepers", "observer": "observers",
    "commando": "commandos",
    "marine": "marines", "guard": "guards", "pilot": "pilots", "sailor": "sailors", "commander": "commanders",
    "leader": "leaders",
    "protester": "protesters", "farmer": "farmers", "fisherman": "fishermen", "driver": "drivers", "victim": "victims",
    "patient": "patients", "operative": "operatives", "settler": "settlers", "contractor": "contractors",
    "national": "nationals",
    "staffer": "staffers", "policewoman": "policewomen", "firefighter": "firefighters", "family": "families",
    "adult": "adults",
    "sniper": "snipers", "shepherd": "shepherds", "activist": "activists", "diplomat": "diplomats", "aide": "aides",
}  # fmt: skip
_SINGULAR_THINGS = {
    "strike": "strikes", "airstrike": "airstrikes", "raid": "raids", "attack": "attacks", "rocket": "rockets",
    "missile": "missiles",
    "shell": "shells", "drone": "drones", "bomb": "bombs", "mortar": "mortars", "violation": "violations",
    "breach": "breaches",
    "aircraft": "aircraft", "plane": "planes", "warplane": "warplanes", "helicopter": "helicopters", "tank": "tanks",
    "vehicle": "vehicles", "truck": "trucks", "convoy": "convoys", "house": "houses", "building": "buildings",
    "hospital": "hospitals",
    "school": "schools", "village": "villages", "town": "towns", "explosion": "explosions", "blast": "blasts",
    "death": "deaths",
    "incident": "incidents", "clash": "clashes", "ship": "ships", "vessel": "vessels", "boat": "boats",
    "jet": "jets", "body": "bodies",
    "church": "churches", "mosque": "mosques", "market": "markets", "ambulance": "ambulances", "home": "homes",
    "shot": "shots",
    "round": "rounds", "projectile": "projectiles", "mine": "mines", "percent": "percent", "injury": "injuries",
    "fatality": "fatalities",
    "casualty": "casualties", "checkpoint": "checkpoints", "position": "positions", "post": "posts",
    "country": "countries",
    "hour": "hours", "minute": "minutes", "week": "weeks", "month": "months", "year": "years", "mile": "miles",
    "kilometre": "km",
    "kilometer": "km", "metre": "metres", "meter": "metres", "ton": "tons", "tonne": "tonnes", "arrest": "arrests",
    "day": "days",
}  # fmt: skip
ADJECTIVE_UNITS = {
    "member": "members", "nation": "nations", "country": "countries", "state": "states", "party": "parties",
    "seat": "seats",
    "page": "pages", "strong": "people", "man": "men", "person": "people", "hour": "hours", "day": "days",
    "week": "weeks",
    "month": "months", "year": "years", "minute": "minutes", "km": "km", "kilometre": "km", "kilometer": "km",
    "mile": "miles",
    "metre": "metres", "meter": "metres", "ton": "tons", "tonne": "tonnes", "vehicle": "vehicles",
    "truck": "trucks", "point": "points",
    "bed": "beds", "storey": "storeys", "story": "storeys", "percent": "percent",
}  # fmt: skip
_MEASURES = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
    "percentage points": "percentage points",
    "km": "km", "kms": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km",
    "miles": "miles", "mile": "miles",
    "metres": "metres", "meters": "metres", "metre": "metres", "meter": "metres", "yards": "yards", "feet": "feet",
    "hectares": "hectares",
    "acres": "acres", "kg": "kg", "kilos": "kg", "kilograms": "kg", "litres": "litres", "liters": "litres",
    "barrels": "barrels",
    "dollars": "dollars", "u.s. dollars": "dollars", "us dollars": "dollars", "euros": "euros", "pounds": "pounds",
    "roubles": "roubles",
    "rubles": "roubles", "riyals": "riyals", "dinars": "dinars", "lira": "lira", "liras": "lira",
    "shekels": "shekels", "hryvnias": "hryvnias",
    "francs": "francs", "birr": "birr", "yuan": "yuan", "rials": "rials", "km/h": "km/h", "mph": "mph",
    "square kilometers": "square km",
    "square kilometres": "square km", "square miles": "square miles", "sq km": "square km", "metric tons": "tons",
    "metric tonnes": "tonnes",
}  # fmt: skip
DURATIONS = frozenset(
    {
        "seconds",
        "minutes",
        "hours",
        "days",
        "nights",
        "weeks",
        "fortnights",
        "weekends",
        "months",
        "years",
        "decades",
        "centuries",
    }
)
_PLURALS = frozenset({
    *PEOPLE, "dead", "wounded", "injured", "missing", "aircraft", "cattle", "sheep", "livestock", "ammunition",
    "ordnance", "vehicles",
    "spacecraft", "lives", "killed", "deaths", "fatalities", "injuries", "displaced", "humvees", "headquarters",
    "barracks", "premises",
    "households",
})  # fmt: skip
_NOT_PLURAL = frozenset({
    "was", "is", "has", "does", "says", "its", "his", "this", "as", "us", "yes", "less", "plus", "minus", "versus",
    "news", "always",
    "perhaps", "across", "towards", "besides", "afterwards", "sometimes", "remains", "according", "dangerous",
    "religious", "serious",
    "various", "previous", "civilians'", "precious", "gas", "isis", "tunis", "damascus", "paris", "crisis", "basis",
    "series", "means",
    "hamas", "homs", "belarus", "cyprus", "thus", "business", "process", "access", "press", "express",
    "congress", "mass",
    "indigenous", "anonymous", "simultaneous", "continuous", "notorious", "suspicious", "consecutive", "barbarous",
    "homeless",
    "makes", "takes", "comes", "goes", "gets", "gives", "shows", "claims", "includes", "wants", "needs", "hopes",
    "believes", "sees",
})  # fmt: skip
_STOPS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "your", "my", "who",
    "whom", "which", "what", "when", "where", "while", "whose", "why", "how", "and", "or", "but", "nor", "yet",
    "so", "if", "then", "than", "as", "at", "by", "for", "from", "in", "into", "of", "on", "onto", "over", "under",
    "to", "toward", "towards", "upon", "with", "within", "without", "via", "about", "above", "across", "after",
    "against", "along", "amid", "among", "around", "before", "behind", "below", "beneath", "beside", "between",
    "beyond", "during", "despite", "down", "except", "inside", "near", "off", "out", "outside", "past", "per",
    "since", "through", "throughout", "until", "up", "versus", "were", "was", "is", "are", "am", "be", "been",
    "being", "have", "has", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can",
    "could", "may", "might", "must", "not", "no", "said", "says", "say", "saying", "told", "tells", "reported",
    "reports", "according", "also", "including", "included", "include", "killed", "wounded", "injured", "died",
    "dying", "dead", "hurt", "missing", "fled", "flee", "took", "take", "taken", "left", "leave", "leaving",
    "began", "begin", "remain", "remained", "came", "come", "went", "gone", "made", "make", "gave", "got", "get",
    "became", "become", "lost", "fought", "fell", "hit", "struck", "attacked", "fired", "launched", "carried",
    "shot", "held", "because", "though", "although", "however", "both", "either", "neither", "each", "every", "all",
    "any", "some", "he", "she", "they", "it", "we", "you", "i", "them", "him", "there", "here", "already",
    "reportedly", "allegedly", "apparently", "ago", "later", "earlier", "yesterday", "today", "tomorrow", "tonight",
    "overnight", "daily", "dozens", "scores", "hundreds", "thousands", "millions", "several", "many", *ONES, *TENS,
})  # fmt: skip
_COMPOUND = frozenset({
    "air", "drone", "barrel", "fighter", "rocket", "missile", "mortar", "artillery", "cruise", "ballistic",
    "cluster", "car", "suicide",
    "truck", "roadside", "land", "aid", "food", "war", "prisoner", "hunger", "tank", "naval", "patrol", "gun",
    "machine", "attack",
    "bomb", "chemical", "gas", "oil", "power", "water", "police", "border", "army", "military", "security",
    "ceasefire", "rescue",
    "health", "medical", "humanitarian", "glide", "guided", "surveillance", "combat", "transport", "supply",
    "observation", "refugee",
    "displacement", "school", "displaced", "armoured", "armored", "anti-tank", "surface-to-air", "commercial",
    "merchant", "fishing",
    "cargo", "passenger", "hospital", "apartment", "residential", "peace",
})  # fmt: skip
_DROPPED_MODIFIERS = frozenset(
    {"ceasefire", "cease-fire", "truce", "armistice", "alleged", "military", "army", "security", "police", "medical"}
)
_WORD = re.compile(
    r"[\s\u00a0]{0,3}(?:\r?\n[ \t]{0,3})?[\"'\u201c\u2018\u201d\u2019(]?((?:[a-z\u00c0-\u024f][a-z\u00c0-\u024f.]*"
    r"(?:[-'\u2019][a-z\u00c0-\u024f]+)*|%))",
)
_LEAD = re.compile(
    r"(?:[\s\u00a0]{1,3}(?:other|more|further|additional|of[\s\u00a0]the|of[\s\u00a0](?:its|their"
    r"|his|those|these|our|them)|of|extra|"
    r"straight|consecutive|separate|different|such)(?![a-z-]))"
)


# "Six Su-30 jets", "two M16 rifles", "300 T-72s": a make before the noun, or for it.
_MAKE = re.compile(
    r"[\s\u00a0]{1,3}(?:[a-z]{1,8}-?[0-9]{1,4}[a-z]{0,3}|[a-z]{1,4}-[a-z]?[0-9]{1,4})(?=[\s\u00a0][a-z])"
)
_MAKES = re.compile(r"[\s\u00a0]{1,3}([a-z]{1,8}-?[0-9]{1,4}[a-rt-z]{0,2}s)(?![a-z0-9-])")


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun: its span in the text, its normal form, and whether it names people."""

    start: int
    end: int
    unit: str
    people: bool
    measure: bool = False


def plural(word: str) -> bool:
    """Tell whether a lower-cased word looks like a plural noun."""
    if word in _PLURALS:
        return True
    return (
        word.endswith("s")
        and len(word) > 3
        and word not in _NOT_PLURAL
        and not word.endswith(("ss", "ous", "'s", "\u2019s"))
    )


def _measure(low: str, end: int) -> Noun | None:
    match = _MEASURE.match(low, end)
    if match is None:
        return None
    words = " ".join(match.group(1).split())
    return Noun(match.start(1), match.end(1), _MEASURES[words], people=False, measure=True)


_MEASURE = re.compile(
    r"[\s\u00a0]{0,3}-?("
    + "|".join(
        re.escape(words).replace(r"\ ", r"[\s\u00a0]") + ("" if words == "%" else r"\b")
        for words in sorted(_MEASURES, key=len, reverse=True)
    )
    + ")"
)


def _unit(words: list[str], head: str, capital: list[bool]) -> str:
    """Return the normal form: the head noun with the modifiers that make it a thing of its own ("air raids")."""
    if head in PEOPLE:
        return "people" if head == "persons" else head
    kept: list[str] = []
    for word, big in zip(reversed(words[:-1]), reversed(capital[:-1]), strict=True):
        if big or word not in _COMPOUND or word in _DROPPED_MODIFIERS:
            break
        kept.insert(0, word)
    return " ".join((*kept, head))


def _phrase(low: str, end: int) -> list[tuple[int, int, str]]:
    """Return the words after a number up to the first that cannot belong to its noun phrase."""
    words: list[tuple[int, int, str]] = []
    position = end
    for _ in range(8):
        match = _WORD.match(low, position)
        if match is None:
            break
        word = match.group(1).rstrip(".") if match.group(1) not in ("u.s.", "u.n.", "u.k.") else match.group(1)
        if word in _STOPS or not word:
            break
        begin = match.start(1)
        words.append((begin, begin + len(word), word))
        position = begin + len(word)
    return words


def _after_leads(low: str, end: int) -> int:
    """Step over "other", "more", "of the" between a number and its noun."""
    for _ in range(3):
        lead = _LEAD.match(low, end) or _MAKE.match(low, end)
        if lead is None:
            break
        end = lead.end()
    return end


def noun_after(text: str, low: str, end: int, *, single: bool) -> Noun | None:
    """Find what a number that ends at ``end`` counts; ``single`` looks for one thing ("one civilian")."""
    measure = _measure(low, end)
    if measure is not None:
        return measure
    makes = _MAKES.match(low, end)
    if makes is not None:
        return Noun(makes.start(1), makes.end(1), makes.group(1), people=False)
    words = _phrase(low, _after_leads(low, end))
    head = _single_head(words) if single else _plural_head(words)
    if head is None:
        return None
    names = [word for _, _, word in words[: head + 1]]
    capital = [
        text[start : start + 1].isupper() and not text[start:stop].isupper() for start, stop, _ in words[: head + 1]
    ]
    last = names[-1]
    if single:
        last = SINGULAR_PEOPLE.get(last) or _SINGULAR_THINGS.get(last, last)
    people = last in PEOPLE or last.endswith(("ists", "men", "women")) or (capital[-1] and len(names) == 1)
    return Noun(words[0][0], words[head][1], _unit([*names[:-1], last], last, capital), people=people)


_BARE_ADJECTIVES = frozenset(
    {
        "hard",
        "homeless",
        "displaced",
        "alive",
        "short",
        "injured",
        "missing",
        "hungry",
        "stranded",
        "trapped",
        "unaccounted",
    }
)


def stands_bare(low: str, end: int) -> bool:
    """Tell whether no noun of its own follows a number ("third with six.", "12 were wounded")."""
    words = _phrase(low, _after_leads(low, end))
    return not words or words[0][2] in _BARE_ADJECTIVES


def _plural_head(words: list[tuple[int, int, str]]) -> int | None:
    head = None
    for index, (_, _, word) in enumerate(words):
        if plural(word):
            head = index
        elif head is not None:
            break
    return head


def _single_head(words: list[tuple[int, int, str]]) -> int | None:
    for index, (_, _, word) in enumerate(words[:5]):
        if word in SINGULAR_PEOPLE or word in _SINGULAR_THINGS:
            following = words[index + 1][2] if index + 1 < len(words) else ""
            if following not in SINGULAR_PEOPLE and following not in _SINGULAR_THINGS:
                return index
    return None


def adjective_unit(low: str, end: int) -> tuple[int, str] | None:
    """Read "66-member", "48-hour", "500-strong" after a number; return where it ends and its unit."""
    match = re.compile(r"[-\u2010\u2011]([a-z]+)\b").match(low, end)
    if match is None or match.group(1) not in ADJECTIVE_UNITS:
        return None
    return match.end(1), ADJECTIVE_UNITS[match.group(1)]
