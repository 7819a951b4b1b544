"""The order of the rooms, settings, clock and explanations; all the doors talk to."""
