"""Annotations: what a construct announces. Follows `annotations.ts`."""

from __future__ import annotations

import os
from enum import Enum

from snowform import report
from snowform.engine.values.arguments import expect, expect_object
from snowform.hints import Any
from snowform.providers.origin import caller

# The key of a context that says whether announcements tell where they were made.
NO_TRACES = "@cdktf/disable_stack_trace_in_metadata"
# jsii tells JavaScript the lines of the program where this is set (`jsii/_stack_trace.py`).
TRACES_VARIABLE = "JSII_HOST_STACK_TRACES"


class AnnotationMetadataEntryType(Enum):
    """The levels."""

    INFO = "INFO"
    WARN = "WARN"
    ERROR = "ERROR"

    @property
    def _tf_javascript(self) -> str:
        """What JavaScript has for it."""
        return f"@cdktf/{self.value.lower()}"


# By the type that an announcement has among a construct's metadata.
LEVELS = {level._tf_javascript: level for level in AnnotationMetadataEntryType}


class Annotations:
    """The announcements of one construct."""

    def __init__(self, scope: Any) -> None:
        self._scope = scope

    @staticmethod
    def of(scope: Any) -> Annotations:
        """The announcements of a construct."""
        expect_object("scope", scope)
        return Annotations(scope)

    def add_info(self, message: str) -> None:
        """Announce something worth knowing."""
        self._add(AnnotationMetadataEntryType.INFO, message)

    def add_warning(self, message: str) -> None:
        """Announce something that may be wrong."""
        self._add(AnnotationMetadataEntryType.WARN, message)

    def add_error(self, message: str) -> None:
        """Announce something that is wrong: the synthesis fails."""
        self._add(AnnotationMetadataEntryType.ERROR, message)

    def _add(self, level: AnnotationMetadataEntryType, message: str) -> None:
        expect("message", message, str)
        if report.wanted():
            entry = f"{self._scope.node.path}\n{level._tf_javascript}\n{message}"
            report.record("announced", entry, list(caller()))
        self._scope.node.add_metadata(level._tf_javascript, message, stack_trace=_traces_wanted(self._scope))


def _traces_wanted(scope: Any) -> bool:
    """Whether somebody asked for stack traces: `App(stack_traces=True)`, the context, or the variable.

    Unlike cdktf none are made unasked: they are about one machine, and the same program is to give the
    same bytes on each.
    """
    if (off := scope.node.try_get_context(NO_TRACES)) is not None:
        return not off
    asked = os.environ.get(TRACES_VARIABLE, "").lower() in {"1", "true", "yes"}
    return asked or getattr(scope.node.root, "_tf_stack_traces", False)
