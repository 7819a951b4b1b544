"""Who is in a report: persons, bodies and groups as it introduces them, settled against the registers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from trucewatch.claims.introduced import bare_name, is_introduced
from trucewatch.claims.lexicon import body_words, read_yaml
from trucewatch.claims.parsing import ParsedReport
from trucewatch.model import Dateline, PlacePrecision, Report
from trucewatch.registers import ActorEntry, ActorMatch, PlaceMatch, Registers

_PARTICLES = r"(?:de|del|della|di|da|dos|du|van|von|der|den|bin|ibn|bint|ben|al|el|ul|ad|as|ash|abu|la|le)"
_SHORT_TITLES = "Gen|Lt|Col|Maj|Capt|Brig|Sgt|Adm|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|St"
_WORD = (
    r"(?:(?:[A-Z]\.){2,}(?:-[a-z]+)?|(?:al-|el-|ul-|bin-|abu-|ad-|as-|ash-|an-|az-|ez-|ar-|at-)?"
    rf"(?:(?:{_SHORT_TITLES}|[A-Z])\.|[A-Z]\w*(?:['’][A-Z]\w*)*(?:-[A-Za-z]\w*)*))"
)
_BETWEEN_TITLES = frozenset({"in", "of", "the", "sous", "under"})
_NAME = re.compile(
    rf"(?<![\w@#])(?:al-|el-)?{_WORD}"
    rf"(?:(?:[ ](?:{_PARTICLES})|[ ](?:of|for)(?:[ ]the)?)*[ ]{_WORD})*"
)


# Two countries are called so.
_SHARED = frozenset({"Congolese", "Guinean", "Korean", "Sudanese", "Dominican", "Nigerien"})
# "Regional prosecutors", "police" are those of where it happens, whoever the report is about.
_LOCAL = frozenset({"generic:court", "generic:police", "generic:emergency", "generic:official"})
# A war has two, and one mention makes no side.
_SIDES = 2
_WITHOUT_ARMY = frozenset({"PS", "CR", "IS", "PA", "VA", "LI", "AD"})
_ARMIES = frozenset({"mil", "air", "navy", "mod"})
# A country or capital is where something happens only behind one of these.
_LED = re.compile(r"\b(?:in|near|around|outside|inside|across|into|throughout|of|at|on) (?:the )?$")


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words at [start, end) of the reading text."""

    start: int
    end: int
    text: str


@cache
def title_words() -> frozenset[str]:
    """Return the words that stand before a person's name."""
    return frozenset(read_yaml("titles.yaml")["titles"])


