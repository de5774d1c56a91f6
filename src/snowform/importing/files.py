"""Which elements read files that lie beside their configuration."""

from __future__ import annotations

from snowform.expressions import ExpressionError, parse_template
from snowform.importing.model import Element
from snowform.importing.references import texts_of

# https://opentofu.org/docs/language/functions/file/ and its neighbours there.
_FUNCTIONS = frozenset(
    {
        *("file", "fileexists", "fileset", "filebase64", "templatefile", "filemd5", "filesha1"),
        *("filesha256", "filesha512", "filebase64sha256", "filebase64sha512"),
    }
)


def reads_files(element: Element) -> bool:
    """Whether an expression of the element reads a file, or names the folder of the configuration."""
    return any("${" in text and _reads(text) for text in texts_of(element.body))


def _reads(text: str) -> bool:
    try:
        template = parse_template(text)
    except ExpressionError:
        # A text that is no template, such as the default of a variable.
        return False
    return any(call.name in _FUNCTIONS for call in template.calls()) or any(
        reference.root == "path" for reference in template.references()
    )
