"""Snowform: CDKTF stacks in Python, as Terraform JSON and as a NixOS module that applies it.

Importing this package changes nothing and loads nothing else.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from snowform.expressions.escape import escape
    from snowform.lints.program import suppress
    from snowform.merging.contribute import contribute
    from snowform.merging.meta import meta
    from snowform.providers.generic import DataSource, Provider, Resource
    from snowform.providers.named_stack import NamedStack
    from snowform.providers.ranks import after, before, default, force
    from snowform.synth.own_checks.program import add_check
    from snowform.synth.own_checks.stack import CheckedStack

__all__ = [
    "CheckedStack",
    "DataSource",
    "NamedStack",
    "Provider",
    "Resource",
    "__version__",
    "add_check",
    "after",
    "before",
    "contribute",
    "default",
    "escape",
    "force",
    "meta",
    "suppress",
]
_MODULES = {
    "CheckedStack": "snowform.synth.own_checks.stack",
    "DataSource": "snowform.providers.generic",
    "NamedStack": "snowform.providers.named_stack",
    "Provider": "snowform.providers.generic",
    "Resource": "snowform.providers.generic",
    "add_check": "snowform.synth.own_checks.program",
    "after": "snowform.providers.ranks",
    "before": "snowform.providers.ranks",
    "contribute": "snowform.merging.contribute",
    "default": "snowform.providers.ranks",
    "escape": "snowform.expressions.escape",
    "force": "snowform.providers.ranks",
    "meta": "snowform.merging.meta",
    "suppress": "snowform.lints.program",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES[name]), name)
