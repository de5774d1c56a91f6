"""Time that cannot be set back: which boot this is, and how long it has lasted."""

from __future__ import annotations

import time
from pathlib import Path

from ..records import dataclass

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot() -> str:
    """What tells this boot from others; empty where the kernel does not say."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Uptime:
    """A moment within a boot: `seconds` since it began, those in which the machine slept included."""

    boot: str
    seconds: float

    @classmethod
    def now(cls) -> Uptime:
        """This moment."""
        return cls(boot(), time.clock_gettime(time.CLOCK_BOOTTIME))

    def since(self, earlier: Uptime) -> float | None:
        """Seconds since then; None where that was in another boot, or cannot be told."""
        passed = self.seconds - earlier.seconds
        return passed if self.boot == earlier.boot and passed >= 0 else None
