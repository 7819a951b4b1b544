"""Numbers in wire copy with the words that bound them; what only looks like a count is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.grammars.numerals import (
    DIGITS,
    ONES,
    SCALES,
    SMALL_WORD,
    TENS,
    WORDS,
    alternatives,
    number_value,
    ordinal_value,
)
from trucewatch.grammars.numerals import SPACE as S
from trucewatch.grammars.time_forms import MONTHS
from trucewatch.model import Bound

_SCALE = alternatives(SCALES)
_PLUS = r"(?:-plus\b|-odd\b|\+)"
_PLAIN = rf"(?:{DIGITS})(?:(?:-|{S})(?:{_SCALE})\b|(?:bn|m|k)\b(?![a-z]))?"
_NUMBER = rf"(?:us\$|[$\u20ac\u00a3])?{S}?{_PLAIN}|{WORDS}"
_VAGUE = (
    rf"(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?:{S}of{S}(?:thousands|millions|billions))?|"
    rf"(?:several|a{S}few|many){S}(?:dozen|score|hundred|thousand|million)\b(?:{S}thousand)?|"
    rf"an?{S}(?:[a-z]{{1,12}}{S})?(?:number|handful|couple){S}of\b|a{S}few|several|many|numerous|multiple|countless"
)
_ORDINAL_TIME = rf"(?:[a-z]+(?:-[a-z]+)?|[0-9]{{1,3}}(?:st|nd|rd|th)){S}(?:such{S})?time\b"
COUNT = re.compile(
    rf"(?<![a-z0-9_.,:/\\=#&@])(?:(?P<ordinal>(?:second|third|fourth|fifth|sixth|seventh|eighth"
    rf"|ninth|tenth|eleventh|twelfth|"
    rf"[0-9]{{1,3}}(?:st|nd|rd|th)|[a-z]{{3,7}}(?:teen|tie)th|twenty-[a-z]{{4,7}}|thirty-[a-z]{{4,7}}){S}"
    rf"(?:such{S})?time)\b"
    rf"|(?P<rank>(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{{3,7}}(?:teen|tie)th"
    rf"|twenty-[a-z]{{4,7}}|[0-9]{{1,3}}(?:st|nd|rd|th))(?={S}[a-z]+{S}(?:to|killed|wounded)\b))"
    rf"|(?P<vague>{_VAGUE})(?![a-z])"
    rf"|(?P<first>{_NUMBER})(?P<plus>{_PLUS})?(?![0-9_]|(?!km\b|kg\b|mph\b)[a-z])"
    rf"(?:(?P<join>{S}?[-\u2010-\u2014]{S}?|{S}(?:to|or|and){S})(?:us\$|[$\u20ac\u00a3])?(?P<second>{_PLAIN}"
    rf"|{WORDS})(?P<plus2>{_PLUS})?(?![0-9_]|(?!km\b|kg\b|mph\b)[a-z]))?"
    rf"|(?P<twice>twice|thrice)\b)",
    re.ASCII,
)
"""A number, a range of two, a vague quantity or "the eighth time", over lower-cased text."""

_TOKEN = re.compile(r"[a-z]+|[0-9]|[$\u20ac\u00a3]", re.ASCII)
_OPENERS = frozenset({
    *ONES, *TENS, "a", "an", "half", "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions",
    "several",
    "many", "numerous", "multiple", "countless", "twice", "thrice", "second", "third", "fourth", "fifth", "sixth",
    "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "thirtieth", "us", "$", "\u20ac", "\u00a3",
})  # fmt: skip
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("at least", "no fewer than", "no less than", "not fewer than", "not less than", "a minimum of",
        "minimum of",
                     "at the very least", "at a minimum"), Bound.AT_LEAST),
    **dict.fromkeys(("more than", "over", "well over", "just over", "upwards of", "upward of", "in excess of",
        "above", "exceeding",
                     "exceeded", "exceeds", "surpassed", "surpassing", "topped", "greater than", "far more than",
                     "slightly more than"),
                    Bound.MORE_THAN),
    **dict.fromkeys(("up to", "as many as", "as much as", "no more than", "not more than", "at most",
        "a maximum of", "maximum of",
                     "as high as"), Bound.UP_TO),
    **dict.fromkeys(("less than", "fewer than", "under", "just under", "nearly", "almost", "below",
        "slightly less than"),
                    Bound.LESS_THAN),
    **dict.fromkeys(("about", "around", "some", "roughly", "approximately", "approx", "approx.", "an estimated",
        "estimated", "circa",
                     "close to", "maybe", "perhaps", "an average of", "average of", "probably", "reportedly",
                     "possibly",
                     "somewhere around", "in the region of", "~"), Bound.ABOUT),
    **dict.fromkeys(("a total of", "total of", "exactly", "precisely", "all", "another", "an additional",
        "a further", "a combined",
                     "an overall"), Bound.EXACT),
}  # fmt: skip
_BOUND = "|".join(
    re.escape(words).replace(r"\ ", S) for words in sorted(_BOUNDS, key=lambda words: (-len(words), words))
)
_PREFIX = re.compile(rf"(?<![a-z])(?:(?:{_BOUND}){S}?,?{S}?){{1,3}}\Z", re.ASCII)
_EACH_BOUND = re.compile(rf"(?<![a-z])(?:{_BOUND})(?![a-z])", re.ASCII)
_SUFFIX = re.compile(rf",?{S}(?P<words>or{S}more|or{S}so|or{S}fewer|or{S}less|at{S}least|at{S}most)\b")
_SUFFIXES = {"or more": Bound.AT_LEAST, "at least": Bound.AT_LEAST, "or so": Bound.ABOUT, "or fewer": Bound.UP_TO,
    "or less": Bound.UP_TO,
             "at most": Bound.UP_TO}  # fmt: skip
_STRENGTH = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.LESS_THAN, Bound.UP_TO, Bound.ABOUT, Bound.EXACT)
_CHANGE = re.compile(
    r"\b(?:rose|rise|rising|risen|fell|fall|falling|fallen|grew|grow|grown|increased?|increasing"
    r"|decreased?|dropped|drop|climbed|jumped|"
    r"declined|raised?|raising|reduced?|reducing|cut|lowered|down|up|went|gone|moved|revised"
    r"|changed|shrunk|shrank|swelled|soared)\b"
    r"[^.;]{0,40}\bfrom\s\Z"
)

_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
_NAMED_BEFORE = re.compile(
    rf"(?:{_MONTH}\.?{S}|[a-z]-|[0-9][-/:.,]|[./]|\b(?:resolutions?|articles?|chapters?|sections?"
    rf"|no\.?|nos\.?|number|plan|phase|stage|"
    rf"route|road|highway|channel|page|pages|day|part|paragraph|para|step|gate|flight|version"
    rf"|level|war|type|model|mission|protocol|"
    rf"chapter|annex|clause|item|agenda|rule|grade|tier|psalm|verse|terminal|line|lane|unit|brigade"
    rf"|camp|sector|zone|route|"
    rf"aged?|ages|under-|age|over-){S}|#)\Z",
    re.ASCII,
)
_NAMED_AFTER = re.compile(
    rf"(?:st|nd|rd|th)\b|{S}?-?(?:mm|cm|cal|caliber|calibre)\b|-?(?:year|month|week|day)s?-olds?\b"
    rf"|{S}(?:years?|months?|weeks?){S}(?:old|of{S}age)\b|"
    rf"[:/][0-9]|\.[0-9]{{2}}{S}?[ap]\.?m|{S}?(?:[ap]\.?m\b|gmt\b|utc\b|hrs\b|o['\u2019]clock)"
    rf"|{S}?[\u00b0\u2032\u2033]|['\u2019]?s\b|\]|"
    rf"{S}(?:of{S})?{_MONTH}|-year-old|[- ](?:thirds?|quarters?|fifths?|tenths?|halves)\b|-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[)\]]?{S}?st\b",
    re.ASCII,
)
_CLOCK_OR_DAY_AFTER = re.compile(
    rf"(?::[0-9]{{2}}|\.[0-9]{{2}})?{S}?(?:[ap]\.?m\b|gmt\b|utc\b|hrs\b|o['\u2019]clock|(?:of{S})?{_MONTH})"
    rf"|{S}(?:o['\u2019]clock|(?:in{S}the|on{S}[a-z]+day){S}(?:morning|afternoon|evening|night)|at{S}night)\b",
    re.ASCII,
)
_MILITARY_CLOCK = re.compile(r"(?:[01][0-9]|2[0-4])[0-5][0-9]\Z")
_ORDINARY_ONE = re.compile(
    rf"{S}(?:of(?!{S}(?:its|their|his|her|our|the|whom)\b)|another|by|side|thing|reason|way|hand|day(?!s)|time|such|more{S}time|or{S}more"
    rf"|that|who|which|and{S}only|can|could|may|should|must)\b"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


@dataclass(slots=True)
class Number:
    """A number found, with the span of the words that bound it."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    kind: str  # number, vague, ordinal, twice, range
    bounded: bool = False
    money: bool = False
    over: bool = False


