"""The exceptions of `jsii.errors`, for programs that name them. The engine raises RuntimeErrors."""

from __future__ import annotations


class JSIIError(Exception):
    """An error of jsii itself, of which there are none here."""


class JavaScriptError(Exception):
    """An error in JavaScript, of which there are none here."""
