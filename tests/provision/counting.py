"""Work measured by what does not depend on the machine: how many functions are called in it."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from typing import Any


def calls(work: Callable[[], Any]) -> int:
    """How many functions are called, those of the interpreter included."""
    counted = cProfile.Profile()
    counted.runcall(work)
    return sum(function.callcount for function in counted.getstats())


def grows_evenly(of: Callable[[int], int], size: int) -> bool:
    """Whether each `size` more takes hardly more than the ones before it."""

    def even() -> bool:
        one, two, three = (of(size * times) for times in (1, 2, 3))
        return three - two < (two - one) * 1.1

    of(3)
    # The first time some calls are for what is kept from then on, such as compiled patterns.
    return even() or even()
