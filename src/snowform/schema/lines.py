"""Find one line of a sorted text file, `KEY<TAB>VALUE` each, without reading the rest."""

from __future__ import annotations

from snowform.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap


def find_line(text: mmap, key: str) -> bytes | None:
    """The value of the line with a key; None where there is none."""
    wanted = key.encode()
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