_HANDED = re.compile(rf"\b(?:hand|turn|sign|take|give|carry|took|gave|run|ran)(?:ed|ing|s|n|ning)?{S}\Z")


def _bounds(low: str, start: int) -> tuple[int, Bound | None, bool]:
    """Return where the bounding words before a number start, what they say, and whether it is a bare "over"."""
    base = max(0, start - 44)
    prefix = _PREFIX.search(low[base:start])
    if prefix is None:
        return start, None, False
    words = [" ".join(found.group().split()) for found in _EACH_BOUND.finditer(prefix.group())]
    if words == ["over"] and _HANDED.search(low[base : base + prefix.start()]):
        return start, None, False  # "to hand over 618"
    said = [_BOUNDS[word] for word in words]
    return base + prefix.start(), min(said, key=_STRENGTH.index), words == ["over"]


def _limits(value: float | None, bound: Bound) -> tuple[float | None, float | None]:
    if value is None or bound is Bound.ABOUT:
        return None, None
    return {
        Bound.EXACT: (value, value), Bound.AT_LEAST: (value, None), Bound.MORE_THAN: (value, None),
        Bound.UP_TO: (None, value),
        Bound.LESS_THAN: (None, value),
    }[bound]  # fmt: skip


def _only_looks(text: str, low: str, start: int, end: int) -> bool:
    """Tell a date, a clock, an age, a name's number or a calibre from a count."""
    before = low[max(0, start - 16) : start]
    after = low[end : end + 20]
    if low[start] == "0" and low[start + 1 : start + 2].isdigit():
        return True
    month = _NAMED_AFTER.match(after)
    if month and not re.match(rf"{S}(?:may|march)\b", text[end : end + 20]):
        return True
    if re.match(rf"{S}times\b", after):
        return False  # "over the buffer zone 32 times"
    if _NAMED_BEFORE.search(before) and not re.search(r"\b(?:may|march)\s\Z", text[max(0, start - 16) : start]):
        return True
    if re.search(r"(?:^|\n)[ \t]*\Z", before) and re.match(r"[.)]\s", after):
        return True  # the number of a list's item
    named = re.search(r"[A-Z][\w'\u2019-]*,? \(?\Z", text[max(0, start - 24) : start])
    return bool(named and "," in named.group() + "(" and re.match(r"[,)]", after) and re.search(r"[,(] ?\(?\Z", before))


