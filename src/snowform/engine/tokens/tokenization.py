"""`Tokenization`: how a program finds the tokens in values, and resolves them. Follows `tokens/token.ts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from snowform.engine.tokens.lazy import Lazy
from snowform.engine.tokens.resolve import resolve
from snowform.engine.tokens.resolvers import TokenizedStringFragments, is_default, plain
from snowform.engine.tokens.token import (
    TOKENS,
    Token,
    is_resolvable,
    reverse,
    reverse_list,
    reverse_map,
    reverse_number_list,
)
from snowform.engine.values.javascript import js_number, js_string


class Tokenization:
    """Finds the tokens in values."""

    @staticmethod
    def is_resolvable(obj: Any) -> bool:
        """Whether something resolves itself."""
        return is_resolvable(obj)

    @staticmethod
    def reverse_string(s: str) -> Any:
        """A string's literals and tokens."""
        return TokenizedStringFragments.of(TOKENS.split(s))

    @staticmethod
    def reverse_number(n: float) -> Any:
        """The token that a number stands for."""
        return TOKENS.lookup_number(n)

    @staticmethod
    def reverse_list(l: list[str]) -> Any:  # noqa: E741 - CDKTF's word
        """The token that a list stands for."""
        return reverse_list(l)

    @staticmethod
    def reverse_number_list(l: list[float]) -> Any:  # noqa: E741
        """The token that a list of numbers stands for."""
        return reverse_number_list(l)

    @staticmethod
    def reverse_map(m: Mapping[str, Any]) -> Any:
        """The token that a map stands for."""
        return reverse_map(m)

    @staticmethod
    def reverse(x: Any) -> list[Any]:
        """All tokens in a value's top level."""
        return reverse(x)

    @staticmethod
    def resolve(
        obj: Any,
        *,
        resolver: Any,
        scope: Any,
        preparing: bool | None = None,
    ) -> Any:
        """The value with its tokens resolved."""
        own = None if is_default(resolver) else resolver
        return plain(resolve(scope, obj, preparing=bool(preparing), resolver=own))

    @staticmethod
    def stringify_number(x: float) -> str:
        """A number, token or not, as a string."""
        if not Token.is_unresolved(x):
            return js_number(x)
        produce: Callable[[Any], Any] = lambda context: js_string(context.resolve(x))  # noqa: E731
        return Lazy.string_value(produce)
