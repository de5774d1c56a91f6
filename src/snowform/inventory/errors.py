"""What can be wrong with the place that an inventory is made from."""

from __future__ import annotations

from snowform.errors import SnowformError


class InventoryError(SnowformError):
    """A state or a file of outputs that no inventory can be made from."""


class NotApplied(InventoryError):
    """The stack has no state, so nothing is known of any machine."""
