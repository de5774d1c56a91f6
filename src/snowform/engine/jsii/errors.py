"""The exceptions of `jsii.errors`, for programs that name them."""

from __future__ import annotations

from enum import Enum

from snowform.engine.errors import JavaScriptError, JSIIError

__all__ = ["ErrorType", "JSIIError", "JavaScriptError"]


class ErrorType(Enum):
    """What jsii's kernel calls the two kinds of errors."""

    JSII_FAULT = "@jsii/kernel.Fault"
    RUNTIME_ERROR = "@jsii/kernel.RuntimeError"
