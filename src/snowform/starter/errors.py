"""The error of a project that cannot be made."""

from __future__ import annotations

from snowform.errors import SnowformError


class StarterError(SnowformError):
    """An answer cannot be used, or something of the user's is in the way. Nothing was written."""
