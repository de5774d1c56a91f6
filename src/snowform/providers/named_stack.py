"""A stack that writes the names and the requirements which the program gives, and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from constructs import Construct

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.providers.arguments import cdktf


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
        self._required_version = required_version
        self._required_providers = required_providers
        self._holders: dict[tuple[str, str, str], str] = {}

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

    def to_terraform(self) -> Any:
        """The whole configuration, resolved."""
        document = super().to_terraform()
        terraform = document.setdefault("terraform", {})
        if self._required_version is not None:
            terraform["required_version"] = self._required_version
        if self._required_providers is not None:
            terraform["required_providers"] = dict(self._required_providers)
            if not self._required_providers:
                del terraform["required_providers"]
        return document


def _kind(element: Any) -> str:
    """What keeps names of one type apart; no name of a provider is written."""
    if isinstance(element, cdktf.TerraformProvider):
        return element.node.path
    return "data" if isinstance(element, cdktf.TerraformDataSource) else "resource"
