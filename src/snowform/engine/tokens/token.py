"""Tokens: values not known before Terraform runs, carried inside ordinary strings, numbers, lists and maps.

Follows `tokens/token.ts`, `tokens/private/token-map.ts` and `tokens/private/intrinsic.ts`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from snowform.engine.errors import EngineError
from snowform.engine.tokens import fragments as parts
from snowform.engine.tokens.carriers import ListToken, MapToken, NumberToken, TextToken, made
from snowform.engine.tokens.fragments import LIST_TOKEN, MAP_TOKEN, STRING_TOKEN, Fragments
from snowform.engine.values.javascript import NULL
from snowform.engine.values.structs import Struct
from snowform.hints import Any

# The high 16 bits of a double that stands for a token (`encoding.ts`).
NUMBER_MARK = 0xFDFF
LIST_MARK = 0xFBFF
# No double with such a mark is nearer to 0.
LEAST_TOKEN = 2**900

STRING_MAP_TOKEN_VALUE = "String Map Token Value"  # noqa: S105 - CDKTF's own marks
NUMBER_MAP_TOKEN_VALUE = -123456789
ANY_MAP_TOKEN_VALUE = "Any Map Token Value"  # noqa: S105

# What is data, whatever methods it has.
_PLAIN = (str, int, float, list, tuple, dict)


class Resolvable:
    """The engine's own resolvables. They can be written into strings: `f"{value}"` holds their token."""

    _tf_string: str | None = None
    _tf_list: list[str] | None = None
    _tf_map: dict[str, Any] | None = None
    _tf_number: float | None = None
    _tf_number_list: list[float] | None = None

    @property
    def creation_stack(self) -> list[str]:
        """Where it was made: not recorded."""
        return []

    def resolve(self, context: Any) -> Any:
        """The value in a context."""
        raise NotImplementedError

    def to_string(self) -> str:
        """The token that stands for it in a string."""
        return Token.as_string(self)

    def __str__(self) -> str:
        return self.to_string()


class Intrinsic(Resolvable):
    """A value as a token. Raises EngineError for a function."""

    def __init__(self, value: Any) -> None:
        if callable(value):
            raise EngineError(
                f"Argument to Intrinsic must be a plain value object, got {value}",
            )
        self._value = value

    def resolve(self, context: Any) -> Any:
        """The value itself."""
        return self._value


class EncodingOptions(Struct):
    """`display_hint`: a name in the token's key, for people."""

    FIELDS = {"display_hint": False}


