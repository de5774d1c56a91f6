"""Find one line of a sorted text file, `KEY<TAB>JSON` each, without reading the rest."""

from __future__ import annotations

import json
import mmap

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Lines:
    """A file of lines; `text` is all of it, mapped into memory.

    `damaged` makes the error of a sentence on what is wrong with the file, which is raised.
    """

    def __init__(self, path: str, damaged: Callable[[str], SnowformError]) -> None:
        self._damaged = damaged
        try:
            with open(path, "rb") as file:
                self.text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise damaged("is empty") from error
        except OSError as error:
            raise damaged(f"cannot be read: {error.strerror}") from error

    def find(self, key: str) -> Any:
        """The JSON of the line with a key; None where there is none."""
        line = self._line(key.encode())
        if line is None:
            return None
        try:
            return json.loads(line)
        except ValueError as error:
            raise self._damaged(f'"{key}" is no JSON') from error

    def _line(self, wanted: bytes) -> bytes | None:
        text = self.text
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = text.find(b"\n", start)
            if end < 0:
                end = len(text)
            tab = text.find(b"\t", start, end)
            found = text[start:tab]
            if found == wanted:
                return text[tab + 1 : end]
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None
