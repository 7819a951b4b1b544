"""What the first visitors of a desk would wait for is done when it opens."""

from __future__ import annotations

import gc
import threading

from trucewatch.desk.mapping import outlines_of
from trucewatch.model import TrucewatchError
from trucewatch.web.house import House
from trucewatch.web.templating import environment


def warm_beside(house: House) -> threading.Thread:
    """Warm the house in a thread of its own: the desk answers meanwhile."""
    thread = threading.Thread(target=warm, args=(house,), name="warm", daemon=True)
    thread.start()
    return thread


def warm(house: House) -> None:
    """Compile the templates and read what pages share; then leave all of it out of the search for garbage.

    Of a large case that search went through a million objects every few hundred pages: whoever asked then waited 0.1 s
    of CPU longer. What is there when a desk opens is there until it closes.
    """
    for name in environment().list_templates():
        environment().get_template(name)
    try:
        with house.desk.browse() as look:
            look.today()
            look.facets()
            look.timeline()
            look.places()
            look.registers()
            outlines_of(look.theatre())
        house.desk.sitreps().make_ready()
    except TrucewatchError:
        # A page tells the person what is wrong with the case, in full.
        return
    gc.collect()
    gc.freeze()
