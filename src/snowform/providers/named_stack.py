"""A stack that writes the names and the requirements which the program gives, and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping

import jsii
from constructs import Construct

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.providers.arguments import cdktf

# What a provider of the program says of its requirement.
_OF_PROVIDERS = ("source", "version")


class NamesClash(SnowformError):
    """Two elements of one type that would have the same address."""


class NamedStack(cdktf.TerraformStack):
    """A TerraformStack whose elements are named by their ids: `Vpc(self, "main")` is `aws_vpc.main`.

    Ids are unique in a scope and Terraform's names only in a type, so an id may be an address: of
    `Vpc(self, "aws_vpc.main")` and `Subnet(self, "aws_subnet.main")` the name is what stands behind the last
    dot. An id without a dot below another construct has that one's before it: `network_main`.

    `required_version` and `required_providers` are the arguments of the `terraform` block; where the latter
    is given, it is written in place of what the providers of the program would ask for.

    Raises NamesClash where two elements would have one address.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,  # noqa: A002 - the word of the field
        *,
        required_version: str | None = None,
        required_providers: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(scope, id)
        # What is contributed to the `terraform` block is held against both.
        self._required_version = required_version
        self._required_providers = required_providers
        self._holders: dict[tuple[str, str, str], str] = {}
        # Overrides, not a to_terraform of its own: a document that passes from HashiCorp's engine to Python
        # and back has lost its nulls.
        if required_version is not None:
            self.add_override("terraform.required_version", required_version)
        if required_providers is not None:
            self._require_only(required_providers)

    def _require_only(self, requirements: Mapping[str, Any]) -> None:
        path = "terraform.required_providers"
        if not requirements:
            self.add_override(path, None)
            return
        for name, requirement in requirements.items():
            self.add_override(f"{path}.{name}", requirement)
            for key in _OF_PROVIDERS if isinstance(requirement, Mapping) else ():
                if key not in requirement:
                    self.add_override(f"{path}.{name}.{key}", None)
        cdktf.Aspects.of(self).add(_Unrequired(self, frozenset(requirements)))

    def _allocate_logical_id(self, tf_element: Any) -> str:
        """The name of an element, or of a node on the way to an output (CDKTF's hook for naming schemes)."""
        is_element = isinstance(tf_element, cdktf.TerraformElement)
        path: str = (tf_element.node if is_element else tf_element).path
        parts = path.removeprefix(f"{self.node.path}/").split("/")
        name = parts[-1].rpartition(".")[2] if "." in parts[-1] else "_".join(parts)
        name = re.sub(r"[^\w-]", "", name)
        if is_element:
            # A typed class and an untyped one make the same type.
            type_ = getattr(tf_element, "terraform_resource_type", None)
            kind = type(tf_element).__name__ if type_ is None else _kind(tf_element)
            holder = self._holders.setdefault((kind, type_ or "", name), path)
            if holder != path:
                raise NamesClash(
                    f"{holder} and {path} would both be named {name}", where=path, hint="rename one"
                )
        return name


@jsii.implements(cdktf.IAspect)
class _Unrequired:
    """Takes out what the providers of a stack ask for, where the stack does not name them."""

    def __init__(self, stack: NamedStack, names: frozenset[str]) -> None:
        self._stack = stack
        self._names = names

    def visit(self, node: Any) -> None:
        """Take out what a node asks for, which is a provider of the stack."""
        if isinstance(node, cdktf.TerraformProvider) and cdktf.TerraformStack.of(node) is self._stack:
            name = node.terraform_resource_type
            if name not in self._names:
                self._stack.add_override(f"terraform.required_providers.{name}", None)


def _kind(element: Any) -> str:
    """What keeps names of one type apart; no name of a provider is written."""
    if isinstance(element, cdktf.TerraformProvider):
        return element.node.path
    return "data" if isinstance(element, cdktf.TerraformDataSource) else "resource"
