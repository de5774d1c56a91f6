"""Work measured by what does not depend on the machine: how many functions are called in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(work: Callable[[], Any]) -> int:
    """How many functions are called, those of the interpreter included."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_evenly(of: Callable[[int], int], size: int) -> bool:
    """Whether each `size` more takes hardly more than the ones before it."""
    of(3)
    one, two, three = (of(size * times) for times in (1, 2, 3))
    return three - two < (two - one) * 1.1