class TokenMap:
    """All tokens of the process, by the keys under which they are written."""

    def __init__(self) -> None:
        self._strings: dict[str, Any] = {}
        self._numbers: dict[int, Any] = {}
        self._counter = 0
        # A lazy value exists: how often its producer is called is something that a program can see.
        self.has_lazy = False

    def register_string(self, token: Any, hint: str | None = None) -> str:
        """The text that stands for a token."""
        if (found := getattr(token, "_tf_string", None)) is None:
            found = token._tf_string = made(TextToken, "${TfToken[" + self._key(token, hint) + "]}", token)
        text: str = found
        return text

    def register_list(self, token: Any, hint: str | None = None) -> list[str]:
        """The list of one text that stands for a token."""
        if (found := getattr(token, "_tf_list", None)) is None:
            found = token._tf_list = ["#{TfToken[" + self._key(token, hint) + "]}"]
        carrier: list[Any] = made(ListToken, found, token)
        return carrier

    def register_map(self, token: Any, value: Any, hint: str | None = None) -> dict[str, Any]:
        """The map of one key that stands for a token.

        Raises EngineError where it has been read as a map of other values before.
        """
        if (found := getattr(token, "_tf_map", None)) is None:
            found = token._tf_map = {"&{TfToken[" + self._key(token, hint) + "]}": value}
        (first,) = found.values()
        if value not in (first, ANY_MAP_TOKEN_VALUE) and type(first) is not type(value):
            raise EngineError(
                f"This reference has been read as a map of other values ({first!r}) before; read it anew"
            )
        carrier: dict[str, Any] = made(MapToken, found, token)
        return carrier

    def register_number(self, token: Any) -> float:
        """The number that stands for a token."""
        if (found := getattr(token, "_tf_number", None)) is None:
            found = token._tf_number = made(NumberToken, self._encode(token, NUMBER_MARK), token)
        number: float = found
        return number

    def register_number_list(self, token: Any) -> list[float]:
        """The list of one number that stands for a token."""
        if (found := getattr(token, "_tf_number_list", None)) is None:
            found = token._tf_number_list = [self._encode(token, LIST_MARK)]
        carrier: list[Any] = made(ListToken, found, token)
        return carrier

    def lookup(self, key: str) -> Any:
        """The token of a key in a string. Raises EngineError for an unknown one."""
        if key not in self._strings:
            raise EngineError(
                f"Unrecognized token key: {key}",
                hint="the program changed the text that stands for a token; change it in Terraform: "
                "Fn.replace(…), Fn.lower(…), Fn.substr(…), Fn.split(…)",
            )
        return self._strings[key]

    def get(self, key: str) -> Any:
        """The token of a key in a string, or None."""
        return self._strings.get(key)

    def lookup_number(self, number: Any, mark: int = NUMBER_MARK) -> Any:
        """The token that a number stands for, or None. Raises EngineError for an unknown one."""
        index = decode_double(number, mark)
        if index is None:
            return None
        if index not in self._numbers:
            raise EngineError("Encoded representation of unknown number Token found")
        return self._numbers[index]

    def split(self, text: str) -> Fragments:
        """A string's literals and tokens."""
        return parts.split(text, STRING_TOKEN, self.lookup)

    def _key(self, token: Any, hint: str | None) -> str:
        name = re.sub(r"[^a-zA-Z0-9:._-]", ".", hint) if hint else "TOKEN"
        key = f"{name}.{self._counter}"
        self._counter += 1
        self._strings[key] = token
        return key

    def _encode(self, token: Any, mark: int) -> float:
        # Few programs have numbers that are tokens.
        import struct

        index = self._counter
        self._counter += 1
        self._numbers[index] = token
        (number,) = struct.unpack(">d", struct.pack(">Q", mark << 48 | index))
        return float(number)


TOKENS = TokenMap()


def decode_double(number: Any, mark: int = NUMBER_MARK) -> int | None:
    """The index of the token that a number stands for, or None."""
    if not isinstance(number, float):
        # What a program made of a token by `int()`: digits, which JavaScript reads as the same double.
        if not isinstance(number, int) or -LEAST_TOKEN < number < LEAST_TOKEN:
            return None
        try:
            number = float(number)
        except OverflowError:
            return None
    # Few programs have numbers with a fraction.
    import struct

    (bits,) = struct.unpack(">Q", struct.pack(">d", number))
    return bits & 0xFFFFFFFFFFFF if bits >> 48 == mark else None


def is_resolvable(value: Any) -> bool:
    """Whether something resolves itself: one of the engine's, or an IResolvable of the program's."""
    if isinstance(value, Resolvable):
        return True
    if value is None or isinstance(value, _PLAIN):
        return False
    return callable(getattr(value, "resolve", None)) and not _is_path(value)


def _is_path(value: Any) -> bool:
    """Whether it is a path, which has a `resolve` of its own; their module is not loaded where none is."""
    module = sys.modules.get("pathlib")
    return module is not None and isinstance(value, module.PurePath)


def has_map_token(value: Mapping[str, Any]) -> bool:
    """Whether a map stands for a token."""
    # A loop, not any(): every dictionary that is resolved comes through here.
    for key in value:  # noqa: SIM110
        if isinstance(key, str) and "&{TfToken[" in key and re.search(MAP_TOKEN, key):
            return True
    return False


def is_list_token(value: Any) -> bool:
    """Whether a string is the element of a list that stands for a token."""
    return isinstance(value, str) and "#{TfToken[" in value and re.search(LIST_TOKEN, value) is not None


