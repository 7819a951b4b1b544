"""What holds for every finding: doubt only grows with ignorance, and no side has a rule of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.findings.builders import (
    ABROAD,
    BLACK_FLAG,
    EFFECT,
    NORTH,
    SOUTH,
    TOWN,
    accepted,
    agreement,
    claim,
    incident,
    registers,
)
from trucewatch.findings.assess import assess
from trucewatch.model import (
    Actor,
    Agreement,
    Answer,
    Claim,
    EventType,
    Extent,
    Finding,
    Mood,
    Party,
    PartyStatus,
    Place,
    Polarity,
    Precision,
    Question,
    Verdict,
    When,
)

MANY = 300
OTHERS = (Actor("Hill Brigades", kind="armed_group"), Actor("the enemy"), Actor("groups linked to Black Flag"))
ACTORS = st.lists(st.sampled_from((NORTH, SOUTH, BLACK_FLAG, *OTHERS)), max_size=2, unique=True).map(tuple)
TARGETS = st.lists(
    st.sampled_from((NORTH, SOUTH, BLACK_FLAG, Actor("villagers"), Actor("militants"), Actor("Norway", kind="state"))),
    max_size=2,
    unique=True,
).map(tuple)
PLACES = st.lists(st.sampled_from((TOWN, ABROAD, Place("Somewhere"))), max_size=2, unique=True).map(tuple)
DAYS = st.integers(-20, 40).map(lambda days: EFFECT.date() + timedelta(days=days))
TIMES = st.one_of(
    st.just(When()),
    st.builds(lambda day: When(day, None, Precision.DAY), DAYS),
    st.builds(lambda day: When(None, day, Precision.DAY), DAYS),
    st.builds(lambda day, more: When(day, day + timedelta(days=more), Precision.DAY), DAYS, st.integers(0, 9)),
)
ACTS = st.sampled_from((EventType.SHELLING, EventType.MORTAR_FIRE, EventType.GROUND_CLASH, EventType.TERRITORY_CHANGE))
STATUSES = st.one_of(st.just(PartyStatus.BOUND), st.sampled_from(tuple(PartyStatus)))
QUOTES = st.sampled_from(("Guns fired across the river.", "The army returned fire across the river."))


FREE: dict[str, st.SearchStrategy[object]] = {
    "actors": ACTORS,
    "targets": TARGETS,
    "places": PLACES,
    "time": TIMES,
    "said_on": TIMES,
    "event_type": ACTS,
    "quote": QUOTES,
    "extent": st.sampled_from(tuple(Extent)),
}


def claims(**fixed: st.SearchStrategy[object]) -> st.SearchStrategy[Claim]:
    """Make claims that differ from an apparent violation in up to three fields: most kinds of finding come of them."""

    def with_free(names: set[str]) -> st.SearchStrategy[Claim]:
        fields = {**{name: FREE[name] for name in sorted(names)}, **fixed}
        return st.fixed_dictionaries(fields).map(lambda changes: claim(**changes))

    return st.sets(st.sampled_from(sorted(FREE)), max_size=3).flatmap(with_free)


def agreements() -> st.SearchStrategy[Agreement]:
    """Make the truce with any acceptance of either side, the same number of days for both."""

    def made(north: PartyStatus, south: PartyStatus, until: date | None) -> Agreement:
        given_ = agreement()
        parties = tuple(
            replace(party, acceptances=(accepted(status, until=until),))
            for party, status in zip(given_.parties, (north, south), strict=True)
        )
        return replace(given_, parties=parties)

    return st.builds(made, STATUSES, STATUSES, st.one_of(st.none(), DAYS.filter(lambda day: day > date(2030, 5, 6))))


def judged(told: Claim, under: Agreement) -> Finding:
    """Assess the incident of one claim."""
    return assess(incident([told]), [told], under, registers())


@settings(max_examples=MANY)
@given(claims(), agreements())
def test_blanking_a_field_moves_only_toward_cannot_tell(told: Claim, under: Agreement) -> None:
    """Knowing less about who, whom, when or where leaves a verdict as it was or makes it cannot tell."""
    known = judged(told, under).verdict
    blank: tuple[Claim, ...] = (
        replace(told, actors=()),
        replace(told, targets=()),
        replace(told, places=()),
        replace(told, time=When(), said_on=When()),
        replace(told, said_on=When()),
    )
    for less in blank:
        assert judged(less, under).verdict in {known, Verdict.CANNOT_TELL}


def _swapped(actor: Actor) -> Actor:
    return {NORTH: SOUTH, SOUTH: NORTH}.get(actor, actor)


def _swapped_parties(under: Agreement) -> Agreement:
    north, south = under.parties
    parties: tuple[Party, ...] = (
        replace(north, acceptances=south.acceptances),
        replace(south, acceptances=north.acceptances),
    )
    return replace(under, parties=parties)


@settings(max_examples=MANY)
@given(claims(), agreements())
def test_swapping_the_sides_swaps_the_result(told: Claim, under: Agreement) -> None:
    """The same words about the other party, under the other's acceptance, give the same verdict and reasons."""
    mirrored = replace(
        told, actors=tuple(map(_swapped, told.actors)), targets=tuple(map(_swapped, told.targets))
    )  # fmt: skip
    one, other = judged(told, under), judged(mirrored, _swapped_parties(under))
    assert one.verdict is other.verdict
    assert [(each.question, each.answer, each.code) for each in one.checks] == [
        (each.question, each.answer, each.code) for each in other.checks
    ]


