"""Find texts that no file can hold: with half of a character, as JSON's "\\ud800" or of `surrogateescape`.

Loaded for a document whose JSON has the mark of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.hints import Any
from snowform.synth.checks.contents import contents
from snowform.synth.checks.findings import Finding

HALF = re.compile("[\ud800-\udfff]")
HINT = "leave it out; of a file that is no UTF-8, give what Fn.filebase64(…) reads"


def half_characters(document: Any) -> Iterator[Finding]:
    """A finding for each text and each key with half of a character in it."""
    for path, value in contents(document):
        if isinstance(value, str) and (found := HALF.search(value)):
            yield Finding(path, f"U+{ord(found[0]):04X} is half of a character, and no text for a file", HINT)
