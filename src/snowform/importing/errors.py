"""What cannot be imported, and why."""

from __future__ import annotations

from snowform.errors import SnowformError


class ImportFailed(SnowformError):
    """A source that cannot be read, or a target that is taken."""
