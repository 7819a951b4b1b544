"""Paragraphs of ours, what a careful reader answers about each, and the same answers tampered with by rule."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Final

Field = str | None | tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A count as answered."""

    words: str
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Told:
    """A paragraph and one claim in it, as a careful reader answers."""

    text: str
    clause: str
    event_type: str
    speaker: str | None = None
    cue: str | None = None
    relays: tuple[str, ...] = ()
    polarity: str = "+"
    mood: str = "realised"
    certainty: str = "certain"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    counts: tuple[Number, ...] = ()

    def form(self) -> dict[str, object]:
        """Return the claim as an answer has it."""
        return {
            "clause": self.clause,
            "event_type": self.event_type,
            "polarity": self.polarity,
            "mood": self.mood,
            "certainty": self.certainty,
            "speaker": self.speaker,
            "cue": self.cue,
            "relays": list(self.relays),
            "actors": list(self.actors),
            "targets": list(self.targets),
            "places": list(self.places),
            "time": self.time,
            "counts": [{"words": c.words, "value": c.value, "low": c.low, "high": c.high} for c in self.counts],
        }


TOLD: Final = (
    Told(
        "Rebel commanders said government artillery shelled a market in Homs on Monday, killing 12 people.",
        "government artillery shelled a market in Homs on Monday",
        "shelling", "Rebel commanders", "said",
        actors=("government artillery",), places=("Homs",), time="on Monday",
    ),
    Told(
        "At least 23 people were killed in the raid, doctors at the hospital told Northwire.",
        "At least 23 people were killed in the raid",
        "casualties", "doctors", "told", relays=("Northwire",),
        targets=("people",), counts=(Number("At least 23 people", 23),),
    ),
    Told(
        "The army denied that its troops had fired on the convoy.",
        "its troops had fired on the convoy",
        "attack_other", "The army", "denied", polarity="-", actors=("its troops",), targets=("the convoy",),
    ),
    Told(
        "Israel accused Hezbollah of firing 14 rockets at the border town on Sunday.",
        "firing 14 rockets at the border town on Sunday",
        "rocket_fire", "Israel", "accused", actors=("Hezbollah",), time="on Sunday",
        counts=(Number("14 rockets", 14),),
    ),
    Told(
        "Hamas fighters did not enter the town on Friday, the mayor said.",
        "Hamas fighters did not enter the town on Friday",
        "ground_clash", "the mayor", "said", polarity="-", actors=("Hamas fighters",), time="on Friday",
    ),
    Told(
        "Ukraine said Russian drones hit a power station near Kharkiv overnight.",
        "Russian drones hit a power station near Kharkiv overnight",
        "drone_strike", "Ukraine", "said", actors=("Russian drones",), targets=("a power station",),
        places=("Kharkiv",), time="overnight",
    ),
    Told(
        "The Observatory said 31 civilians died in the bombing and 50 others were hurt.",
        "31 civilians died in the bombing",
        "casualties", "The Observatory", "said", targets=("civilians",), counts=(Number("31 civilians", 31),),
    ),
    Told(
        "No shells fell on the district on Tuesday, residents said.",
        "No shells fell on the district on Tuesday",
        "shelling", "residents", "said", polarity="-", time="on Tuesday",
    ),
    Told(
        "According to the ministry, the rebels broke the truce 17 times in 24 hours.",
        "the rebels broke the truce 17 times in 24 hours",
        "violation_count", "the ministry", "According to", actors=("the rebels",), counts=(Number("17 times", 17),),
    ),
    Told(
        "The envoy urged both sides to halt the shelling of Aleppo.",
        "halt the shelling of Aleppo",
        "compliance", "The envoy", "urged", mood="demanded", certainty="unknown", actors=("both sides",),
        places=("Aleppo",),
    ),
    Told(
        "Houthi forces fired two missiles at a tanker on Thursday, the coalition said.",
        "Houthi forces fired two missiles at a tanker on Thursday",
        "missile_strike", "the coalition", "said", actors=("Houthi forces",), targets=("a tanker",),
        time="on Thursday", counts=(Number("two missiles", 2),),
    ),
    Told(
        "Sudan's army will withdraw from the airport next week, General Idris Malwal said.",
        "Sudan's army will withdraw from the airport next week",
        "troop_withdrawal", "General Idris Malwal", "said", mood="planned", actors=("Sudan's army",), time="next week",
    ),
    Told(
        "Turkish warplanes never crossed the border, the defence ministry said in a statement.",
        "Turkish warplanes never crossed the border",
        "air_strike", "the defence ministry", "said", polarity="-", actors=("Turkish warplanes",),
    ),
    Told(
        "The militia has not released the 40 prisoners, a Red Cross official said.",
        "The militia has not released the 40 prisoners",
        "release", "a Red Cross official", "said", polarity="-", actors=("The militia",), targets=("prisoners",),
        counts=(Number("the 40 prisoners", 40),),
    ),
    Told(
        "Interfax quoted the Russian military as saying that insurgents had attacked a base with 9 mortar shells.",
        "insurgents had attacked a base with 9 mortar shells",
        "mortar_fire", "the Russian military", "saying", relays=("Interfax",), actors=("insurgents",),
        targets=("a base",), counts=(Number("9 mortar shells", 9),),
    ),
    Told(
        "Saudi Arabia denied its aircraft had bombed the hospital in Saada.",
        "its aircraft had bombed the hospital in Saada",
        "air_strike", "Saudi Arabia", "denied", polarity="-", actors=("its aircraft",), targets=("the hospital",),
        places=("Saada",),
    ),
    Told(
        "Separatists blew up a bridge on Wednesday, the police chief, Mara Oskol, said.",
        "Separatists blew up a bridge on Wednesday",
        "bombing", "Mara Oskol", "said", actors=("Separatists",), targets=("a bridge",), time="on Wednesday",
    ),
    Told(
        "The United Nations said 120 trucks had reached the besieged towns.",
        "120 trucks had reached the besieged towns",
        "aid_delivery", "The United Nations", "said", counts=(Number("120 trucks", 120),),
    ),
    Told(
        "Syrian soldiers clashed with rebels near Idlib on Saturday.",
        "Syrian soldiers clashed with rebels near Idlib on Saturday",
        "ground_clash", actors=("Syrian soldiers",), targets=("rebels",), places=("Idlib",), time="on Saturday",
    ),
    Told(
        "Iran said it had not sent fighters to the front.",
        "it had not sent fighters to the front",
        "deployment", "Iran", "said", polarity="-", actors=("it",),
    ),
    Told(
        "Nobody was hurt in the blast, the governor said.",
        "Nobody was hurt in the blast",
        "casualties", "the governor", "said", polarity="-",
    ),
    Told(
        "The Taliban seized five villages from government forces on Monday, a provincial official said.",
        "The Taliban seized five villages from government forces on Monday",
        "territory_change", "a provincial official", "said", actors=("The Taliban",), time="on Monday",
        counts=(Number("five villages", 5),),
    ),
    Told(
        "Lebanon's army did not take part in the fighting, President Amal Darwich told reporters.",
        "Lebanon's army did not take part in the fighting",
        "ground_clash", "President Amal Darwich", "told", polarity="-", actors=("Lebanon's army",),
    ),
    Told(
        "Opposition activists said barrel bombs dropped by army helicopters killed 6 children in Daraya.",
        "barrel bombs dropped by army helicopters killed 6 children in Daraya",
        "barrel_bomb", "Opposition activists", "said", actors=("army helicopters",), targets=("children",),
        places=("Daraya",), counts=(Number("6 children", 6),),
    ),
    Told(
        "If the shelling goes on, rebels will leave the talks, their spokesman said.",
        "rebels will leave the talks",
        "talks_collapsed", "their spokesman", "said", mood="conditional", actors=("rebels",),
    ),
)  # fmt: skip

