"""Terraform expressions: references, function calls, operators, property access, for-expressions.

Follows `tfExpression.ts`. Each class renders itself in a context; inside another expression without `${}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from snowform.engine import distribution
from snowform.engine.tokens.carriers import taken_for_value
from snowform.engine.tokens.fragments import Fragments
from snowform.engine.tokens.token import TOKENS, Resolvable, Token, is_resolvable, reverse
from snowform.engine.tree.constructs import Construct
from snowform.engine.tree.owners import app_of, stack_of
from snowform.engine.values.javascript import NULL, js_false, js_joined, js_string
from snowform.engine.values.structs import Struct, camel_case
from snowform.hints import Any

IDENTIFIER = r"[_a-zA-Z][_a-zA-Z0-9]*"
# The context in which an iterator's entry has the names that a for-expression gives it.
FOR_EXPRESSION = "FOR_EXPRESSION"


class Expression(Resolvable):
    """An expression; `render` gives its text, this class decides about the braces around it."""

    def __bool__(self) -> bool:
        taken_for_value(self, "if")
        return True

    def resolve(self, context: Any) -> Any:
        """Its text, in `${}` unless it stands in another expression."""
        braces = not context.suppress_braces
        context.suppress_braces = True
        text = self.render(context)
        return f"${{{text}}}" if braces else text

    def render(self, context: Any) -> str:
        """The text without braces."""
        raise NotImplementedError


class Reference(Expression):
    """`aws_vpc.main.id`, which becomes a remote state's output when it is resolved from another stack."""

    def __init__(self, identifier: str, stack: Any = None) -> None:
        self.identifier = identifier
        self._stack = stack
        self._cross_stack: dict[str, str] | None = None

    def crosses(self, scope: Any) -> bool:
        """Whether it is another stack's, seen from a stack."""
        return self._stack is not None and self._stack is not scope

    def render(self, context: Any) -> str:
        """The identifier, or what stands for it in the stack that it is resolved from."""
        origin = self._stack
        if origin is None or origin is context.scope:
            return self.identifier
        stack = stack_of(context.scope)
        name = str(stack)
        if context.preparing and origin is not stack:
            if self._cross_stack is None:
                self._cross_stack = {}
            app = app_of(origin)
            self._cross_stack[name] = app.cross_stack_reference(origin, stack, self.identifier)
        return (self._cross_stack or {}).get(name) or self.identifier


class PropertyAccess(Expression):
    """`target.name`, `target[0]`, `target["a key"]`."""

    def __init__(self, target: Any, args: Sequence[Any]) -> None:
        self._target = target
        self._args = args

    def render(self, context: Any) -> str:
        """The target, then each step."""
        steps = "".join(self._step(context, arg) for arg in self._args)
        if isinstance(self._target, Construct) and hasattr(self._target, "fqn"):
            return f"{self._target.fqn}{steps}"
        return f"{js_string(render_argument(context, self._target))}{steps}"

    def _step(self, context: Any, arg: Any) -> str:
        if arg == "*":
            return "[*]"
        if isinstance(arg, str) and re.fullmatch(IDENTIFIER, arg):
            return f".{arg}"
        if isinstance(arg, int | float) and not isinstance(arg, bool) and not Token.is_unresolved(arg):
            return f".{js_string(arg)}"
        return f"[{js_string(render_argument(context, arg))}]"


class Conditional(Expression):
    """`condition ? a : b`."""

    def __init__(self, condition: Any, true_value: Any, false_value: Any) -> None:
        self._parts = (condition, true_value, false_value)

    def render(self, context: Any) -> str:
        """The three parts."""
        condition, yes, no = (js_string(render_argument(context, part)) for part in self._parts)
        return f"{condition} ? {yes} : {no}"


class Operation(Expression):
    """`(left op right)`, `!x`, `-x`."""

    def __init__(self, operator: str, left: Any, right: Any = None) -> None:
        self._operator = operator
        self._left = left
        self._right = right

    def render(self, context: Any) -> str:
        """The operands; with cdktf a right one that JavaScript takes for false is missing."""
        left = js_string(render_argument(context, self._left))
        missing = js_false if distribution.current.loses_falsy_operands else _is_none
        right = None if missing(self._right) else render_argument(context, self._right)
        if self._operator == "!":
            return f"!{left}"
        if self._operator == "-" and missing(right):
            return f"-{left}"
        return f"({left} {self._operator} {js_string(right)})"


class FunctionCall(Expression):
    """`name(a, b)`."""

    def __init__(self, name: str, args: Sequence[Any]) -> None:
        self._name = name
        self._args = args

    def render(self, context: Any) -> str:
        """The arguments; `${` in their strings is no expression of the user's here."""
        flags = context.ignore_escapes, context.warn_escapes
        context.ignore_escapes = context.warn_escapes = True
        args = ", ".join(js_joined(render_argument(context, arg)) for arg in self._args)
        context.ignore_escapes, context.warn_escapes = flags
        return f"{self._name}({args})"


class ForExpression(Expression):
    """`[ for key, val in input: value]` or `{ for key, val in input: key => value }`."""

    def __init__(self, input_value: Any, value: Any, key: Any = None) -> None:
        self._input = input_value
        self._value = value
        self._key = key

    def render(self, context: Any) -> str:
        """The parts; key and value are rendered as expressions, not as quoted strings."""
        if distribution.current.names_entries_in_for_expressions:
            context.iterator_context = FOR_EXPRESSION
        key = js_string(render_argument(context, FOR_EXPRESSION_KEY))
        val = js_string(render_argument(context, FOR_EXPRESSION_VALUE))
        source = js_string(render_argument(context, self._input))
        value = js_string(render_part(context, self._value))
        if js_false(self._key):
            return f"[ for {key}, {val} in {source}: {value}]"
        made = js_string(render_part(context, self._key))
        return f"{{ for {key}, {val} in {source}: {made} => {value} }}"


