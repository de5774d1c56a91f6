"""`Fn`: calls of Terraform's functions. They are rendered, never run here.

Follows `terraform-functions.ts` and `functions/helpers.ts`; the functions themselves are in `function_table`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from snowform.engine import distribution
from snowform.engine.errors import EngineError
from snowform.engine.tokens import boundary
from snowform.engine.tokens.expressions import Conditional, RawString, call, property_access
from snowform.engine.tokens.fragments import MAP_TOKEN
from snowform.engine.tokens.function_table import FUNCTIONS, NEWER_FUNCTIONS, Signature, signature
from snowform.engine.tokens.token import TOKENS, Token, is_list_token
from snowform.engine.values import losses
from snowform.engine.values.javascript import NULL, js_false
from snowform.hints import Any

UNESCAPED_QUOTE = r'(^|[^\\])(\\\\)*"'


def string(value: str) -> str:
    """A string as an argument. It must not hold a quote that would end it (`stringValue`).

    Raises EngineError where it does.
    """
    if '"' in value and re.search(UNESCAPED_QUOTE, value):
        raise EngineError(
            f"Your value, '{value}', has unescaped double quotes in it, so it cannot be used as a value. "
            "Give it to Fn.raw_string first."
        )
    return value


def items(value: list[Any]) -> list[Any]:
    """A list as an argument: without what is missing, strings in quotes unless they are tokens (`listOf`)."""
    return [_item(item) for item in value if item is not None and item is not NULL]


def _item(item: Any) -> Any:
    if not isinstance(item, str):
        return item
    if "{TfToken[" in item:
        if is_list_token(item) or re.search(MAP_TOKEN, item):
            return item
        found = TOKENS.split(item)
        if len(found) == 1 and found[0].kind == "token":
            return item
    return f'"{item}"'


def unchanged(value: Any) -> Any:
    """An argument that is written as it is."""
    return value


# By kind: what Python's side accepts, and what becomes of it as an argument.
KINDS: dict[str, tuple[Callable[[Any, str], Any], Callable[[Any], Any]]] = {
    "string": (boundary.string, string),
    "number": (boundary.number, unchanged),
    "any": (boundary.anything, unchanged),
    "list": (boundary.sequence_of(boundary.anything), items),
    "strings": (boundary.sequence_of(boundary.string), items),
    "*any": (boundary.sequence_of(boundary.anything), items),
    "*number": (boundary.sequence_of(boundary.number), items),
    "*list": (boundary.sequence_of(boundary.sequence_of(boundary.anything)), items),
    # The real engine looks at this list as one of many, whose own items are left alone.
    "joined": (boundary.sequence_of(boundary.string), unchanged),
}
RETURNS: dict[str, Callable[[Any], Any]] = {
    "string": Token.as_string,
    "number": Token.as_number,
    "list": Token.as_list,
    "any": Token.as_string,
    "bool": unchanged,
}
ANNOTATIONS = {
    "string": "str",
    "number": "float",
    "any": "Any",
    "list": "list[Any]",
    "strings": "list[str]",
    "*any": "list[Any]",
    "*number": "list[float]",
    "*list": "list[list[Any]]",
    "bool": "IResolvable",
}


def invoke(function: Signature, *given: Any) -> Any:
    """A call of a function, as a token of what it gives. Raises EngineError for a wrong argument."""
    losses.of_call(f"Fn.{function.name}", dict(zip(function.parameters, given, strict=True)))
    pairs = zip(function.kinds, function.parameters, given, strict=True)
    values = [KINDS[kind][0](value, name) for kind, name, value in pairs]
    arguments: list[Any] = []
    for position, (kind, value) in enumerate(zip(function.kinds, values, strict=True)):
        try:
            argument = KINDS[kind][1](value)
        except EngineError as error:
            raise EngineError(
                f"Argument {position} of {function.terraform_name} failed the validation: {error}"
            ) from None
        if kind.startswith("*"):
            arguments += argument
        else:
            arguments.append(argument)
    returns = distribution.current.returns.get(function.name, function.returns)
    return RETURNS[returns](_call(function.terraform_name, arguments))


def _call(name: str, arguments: list[Any]) -> Any:
    if distribution.current.checks_target_versions:
        # With cdktn alone.
        from snowform.engine.tokens import limited_calls

        return limited_calls.call(name, arguments)
    return call(name, arguments)


def _of_0(function: Signature) -> Any:
    return lambda: invoke(function)


def _of_1(function: Signature) -> Any:
    return lambda a: invoke(function, a)


def _of_2(function: Signature) -> Any:
    return lambda a, b: invoke(function, a, b)


def _of_3(function: Signature) -> Any:
    return lambda a, b, c: invoke(function, a, b, c)


def method(function: Signature) -> Any:
    """The method of a function: Python itself checks the number and the names of its arguments."""
    made = (_of_0, _of_1, _of_2, _of_3)[len(function.parameters)](function)
    qualified = f"FnGenerated.{function.name}"
    made.__code__ = made.__code__.replace(
        co_varnames=function.parameters, co_name=function.name, co_qualname=qualified
    )
    made.__name__, made.__qualname__ = function.name, qualified
    kinds = zip((*function.parameters, "return"), (*function.kinds, function.returns), strict=True)
    made.__annotations__ = {name: ANNOTATIONS[kind] for name, kind in kinds}
    made.__doc__ = (
        f"Terraform's `{function.terraform_name}({', '.join(function.parameters)})`: "
        f"https://opentofu.org/docs/language/functions/{function.terraform_name}/"
    )
    return made


class _Method:
    """Stands for a method of the table until it is asked for: a program calls few of them."""

    def __init__(self, line: str) -> None:
        self._line = line

    def __get__(self, instance: Any, owner: type) -> Any:
        function = signature(self._line)
        made = method(function)
        setattr(FnGenerated, function.name, staticmethod(made))
        return made


class FnGenerated:
    """The functions that take their arguments as Terraform has them; the methods are made from the table."""


for _line in (FUNCTIONS + NEWER_FUNCTIONS).splitlines():
    setattr(FnGenerated, _line.partition("(")[0], _Method(_line))

BCRYPT = signature("bcrypt(str: string, cost: *number) -> string")
JOIN = signature("join(separator: string, list: joined) -> string")
LOOKUP = signature("lookup(input_map: any, key: string, default_value: *any) -> any")
RANGE = signature("range(params: *number) -> list")


class Fn(FnGenerated):
    """All functions of Terraform, conditions, and strings that hold quotes."""

    @staticmethod
    def bcrypt(str: str, cost: float | None = None) -> str:
        """A hash of a string; a cost of 0 counts as none."""
        checked = None if cost is None else boundary.number(cost, "cost")
        return Token.as_string(invoke(BCRYPT, str, [checked] if checked else []))

    @staticmethod
    def conditional(condition: Any, true_value: Any, false_value: Any) -> Any:
        """`condition ? true_value : false_value`."""
        parts = {"condition": condition, "true_value": true_value, "false_value": false_value}
        losses.of_operands("Fn.conditional()", parts)
        return Conditional(*map(boundary.own, parts.values()))

    @staticmethod
    def join(separator: str, list: Sequence[str]) -> str:
        """The strings of a list as one."""
        return Token.as_string(invoke(JOIN, separator, list))

    @staticmethod
    def lookup(input_map: Any, key: str, default_value: Any = None) -> Any:
        """A value of a map. Without a default, or with one that JavaScript takes for false: `map.key`."""
        if js_false(default_value):
            losses.of_falsy("the default of Fn.lookup()", default_value, "a missing key is an error")
            return Fn.lookup_nested(input_map, [boundary.string(key, "key")])
        return invoke(LOOKUP, input_map, key, [default_value])

    @staticmethod
    def lookup_nested(input_map: Any, path: Sequence[Any]) -> Any:
        """A value inside a value: `map.a["b c"].0`."""
        steps = boundary.sequence_of(boundary.anything)(path, "path")
        return Token.as_string(property_access(boundary.own(input_map), steps))

    @staticmethod
    def range(start: float, limit: float, step: float | None = None) -> list[str]:
        """The numbers from a start to before a limit."""
        given = {"start": start, "limit": limit, "step": 1 if step is None else step}
        numbers: list[str] = invoke(RANGE, [boundary.number(value, name) for name, value in given.items()])
        return numbers

    @staticmethod
    def raw_string(str: str) -> str:
        """A string with its quotes escaped, in which nothing is an expression."""
        return Token.as_string(RawString(boundary.string(str, "str")))
