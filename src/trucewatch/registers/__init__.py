"""Actors and places: readable data files with a small reader.

>>> registers = Registers.load()
>>> [match.entries[0].name for match in registers.actors.find("The Turkish foreign ministry blamed Hezbollah.")]
['Turkish foreign ministry', 'Hezbollah']
"""

from trucewatch.registers.actors import ActorRegister
from trucewatch.registers.places import PlaceRegister
from trucewatch.registers.records import ACTOR_KINDS, ActorEntry, ActorMatch, CountryEntry, PlaceEntry, PlaceMatch
from trucewatch.registers.register import Registers

__all__ = [
    "ACTOR_KINDS",
    "ActorEntry",
    "ActorMatch",
    "ActorRegister",
    "CountryEntry",
    "PlaceEntry",
    "PlaceMatch",
    "PlaceRegister",
    "Registers",
]
