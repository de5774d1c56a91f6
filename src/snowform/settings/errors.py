"""The one error of the settings."""

from __future__ import annotations

from snowform.errors import SnowformError


class SettingsError(SnowformError):
    """A setting that cannot be used, or a settings class that cannot be read.

    Raised in a `__post_init__`, its `where` is relative to that object, as that of any SnowformError there.
    """
