"""What a stream can show: colours, and a line that is written anew."""

from __future__ import annotations

import os

# Every synthesis loads this, and `typing` takes longer than all else here; hints are never evaluated.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def shows_colour(stream: TextIO) -> bool:
    """Whether what goes there may be coloured: on a terminal, unless the environment says otherwise.

    NO_COLOR (https://no-color.org) goes before FORCE_COLOR (https://force-color.org), that before TERM.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or can_redraw(stream)


def can_redraw(stream: TextIO) -> bool:
    """Whether it is a terminal that takes control codes."""
    return os.environ.get("TERM") != "dumb" and stream.isatty()
