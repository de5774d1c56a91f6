"""The error of a binding package that cannot be read."""

from __future__ import annotations

from snowform.engine.errors import EngineError

REINSTALL = "install the package again, or run with --engine cdktf"
GET = "run `snowform get`, which makes it"


class BindingsError(EngineError):
    """A binding package that this engine cannot serve; the real one may."""

    def __init__(self, message: str, hint: str = "run with --engine cdktf") -> None:
        super().__init__(message, hint=hint)
