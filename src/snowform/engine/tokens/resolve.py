"""Resolve: replace every token in a value by what it stands for.

Follows `tokens/private/resolve.ts` and `DefaultTokenResolver` of `tokens/resolvable.ts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from snowform.engine.errors import EngineError
from snowform.engine.tokens import fragments as parts
from snowform.engine.tokens.boundary import own
from snowform.engine.tokens.carriers import TextToken
from snowform.engine.tokens.expressions import Reference
from snowform.engine.tokens.fragments import LIST_TOKEN, MAP_TOKEN, NUMBER_TOKEN, STRING_TOKEN, concatenate
from snowform.engine.tokens.token import (
    ANY_MAP_TOKEN_VALUE,
    LEAST_TOKEN,
    LIST_MARK,
    NUMBER_MAP_TOKEN_VALUE,
    STRING_MAP_TOKEN_VALUE,
    TOKENS,
    decode_double,
    has_map_token,
    is_list_token,
    is_resolvable,
)
from snowform.engine.tree.constructs import Construct
from snowform.engine.values.data import key_text
from snowform.engine.values.javascript import NULL, in_js_order
from snowform.engine.values.structs import Struct, camel_case
from snowform.hints import Any

# Every number token, written as text, ends so: its high bits are always the same.
NUMBER_TOKEN_END = "e+298"  # noqa: S105
MAX_DEPTH = 200


class Context:
    """Where and how a value is being resolved. The flags are those of CDKTF's IResolveContext."""

    __slots__ = (
        "_depth",
        "_post_processor",
        "ignore_escapes",
        "iterator_context",
        "preparing",
        "resolver",
        "scope",
        "suppress_braces",
        "warn_escapes",
    )

    def __init__(
        self, scope: Any, *, preparing: bool, previous: Context | None = None, resolver: Any = None
    ) -> None:
        self.scope = scope
        self.preparing = preparing
        self.resolver: Any = previous.resolver if previous else resolver
        self._post_processor: Any = None
        self._depth: int = previous._depth + 1 if previous else 0
        self.suppress_braces: bool = previous.suppress_braces if previous else False
        self.ignore_escapes: bool = previous.ignore_escapes if previous else False
        self.warn_escapes: bool = previous.warn_escapes if previous else False
        self.iterator_context: str | None = previous.iterator_context if previous else None

    def resolve(self, x: Any) -> Any:
        """Resolve a value inside this context: it inherits the flags.

        Raises EngineError where a token stands where it cannot.
        """
        return _resolve(x, self)

    def register_post_processor(self, post_processor: Any) -> None:
        """Let an object have the last word on the value being resolved."""
        self._post_processor = post_processor

    def post_process(self, x: Any, context: Any = None) -> Any:
        """What that object makes of the value."""
        return x if self._post_processor is None else self._post_processor.post_process(x, self)


def resolve(scope: Any, value: Any, *, preparing: bool = False, resolver: Any = None) -> Any:
    """The value with its tokens resolved, as seen from a stack. None leaves out what it stands for.

    A resolver of the program's own (`ITokenResolver`) decides what tokens become. Raises
    EngineError where a value holds itself, or a token stands where it cannot.
    """
    try:
        return _resolve(value, Context(scope, preparing=preparing, resolver=resolver))
    except RecursionError as error:
        raise EngineError("Unable to resolve object tree with circular reference") from error


def _resolve(value: Any, outer: Context) -> Any:
    if type(value) is TextToken:
        return _resolve_text_token(value, outer)
    if isinstance(value, str):
        if "{TfToken[" not in value and NUMBER_TOKEN_END not in value and value not in MAP_VALUES:
            return value if type(value) is str else _text_of(value)
        return _resolve_string(value, outer)
    if isinstance(value, dict):
        return _resolve_dict(value, outer)
    if isinstance(value, list):
        return _resolve_list(value, outer)
    if value is None or value is NULL:
        return value
    if isinstance(value, int | float):
        return _resolve_number(value, outer)
    return _resolve_object(value, outer)


