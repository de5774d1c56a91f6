"""Which elements read files that lie beside their configuration."""

from __future__ import annotations

import re

from snowform.importing.model import Element
from snowform.importing.references import texts_of

# https://opentofu.org/docs/language/functions/: those of the file system; and the paths that lead to it.
_READS = re.compile(
    r"\bpath\.(?:module|root|cwd)\b|\b(?:file|filebase64|fileexists|fileset|templatefile|filemd5"
    r"|filesha1|filesha256|filesha512|filebase64sha256|filebase64sha512)\(\s*\""
)


def reads_files(element: Element) -> bool:
    """Whether an expression of the element names a file."""
    return any("${" in text and _READS.search(text) for text in texts_of(element.body))