def _two_times(match: re.Match[str], text: str, low: str) -> bool:
    """Tell two hours or two days from counts: "between 6 and 7 p.m.", "from 5 to 8 March", "1400 to 1500 hours"."""
    if not match["second"]:
        return False
    end = match.end("second")
    after = _CLOCK_OR_DAY_AFTER.match(low, end)
    if after is not None:
        month = re.match(rf"{S}(?:of{S})?(?:may|march)\b", low[end : end + 12])
        return month is None or re.match(rf"{S}(?:of{S})?(?:May|March)\b", text[end : end + 12]) is not None
    both = _MILITARY_CLOCK.match(match["first"]) and _MILITARY_CLOCK.match(match["second"])
    return bool(both and re.match(rf"{S}(?:hours|hrs|local|gmt)\b", low[end : end + 8]))


def _single(match: re.Match[str], low: str, start: int, end: int) -> Number | None:
    words = match["first"]
    value = number_value(
        re.sub(r"^(?:us\$|[$\u20ac\u00a3])\s?", "", re.sub(r"(?<=[0-9])(?:m|bn|k)$", _suffix_scale, words))
    )
    if value is None or value > 1e15:
        return None
    begin, bound, over = _bounds(low, start)
    plus = match["plus"]
    if plus:
        bound = Bound.ABOUT if plus == "-odd" else Bound.MORE_THAN
    found = bound or Bound.EXACT
    least, most = _limits(value, found)
    money = words[0] in "$\u20ac\u00a3" or words.startswith("us$")
    return Number(begin, end, value, least, most, found, "number", bounded=bound is not None, money=money, over=over)


def _suffix_scale(match: re.Match[str]) -> str:
    return {"m": " million", "bn": " billion", "k": " thousand"}[match.group()]


