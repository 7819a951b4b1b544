"""A claim: one proposition, with the words it rests on and who says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.attribution import Quoted, SpeechAct
from trucewatch.model.count import Count
from trucewatch.model.named import Actor, Place
from trucewatch.model.span import Span
from trucewatch.model.when import When


class EventType(StrEnum):
    """What the proposition is about. Finer types roll up to a coarser one (see ``coarse``)."""

    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    GROUND_CLASH = "ground_clash"
    BARREL_BOMB = "barrel_bomb"
    IED = "ied"
    CHEMICAL_ATTACK = "chemical_attack"
    ATTACK_OTHER = "attack_other"
    TERRITORY_CHANGE = "territory_change"
    CASUALTIES = "casualties"
    DEPLOYMENT = "deployment"
    VIOLATION_COUNT = "violation_count"
    VIOLATION_ALLEGED = "violation_alleged"
    COMPLIANCE = "compliance"
    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    TERMS = "terms"
    EXCLUSION = "exclusion"
    MONITORING = "monitoring"
    VERIFICATION_NEED = "verification_need"
    RESPONSE = "response"
    TALKS_SCHEDULED = "talks_scheduled"
    TALKS_HELD = "talks_held"
    TALKS_COLLAPSED = "talks_collapsed"
    STATEMENT = "statement"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    DEMAND = "demand"
    THREAT = "threat"
    RESOLUTION = "resolution"
    COORDINATION_CALL = "coordination_call"
    MILITARY_OPTION = "military_option"
    SUPPORT = "support"
    AID_DELIVERY = "aid_delivery"
    AID_ACCESS = "aid_access"
    AIRDROP = "airdrop"
    SIEGE = "siege"
    DISPLACEMENT = "displacement"
    PRISONERS = "prisoners"
    COMPONENT_FOUND = "component_found"
    COMPONENT_MADE = "component_made"
    CUSTODY_TRANSFER = "custody_transfer"
    TRACING_GAP = "tracing_gap"
    INVESTIGATION_OPENED = "investigation_opened"
    SAMPLE_EVIDENCE = "sample_evidence"
    FINDING = "finding"
    NON_ATTRIBUTION = "non_attribution"
    TREATY = "treaty"
    DRONE_STRIKE = "drone_strike"
    ROCKET_FIRE = "rocket_fire"
    MORTAR_FIRE = "mortar_fire"
    ARTILLERY_FIRE = "artillery_fire"
    MISSILE_STRIKE = "missile_strike"
    TANK_FIRE = "tank_fire"
    SMALL_ARMS_FIRE = "small_arms_fire"
    SNIPING = "sniping"
    SUICIDE_BOMBING = "suicide_bombing"
    BOMBING = "bombing"
    AMBUSH = "ambush"
    GUN_ATTACK = "gun_attack"
    ASSASSINATION = "assassination"
    ARSON = "arson"
    SABOTAGE = "sabotage"
    RESPONSIBILITY_CLAIM = "responsibility_claim"
    MINE_EXPLOSION = "mine_explosion"
    CAR_BOMB = "car_bomb"
    HOSTAGE_TAKING = "hostage_taking"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    RELEASE = "release"
    RESCUE = "rescue"
    PRISONER_EXCHANGE = "prisoner_exchange"
    TROOP_WITHDRAWAL = "troop_withdrawal"
    TROOP_MOVEMENT = "troop_movement"
    HEAVY_WEAPONS = "heavy_weapons"
    SANCTIONS = "sanctions"
    PROTEST = "protest"
    APPOINTMENT = "appointment"
    MEDIATION = "mediation"

    @property
    def coarse(self) -> EventType:
        """Return the coarser type this one rolls up to (itself where it is already coarse)."""
        return _COARSER.get(self, self)

    @property
    def words(self) -> str:
        """Return the type as people write it.

        >>> EventType.ATTACK_OTHER.words, EventType.AIR_STRIKE.words
        ('attack', 'air strike')
        """
        return _WORDS.get(self, self.value.replace("_", " "))

    @property
    def armed(self) -> bool:
        """Tell whether the type is an armed act that an agreement may forbid."""
        return self.coarse in _ARMED


E_ = EventType
_COARSER = {
    E_.DRONE_STRIKE: E_.AIR_STRIKE,
    **dict.fromkeys((E_.ROCKET_FIRE, E_.MORTAR_FIRE, E_.ARTILLERY_FIRE, E_.MISSILE_STRIKE, E_.TANK_FIRE), E_.SHELLING),
    **dict.fromkeys(
        (
            E_.SMALL_ARMS_FIRE,
            E_.SNIPING,
            E_.SUICIDE_BOMBING,
            E_.BOMBING,
            E_.AMBUSH,
            E_.GUN_ATTACK,
            E_.ASSASSINATION,
            E_.ARSON,
            E_.SABOTAGE,
            E_.RESPONSIBILITY_CLAIM,
        ),
        E_.ATTACK_OTHER,
    ),
    **dict.fromkeys((E_.MINE_EXPLOSION, E_.CAR_BOMB), E_.IED),
    **dict.fromkeys(
        (E_.HOSTAGE_TAKING, E_.ABDUCTION, E_.DETENTION, E_.RELEASE, E_.RESCUE, E_.PRISONER_EXCHANGE), E_.PRISONERS
    ),
    **dict.fromkeys((E_.TROOP_WITHDRAWAL, E_.TROOP_MOVEMENT, E_.HEAVY_WEAPONS), E_.DEPLOYMENT),
    **dict.fromkeys((E_.SANCTIONS, E_.PROTEST, E_.APPOINTMENT, E_.MEDIATION), E_.STATEMENT),
}
_ARMED = frozenset(
    {
        E_.AIR_STRIKE,
        E_.SHELLING,
        E_.GROUND_CLASH,
        E_.BARREL_BOMB,
        E_.IED,
        E_.CHEMICAL_ATTACK,
        E_.ATTACK_OTHER,
        E_.TERRITORY_CHANGE,
    }
)
_WORDS = {
    E_.ATTACK_OTHER: "attack",
    E_.IED: "improvised explosive device",
    E_.VIOLATION_ALLEGED: "violation of the agreement",
    E_.VIOLATION_COUNT: "count of violations",
    E_.GROUND_CLASH: "ground fighting",
    E_.BARREL_BOMB: "barrel bombs",
    E_.TERRITORY_CHANGE: "taking or losing ground",
    E_.COMPLIANCE: "keeping the truce",
    E_.VERIFICATION_NEED: "need for verification",
    E_.RESPONSE: "response to violations",
    E_.PRISONERS: "detainees and prisoners",
}
del E_


class Polarity(StrEnum):
    """Whether the speaker holds that it is so."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Mood(StrEnum):
    """Whether it is presented as done, or as planned, demanded, promised, conditional, predicted or called off."""

    REALISED = "realised"
    PLANNED = "planned"
    DEMANDED = "demanded"
    PROMISED = "promised"
    CONDITIONAL = "conditional"
    PREDICTED = "predicted"
    CALLED_OFF = "called_off"


