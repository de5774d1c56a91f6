"""Lazy values: made by a producer when they are resolved. Follows `tokens/lazy.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine.tokens.token import TOKENS, Resolvable, Token
from snowform.engine.values.arguments import expect_object, tell_unless_implemented
from snowform.engine.values.structs import Struct


class LazyStringValueOptions(Struct):
    """Options of `Lazy.string_value`."""

    FIELDS = {"display_hint": False}


class LazyListValueOptions(Struct):
    """Options of `Lazy.list_value`."""

    FIELDS = {"display_hint": False, "omit_empty": False}


class LazyAnyValueOptions(Struct):
    """Options of `Lazy.any_value`."""

    FIELDS = {"display_hint": False, "omit_empty_array": False}


class LazyBase(Resolvable):
    """A value that is produced when it is resolved."""

    def __init__(self) -> None:
        self._post_processors: list[Any] = []
        TOKENS.has_lazy = True

    def add_post_processor(self, post_processor: Any) -> None:
        """Let an object change what is produced."""
        self._post_processors.append(post_processor)

    def to_json(self) -> Any:
        """What stands for it in JSON that was made without resolving it."""
        return "<unresolved-lazy>"

    def resolve(self, context: Any) -> Any:
        """What is produced, after the post processors."""
        value = self._resolve_lazy(context)
        for post_processor in self._post_processors:
            value = post_processor.post_process(value, context)
        return value

    def _resolve_lazy(self, context: Any) -> Any:
        raise NotImplementedError


class _Produced(LazyBase):
    def __init__(self, producer: Any, *, omit_empty: bool = False) -> None:
        expect_object("producer", producer)
        tell_unless_implemented(producer, "IAnyProducer")
        super().__init__()
        self._producer = producer
        self._omit_empty = omit_empty

    def _resolve_lazy(self, context: Any) -> Any:
        # A producer is an object with a method `produce`; the engine's own are functions.
        produce = getattr(self._producer, "produce", self._producer)
        value = produce(context)
        return None if self._omit_empty and value == [] else value


class Lazy:
    """Values that are made when they are resolved."""

    @staticmethod
    def string_value(producer: Any, *, display_hint: str | None = None) -> str:
        """A string."""
        return Token.as_string(_Produced(producer), display_hint=display_hint)

    @staticmethod
    def number_value(producer: Any) -> Any:
        """A number."""
        return Token.as_number(_Produced(producer))

    @staticmethod
    def list_value(
        producer: Any, *, display_hint: str | None = None, omit_empty: bool | None = None
    ) -> list[str]:
        """A list of strings."""
        return Token.as_list(_Produced(producer, omit_empty=bool(omit_empty)), display_hint=display_hint)

    @staticmethod
    def any_value(
        producer: Any,
        *,
        display_hint: str | None = None,
        omit_empty_array: bool | None = None,
    ) -> Any:
        """Anything."""
        return _Produced(producer, omit_empty=bool(omit_empty_array))