def _range(match: re.Match[str], low: str, start: int) -> Number | None:
    """Read "between 10 and 15", "10 to 15", "two or three"; None where the two numbers are two counts."""
    first, second = (
        number_value(re.sub(r"^(?:us\$|[$\u20ac\u00a3])\s?", "", match["first"])),
        number_value(match["second"]),
    )
    if first is None or second is None or not first < second or _YEAR.match(match["first"]):
        return None
    base = max(0, start - 60)
    before = low[base:start]
    between = re.search(rf"\bbetween{S}(?:(?:about|around|an?{S}estimated){S})?\Z", before)
    if match["join"].strip() == "and" and not between:
        return None
    if match["join"].strip() == "or" and not (second <= 20 or second - first <= first):
        return None
    if _CHANGE.search(before) or (match["join"].strip() == "to" and second > first * 50):
        return None
    begin, bound, _ = _bounds(low, start)
    begin = base + between.start() if between else begin
    scale = re.search(rf"{S}(?:{_SCALE})\Z", match["second"])
    if scale and not re.search(r"[a-z]", match["first"]):
        first = number_value(match["first"] + scale.group()) or first
    return Number(
        begin, match.end(), None, first, second, bound if bound is Bound.UP_TO else Bound.ABOUT, "range", bounded=True
    )


def _vague(match: re.Match[str], low: str) -> Number | None:
    words = " ".join(match["vague"].split())
    start, end = match.start(), match.end()
    if re.search(r"(?:\bhow|\bso|\btoo|\bas|\bnot|\bnor)\s\Z", low[max(0, start - 6) : start]):
        return None
    begin, bound, _ = _bounds(low, start)
    couple = 2.0 if words == "a couple of" else None
    return Number(
        begin,
        end,
        couple,
        None,
        None,
        bound if bound and bound is not Bound.EXACT else Bound.ABOUT,
        "vague",
        bounded=True,
    )


def _ordinal(match: re.Match[str]) -> Number | None:
    rank = ordinal_value(match["ordinal"].split()[0])
    if rank is None or rank < 2:
        return None
    return Number(match.start(), match.end(), float(rank), float(rank), float(rank), Bound.EXACT, "ordinal")


def _rank(match: re.Match[str], low: str) -> Number | None:
    """Read "the seventh soldier to lose a foot": seven by then."""
    rank = ordinal_value(match["rank"])
    if rank is None or rank < 2 or not low[: match.start()].endswith(("the ", "a ", "an ")):
        return None
    return Number(match.start(), match.end(), float(rank), float(rank), float(rank), Bound.EXACT, "rank")


def _read(match: re.Match[str], text: str, low: str) -> Number | None:
    start = match.start()
    if match["ordinal"]:
        return _ordinal(match)
    if match["rank"]:
        return _rank(match, low)
    if match["vague"]:
        return _vague(match, low)
    if match["twice"]:
        times = 2.0 if match["twice"] == "twice" else 3.0
        return Number(start, match.end(), times, times, times, Bound.EXACT, "twice")
    if _two_times(match, text, low):
        return None
    if match["second"] and not _only_looks(text, low, start, match.end()):
        found = _range(match, low, start)
        if found is not None:
            return found
    end = match.end("plus") if match["plus"] else match.end("first")
    if _only_looks(text, low, start, end):
        return None
    found = _single(match, low, start, end)
    if found is not None and match["first"] == "one" and _ORDINARY_ONE.match(low, end) and not found.bounded:
        return None
    return found


def _with_suffix(number: Number, low: str) -> None:
    after = _SUFFIX.match(low, number.end)
    if after is None or number.kind != "number":
        return
    number.bound = _SUFFIXES[" ".join(after["words"].split())]
    number.low, number.high = _limits(number.value, number.bound)
    number.bounded, number.end = True, after.end()


def _past(match: re.Match[str], text: str, low: str) -> int:
    """Return where to read on behind a number that counts nothing."""
    if not match["first"]:
        return match.end()
    return match.end("second") if _two_times(match, text, low) else match.end("first")


def numbers(text: str, low: str) -> Iterator[Number]:
    """Yield the numbers of a text that count something, left to right."""
    position = 0
    for token in _TOKEN.finditer(low):
        word, start = token.group(), token.start()
        if start < position or not (word.isdigit() or word in _OPENERS):
            continue
        match = COUNT.match(low, start)
        if match is None:
            continue
        number = _read(match, text, low)
        if number is None:
            position = _past(match, text, low)
            continue
        _with_suffix(number, low)
        position = number.end
        yield number


def small_word(words: str) -> bool:
    """Tell whether words are a number word below one hundred."""
    return re.fullmatch(SMALL_WORD, words) is not None


def year_like(words: str) -> bool:
    """Tell whether digits may be a calendar year."""
    return _YEAR.match(words) is not None
