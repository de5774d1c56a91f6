"""What can be wrong with a picture that is asked for."""

from __future__ import annotations

from snowform.errors import SnowformError


class GraphError(SnowformError):
    """A plan that cannot be read, or a picture that cannot be made here."""
