"""The public side of resolving: strings taken apart, resolvers, and a resolve with one of the program's own.

Follows `tokens/string-fragments.ts` and `tokens/resolvable.ts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from snowform.engine.errors import EngineError
from snowform.engine.tokens.fragments import LIST_TOKEN, MAP_TOKEN, Fragment, Fragments, concatenate, split
from snowform.engine.tokens.token import LIST_MARK, TOKENS
from snowform.engine.values.javascript import NULL
from snowform.engine.values.structs import Struct


class ResolveOptions(Struct):
    """The arguments of `Tokenization.resolve`."""

    FIELDS = {"resolver": True, "scope": True, "preparing": False}


class TokenizedStringFragments:
    """The parts of a string: literals, tokens, values of tokens, and the `${` and `}` of the user's own."""

    def __init__(self) -> None:
        self._fragments = Fragments()

    @staticmethod
    def of(fragments: Fragments) -> TokenizedStringFragments:
        """The public side of the engine's own fragments."""
        made = TokenizedStringFragments()
        made._fragments = fragments
        return made

    @property
    def first_token(self) -> Any:
        """The token at the start, or None. Raises EngineError where there are no parts."""
        first = self._first()
        return first.value if first.kind == "token" else None

    @property
    def first_value(self) -> Any:
        """The first part as a value. Raises EngineError where there are no parts."""
        return _value(self._first())

    @property
    def length(self) -> int:
        """The number of parts."""
        return len(self._fragments)

    @property
    def tokens(self) -> list[Any]:
        """The tokens."""
        return self._fragments.values("token")

    @property
    def literals(self) -> list[Any]:
        """The literals."""
        return self._fragments.values("literal")

    @property
    def intrinsic(self) -> list[Any]:
        """The values of tokens."""
        return self._fragments.values("intrinsic")

    @property
    def escapes(self) -> list[Any]:
        """The signs `${` and `}`."""
        return self._fragments.values("escape")

    def add_literal(self, lit: Any) -> None:
        """Add a literal."""
        self._fragments.append(Fragment("literal", lit))

    def add_token(self, token: Any) -> None:
        """Add a token."""
        self._fragments.append(Fragment("token", token))

    def add_intrinsic(self, value: Any) -> None:
        """Add a value of a token."""
        self._fragments.append(Fragment("intrinsic", value))

    def add_escape(self, kind: str) -> None:
        """Add `${` (`open`) or `}` (`close`)."""
        self._fragments.append(Fragment("escape", "${" if kind == "open" else "}"))

    def concat(self, other: TokenizedStringFragments) -> None:
        """Add all parts of another text."""
        self._fragments.extend(other._fragments)

    def map_tokens(self, context: Any) -> TokenizedStringFragments:
        """Each token resolved in a context."""
        return TokenizedStringFragments.of(self._fragments.map_tokens(context))

    def join(self, concat: Any) -> Any:
        """The parts as one value; a single part stays what it is."""
        if not self._fragments:
            return concat.join(None, None)
        joined, *others = (_value(fragment) for fragment in self._fragments)
        for value in others:
            joined = concat.join(joined, value)
        return joined

    def _first(self) -> Fragment:
        if not self._fragments:
            raise EngineError("A string without parts has no first one")
        return self._fragments[0]


class StringConcat:
    """Joins parts as strings."""

    def join(self, left: Any, right: Any) -> Any:
        """Two parts as one text."""
        return concatenate(left, right)


class DefaultTokenResolver:
    """Resolves tokens as the engine does; programs override some of its methods."""

    def __init__(self, concat: Any) -> None:
        self._tf_concat = concat

    def resolve_token(self, t: Any, context: Any, post_processor: Any) -> Any:
        """A single token: its value, resolved in turn."""
        return post_processor.post_process(context.resolve(t.resolve(context)), context)

    def resolve_string(self, fragments: TokenizedStringFragments, context: Any) -> Any:
        """A string with tokens in it."""
        return fragments.map_tokens(context).join(self._tf_concat)

    def resolve_list(self, xs: Sequence[str], context: Any) -> Any:
        """A list that stands for a token. Raises EngineError where something was added to it."""
        return _only(_single(xs, "list"), LIST_TOKEN, context)

    def resolve_number_list(self, xs: Sequence[float], context: Any) -> Any:
        """A list of numbers that stands for a token. Raises EngineError where something was added to it."""
        token = TOKENS.lookup_number(_single(xs, "list"), LIST_MARK)
        return xs if token is None else context.resolve(token)

    def resolve_map(self, xs: Mapping[str, Any], context: Any) -> Any:
        """A map that stands for a token. Raises EngineError where something was added to it."""
        return _only(_single(list(xs), "map"), MAP_TOKEN, context)


def is_default(resolver: Any) -> bool:
    """Whether a resolver does what the engine does anyway."""
    return type(resolver) is DefaultTokenResolver and type(resolver._tf_concat) is StringConcat


def plain(value: Any) -> Any:
    """A resolved value as it comes back to a program: with None for null."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return None if value is NULL else value


def _value(fragment: Fragment) -> Any:
    return fragment.value.to_string() if fragment.kind == "token" else fragment.value


def _single(xs: Sequence[Any], kind: str) -> Any:
    if len(xs) != 1:
        raise EngineError(f"Cannot add elements to {kind} token, got: {', '.join(map(str, xs))}")
    return xs[0]


def _only(text: str, pattern: str, context: Any) -> Any:
    fragments = split(text, pattern, TOKENS.lookup)
    if len(fragments) != 1:
        raise EngineError(f"Cannot concatenate strings in a token, got: {text}")
    return fragments.map_tokens(context)[0].value
