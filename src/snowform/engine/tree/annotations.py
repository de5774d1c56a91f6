"""Annotations: what a construct announces. Follows `annotations.ts`."""

from __future__ import annotations

from enum import Enum

from snowform.engine.values.arguments import expect, expect_object
from snowform.hints import Any

INFO = "@cdktf/info"
WARN = "@cdktf/warn"
ERROR = "@cdktf/error"
ANNOTATION_LEVELS = frozenset({INFO, WARN, ERROR})


class AnnotationMetadataEntryType(Enum):
    """The levels."""

    INFO = "INFO"
    WARN = "WARN"
    ERROR = "ERROR"


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
        self._add(INFO, message)

    def add_warning(self, message: str) -> None:
        """Announce something that may be wrong."""
        self._add(WARN, message)

    def add_error(self, message: str) -> None:
        """Announce something that is wrong: the synthesis fails."""
        self._add(ERROR, message)

    def _add(self, level: str, message: str) -> None:
        expect("message", message, str)
        self._scope.node.add_metadata(level, message)
