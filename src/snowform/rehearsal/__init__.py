"""The whole life of a stack against a local AWS: applied, unchanged, disturbed, put right, destroyed."""

from __future__ import annotations

from snowform.rehearsal.report import Outcome, Report, Step
from snowform.rehearsal.run import rehearse

__all__ = ["Outcome", "Report", "Step", "rehearse"]
