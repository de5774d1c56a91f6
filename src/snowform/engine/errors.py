"""Errors of the engine. They are RuntimeErrors too, as the real engine's arrive in Python."""

from __future__ import annotations

from snowform.errors import SnowformError


class EngineError(SnowformError, RuntimeError):
    """What CDKTF refuses, in its own words (`errors.ts`)."""


class AssertionFailed(EngineError):
    """An assertion of CDKTF's; its text begins as Node's does."""

    def __init__(self, message: str) -> None:
        super().__init__(f"AssertionError [ERR_ASSERTION]: {message}")


class Unsupported(EngineError):
    """An API of CDKTF that this engine lacks."""

    def __init__(self, api: str) -> None:
        super().__init__(f"{api} is not supported by Snowform's engine", hint="run with --engine cdktf")
