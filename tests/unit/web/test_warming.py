"""A desk that opens does beforehand what its first visitors would wait for."""

from __future__ import annotations

import gc

from trucewatch.web.house import House
from trucewatch.web.templating import environment
from trucewatch.web.warming import warm


def test_a_warmed_desk_has_its_templates_and_leaves_what_is_there_out_of_the_search_for_garbage(house: House) -> None:
    """Every template is compiled, the day is made, and what stays until the desk closes is gone through no more."""
    environment.cache_clear()
    try:
        warm(house)
        held = environment().cache
        assert held is not None
        assert len(held) == len(environment().list_templates())
        assert gc.get_freeze_count() > 1000
    finally:
        gc.unfreeze()


def test_a_case_that_cannot_be_read_is_left_to_the_pages_to_tell(house: House) -> None:
    """Warming a desk whose case is gone ends without a word and freezes nothing."""
    house.case.unlink()
    warm(house)
    assert gc.get_freeze_count() == 0
