"""The interfaces that cdktn has beyond cdktf's, or with more to them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from snowform.engine import interfaces


@runtime_checkable
class ISynthesisSession(interfaces.ISynthesisSession, Protocol):
    """One run of `App.synth`, or of a stack alone."""

    @property
    def stacks_prepared(self) -> bool | None:
        """Whether all stacks have been prepared for it."""


@runtime_checkable
class ITerraformEphemeralResource(interfaces.ITerraformResource, Protocol):
    """An ephemeral resource, which has the members of any resource."""
