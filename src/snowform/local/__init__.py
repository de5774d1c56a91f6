"""A local AWS: moto's server in a process of its own, with its known gaps mended (extra `local`)."""

from __future__ import annotations

from snowform.local.images import NIXOS_OWNER, Image, nixos_images
from snowform.local.inventory import Item, inventory
from snowform.local.process import LocalAws, LocalAwsError

__all__ = ["NIXOS_OWNER", "Image", "Item", "LocalAws", "LocalAwsError", "inventory", "nixos_images"]