class Token:
    """Makes tokens of values."""

    ANY_MAP_TOKEN_VALUE = ANY_MAP_TOKEN_VALUE
    NUMBER_MAP_TOKEN_VALUE = NUMBER_MAP_TOKEN_VALUE
    STRING_MAP_TOKEN_VALUE = STRING_MAP_TOKEN_VALUE

    @staticmethod
    def is_unresolved(obj: Any) -> bool:
        """Whether a value is, or holds at its top, a token."""
        if isinstance(obj, str):
            return STRING_TOKEN.search(obj) is not None
        if isinstance(obj, list | tuple):
            only = obj[0] if len(obj) == 1 else None
            return is_list_token(only) or decode_double(only, LIST_MARK) is not None
        if isinstance(obj, Mapping):
            return has_map_token(obj)
        return decode_double(obj) is not None or is_resolvable(obj)

    @staticmethod
    def as_any(value: Any) -> Any:
        """The value as a resolvable."""
        return value if is_resolvable(value) else Intrinsic(value)

    @staticmethod
    def null_value() -> Any:
        """An explicit null."""
        return Intrinsic(NULL)

    @staticmethod
    def as_string(value: Any, *, display_hint: str | None = None) -> str:
        """The value as a string."""
        return value if isinstance(value, str) else TOKENS.register_string(Token.as_any(value), display_hint)

    @staticmethod
    def as_number(value: Any) -> Any:
        """The value as a number."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        return TOKENS.register_number(Token.as_any(value))

    @staticmethod
    def as_list(value: Any, *, display_hint: str | None = None) -> list[str]:
        """The value as a list of strings."""
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        return TOKENS.register_list(Token.as_any(value), display_hint)

    @staticmethod
    def as_number_list(value: Any) -> list[float]:
        """The value as a list of numbers."""
        if isinstance(value, list) and all(isinstance(item, int | float) for item in value):
            return value
        return TOKENS.register_number_list(Token.as_any(value))

    @staticmethod
    def as_map(value: Any, map_value: Any, *, display_hint: str | None = None) -> dict[str, Any]:
        """The value as a map, with `map_value` standing for its values."""
        return TOKENS.register_map(Token.as_any(value), map_value, display_hint)

    @staticmethod
    def as_string_map(value: Any, *, display_hint: str | None = None) -> dict[str, str]:
        """The value as a map of strings."""
        return Token.as_map(value, STRING_MAP_TOKEN_VALUE, display_hint=display_hint)

    @staticmethod
    def as_number_map(value: Any, *, display_hint: str | None = None) -> dict[str, float]:
        """The value as a map of numbers."""
        return Token.as_map(value, NUMBER_MAP_TOKEN_VALUE, display_hint=display_hint)

    @staticmethod
    def as_boolean_map(value: Any, *, display_hint: str | None = None) -> dict[str, bool]:
        """The value as a map of bools."""
        return Token.as_map(value, True, display_hint=display_hint)

    @staticmethod
    def as_any_map(value: Any, *, display_hint: str | None = None) -> dict[str, Any]:
        """The value as a map of anything."""
        return Token.as_map(value, ANY_MAP_TOKEN_VALUE, display_hint=display_hint)


def reverse(value: Any) -> list[Any]:
    """All tokens in a value's top level."""
    if is_resolvable(value):
        return [value]
    if isinstance(value, str):
        found = TOKENS.split(value)
        return [*found.values("token"), *found.values("intrinsic")]
    if isinstance(value, list):
        token = reverse_list(value) or reverse_number_list(value)
    elif isinstance(value, Mapping):
        token = reverse_map(value)
    else:
        token = TOKENS.lookup_number(value)
    return [] if token is None else [token]


def reverse_list(value: list[Any]) -> Any:
    """The token that a list stands for, or None."""
    return _single(value[0], LIST_TOKEN) if len(value) == 1 and isinstance(value[0], str) else None


def reverse_number_list(value: list[Any]) -> Any:
    """The token that a list of numbers stands for, or None."""
    return TOKENS.lookup_number(value[0], LIST_MARK) if len(value) == 1 else None


def reverse_map(value: Mapping[str, Any]) -> Any:
    """The token that a map stands for, or None."""
    return _single(next(iter(value)), MAP_TOKEN) if len(value) == 1 else None


def _single(text: str, pattern: str) -> Any:
    found = parts.split(text, pattern, TOKENS.lookup)
    return found[0].value if len(found) == 1 and found[0].kind == "token" else None