class Cast:
    """The names of one report: register matches by position, persons by surname, and the country it is mostly about.

    ``people`` are the runs that name a person, with how many words of them are the name, and the name.
    """

    def __init__(self, parsed: ParsedReport, registers: Registers, prefer: tuple[str, ...] = ()) -> None:
        self.registers = registers
        self.prefer = prefer
        self._matches: list[ActorMatch] = []
        self._runs: list[NameRun] = []
        self._persons: dict[str, str] = {}
        self.text = parsed.text
        self.people: list[tuple[NameRun, int, str]] = []
        self.places: list[PlaceMatch] = []
        for paragraph in parsed.paragraphs:
            for match in registers.actors.find(paragraph.text, prefer):
                self._matches.append(
                    ActorMatch(match.start + paragraph.start, match.end + paragraph.start, match.entries)
                )
        self.spoken_of = self._spoken_of()
        for paragraph in parsed.paragraphs:
            for place in registers.places.find(paragraph.text, countries=prefer, spoken=self.spoken_of):
                self.places.append(replace(place, start=place.start + paragraph.start, end=place.end + paragraph.start))
            for found in _NAME.finditer(paragraph.text):
                self._runs.append(
                    NameRun(paragraph.start + found.start(), paragraph.start + found.end(), found.group())
                )
        self._adjectives = registers.places.country_words
        self._place_starts = [place.start for place in self.places]
        self._match_starts = [match.start for match in self._matches]
        self._run_starts = [run.start for run in self._runs]
        self.sent_from = self._country_of_dateline(parsed.report)
        self.country = self._main_country(prefer, self.sent_from)
        self.ground = self._ground(parsed.text, prefer)
        sent_from = self._country_of_dateline(parsed.report)
        self.home = self._home(prefer, sent_from, parsed.report.dateline)
        self.contested = self._is_contested(prefer, sent_from)
        self._group_names: set[str] = set()
        self._find_groups(parsed.text)
        self._introduce(parsed)

    def match_at(self, offset: int) -> ActorMatch | None:
        """Return the register match covering an offset, or None."""
        at = bisect_right(self._match_starts, offset) - 1
        return self._matches[at] if at >= 0 and offset < self._matches[at].end else None

    def matches_in(self, start: int, end: int) -> list[ActorMatch]:
        """Return the register matches that stand inside a span."""
        at = bisect_right(self._match_starts, start - 1)
        out = []
        while at < len(self._matches) and self._matches[at].start < end:
            if self._matches[at].end <= end:
                out.append(self._matches[at])
            at += 1
        return out

    def run_at(self, offset: int) -> NameRun | None:
        """Return the capitalised run covering an offset, or None."""
        at = bisect_right(self._run_starts, offset) - 1
        return self._runs[at] if at >= 0 and offset < self._runs[at].end else None

    def group_at(self, offset: int) -> str | None:
        """Return the name of a group that the registers do not hold, where a report names it; None elsewhere.

        A report introduces such a group once ("a militia calling itself the X", "the X, a faction of Y"); its name stands
        for it everywhere.
        """
        run = self.run_at(offset) if self._group_names else None
        name = bare_name(run.text) if run is not None else ""
        return name if name in self._group_names else None

    def is_group(self, name: str) -> bool:
        """Tell whether a name is that of a group the report introduces and the registers do not hold."""
        return name in self._group_names

    def has_run(self, start: int, end: int) -> bool:
        """Tell whether a capitalised run stands anywhere between two offsets."""
        at = bisect_right(self._run_starts, end) - 1
        return at >= 0 and self._runs[at].end > start

    def place_at(self, offset: int) -> PlaceMatch | None:
        """Return the place name covering an offset, or None."""
        at = bisect_right(self._place_starts, offset) - 1
        return self.places[at] if at >= 0 and offset < self.places[at].end else None

    def place_from(self, offset: int) -> PlaceMatch | None:
        """Return the first place name at or behind an offset, or None."""
        at = bisect_right(self._place_starts, offset - 1)
        return self.places[at] if at < len(self.places) else None

    def place_up_to(self, offset: int) -> PlaceMatch | None:
        """Return the last place name that ends at or before an offset, or None."""
        at = bisect_right(self._place_starts, offset - 1) - 1
        return self.places[at] if at >= 0 and self.places[at].end <= offset else None

    def person(self, name: str) -> str | None:
        """Return the full name a surname or short form stands for in this report, or None."""
        return self._persons.get(_key(name))

    def entry_of(self, match: ActorMatch) -> ActorEntry:
        """Choose among the entries a match may stand for: the report's country first; "the army" is its army."""
        chosen = next((entry for entry in match.entries if entry.country == self.country), match.entries[0])
        if (
            chosen.id.startswith("generic:")
            and chosen.kind in ("government", "armed_forces", "state")
            and self.country is not None
        ):
            local = self.ground if chosen.id in _LOCAL else None
            return self.registers.actors.of_country(chosen.id, local or self.home or self.country) or chosen
        return chosen

    def at_home(self, entry: ActorEntry) -> ActorEntry:
        """Return whose spokesman or source "army spokesman" is: the army's of the country the report is about."""
        if entry.id.startswith("generic:") and entry.kind == "person" and self.home is not None:
            return self.registers.actors.of_country(entry.id, self.home) or entry
        return entry

    def name_words(self, start: int, end: int, text: str) -> list[str]:
        """Return the words of a name alone: without the country, body and titles written before it."""
        words = _without_titles(text)
        while len(words) > 1:
            at = start + text.find(words[0])
            match = self.match_at(at)
            country = words[0].rstrip("'’s") in self._adjectives or words[0] in self._adjectives
            covered = (
                match is not None and match.start <= at and match.end < end and self.entry_of(match).kind != "person"
            )
            titled = words[1].lower().strip(".,") in title_words()
            if covered and match is not None and titled | (text[match.end - start : match.end - start + 1] == " "):
                rest = _without_titles(text[max(0, match.end - start) :].strip())
            elif country and titled:
                rest = _without_titles(" ".join(words[1:]))
            else:
                return words
            if not rest or rest == words or len(rest) >= len(words):
                return words
            words = rest
        return words

    def country_word(self, word: str) -> ActorEntry | None:
        """Return the state whose adjective or name a word is ("Turkish", "U.S."), or None."""
        home = self.registers.places.countries.get(self.ground or "") if word in _SHARED else None
        iso2 = home.iso2 if home is not None and word in home.demonyms else self._adjectives.get(word)
        return self.registers.actors.of_country("state", iso2) if iso2 else None

    def other_than(self, countries: set[str]) -> str | None:
        """Return the country that a report names most beside some others."""
        seen = Counter(
            country
            for match in self._matches
            for country in {entry.country for entry in match.entries[:1] if entry.country}
            if country not in countries
        )
        return min(seen, key=lambda country: (-seen[country], country)) if seen else None

    def _spoken_of(self) -> tuple[str, ...]:
        """Return the countries whose states, bodies and groups a report names, the most named first."""
        seen: Counter[str] = Counter()
        for match in self._matches:
            countries = {entry.country for entry in match.entries if entry.country}
            if len(countries) == 1:
                seen.update(countries)
        return tuple(sorted(seen, key=lambda country: (-seen[country], country)))

    def _country_of_dateline(self, report: Report) -> str | None:
        """Return the country a report was sent from, where it is known: "the air force" is most often that country's."""
        names = report.dateline.places[:1] if report.dateline is not None else ()
        found = [entry for name in names for entry in self.registers.places.lookup(name)[:1]]
        return found[0].country if found else None

    @cached_property
    def armed(self) -> frozenset[str]:
        """The countries whose forces a report names: those that "the army" may be of."""
        return frozenset(
            entry.country
            for match in self._matches
            for entry in match.entries[:1]
            if entry.kind == "armed_forces" and entry.country
        )

    def is_side(self, country: str | None) -> bool:
        """Tell whether a country is one of those that a report is about: its forces are named, or it is, more than once."""
        return country is not None and (country in self.armed or self._seen[country] > 1)

    def has(self, code: str, country: str) -> bool:
        """Tell whether a country can have a body: some keep no armed forces."""
        return country not in _WITHOUT_ARMY or code not in _ARMIES

    def _home(self, prefer: tuple[str, ...], sent_from: str | None, dateline: Dateline | None) -> str | None:
        """Return the country whose bodies need no name here: where the report was sent from, if it happens there too."""
        desks = set(dateline.places) if dateline is not None else set()
        there = any(
            place.entries and place.entries[0].country == sent_from for place in self.places if place.name not in desks
        )
        told = sent_from is not None and (self._seen[sent_from] > 0 or there)
        if self.country in prefer or sent_from is None:
            return self.country
        hardly = self.country is None or self._seen[self.country] < _SIDES
        return sent_from if hardly or (told and sent_from in self._grounds) else self.country

    def _is_contested(self, prefer: tuple[str, ...], sent_from: str | None) -> bool:
        """Tell whether two countries are told of alike, and nothing tells whose report this is."""
        if self.country in prefer or self.home in (sent_from, self.ground) or len(self._seen) < _SIDES:
            return False
        (_, most), (_, next_most) = self._seen.most_common(_SIDES)
        return next_most * 2 > most

    def _main_country(self, prefer: tuple[str, ...], sent_from: str | None) -> str | None:
        seen: Counter[str] = Counter()
        for match in self._matches:
            countries = {entry.country for entry in match.entries if entry.country}
            if len(countries) == 1:
                # "Turkish soldiers in Iraq": the army said to act there is Turkey's.
                weight = 2 if match.entries[0].kind in ("armed_forces", "government") else 1
                seen.update(dict.fromkeys(countries, weight))
        self._seen = seen.copy()
        for country in prefer:
            if seen[country] >= 2:
                return country
        if sent_from is not None and seen[sent_from] >= 2:
            seen[sent_from] += max(3, seen[sent_from])
        return min(seen, key=lambda c: (-seen[c], c)) if seen else (prefer[0] if prefer else None)

    def _ground(self, text: str, prefer: tuple[str, ...]) -> str | None:
        """Return the country where things happen: by its towns and districts named, or named alone; None where two are.

        Whose soldiers are spoken of tells nothing: "Russian forces" fight in Ukraine.
        """
        self._grounds: set[str] = set()
        if self.country is not None and self.country in prefer:
            return self.country
        weight: Counter[str] = Counter()
        names = {place.name: place for place in reversed(self.places) if place.entries}
        for place in names.values():
            best = place.entries[0]
            acts = best.precision is PlacePrecision.COUNTRY or self.registers.actors.capital_of(place.name) is not None
            if not acts or _LED.search(text, max(0, place.start - 12), place.start):
                weight[best.country or ""] += 1 if acts else 3
        ranked = weight.most_common(2)
        self._grounds = {country for country, named in ranked if named * 2 >= ranked[0][1]}
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0] or None

    def _find_groups(self, text: str) -> None:
        for run in self._runs:
            if is_introduced(text, run.start, run.end) and self._unheld(run):
                self._group_names.add(bare_name(run.text))

    def _unheld(self, run: NameRun) -> bool:
        """Tell whether the registers hold nothing by this name: no actor, no place, no country's adjective."""
        start = run.start + len(run.text) - len(bare_name(run.text))
        words = bare_name(run.text).split()
        ends = (self.match_at(start), self.match_at(run.end - 1), *self.matches_in(start, run.end))
        held = [match for match in ends if match is not None and not match.entries[0].id.startswith("generic:")]
        place = self.place_at(start)
        whole = place is not None and place.end >= run.end
        title = any(_is_title(word) for word in words[:-1])
        return not (held or whole or title) and (len(words) > 1 or words[0] not in self._adjectives)

    def _introduce(self, parsed: ParsedReport) -> None:
        """Learn full names: a run of two words or more that no register explains, after a title or before a speech verb."""
        for run in self._runs:
            words = self.name_words(run.start, run.end, run.text)
            if len(words) == 1 and len(words[0]) < len(run.text) and _is_title(run.text.split()[0]):
                self.people.append((run, 1, words[0]))  # "President Lund"
            if len(words) < 2 or any(word.lower() in body_words() for word in words):
                continue
            if self.place_at(run.end - 1) is not None or bare_name(run.text) in self._group_names:
                continue
            match = self.match_at(run.end - 1)
            if match is not None and match.entries[0].kind != "person":
                continue
            full = " ".join(words)
            self.people.append((run, len(words), full))
            for key in _short_forms(words):
                self._persons.setdefault(key, full)


