"""The order of the rooms, settings, clock and explanations; all the doors talk to.

A door imports what it needs from the modules here; ``Desk`` itself loads the language model only for ``run``.
"""
