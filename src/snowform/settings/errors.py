"""The one error of the settings."""

from __future__ import annotations

from snowform.errors import SnowformError


class SettingsError(SnowformError):
    """A setting that cannot be used, or a settings class that cannot be read.

    Raised in a `__post_init__`, `where` is a path relative to that object: `SettingsError("…", where="size")`.
    """
