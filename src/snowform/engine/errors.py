"""Errors of the engine. They are of the classes too that a program meets on the real engine.

What fails in JavaScript arrives in Python as a RuntimeError that came of a JavaScriptError, what jsii itself
refuses as a JSIIError (`jsii/_kernel/providers/process.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from snowform.errors import SnowformError
from snowform.hints import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class JSIIError(Exception):
    """What jsii itself refuses."""

    __module__ = "jsii.errors"


class JavaScriptError(Exception):
    """What an error is the end of in JavaScript: here the `stack` is its text alone."""

    __module__ = "jsii.errors"

    def __init__(self, stack: str) -> None:
        self.stack = stack

    def __str__(self) -> str:
        return "\n" + "".join(f"  {line}" for line in self.stack.splitlines(keepends=True))


class EngineError(SnowformError, RuntimeError):
    """What CDKTF refuses, in its own words (`errors.ts`)."""

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message, where=where, hint=hint)
        self.__cause__ = JavaScriptError(f"Error: {message}")


class AssertionFailed(EngineError):
    """An assertion of CDKTF's; its text begins as Node's does."""

    def __init__(self, message: str) -> None:
        super().__init__(f"AssertionError [ERR_ASSERTION]: {message}")


class CallbackFailed(EngineError):
    """What a method of the program's raised while the engine ran it; that is its cause."""


def from_callbacks(method: F) -> F:
    """A decorator of what runs methods of the program's: what they raise arrives as a CallbackFailed.

    As jsii has it, which hands over the text of an exception, not its class.
    """

    @wraps(method)
    def run(*arguments: Any, **named: Any) -> Any:
        try:
            return method(*arguments, **named)
        except RuntimeError:
            raise
        except Exception as error:
            raise CallbackFailed(str(error)).with_traceback(error.__traceback__) from error

    return run  # type: ignore[return-value]


class FunctionGiven(SnowformError, JSIIError):
    """A function where a value or an object is wanted: `value`, where it is known."""

    def __init__(self, message: str, value: object = None) -> None:
        self.value = value
        super().__init__(message)


class Unsupported(EngineError):
    """An API of CDKTF that this engine lacks."""

    def __init__(self, api: str) -> None:
        super().__init__(f"{api} is not supported by Snowform's engine", hint="run with --engine cdktf")
