"""The interfaces of `constructs`, for programs that name them. They hold no behaviour."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class IDependable(Protocol):
    """What can be depended on."""


@runtime_checkable
class IConstruct(IDependable, Protocol):
    """What stands in the tree."""

    @property
    def node(self) -> Any:
        """Its place in the tree."""

    def with_(self, *mixins: Any) -> Any:
        """Apply mixins to it and all below it that they support."""


@runtime_checkable
class IValidation(Protocol):
    """A check of a finished construct."""

    def validate(self) -> list[str]:
        """Messages of what is wrong."""


@runtime_checkable
class IMixin(Protocol):
    """A change that is applied to the constructs that it supports."""

    def supports(self, construct: IConstruct) -> bool:
        """Whether it is for that construct."""

    def apply_to(self, construct: IConstruct) -> None:
        """Change that construct."""


@runtime_checkable
class IAspect(Protocol):
    """A visitor of constructs."""

    def visit(self, node: Any) -> None:
        """Visit one construct."""
