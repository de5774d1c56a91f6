"""The texts, numbers, lists and maps that carry tokens. Each knows that its value is not known yet.

To programs and libraries they are plain data, and are written as it. A program that takes one for the value,
as by `n + 1`, `name[:32]` or `for zone in zones`, is warned at that line; what comes of it stays what cdktf
gives. https://developer.hashicorp.com/terraform/cdktf/concepts/tokens
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import SupportsIndex


class _TakenFor(type):
    """Makes a class pass for the plain one where types are looked up: PyYAML, `copy`, `type(x) == str`."""

    def __eq__(cls, other: object) -> bool:
        return other is cls or other is cls.__base__

    def __hash__(cls) -> int:
        return hash(cls.__base__)


def taken_for_value(token: Any, use: str) -> None:
    """What the methods of a token call that say something of its value: warn of a program that calls them."""
    caller = sys._getframe(2)
    if caller.f_globals.get("__name__", "").startswith("snowform."):
        return
    # What a program is told is loaded by the first that is told anything.
    from snowform.engine.tokens.misuse import tell

    tell(token, use, caller)


def _warning(base: type, name: str, use: str) -> Any:
    """A method of a plain class that warns before it does what it always does."""
    original: Callable[..., Any] = getattr(base, name)

    def method(self: Any, /, *arguments: Any, **named: Any) -> Any:
        taken_for_value(self, use)
        return original(self, *arguments, **named)

    method.__name__ = name
    return method


def _asking(name: str) -> Any:
    """A method of str that looks for a part: no warning where it is the token that is found."""
    original: Callable[..., Any] = getattr(str, name)

    def method(self: Any, /, part: Any, *limits: Any) -> Any:
        answer = original(self, part, *limits)
        if not isinstance(part, str) or not str.__contains__(self, part):
            taken_for_value(self, f".{name}()")
        return answer

    method.__name__ = name
    return method


class TextToken(str, metaclass=_TakenFor):
    """A text that is a token and nothing else."""

    __slots__ = ("token",)

    token: Any

    # Asked "is it given?", it is.
    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self

    def __format__(self, spec: str) -> str:
        if not spec:
            return self
        taken_for_value(self, "a format with a width or precision")
        return str.__format__(self, spec)

    def __contains__(self, part: object) -> bool:
        found = super().__contains__(part)  # type: ignore[operator]
        if not found:
            taken_for_value(self, "in")
        return found

    def __copy__(self) -> TextToken:
        return self

    def __deepcopy__(self, memo: Any) -> TextToken:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        return str, (str.__str__(self),)

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        """The token's own bytes."""
        taken_for_value(self, ".encode()")
        return str.encode(self, encoding, errors)


class NumberToken(float, metaclass=_TakenFor):
    """A number that stands for a token."""

    __slots__ = ("token",)

    token: Any

    def __format__(self, spec: str) -> str:
        if spec:
            taken_for_value(self, "a format with a width or precision")
        return float.__format__(self, spec)

    def __copy__(self) -> NumberToken:
        return self

    def __deepcopy__(self, memo: Any) -> NumberToken:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        return float, (float(self),)


class ListToken(list[Any], metaclass=_TakenFor):
    """A list whose only element stands for a token."""

    __slots__ = ("token",)

    token: Any

    # Asked "is it given?", it is.
    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        taken_for_value(self, "for")
        return list.__iter__(self)

    def __contains__(self, item: object) -> bool:
        taken_for_value(self, "in")
        return list.__contains__(self, item)

    def __copy__(self) -> Any:
        return made(ListToken, self, self.token)

    def __deepcopy__(self, memo: Any) -> Any:
        return made(ListToken, self, self.token)

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        return list, (list.copy(self),)


class MapToken(dict[str, Any], metaclass=_TakenFor):
    """A map whose only key stands for a token."""

    __slots__ = ("token",)

    token: Any

    # Asked "is it given?", it is.
    def __bool__(self) -> bool:
        return True

    def __contains__(self, key: object) -> bool:
        taken_for_value(self, "in")
        return dict.__contains__(self, key)

    def copy(self) -> Any:
        """The same token."""
        return made(MapToken, self, self.token)

    __copy__ = copy

    def __deepcopy__(self, memo: Any) -> Any:
        return made(MapToken, self, self.token)

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        return dict, (dict.copy(self),)


def made(kind: Any, value: Any, token: Any) -> Any:
    """What carries a token as a text, a number, or a list or map of one."""
    carrier = kind(value)
    carrier.token = token
    return carrier


_TEXT_METHODS = (
    "capitalize casefold center expandtabs isalnum isalpha isascii isdecimal isdigit isidentifier islower "
    "isnumeric isprintable isspace istitle isupper ljust lower lstrip partition removeprefix removesuffix "
    "replace rjust rpartition rsplit rstrip split splitlines strip swapcase title translate upper zfill"
)
_LIST_METHODS = "append clear count extend index insert pop remove reverse sort"
_MAP_METHODS = "clear get items keys pop popitem setdefault update values"
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_ITEMS = {"__getitem__": "[]", "__len__": "len()"}
_ARITHMETIC = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "truediv": "/",
    "floordiv": "//",
    "mod": "%",
    "divmod": "divmod()",
    "pow": "**",
}
_NUMBER_METHODS = {
    **_ORDER,
    **{f"__{name}__": sign for name, sign in _ARITHMETIC.items()},
    **{f"__r{name}__": sign for name, sign in _ARITHMETIC.items()},
    **{"__neg__": "-", "__abs__": "abs()", "__int__": "int()", "__trunc__": "int()"},
    **{"__round__": "round()", "__floor__": "floor()", "__ceil__": "ceil()"},
    **{"is_integer": ".is_integer()", "as_integer_ratio": ".as_integer_ratio()", "hex": ".hex()"},
}


def _let_warn(kind: type, uses: dict[str, str]) -> None:
    for name, use in uses.items():
        setattr(kind, name, _warning(kind.__bases__[0], name, use))


_let_warn(TextToken, {**_ORDER, **_ITEMS, "__iter__": "for"})
_let_warn(TextToken, {name: f".{name}()" for name in _TEXT_METHODS.split()})
for _name in ("count", "endswith", "find", "index", "rfind", "rindex", "startswith"):
    setattr(TextToken, _name, _asking(_name))
_let_warn(NumberToken, _NUMBER_METHODS)
_let_warn(ListToken, {**_ORDER, **_ITEMS, "__reversed__": "reversed()", "__add__": "+", "__iadd__": "+="})
_let_warn(ListToken, {"__mul__": "*", "__rmul__": "*", "__setitem__": "[]=", "__delitem__": "del"})
_let_warn(ListToken, {name: f".{name}()" for name in _LIST_METHODS.split()})
_let_warn(
    MapToken, {**_ITEMS, "__iter__": "for", "__reversed__": "reversed()", "__or__": "|", "__ror__": "|"}
)
_let_warn(MapToken, {"__ior__": "|=", "__setitem__": "[]=", "__delitem__": "del"})
_let_warn(MapToken, {name: f".{name}()" for name in _MAP_METHODS.split()})
