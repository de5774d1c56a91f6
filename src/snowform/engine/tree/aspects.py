"""Aspects: visitors of a tree. Follows `aspect.ts`."""

from __future__ import annotations

from snowform.engine.values.arguments import expect_object
from snowform.hints import Any


class Aspects:
    """The aspects of a construct, which visit it and all below it before the stack is written."""

    _ATTRIBUTE = "_snowform_aspects"

    def __init__(self) -> None:
        self._aspects: list[Any] = []

    @staticmethod
    def of(scope: Any) -> Aspects:
        """The aspects of a construct."""
        expect_object("scope", scope)
        aspects = getattr(scope, "_snowform_aspects", None)
        if aspects is None:
            aspects = Aspects()
            scope._snowform_aspects = aspects
        found: Aspects = aspects
        return found

    @property
    def all(self) -> list[Any]:
        """The aspects added so far."""
        return list(self._aspects)

    def add(self, aspect: Any) -> None:
        """Add one."""
        expect_object("aspect", aspect)
        self._aspects.append(aspect)

    @staticmethod
    def _existing(scope: Any) -> list[Any]:
        aspects = scope.__dict__.get("_snowform_aspects")
        return list(aspects._aspects) if aspects else []
