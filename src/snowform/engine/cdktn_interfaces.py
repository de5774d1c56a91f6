"""The interfaces that cdktn has beyond cdktf's, or with more to them."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from snowform.engine import interfaces


@runtime_checkable
class ISynthesisSession(interfaces.ISynthesisSession, Protocol):
    """One run of `App.synth`, or of a stack alone."""

    @property
    def stacks_prepared(self) -> bool | None:
        """Whether all stacks have been prepared for it."""


@runtime_checkable
class ITerraformEphemeralResource(Protocol):
    """An ephemeral resource."""

    count: Any
    depends_on: list[str] | None
    for_each: Any
    lifecycle: Any
    provider: Any

    @property
    def fqn(self) -> str:
        """The address."""

    @property
    def friendly_unique_id(self) -> str:
        """The name in the configuration."""

    @property
    def terraform_resource_type(self) -> str:
        """The type in the configuration."""

    def interpolation_for_attribute(self, terraform_attribute: str) -> Any:
        """The reference to an attribute."""
