"""The form of an agreement file: which keys it has, and how each value is read from the words written there."""

from __future__ import annotations

import difflib
import re
from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from trucewatch.model import AgreementState, EventType, PartyStatus

CLAUSE_KINDS = ("forbidden", "owed", "permitted")
EXCEPTIONS = ("self_defence", "excluded_groups")
ANY_PARTY = "any_party"
PROTECTED = ("civilians", "aid", "monitors")
"""Words that ``toward`` may use beside party ids."""

GUIDE = "docs/reference/vocabulary.md"
_LONGEST = 2_000
_MOST_OFFERED = 12
_YEARS = (1900, 2200)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:\d{2}))?")


def wrong(found: str, wanted: str) -> PydanticCustomError:
    """Make the error that a value is not as wanted; both halves are shown to the person."""
    # pydantic fills braces in the template from the context, so the words travel in the context only
    return PydanticCustomError("agreement", "{found}", {"found": found, "wanted": wanted})


def _words(value: object) -> str:
    if value is None:
        raise wrong("is empty", "write something after the colon, or delete the key if it may be left out")
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a group of keys"
        raise wrong(f"is {kind}", "write plain words on one line")
    words = " ".join(value.split())
    if not words:
        raise wrong("is blank", "write something between the quotation marks")
    if len(words) > _LONGEST:
        raise wrong(f"has {len(words)} characters", f"keep it under {_LONGEST}")
    return words


def _identifier(value: object) -> str:
    words = _words(value)
    if not _ID.fullmatch(words):
        raise wrong(f'is "{words[:60]}"', "use letters, digits and _ - . : only, without spaces, up to 64 characters")
    return words


def _country(value: object) -> str:
    words = _words(value)
    if not re.fullmatch(r"[A-Z]{2}", words):
        raise wrong(f'is "{words[:60]}"', "write the two-letter country code in capitals, for example SY or UA")
    return words


def _zone(value: object) -> str:
    words = _words(value)
    try:
        ZoneInfo(words)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise wrong(
            f'is "{words[:60]}", which is no known time zone', 'write a name such as "Asia/Damascus" or "UTC"'
        ) from None
    return words


def _day(value: object) -> date:
    words = _words(value)
    if not _DAY.fullmatch(words):
        raise wrong(f'is "{words[:60]}"', "write a day as year-month-day, for example 2016-02-27")
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise wrong(f'is "{words}", a day that does not exist', "check month and day") from None
    _plausible(day.year, words)
    return day


def _plausible(year: int, words: str) -> None:
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise wrong(f'is "{words}"', f"write a year from {_YEARS[0]} to {_YEARS[1]}")