def _resolve_number(value: Any, outer: Context) -> Any:
    if isinstance(value, int) and -LEAST_TOKEN < value < LEAST_TOKEN:
        if value == NUMBER_MAP_TOKEN_VALUE:
            raise EngineError(_IN_SCALAR.format("map", "number", "map number"))
        return value
    token = TOKENS.lookup_number(value)
    return value if token is None else _inner(outer).resolve(token)


def _text_of(text: str) -> str:
    """A string of a class of the program's: an enum stands for its value."""
    return text.value if isinstance(text, Enum) else text


MAP_VALUES = frozenset({STRING_MAP_TOKEN_VALUE, ANY_MAP_TOKEN_VALUE})
_IN_SCALAR = (
    "Found an encoded {0} token in a scalar {1} context. "
    "Use 'Fn.lookup({0}, key, default)' (not '{0}[key]') to extract values from token {0}s."
)


def _inner(outer: Context) -> Context:
    return Context(outer.scope, preparing=outer.preparing, previous=outer)


def _resolve_text_token(text: TextToken, outer: Context) -> Any:
    if (reference := _own_reference(text.token, outer)) is not None:
        return reference
    return _resolve_string(str.__str__(text), outer)


def _resolve_string(text: str, outer: Context) -> Any:
    # No key of a token has a bracket in it: of several in a string this finds none.
    token = TOKENS.get(text[len("${TfToken[") : -len("]}")]) if text.startswith("${TfToken[") else None
    if text.endswith("]}") and (reference := _own_reference(token, outer)) is not None:
        return reference
    if is_list_token(text):
        if not re.fullmatch(LIST_TOKEN, text):
            raise EngineError(
                "A list that only Terraform knows stands inside a text, as json.dumps() writes it",
                hint='write Fn.jsonencode(…) of the whole value, or Fn.join(",", list)',
            )
        raise EngineError(
            "Found an encoded list token string in a scalar string context. "
            "Use 'Fn.element(list, 0)' (not 'list[0]') to extract elements from token lists."
        )
    if text in MAP_VALUES:
        raise EngineError(_IN_SCALAR.format("map", "string", ""))
    resolved: Any = text
    if STRING_TOKEN.search(text):
        context = _inner(outer)
        fragments = parts.split(text, STRING_TOKEN, TOKENS.lookup, escapes=not context.ignore_escapes)
        if context.resolver is None:
            resolved = fragments.map_tokens(context).join(concatenate)
        else:
            resolved = _by_resolver(fragments, context)
    if isinstance(resolved, str) and NUMBER_TOKEN_END in resolved:
        fragments = parts.split(resolved, NUMBER_TOKEN, _number_token, group=0)
        resolved = fragments.map_tokens(_inner(outer)).join(concatenate)
    return resolved


def _own_reference(token: Any, outer: Context) -> str | None:
    """The text of a reference that is a whole string and stays in its stack: by far the commonest."""
    if type(token) is not Reference or outer.resolver is not None:
        return None
    if token.crosses(outer.scope) or "TfToken" in token.identifier:
        return None
    return token.identifier if outer.suppress_braces else f"${{{token.identifier}}}"


def _by_resolver(fragments: parts.Fragments, context: Context) -> Any:
    # Few programs have a resolver of their own.
    from snowform.engine.tokens.resolvers import TokenizedStringFragments

    return context.resolver.resolve_string(TokenizedStringFragments.of(fragments), context)


def _number_token(text: str) -> Any:
    match = re.match(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text, re.ASCII)
    return TOKENS.lookup_number(float(match[0])) if match else None


