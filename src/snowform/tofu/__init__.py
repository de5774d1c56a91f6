"""Find OpenTofu and its providers, and run it. Knows nothing of stacks."""

from __future__ import annotations

from snowform.provision.tofu.diagnostics import Diagnostic
from snowform.provision.tofu.process import Completed
from snowform.tofu.binary import TofuNotFound, find_tofu, locate_tofu
from snowform.tofu.command import Tofu
from snowform.tofu.process import TofuError, run
from snowform.tofu.providers import MirrorError, cli_config, find_providers, own_configuration

__all__ = [
    "Completed",
    "Diagnostic",
    "MirrorError",
    "Tofu",
    "TofuError",
    "TofuNotFound",
    "cli_config",
    "find_providers",
    "find_tofu",
    "locate_tofu",
    "own_configuration",
    "run",
]
