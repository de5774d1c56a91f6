"""The types of what goes into typed resources and comes out of them, for type checkers; run by nobody.

The stubs import what they are written with from here. A checker complains where `snowform.schema.check`
would: Terraform converts text, numbers and booleans into one another, and any value may be an expression
(`"${var.size}"`), so a text passes wherever a value goes; whether it is a number is left to the check at run
time. None leaves an argument out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Literal, Protocol, Self, TypeAlias, TypeVar

import cdktf
from constructs import Construct

__all__ = [
    "Argument",
    "BlockList",
    "BlockMap",
    "BlockOf",
    "BlockReference",
    "Bool",
    "Connection",
    "Construct",
    "Count",
    "DependsOn",
    "Dynamic",
    "EphemeralResource",
    "ForEach",
    "Lifecycle",
    "ListOf",
    "MapOf",
    "Mapping",
    "Number",
    "ObjectOf",
    "Provider",
    "Provisioner",
    "Provisioners",
    "String",
    "cdktf",
]

T = TypeVar("T")
Given = TypeVar("Given")
Read = TypeVar("Read")


class Resolvable(Protocol):
    """What is known only at synthesis or later: a token, an iterator's value, a reference to a block.

    cdktf's own IResolvable names its parameter, which its implementations name otherwise.
    """

    @property
    def creation_stack(self) -> Any:
        """Where it was made; a pathlib.Path has a method `resolve` too, but not this."""

    def resolve(self, context: Any, /) -> Any:
        """The value."""


String: TypeAlias = str | float | Resolvable
Number: TypeAlias = float | str | Resolvable
Bool: TypeAlias = bool | str | Resolvable
ListOf: TypeAlias = Sequence[T] | str | Resolvable
MapOf: TypeAlias = Mapping[str, T | None] | str | Resolvable
ObjectOf: TypeAlias = T | str | Resolvable
# Blocks are no values: no text stands for one, `iterator.dynamic(...)` does.
BlockOf: TypeAlias = T | Sequence[T] | Resolvable
# `dynamic={"filter": {"for_each": …, "content": {…}}}`: blocks that Terraform makes.
Dynamic: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]

# The meta-arguments, as cdktf's TerraformResource types them; its ITerraformIterator has no members, so that
# anything would pass for one.
Connection: TypeAlias = cdktf.SSHProvisionerConnection | cdktf.WinrmProvisionerConnection | dict[str, Any]
Count: TypeAlias = float | str | cdktf.TerraformCount
DependsOn: TypeAlias = Sequence[cdktf.ITerraformDependable]
ForEach: TypeAlias = cdktf.TerraformIterator | str | Mapping[str, Any] | Resolvable
Lifecycle: TypeAlias = cdktf.TerraformResourceLifecycle | dict[str, Any]
Provider: TypeAlias = cdktf.TerraformProvider
# Terraform's form, `{"local-exec": {"command": "…"}}`; of several blocks a list.
Provisioner: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]
Provisioners: TypeAlias = Sequence[
    cdktf.FileProvisioner | cdktf.LocalExecProvisioner | cdktf.RemoteExecProvisioner | dict[str, Any]
]


class Argument(Generic[Read, Given]):
    """An argument of a class: read as a reference, and it can be given later."""

    def __get__(self, instance: object, owner: type) -> Read:
        """The reference."""
        raise NotImplementedError

    def __set__(self, instance: object, value: Given) -> None:
        """Give it, as to the constructor."""


class EphemeralResource(cdktf.TerraformElement):
    """What the classes of ephemeral resources stand on, of which cdktf's own API has none."""

    terraform_resource_type: str
    depends_on: list[str] | None
    provider: Provider | None

    def get_string_attribute(self, terraform_attribute: str) -> str:
        """The attribute as a text."""
        raise NotImplementedError

    def get_number_attribute(self, terraform_attribute: str) -> float:
        """The attribute as a number."""
        raise NotImplementedError

    def interpolation_for_attribute(self, terraform_attribute: str) -> cdktf.IResolvable:
        """A reference to the attribute."""
        raise NotImplementedError


class BlockReference(cdktf.ComplexObject):
    """A reference to one nested block or object; the stubs add its attributes."""

    def __getitem__(self, index: Literal[0]) -> Self:
        """Itself: Terraform's own `root_block_device[0]`."""
        raise NotImplementedError


class BlockList(cdktf.ComplexList, Generic[T]):
    """A reference to a list or set of nested blocks or objects."""

    def __getitem__(self, index: int) -> T:
        """A reference to the element."""
        raise NotImplementedError

    def get(self, index: int) -> T:
        """The same, as the prebuilt bindings write it."""
        raise NotImplementedError


class BlockMap(Generic[T]):
    """A reference to a map of objects."""

    def __getitem__(self, key: str) -> T:
        """A reference to the element."""
        raise NotImplementedError
