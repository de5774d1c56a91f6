"""Which elements read files that lie beside their configuration, or name such in the Nix store."""

from __future__ import annotations

import re

from snowform.expressions import ExpressionError, literal_start, parse_template
from snowform.expressions.nodes import Call
from snowform.importing.model import Element
from snowform.importing.references import texts_of

# https://opentofu.org/docs/language/functions/file/ and its neighbours there.
_FUNCTIONS = frozenset(
    {
        *("file", "fileexists", "fileset", "filebase64", "templatefile", "filemd5", "filesha1"),
        *("filesha256", "filesha512", "filebase64sha256", "filebase64sha512"),
    }
)
# What a configuration in Nix has for a file beside it: https://nix.dev/manual/nix/latest/store/store-path
_IN_STORE = re.compile(r"/nix/store/[0-9a-z]{32}-[\w+.?=-]*")


def store_path(element: Element) -> str | None:
    """The first path of the Nix store that the element names."""
    found = (_IN_STORE.search(text) for text in texts_of(element.body))
    return next((path[0] for path in found if path), None)


def reads_files(element: Element) -> bool:
    """Whether an expression of the element reads a file, or names the folder of the configuration."""
    return any("${" in text and _reads(text) for text in texts_of(element.body))


def _reads(text: str) -> bool:
    try:
        template = parse_template(text)
    except ExpressionError:
        # A text that is no template, such as the default of a variable.
        return False
    return any(_is_beside(call) for call in template.calls() if call.name in _FUNCTIONS) or any(
        reference.root == "path" for reference in template.references()
    )


def _is_beside(call: Call) -> bool:
    """Whether the file that a function reads may be one beside the configuration."""
    return not (call.arguments and literal_start(call.arguments[0]).startswith(("/", "~")))