def _resolve_list(value: list[Any], outer: Context) -> Any:
    if any(is_list_token(item) for item in value):
        if outer.resolver is not None:
            return outer.resolver.resolve_list(value, _inner(outer))
        if len(value) != 1:
            raise EngineError(
                f"Cannot add elements to list token, got: {','.join(map(str, value))}. You tried to add a "
                'value to a referenced list, instead use Fn.concat([yourReferencedList, ["my", "value"]]).'
            )
        return _resolve_only(value[0], LIST_TOKEN, outer)
    if any(decode_double(item, LIST_MARK) is not None for item in value):
        if outer.resolver is not None:
            return outer.resolver.resolve_number_list(value, _inner(outer))
        if len(value) != 1:
            raise EngineError(f"Cannot add elements to list token, got: {value}.")
        return _inner(outer).resolve(TOKENS.lookup_number(value[0], LIST_MARK))
    resolved = [_resolve(item, outer) for item in value]
    return [item for item in resolved if item is not None]


def _resolve_only(text: str, pattern: str, outer: Context) -> Any:
    fragments = parts.split(text, pattern, TOKENS.lookup)
    if len(fragments) != 1:
        raise EngineError(f"Cannot concatenate strings in a tokenized string array, got: {text}")
    return fragments.map_tokens(_inner(outer))[0].value


def _resolve_dict(value: Mapping[str, Any], outer: Context) -> Any:
    for key in value:
        # Most keys are identifiers, which neither tokens nor numbers are.
        if type(key) is not str or not (key.isidentifier() or _is_plain_key(key)):
            return _resolve_any_dict(value, outer)
    # Containers need no context of their own: what changes the flags, a token, makes one for itself.
    resolved: dict[str, Any] = {}
    for key, item in value.items():
        # Most are texts that stand for themselves: what `_resolve` asks first is asked here.
        if (
            type(item) is str
            and "{TfToken[" not in item
            and NUMBER_TOKEN_END not in item
            and item not in MAP_VALUES
        ):
            resolved[key] = item
        elif (inner := _resolve(item, outer)) is not None:
            resolved[key] = inner
    return resolved


def _is_plain_key(key: str) -> bool:
    """Whether a key is a text that stands for itself, and has no place of its own in JavaScript's order."""
    return not ("0" <= key < ":" or "TfToken[" in key or NUMBER_TOKEN_END in key or key in MAP_VALUES)


def _resolve_any_dict(value: Mapping[str, Any], outer: Context) -> Any:
    if has_map_token(value):
        if outer.resolver is not None:
            return outer.resolver.resolve_map(value, _inner(outer))
        if len(value) != 1:
            raise EngineError(
                f"Cannot add elements to map token, got: {value}.",
                hint="write Fn.merge([the map that only Terraform knows, {…}])",
            )
        return _resolve_only(next(iter(value)), MAP_TOKEN, outer)
    resolved: dict[str, Any] = {}
    # A stack's dependencies are in the order of its references.
    for key, item in in_js_order(_with_text_keys(value)).items():
        inner = _resolve(item, outer)
        if inner is None:
            continue
        name = _resolve(key, outer)
        if not isinstance(name, str):
            raise EngineError(
                f'"{key}" is used as the key in a map so must resolve to a string, but it is {name}'
            )
        resolved[name] = inner
    return resolved


def _with_text_keys(value: Mapping[Any, Any]) -> Mapping[str, Any]:
    for key in value:
        if type(key) is not str:
            return {key_text(key): item for key, item in value.items()}
    return value


def _resolve_object(value: Any, outer: Context) -> Any:
    if isinstance(value, Struct):
        # A struct is an object with JavaScript's names.
        return _resolve_dict({camel_case(name): item for name, item in value._values.items()}, outer)
    if is_resolvable(value):
        context = _inner(outer)
        if context._depth > MAX_DEPTH:
            raise EngineError("Unable to resolve object tree with circular reference")
        if context.resolver is not None:
            return context.resolver.resolve_token(value, context, context)
        return context.post_process(_resolve(value.resolve(context), context))
    if isinstance(value, Construct):
        raise EngineError(f"Trying to resolve() a Construct at '{value.node.path}'")
    if isinstance(value, Mapping):
        return _resolve_dict(value, outer)
    if callable(value):
        raise EngineError(f"Trying to resolve a function. Functions cannot be resolved: {value}")
    return own(value)
