"""What the clause around a number makes of it: deaths, injured, a rate."""

from __future__ import annotations

import re

from trucewatch.grammars.numerals import SMALL_WORD
from trucewatch.grammars.numerals import SPACE as S

WINDOW = 120
"""Characters of a clause looked at on either side of a count."""

_KILL = (
    r"kill(?:ed|ing|s)?|slain|slay(?:ing)?|slaughter(?:ed|ing)|massacr(?:ed|ing)|murder(?:ed"
    r"|ing|s)?|execut(?:ed|ing|es)|behead(?:ed|ing)|"
    r"assassinat(?:ed|ing)|lynch(?:ed|ing)|martyr(?:ed|ing)|electrocut(?:ed|ing)|gunned\sdown"
    r"|shot\sdead|shooting\sdead|burned\sto\sdeath|"
    r"beaten\sto\sdeath|put\sto\sdeath"
)
_HURT = r"wound(?:ed|ing|s)|injur(?:ed|ing|es|e)|hurt(?:ing)?|maim(?:ed|ing)|hospitali[sz](?:ed|ing)"
_DIE = (
    r"died|dies|dying|dead|perish(?:ed|ing)?|drowned|lost\stheir\slives|lost\shis\slife|lost\sher\slife"
    r"|lost\stheir\slife|succumbed|bled\sto\sdeath|starved\sto\sdeath|fatalities"
)
_FILL = (
    rf"(?:{S}(?:at|least|more|than|about|around|some|nearly|almost|up|to|an?|the|another|estimated"
    rf"|total|of|as|many|over|reportedly|also|"
    rf"allegedly|including|further|between|fewer|less|no|all|only|just|several|roughly|approximately"
    rf"|their|its|his|her|our|other|close))"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<both>(?:{_KILL}){S}(?:and|or|/){S}(?:{_HURT})|(?:{_HURT}){S}(?:and|or){S}(?:{_KILL}))|(?P<dead>{_KILL}"
    rf"|(?:claim(?:ed|ing|s)?|tak(?:en|ing|es?)|took|cost(?:ing|s)?|the){S}(?:the{S})?lives{S}of|deaths?{S}of|"
    rf"(?:death{S}toll|toll|number{S}of{S}(?:dead|deaths|fatalities)){S}?[^.;,]{{0,40}}(?:{S}to"
    rf"|{S}at|{S}of|{S}from|{S}reached|{S}was|{S}is|{S}stood{S}at|:))"
    rf"|(?P<hurt>{_HURT}))(?:{_FILL}){{0,5}}{S}[\"\u201c]?\Z",
    re.ASCII,
)
_PASSIVE = re.compile(r"\b(?:were|was|are|is|been|being|be|reportedly|feared)\s\Z")
_MODIFIERS = (
    rf"(?:(?:were|was|are|is|had|have|has|been|being|be|feared|reported|reportedly|allegedly|believed"
    rf"|confirmed|presumed|also|said|known|"
    rf"to|left|found|lay|lying|who|that|severely|critically|seriously|gravely|slightly|lightly"
    rf"|moderately|badly|mostly|all|shot|"
    rf"already|later|since|then|instantly|immediately|may|might|could|would|will){S}){{0,6}}"
)
_STATE = (
    rf"(?:(?P<both>(?:killed|dead|died|slain){S}(?:and|or){S}(?:wounded|injured|hurt))|(?P<dead>{_KILL}"
    rf"|{_DIE})|(?P<hurt>wounded|injured|hurt|maimed|hospitali[sz]ed))\b"
)
_RIGHT_AFTER = re.compile(rf"[\"\u201d]?,?{S}(?P<aux>{_MODIFIERS}){_STATE}(?P<rest>[^\n]{{0,14}})", re.ASCII)
_FURTHER_ON = re.compile(
    rf"(?P<gap>(?:{S}(?:[a-z\u2019'-]+)|,{S}(?:including|among{S}them|most{S}of{S}them|mostly"
    rf"|mainly|some{S}of{S}them|both|all{S}of{S}them)[^,.;]{{0,60}},|,(?={S}(?:were|was|have|had))){{0,9}}?)"
    rf"{S}(?P<aux>(?:were|was|have|had|has|are){S}{_MODIFIERS}|(?=died|perished)){_STATE}",
    re.ASCII,
)
_BARRED = re.compile(
    r"\b(?:said|says|that|which|when|while|after|before|but|because|if|accused|launched|killed"
    r"|wounded|killing|wounding|injuring|fired|"
    r"attacked|carried|struck|hit|and)\b|ed\b(?!\s(?:in|by|at|from|inside|under|on|near|with))"
)
_OBJECT = re.compile(
    rf"{S}(?:at{S}least|more{S}than|about|around|some|nearly|up{S}to|an?{S}|the{S}|their|his|its"
    rf"|several|dozens|hundreds|[0-9]|{SMALL_WORD}\b)"
)
# "three were shot dead the previous day": a time, nobody who was shot.
_WHEN = re.compile(rf"{S}(?:an?|the|one|that){S}(?:day|night|week|month|year|hour|morning|evening|previous|same|next)")
_RATE = re.compile(
    rf"{S}(?:an?|per|each|every){S}(minute|hour|day|night|week|month|year)\b|{S}?/{S}?(day|hour"
    rf"|week|month|year)\b|{S}(daily|weekly|monthly)\b",
)
_PERIOD = (
    rf"(?:in|over|during|within|for){S}(?:(?:the|a|an){S})?(?:(?:past|last|previous|preceding|same|latest|single){S})?"
    rf"(?P<span>(?:(?:[0-9]{{1,4}}|{SMALL_WORD}|a{S}few|several)[ -])?(?:minutes?|hours?|days?"
    rf"|weeks?|months?|years?|24-hour))(?:{S}period)?\b"
)
_PERIOD_AFTER = re.compile(rf"[^.;:!?\n0-9]{{0,90}}?\b{_PERIOD}", re.ASCII)
_PERIOD_BEFORE = re.compile(rf"\b{_PERIOD}[^.;:!?\n0-9]{{0,60}}\Z", re.ASCII)
_LISTED = re.compile(rf"(?:including|among{S}them|of{S}whom|of{S}them)(?:{S}(?:at{S}least|about|some|were))?{S}\Z")


