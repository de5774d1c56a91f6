"""How many examples a property test draws: the same everywhere, or many more at random.

`make test-explore` does the latter, with SNOWFORM_EXPLORE as the number of times.
"""

from __future__ import annotations

import os

TIMES = int(os.environ.get("SNOWFORM_EXPLORE") or 1)
EXPLORING = bool(os.environ.get("SNOWFORM_EXPLORE"))


def examples(count: int, *, most: int | None = None) -> int:
    """`count`, or many times as many where one explores; at most `most`, where each takes a process."""
    return max(count, min(count * TIMES, most or count * TIMES))