class Certainty(StrEnum):
    """The speaker's commitment; never truth."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Extent(StrEnum):
    """What the words cover: one event, a habit, a running total, or background. Only ``event`` makes an incident of a day."""

    EVENT = "event"
    HABIT = "habit"
    TOTAL = "total"
    BACKGROUND = "background"


SECOND_READER = "second-reader"
"""The rule of every claim that a second reader proposed alone."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition inside an attribution (or in the reporter's own voice).

    ``speaker`` is the innermost voice that commits to it, ``relays`` the chain it came through, outermost first,
    the speaker not included. ``span`` is the clause that carries the claim. ``rule`` names what found it and
    ``doubts`` what the reader was unsure of: a claim with doubts goes to review. ``seconded`` is the recipe of a second
    reader that reads the same in the same words, None where none does or none was asked.
    """

    id: str
    report: str
    span: Span
    quote: str
    event_type: EventType
    speaker: Actor
    relays: tuple[Actor, ...]
    joint: tuple[Actor, ...]
    attribution: str | None
    quoted: Quoted
    cue: str | None
    act: SpeechAct
    polarity: Polarity
    mood: Mood
    certainty: Certainty
    extent: Extent
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    places: tuple[Place, ...]
    time: When
    said_on: When
    counts: tuple[Count, ...]
    basis: str | None
    rule: str
    recipe: str
    confidence: float
    doubts: tuple[str, ...] = ()
    seconded: str | None = None

    @property
    def proposed_alone(self) -> bool:
        """Tell whether a second reader alone proposed it: it counts in no figure until a person confirms it."""
        return self.rule == SECOND_READER
