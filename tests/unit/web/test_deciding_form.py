"""From a form to a wish: each kind of decision takes the fields it is about, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from trucewatch.desk.deciding import Wish
from trucewatch.model import ClaimField
from trucewatch.web.deciding import DecisionAsked

ABOUT = "i-0123456789ab"


def wish(**fields: Any) -> Wish:
    """Return the wish of a form with these fields."""
    return DecisionAsked(about=ABOUT, reason="seen by two", **fields).wish("Amal Haddane")


def test_a_confirmation_carries_name_reason_and_mark() -> None:
    """Who confirms is asked for nothing else, and what else a form sends is left out."""
    made = wish(kind="confirm", seen="abc.0", to="Orvela", field="place", start="12")
    assert (made.about, made.by, made.reason, made.seen) == (ABOUT, "Amal Haddane", "seen by two", "abc.0")
    assert (made.value, made.changes, made.start) == (None, (), None)


def test_a_split_names_its_claims() -> None:
    """The claims that were ticked go over the value of the form."""
    assert wish(kind="split", claims=["c-0123456789ab", "c-ba9876543210"]).value == "c-0123456789ab,c-ba9876543210"
    assert wish(kind="split", value="c-0123456789ab").value == "c-0123456789ab"


def test_a_correction_changes_one_field() -> None:
    """A correction says which field and what it should say."""
    assert wish(kind="correct", field="place", to="Orvela").changes == ((ClaimField.PLACE, "Orvela"),)


@pytest.mark.parametrize(
    ("field", "written", "recorded"),
    [
        ("event_type", " Ground  Fighting ", "ground_clash"),
        ("event_type", "ground_clash", "ground_clash"),
        ("polarity", "held not to be so", "-"),
        ("mood", "called off", "called_off"),
        ("event_type", "fisticuffs", "fisticuffs"),
        ("place", "Ground fighting", "Ground fighting"),
    ],
)
def test_a_correction_may_use_the_words_of_the_page(field: str, written: str, recorded: str) -> None:
    """What a page shows is taken for the code it stands for; codes, names and what no list has stay as written."""
    assert wish(kind="correct", field=field, to=written).changes == ((ClaimField(field), recorded),)


def test_an_added_claim_has_words_act_and_who_says_it() -> None:
    """The words, where they begin, what they are about; the speaker only where one was given."""
    made = wish(kind="add", words="shells hit Varr", start="7", act="shelling", speaker=" mayor ")
    assert (made.value, made.start) == ("shells hit Varr", 7)
    assert made.changes == ((ClaimField.EVENT_TYPE, "shelling"), (ClaimField.SPEAKER, "mayor"))
    assert wish(kind="add", words="x", act="shelling", speaker=" ").changes == ((ClaimField.EVENT_TYPE, "shelling"),)


def test_fields_left_open_are_not_there() -> None:
    """A form sends an empty text for what was not filled in."""
    made = wish(kind="withdraw", seen="", value="", start="", field="", act="")
    assert (made.seen, made.value, made.start, made.changes) == (None, None, None, ())


@pytest.mark.parametrize(
    "fields",
    [
        {"about": "Ilo Marn"},
        {"about": "../../etc/passwd"},
        {"kind": "verify!"},
        {"reason": "a" * 4001},
        {"claims": ["c-1"]},
        {"start": "-1"},
        {"field": "secret"},
    ],
)
def test_what_no_form_of_ours_sends_is_refused(fields: dict[str, Any]) -> None:
    """Ids have a form, kinds and fields are from a list, texts end somewhere."""
    with pytest.raises(ValidationError):
        DecisionAsked(**({"about": ABOUT, "kind": "confirm", "reason": "seen"} | fields))