@given(claims(), agreements())
def test_a_group_left_out_never_makes_a_violation(told: Claim, under: Agreement) -> None:
    """Alone or beside others, as the one who acts or the one who is hit."""
    for named in (
        replace(told, actors=(BLACK_FLAG, *told.actors)),
        replace(told, targets=(BLACK_FLAG, *told.targets)),
    ):
        assert judged(named, under).verdict is not Verdict.APPARENT_VIOLATION


@given(claims(), agreements(), st.integers(1, 3000))
def test_nothing_before_effect_is_a_violation(told: Claim, under: Agreement, days: int) -> None:
    """An act whose last day lies before the first minute in force is outside, whoever did it to whomever."""
    last = EFFECT.date() - timedelta(days=days)
    early = replace(told, time=When(last - timedelta(days=2), last, Precision.DAY, words="in those days"))
    assert judged(early, under).verdict is Verdict.OUTSIDE_AGREEMENT


@given(claims(), agreements(), st.sampled_from([mood for mood in Mood if mood is not Mood.REALISED]))
def test_what_was_not_done_is_never_a_violation(told: Claim, under: Agreement, mood: Mood) -> None:
    """Plans, demands, promises, conditions and predictions are no acts, and neither is what is only denied."""
    assert judged(replace(told, mood=mood), under).verdict is Verdict.NOT_ASSESSED
    denied = judged(replace(told, polarity=Polarity.NEGATIVE), under)
    assert denied.verdict is not Verdict.APPARENT_VIOLATION


@given(st.lists(claims(), min_size=1, max_size=4, unique=True), agreements())
def test_the_verdict_is_what_its_checks_say(told: list[Claim], under: Agreement) -> None:
    """A finding's verdict follows from its checks, one a question and in their order; so does each account's."""
    found = assess(incident(told), told, under, registers())
    for row, verdict in ((found.checks, found.verdict), *((each.checks, each.verdict) for each in found.accounts)):
        assert Finding.verdict_of(row) is verdict
        assert [each.question for each in row] in ([], list(Question))
    assert all(each.reason and each.code for each in found.checks)
    assert bool(found.missing) == (found.verdict is Verdict.CANNOT_TELL)


@given(st.lists(claims(), min_size=1, max_size=4, unique=True), agreements(), st.randoms(use_true_random=False))
def test_the_order_of_claims_given_changes_nothing(told: list[Claim], under: Agreement, chance: object) -> None:
    """The same incident gives the same finding, in whatever order its claims arrive."""
    event = incident(told)
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assess(event, told, under, registers()) == assess(event, shuffled, under, registers())


@given(claims(actors=st.just((NORTH,)), targets=st.just((SOUTH,)), extent=st.just(Extent.EVENT)))
def test_an_apparent_violation_has_every_answer_yes(told: Claim) -> None:
    """The strongest word the machine has needs every question answered yes."""
    found = judged(told, agreement())
    every = all(each.answer is Answer.YES for each in found.checks)
    assert every == (found.verdict is Verdict.APPARENT_VIOLATION)


def test_the_laws_try_every_verdict() -> None:
    """The made incidents come to each verdict and to many reasons, so that no law above holds of nothing."""
    seen: set[str] = set()

    @settings(max_examples=MANY)
    @given(claims(), agreements())
    def look(told: Claim, under: Agreement) -> None:
        found = judged(told, under)
        seen.update((found.verdict.value, *(check.code for check in found.checks)))

    look()
    assert {"apparent_violation", "outside_agreement", "cannot_tell", "excluded_group", "same_side"} <= seen