BYSTANDERS: Final = ("the rebels", "government forces", "Hezbollah", "the coalition", "Reuters", "the mayor")


def answer(*told: Told) -> str:
    """Return an answer of the form asked for."""
    return json.dumps({"claims": [one.form() for one in told]})


def changed_numbers() -> list[Told]:
    """Return answers in which a number differs from its words, or stands in words that are not in the text."""
    out = []
    for at, one in enumerate(told for told in TOLD if told.counts):
        count = one.counts[0]
        assert count.value is not None
        other = count.value + 1 if at % 3 else count.value * 10
        words = count.words if at % 2 else count.words.replace(_written(count), f"{other:g}")
        out.append(replace(one, counts=(replace(count, words=words, value=other),)))
    return out


def changed_negations() -> list[Told]:
    """Return answers that leave out a negation or a denial, or put one in."""
    denied = [one for one in TOLD if one.polarity == "-"]
    held = [one for one in TOLD if one.polarity == "+" and one.mood == "realised"]
    return [
        replace(one, polarity="+" if one.polarity == "-" else "-")
        for pair in zip(denied, held, strict=False)
        for one in pair
    ]


def changed_actors() -> list[Told]:
    """Return answers in which whoever says it, whoever suffers it, or somebody else is given as the actor."""
    out = []
    # "Its troops" are the speaker's own: given the speaker, the actor would not be changed.
    for at, one in enumerate(told for told in TOLD if told.actors and not told.actors[0].startswith("it")):
        choices = [one.speaker, *one.targets] if at % 3 else [BYSTANDERS[at % len(BYSTANDERS)]]
        others = [name for name in (*choices, *BYSTANDERS) if name and name not in one.actors]
        out.append(replace(one, actors=(others[0],), targets=()))
    return out


def changed_speakers() -> list[Told]:
    """Return answers in which the actor, the relay, the report itself or somebody else is given as the speaker."""
    out = []
    for at, one in enumerate(TOLD):
        choices: list[str | None] = [*one.relays, *one.actors, *one.targets]
        if at % 4 == 3 and one.speaker is not None:
            choices = [None]
        elif at % 4 == 2:
            choices = [name for name in BYSTANDERS if name not in one.text]
        others = [name for name in (*choices, *BYSTANDERS) if name != one.speaker]
        out.append(replace(one, speaker=others[0]))
    return out


def _written(count: Number) -> str:
    return next(word for word in count.words.split() if word.isdigit() or word in ("two", "five"))
