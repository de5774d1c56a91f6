"""Find where in the configuration a value stands that cannot be resolved, for the error that says so."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from snowform import report
from snowform.engine.tokens.resolve import resolve
from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.schema.check import format_path

Path = tuple[str | int, ...]


def locate(error: SnowformError, stack: Any, element: Any, body: Any) -> None:
    """Add to an error of `resolve` the path in the element's `body`, the construct and its line, if known.

    The lines that took a token for its value before are a hint: what came of one of them may be what fails.
    An error that names a place already knows better.
    """
    if error.where:
        return
    construct = element.node.path
    line = report.recorded("source", construct) or element._tf_line
    made = f"{line[0]}:{line[1]}, construct {construct}" if line else f"construct {construct}"
    error.where = f"{format_path(_place(error, stack, body))} ({made})"
    misuse = sys.modules.get("snowform.engine.tokens.misuse")
    if misuse and misuse.told:
        seen = f"tokens are taken for values by {', '.join(misuse.told)}"
        error.hint = f"{error.hint}; {seen}" if error.hint else seen


def _place(error: SnowformError, stack: Any, value: Any, path: Path = ()) -> Path:
    """The path of the innermost value that fails so: what is above it fails with it."""
    inner = (
        value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in inner:
        try:
            resolve(stack, item, preparing=True)
        except SnowformError as inner_error:
            # A part may fail in another way, taken out of its list.
            if inner_error.message != error.message:
                continue
            return _place(error, stack, item, (*path, key if isinstance(key, int) else str(key)))
    return path
