"""What of this machine the commands would use, where it comes from, and what is missing for which of them.

Every tool is found by the very function that the commands find it by. Nothing is changed, nothing secret read
out; only `credentials.ask` talks to anybody.
"""

from __future__ import annotations

from snowform.doctor.findings import Finding, Status
from snowform.doctor.machine import examine
from snowform.doctor.remedies import ALL, system

__all__ = ["ALL", "Finding", "Status", "examine", "system"]
