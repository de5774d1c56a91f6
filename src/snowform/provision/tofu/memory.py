"""Let Go collect garbage less often in tofu and its providers, as far as this machine's memory allows.

Each start of tofu and of AWS' provider builds the schemas of some 1,500 resource types. At Go's default both
collect what is still needed several times over, for a quarter of their processor time (`benchmarks/`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

_ROOT = Path("/")
# Percent by which the heap may grow between two collections (https://go.dev/doc/gc-guide#GOGC).
_GROWTH = "400"
# tofu and one provider run side by side, and something is left for the rest.
_PARTS = 3


def collector(source: Mapping[str, str] | None = None, root: Path = _ROOT) -> dict[str, str]:
    """`GOGC`, and `GOMEMLIMIT` in bytes for each process: near to it Go collects as often as it must.

    Empty where `source` (this process's environment, where none is given) has one of the two, or where it is
    not known how much memory there is.
    """
    source = os.environ if source is None else source
    available = available_memory(root)
    if available is None or source.get("GOGC") or source.get("GOMEMLIMIT"):
        return {}
    return {"GOGC": _GROWTH, "GOMEMLIMIT": str(available // _PARTS)}


def available_memory(root: Path = _ROOT) -> int | None:
    """Bytes that this process and those below it may come to use; None where Linux does not tell.

    The least of what is free and of the limits of the control groups that this process is in.
    """
    free = _free(root)
    return None if free is None else min([free, *_limits(root)])


def _free(root: Path) -> int | None:
    # In KiB: https://docs.kernel.org/filesystems/proc.html#meminfo
    for line in _lines(root / "proc/meminfo"):
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.split()[0]) * 1024
    return None


def _limits(root: Path) -> Iterator[int]:
    # Of each group up to the root: https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
    for line in _lines(root / "proc/self/cgroup"):
        if line.startswith("0::/"):
            group = PurePosixPath(line.removeprefix("0::/").strip())
            for folder in (group, *group.parents):
                for name in ("memory.max", "memory.high"):
                    for value in _lines(root / "sys/fs/cgroup" / folder / name):
                        if value.strip().isdecimal():
                            yield int(value)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
