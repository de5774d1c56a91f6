"""Aspects: visitors of a tree. Follows `aspect.ts`."""

from __future__ import annotations

from snowform.engine.tree.owners import StackRoot
from snowform.engine.values.arguments import expect_implemented, expect_object
from snowform.hints import Any


class Aspects:
    """The aspects of a construct, which visit it and all below it before the stack is written."""

    _ATTRIBUTE = "_snowform_aspects"

    def __init__(self, scope: Any) -> None:
        self._scope = scope
        self._aspects: list[Any] = []

    @staticmethod
    def of(scope: Any) -> Aspects:
        """The aspects of a construct."""
        expect_object("scope", scope)
        aspects = getattr(scope, "_snowform_aspects", None)
        if aspects is None:
            aspects = Aspects(scope)
            scope._snowform_aspects = aspects
        found: Aspects = aspects
        return found

    @property
    def all(self) -> list[Any]:
        """The aspects added so far."""
        return list(self._aspects)

    def add(self, aspect: Any) -> None:
        """Add one. Raises TypeError or AttributeError, as jsii does, for an object that is none."""
        expect_object("aspect", aspect)
        expect_implemented("aspect", aspect, "IAspect")
        if not callable(getattr(aspect, "visit", None)):
            raise AttributeError(f"{type(aspect).__name__} has no method visit(node), so it is no aspect")  # noqa: TRY004 - jsii's
        self._aspects.append(aspect)
        if not any(isinstance(scope, StackRoot) for scope in self._scope.node.scopes):
            # Few programs have one there.
            from snowform.lints.program import warn

            warn(
                "lost-aspect",
                f"this aspect of {_shown(self._scope)} is never called: only those of stacks, and of what "
                "is in them, are",
                construct=self._scope,
                hint="add it to each stack: Aspects.of(stack).add(…)",
            )

    @staticmethod
    def _existing(scope: Any) -> list[Any]:
        aspects = scope.__dict__.get("_snowform_aspects")
        return list(aspects._aspects) if aspects else []


def _shown(scope: Any) -> str:
    return f'"{scope.node.path}"' if scope.node.path else "the app"