def _kind(match: re.Match[str]) -> str:
    if match["both"]:
        return "casualties"
    return "deaths" if match["dead"] else "injured"


def verb_before(low: str, start: int) -> str | None:
    """Tell what a verb or noun right before a count makes of it: "killing at least one", "death toll rose to 45".

    >>> verb_before("shelling killed at least ", 25)
    'deaths'
    """
    clause = low[max(0, start - WINDOW) : start]
    match = _BEFORE.search(clause)
    if match is None or (
        _PASSIVE.search(clause[: match.start()]) and not match.group().startswith(("death", "toll", "number"))
    ):
        return None
    return _kind(match)


def verb_after(low: str, end: int) -> str | None:
    """Tell what the clause after a counted noun makes of it: "five were killed", not "rebels killed five"."""
    clause = low[end : end + WINDOW]
    near = _RIGHT_AFTER.match(clause)
    if near is not None:
        passive = re.search(
            r"\b(?:were|was|are|is|been|being|be|left|feared|reported|found|confirmed)\b", near["aux"] or ""
        )
        active = not passive and _OBJECT.match(near["rest"]) is not None
        if active:
            # "two gunmen shot dead a farmer": who shoots somebody dead is not dead.
            shot = near["aux"].split()[-1:] == ["shot"] and not _WHEN.match(near["rest"])
            died = re.match(rf"(?:{_DIE})\b", near["dead"] or near["both"] or "")
            return "deaths" if died and not shot else None
        return _kind(near)
    far = _FURTHER_ON.match(clause)
    if far is None:
        return None
    gap = re.sub(r",[^,]*,", " ", far["gap"])
    return None if _BARRED.search(gap) else _kind(far)


def rate_after(low: str, end: int) -> tuple[int, str] | None:
    """Read a rate right after a count ("180 people a day"); return where it ends and its unit of time."""
    match = _RATE.match(low, end)
    if match is None:
        return None
    words = match.group(1) or match.group(2) or {"daily": "day", "weekly": "week", "monthly": "month"}[match.group(3)]
    return match.end(), words


def period_around(low: str, start: int, end: int) -> str | None:
    """Read the period a count is over, in its own sentence: "15 violations in the past 24 hours".

    >>> text = "in the past 24 hours, 15 violations"
    >>> period_around(text, 22, 35)
    '24 hours'
    """
    after = _PERIOD_AFTER.match(low[end : end + WINDOW + 40])
    if after is not None and _counted(after):
        return _counted(after)
    before = _PERIOD_BEFORE.search(low[max(0, start - WINDOW) : start])
    return _counted(before) if before is not None else None


def _counted(match: re.Match[str]) -> str | None:
    """Return the period where it is a counted or a past one ("24 hours", "the past week"), not any "in a day"."""
    words = " ".join(match["span"].split())
    past = re.search(r"\b(?:past|last|previous|preceding|single)\b", match.group())
    counted = " " in words or "-" in words
    if past or (counted and re.search(r"(?:hour|day)s?\Z", words)):
        return "24 hours" if words == "24-hour" else words.replace("-", " ")
    return None


def listed_part(low: str, start: int) -> bool:
    """Tell whether a count is named as a part of the one before it: "10, including five attackers"."""
    return _LISTED.search(low[max(0, start - 40) : start]) is not None