def _moment(value: object) -> datetime:
    words = _words(value)
    example = "2016-02-27T00:00+02:00"
    if _DAY.fullmatch(words):
        _day(words)
        raise wrong(
            f'is "{words}", without an hour', f"a time begins at an hour: write it with its zone, for example {example}"
        )
    match = _MOMENT.fullmatch(words)
    if not match:
        raise wrong(f'is "{words[:60]}"', f"write day, hour and zone, for example {example}")
    if not match.group(2):
        raise wrong(f'is "{words}", without a zone', f"add the difference from UTC, for example {example}")
    try:
        moment = datetime.fromisoformat(words.replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        raise wrong(f'is "{words}", a time that does not exist', "check month, day, hour and minute") from None
    _plausible(moment.year, words)
    return moment


def _milestone(value: object) -> datetime | date:
    return _day(value) if isinstance(value, str) and _DAY.fullmatch(value) else _moment(value)


def as_truth(value: object) -> bool:
    """Read yes or no."""
    words = _words(value).lower()
    if words not in {"yes", "no", "true", "false"}:
        raise wrong(f'is "{words[:60]}"', "write yes or no")
    return words in {"yes", "true"}


def one_of(value: object, allowed: tuple[str, ...]) -> str:
    """Read a word out of a fixed list; the message offers the nearest one."""
    words = _words(value)
    if words in allowed:
        return words
    near = difflib.get_close_matches(words, allowed, 1)
    if not near:
        raise wrong(f'is "{words[:60]}"', f"write one of: {', '.join(allowed)}")
    # a long list would bury the hint
    every = f"in {GUIDE}" if len(allowed) > _MOST_OFFERED else ", ".join(allowed)
    raise wrong(f'is "{words[:60]}"', f'write "{near[0]}" if that is meant; all words allowed are {every}')


def as_act(value: object) -> str:
    """Read the name of an event type."""
    return one_of(value, tuple(sorted(kind.value for kind in EventType)))


def _state(value: object) -> AgreementState:
    return AgreementState(one_of(value, tuple(state.value for state in AgreementState)))


def _party_status(value: object) -> PartyStatus:
    return PartyStatus(one_of(value, tuple(status.value for status in PartyStatus)))


_T = TypeVar("_T")
Words: TypeAlias = Annotated[str, BeforeValidator(_words)]
Identifier: TypeAlias = Annotated[str, BeforeValidator(_identifier)]
Moment: TypeAlias = Annotated[datetime, BeforeValidator(_moment)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
Many: TypeAlias = tuple[_T, ...]


class Form(BaseModel):
    """A group of keys in the file; a key that is not here is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StatusForm(Form):
    """``status``: since when the agreement is in which state."""

    since: Moment
    state: Annotated[AgreementState, BeforeValidator(_state)]
    reference: Words | None = None


class AcceptanceForm(Form):
    """``parties.acceptances``: one dated statement of a party."""

    status: Annotated[PartyStatus, BeforeValidator(_party_status)]
    since: Day | None = None
    until: Day | None = None
    conditions: Many[Words] = ()
    reservations: Many[Words] = ()
    reference: Words | None = None


class MemberForm(Form):
    """``parties.members`` and ``excluded.members``: somebody who belonged to it for a time."""

    actors: Many[Identifier] = ()
    names: Many[Words] = ()
    since: Day | None = None
    until: Day | None = None
    reference: Words | None = None


class PartyForm(Form):
    """``parties``: somebody the agreement speaks of."""

    id: Identifier
    name: Words
    side: Words
    actors: Many[Identifier] = ()
    names: Many[Words] = ()
    members: Many[MemberForm] = ()
    acceptances: Many[AcceptanceForm] = ()


class ExcludedForm(Form):
    """``excluded``: a group the agreement leaves out."""

    id: Identifier
    name: Words
    actors: Many[Identifier] = ()
    names: Many[Words] = ()
    members: Many[MemberForm] = ()
    co_located: Many[Words] = ()
    reference: Words | None = None


class ClauseForm(Form):
    """``clauses``: one thing forbidden, owed or permitted."""

    id: Identifier
    kind: Annotated[
        Literal["forbidden", "owed", "permitted"], BeforeValidator(lambda value: one_of(value, CLAUSE_KINDS))
    ]
    text: Words
    acts: Many[Annotated[str, BeforeValidator(as_act)]]
    by: Many[Identifier]
    toward: Many[Identifier] = ()
    exceptions: Many[Annotated[str, BeforeValidator(lambda value: one_of(value, EXCEPTIONS))]] = ()
    since: Moment | None = None
    until: Moment | None = None
    deadline: Moment | None = None
    areas: Many[Words] = ()
    reference: Words | None = None


class MonitorForm(Form):
    """``monitors``: who watches."""

    name: Words
    actors: Many[Identifier] = ()
    task: Words


class ResponseForm(Form):
    """``responses``: what shall follow a violation, in the order written."""

    text: Words
    by: Many[Identifier] = ()


def as_number(value: object) -> int:
    """Read a whole number of 1 or more, as far as anybody would ask for."""
    words = _words(value)
    if not re.fullmatch(r"[1-9]\d?", words):
        raise wrong(f'is "{words[:60]}"', "write a whole number from 1 to 99, or leave the key out")
    return int(words)


class TestForm(Form):
    """``verification``: what must be on record before a person may mark something verified, under the name ``id``."""

    id: Identifier
    text: Words
    sources: Annotated[int, BeforeValidator(as_number)] = 0
    kinds: Annotated[int, BeforeValidator(as_number)] = 0
    people: Annotated[int, BeforeValidator(as_number)] = 0
    undisputed: Annotated[bool, BeforeValidator(as_truth)] = False


class AreaForm(Form):
    """``area``: where the agreement holds."""

    countries: Annotated[Many[Annotated[str, BeforeValidator(_country)]], Field(min_length=1)]
    places: Many[Words] = ()


class AgreementForm(Form):
    """The whole file."""

    id: Identifier
    title: Words
    zone: Annotated[str, BeforeValidator(_zone)]
    theatre: Identifier | None = None
    aliases: Many[Words] = ()
    area: AreaForm
    known_times: dict[str, Annotated[datetime | date, BeforeValidator(_milestone)]] = Field(default_factory=dict)
    status: Annotated[Many[StatusForm], Field(min_length=1)]
    parties: Annotated[Many[PartyForm], Field(min_length=1)]
    parties_complete: Annotated[bool, BeforeValidator(as_truth)] = False
    guarantors: Many[Identifier] = ()
    excluded: Many[ExcludedForm] = ()
    clauses: Annotated[Many[ClauseForm], Field(min_length=1)]
    monitors: Many[MonitorForm] = ()
    responses: Many[ResponseForm] = ()
    verification: Many[TestForm] = ()


FORMS: tuple[tuple[tuple[str, ...], type[Form]], ...] = (
    ((), AgreementForm),
    (("area",), AreaForm),
    (("status",), StatusForm),
    (("parties",), PartyForm),
    (("parties", "acceptances"), AcceptanceForm),
    (("parties", "members"), MemberForm),
    (("excluded",), ExcludedForm),
    (("excluded", "members"), MemberForm),
    (("clauses",), ClauseForm),
    (("monitors",), MonitorForm),
    (("responses",), ResponseForm),
    (("verification",), TestForm),
)
"""Which form stands under which keys, to name the keys that may stand there."""
