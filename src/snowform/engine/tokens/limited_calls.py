"""Calls of functions that not every version of Terraform and OpenTofu has, as cdktn watches them.

Follows `tfExpression.ts` and `functions/function-availability.generated.ts`. `elements.target_versions` asks
whether the targeted versions have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from snowform.engine.errors import EngineError
from snowform.engine.tokens.expressions import FunctionCall
from snowform.engine.tokens.token import TOKENS
from snowform.engine.tree.owners import stack_of
from snowform.hints import Any

PROVIDER = "provider::"
# Each function that some version lacks, and since which versions there is one.
FUNCTIONS = {
    "base64gunzip": {"opentofu": ">=1.7.0"},
    "cidrcontains": {"opentofu": ">=1.7.0"},
    "convert": {"terraform": ">=1.15.0"},
    "ephemeralasnull": {"terraform": ">=1.10.0", "opentofu": ">=1.11.0"},
    "issensitive": {"terraform": ">=1.8.0", "opentofu": ">=1.7.0"},
    "templatestring": {"terraform": ">=1.9.0", "opentofu": ">=1.7.0"},
    "urldecode": {"opentofu": ">=1.7.0"},
}


class LimitedCall(FunctionCall):
    """A call of which the stack takes note that it is written into."""

    def __init__(self, name: str, args: Sequence[Any]) -> None:
        super().__init__(name, args)
        # The run before the one that is written finds out where it is used.
        TOKENS.has_lazy = True

    def render(self, context: Any) -> str:
        """The call."""
        # What is resolved by hand, outside of a stack, is written nowhere.
        with suppress(EngineError):
            stack_of(context.scope)._tf_note_function(self._name)
        return super().render(context)


def call(name: str, args: Sequence[Any]) -> FunctionCall:
    """A call of a function, watched where some version lacks it."""
    watched = name in FUNCTIONS or name.startswith(PROVIDER)
    return LimitedCall(name, args) if watched else FunctionCall(name, args)
