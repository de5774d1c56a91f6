"""The reference of a project: its stacks with what they take and give, its settings, its constructs."""

from __future__ import annotations

from snowform.reference.model import Reference, collect

__all__ = ["Reference", "collect"]
