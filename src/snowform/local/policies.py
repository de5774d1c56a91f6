"""AWS' own IAM policies, read when a call asks for one, where moto reads them at its first call of any kind.

There are 1,582 of them, and moto reads them once for each partition, whatever is asked for: two seconds of
processor time before a plan without IAM begins, and again after each reset.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import TargetMissing, member, target

# What IAM's backend keeps them in, and the method that fills it; the second is made of the first.
KEPT = {"aws_managed_policies": "_init_aws_policies", "managed_policies": "_init_managed_policies"}


def read_when_asked() -> None:
    """Make moto read the policies late. Where it keeps them otherwise by now, it stays as it is."""
    try:
        backend = target("iam.models", "IAMBackend")
        fillers = {name: member(backend, filler) for name, filler in KEPT.items()}
    except TargetMissing:
        return
    # Calls are answered side by side, and none may lose what another has put beside the policies.
    reading = threading.RLock()
    for name, fill in fillers.items():
        setattr(backend, KEPT[name], lambda _self: None)
        setattr(backend, name, _read_once(name, fill, reading))


def _read_once(name: str, fill: Callable[[Any], Any], reading: threading.RLock) -> property:
    def read(self: Any) -> Any:
        with reading:
            if name not in self.__dict__:
                self.__dict__[name] = fill(self)
            return self.__dict__[name]

    def keep(self: Any, value: Any) -> None:
        # None is what the beginning of a backend has in place of them.
        if value is not None:
            self.__dict__[name] = value

    return property(read, keep)
