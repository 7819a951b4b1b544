"""Answers kept until the case changes: every page asks the same counts of a case again and again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

# Counting 30,000 incidents by what they can be narrowed by takes 40 ms of CPU; an answer is some kilobytes.
_MOST = 256


class Remembered:
    """Answers of the newest change number by question, the last 256 of them. Safe to share between threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[int, Hashable], object] = OrderedDict()
        self._before: dict[Hashable, object] = {}
        self._making: dict[tuple[int, Hashable], threading.Lock] = {}
        self._most = most

    def answer(self, number: int, question: Hashable, make: Callable[[], T]) -> T:
        """Return the answer to a question about a state of the case, made once.

        >>> seen = []
        >>> held = Remembered()
        >>> [held.answer(7, "how many", lambda: seen.append(1) or 3) for _ in range(2)], held.answer(8, "how many", lambda: 4)
        ([3, 3], 4)
        >>> seen
        [1]
        """
        key = (number, question)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast("T", self._held[key])
            making = self._making.setdefault(key, threading.Lock())
        # Threads take turns at Python: a second one making the same answer would only make both late.
        with making:
            with self._lock:
                if key in self._held:
                    return cast("T", self._held[key])
            try:
                made = make()
                self._keep(key, made)
            finally:
                self._making.pop(key, None)
        return made

    def follow(self, number: int, question: Hashable, make: Callable[[T | None], T]) -> T:
        """Return the same, made from the answer about the state before, which a small change leaves nearly as it was.

        >>> held = Remembered()
        >>> [held.follow(number, "all", lambda before: (before or 0) + 1) for number in (7, 7, 8)]
        [1, 1, 2]
        """

        def made() -> T:
            before = cast("T | None", self._before.get(question))
            self._before[question] = found = make(before)
            return found

        return self.answer(number, question, made)

    def _keep(self, key: tuple[int, Hashable], made: object) -> None:
        """Keep an answer. Those of older states go, since the columns of a large case are megabytes."""
        with self._lock:
            for old in [one for one in self._held if one[0] < key[0]]:
                del self._held[old]
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