class Dependency(Expression):
    """What `depends_on` names."""

    def __init__(self, dependable: Any) -> None:
        self._dependable = dependable

    def resolve(self, context: Any) -> Any:
        """The element's name, never in braces."""
        context.suppress_braces = True
        return self._dependable.fqn


class RawString(Expression):
    """A string in which nothing is an expression."""

    def __init__(self, text: str) -> None:
        self._text = text

    def resolve(self, context: Any) -> Any:
        """The text with its quotes escaped; in quotes where it stands in an expression."""
        quotes = '"' if context.suppress_braces else ""
        escaped = escape(self._text).replace('"', '\\"')
        return f"{quotes}{escaped}{quotes}"

    def to_string(self) -> str:
        """The text itself."""
        return self._text


def ref(identifier: str, stack: Any = None) -> Reference:
    """A reference that belongs to a stack."""
    return Reference(identifier, stack)


def property_access(target: Any, args: Sequence[Any]) -> PropertyAccess:
    """A value inside another."""
    return PropertyAccess(target, args)


def call(name: str, args: Sequence[Any]) -> FunctionCall:
    """A call of one of Terraform's functions."""
    return FunctionCall(name, args)


def dependable(dependency: Any) -> str:
    """A token for an entry of `depends_on`."""
    return Token.as_string(Dependency(dependency))


FOR_EXPRESSION_KEY = ref("key")
FOR_EXPRESSION_VALUE = ref("val")


def escape(text: str) -> str:
    """A literal inside an expression: newlines and `${` escaped."""
    return text.replace("\n", "\\n").replace("${", "$${")


def render_argument(context: Any, arg: Any) -> Any:
    """An argument as an expression: strings in quotes, unless a token is all there is to them."""
    resolved = context.resolve(arg)
    if isinstance(arg, str):
        text = _render_text(arg, resolved)
        return text if isinstance(text, str) else _render_resolved(context, text, text)
    return _render_resolved(context, arg, resolved)


def render_part(context: Any, arg: Any) -> Any:
    """An argument that is an expression already: a string stays as it is."""
    return _render_resolved(context, arg, context.resolve(arg))


def _is_none(value: Any) -> bool:
    return value is None


def _render_resolved(context: Any, arg: Any, resolved: Any) -> Any:
    if distribution.current.writes_null and (resolved is None or resolved is NULL):
        return "null"
    if is_resolvable(arg):
        return _render_token(context, resolved) if distribution.current.writes_null else resolved
    if isinstance(resolved, list):
        # By position in the given list: one that was dropped leaves a hole and loses the last.
        items = (render_argument(context, _property(arg, index)) for index in range(len(resolved)))
        return f"[{', '.join(js_joined(item) for item in items)}]"
    if isinstance(resolved, Mapping):
        items = (f'"{key}" = {js_string(render_argument(context, _property(arg, key)))}' for key in resolved)
        return f"{{{', '.join(items)}}}"
    return resolved


def _render_token(context: Any, resolved: Any) -> Any:
    """What a token became: with cdktn a list or an object is written as such, with its keys escaped."""
    if isinstance(resolved, list):
        return f"[{', '.join(js_joined(render_argument(context, item)) for item in resolved)}]"
    if isinstance(resolved, Mapping):
        items = (
            f"{_quoted_key(key)} = {js_string(render_argument(context, item))}"
            for key, item in resolved.items()
        )
        return f"{{{', '.join(items)}}}"
    return resolved


def _quoted_key(key: str) -> str:
    # Few programs have such a token.
    import json

    return json.dumps(key, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def _property(value: Any, key: str | int) -> Any:
    """What JavaScript's `value[key]` gives: a token that stands for another kind of value has no such key."""
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    if isinstance(value, Struct):
        return {camel_case(name): item for name, item in value._values.items()}.get(str(key))
    return value.get(str(key)) if isinstance(value, Mapping) else None


def _render_text(text: str, resolved: Any) -> Any:
    found = TOKENS.split(text)
    literals, tokens = found.values("literal"), found.values("token")
    if not tokens:
        return _quote(escape(resolved), resolved)
    if not literals and len(tokens) == 1:
        return resolved
    joined = found[0].value if found[0].kind == "literal" else found[0].value.to_string()
    for fragment in found[1:]:
        joined = _join(joined, fragment.value if fragment.kind == "literal" else fragment.value.to_string())
    return _quote(joined, joined)


def _join(left: str, right: str) -> str:
    """Two neighbours of a string in an expression: literals escaped, tokens in braces (`resolveString`)."""
    left_parts: Fragments = TOKENS.split(left)
    left_literals, left_tokens = left_parts.values("literal"), left_parts.values("token")
    if len(left_literals) == 1 and not left_tokens:
        left = escape(left)
    if not left_literals and len(left_tokens) == 1:
        left = f"${{{left_tokens[0].to_string()}}}"
    right_tokens = reverse(right)
    return left + (f"${{{right_tokens[0].to_string()}}}" if right_tokens else escape(right))


def _quote(text: str, raw: str) -> str:
    return text if raw != '"' and raw.startswith('"') and raw.endswith('"') else f'"{text}"'
