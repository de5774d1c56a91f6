"""The last line of a terminal: written anew while something goes on, it gives way to what is said."""

from __future__ import annotations

import os
from _thread import allocate_lock
from typing import TextIO

_ERASE = "\r\033[K"


class LastLine:
    """Whether there is such a line just now; several threads may write. An OSError where nothing can be.

    `clocks` are those that run, the innermost last: that one is shown. `turn` is held while that is looked at
    and shown, and while it changes.
    """

    def __init__(self) -> None:
        self.clocks: list[object] = []
        self.turn = allocate_lock()
        self._lock = allocate_lock()
        self._shown = False

    def show(self, stream: TextIO, text: str) -> None:
        """Put `text` there, as much as has a place."""
        # One column less than there is: a full line would wrap, and only its last part be erased.
        room = _width(stream) - 1
        with self._lock:
            self._shown = True
            stream.write(f"{_ERASE}{text if len(text) <= room else f'{text[: room - 1]}…'}")
            stream.flush()

    def clear(self, stream: TextIO) -> None:
        """Take it away, where there is one."""
        self.write(stream, "")

    def write(self, stream: TextIO, text: str) -> None:
        """Write `text` in its place."""
        with self._lock:
            erase, self._shown = _ERASE if self._shown else "", False
            if erase or text:
                stream.write(f"{erase}{text}")
                stream.flush()


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80
