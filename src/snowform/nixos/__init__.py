"""From a stack's configuration to a NixOS module that applies it."""

from snowform.nixos.folder import Status, gone, status, write
from snowform.nixos.module import Module, generate
from snowform.nixos.secrets import allow, find_secrets

__all__ = ["Module", "Status", "allow", "find_secrets", "generate", "gone", "status", "write"]
