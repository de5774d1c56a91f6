"""An applied stack's machines as an inventory of Ansible's. Starts nothing, prints nothing.

`machines` finds them in a state or in outputs, `ansible` makes groups and variables of them, `source` gets
the state. What comes out is chosen from a list of attributes; nothing marked as sensitive is among it.
"""

from __future__ import annotations

from snowform.inventory.ansible import Inventory
from snowform.inventory.errors import InventoryError, NotApplied
from snowform.inventory.machines import Machine, in_outputs, in_state

__all__ = ["Inventory", "InventoryError", "Machine", "NotApplied", "in_outputs", "in_state"]