def _without_titles(text: str) -> list[str]:
    words = re.sub(r"['’]s$", "", text).rstrip(".").split()
    titled = False
    while len(words) > 1 and (_is_title(words[0]) or words[0] in ("of", "for", "the")):
        titled = titled or _is_title(words[0])
        words.pop(0)
    if titled and "of" in words[2:]:
        words = words[: words.index("of", 2)]  # "Foreign Minister Jana Roth of Orvenia"
    return words


def _is_title(word: str) -> bool:
    """Tell whether a word is a title, or titles joined by hyphens ("Brigadier-General", "Vice-Presidents")."""
    word = word.lower().strip(".,")
    known = title_words()
    return (
        word in known
        or word.removesuffix("s") in known
        or ("-" in word and all(part in known or part in _BETWEEN_TITLES for part in word.split("-")))
    )


def _short_forms(words: list[str]) -> list[str]:
    forms = [_key(" ".join(words[n:])) for n in range(len(words))]
    last = re.sub(r"^(al|el|ul|ad|as|ash)-", "", words[-1], flags=re.IGNORECASE)
    forms.append(_key(last))
    for n, word in enumerate(words[1:], 1):
        if word.lower() in {"de", "van", "von", "bin", "al", "el"}:
            forms.append(_key(" ".join(words[n:])))
            break
    return forms


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    name = re.sub(r"['’]s$", "", name)
    return re.sub(r"^(the) ", "", " ".join(_without_titles(name)).lower())
