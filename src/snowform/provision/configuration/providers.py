"""Which providers a configuration uses, by their addresses, as OpenTofu finds them.

https://opentofu.org/docs/language/providers/requirements/ and
https://opentofu.org/docs/language/meta-arguments/resource-provider/
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator, Mapping

from .blocks import COMMENT, bodies_of, labelled

# Every synthesis loads this, and `typing` takes longer than all else here; hints are never evaluated.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

OPENTOFU_HOST = "registry.opentofu.org"
TERRAFORM_HOST = "registry.terraform.io"
DEFAULT_NAMESPACE = "hashicorp"
# The provider of terraform_data and terraform_remote_state: part of the program, no package brings it.
_BUILT_IN = ("terraform.io", "builtin", "terraform")
# The sections whose blocks, of a type and a name, use a provider.
USING = ("resource", "data", "ephemeral", "action")


class Provider(namedtuple("_Fields", ("local_name", "host", "namespace", "type", "version"), defaults=("",))):
    """A provider by its address; `host` is empty for OpenTofu's own registry, which is asked by default.

    `version` is the constraint on it, empty where there is none.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        local_name: str
        host: str
        namespace: str
        type: str
        version: str

    @classmethod
    def parse(cls, local_name: str, source: str, version: str = "") -> Self:
        """Read a source address, which may leave out the host, and with it the namespace."""
        # Addresses do not tell upper from lower case, and nixpkgs writes the lower one.
        parts = source.lower().split("/")
        host, namespace, kind = (["", DEFAULT_NAMESPACE][: max(0, 3 - len(parts))] + parts)[-3:]
        return cls(local_name, "" if host == OPENTOFU_HOST else host, namespace, kind, version)

    @classmethod
    def implied(cls, local_name: str, version: str = "") -> Self:
        """The provider of a local name for which no source is given."""
        if local_name == _BUILT_IN[2]:
            return cls(local_name, *_BUILT_IN, version)
        return cls.parse(local_name, local_name, version)

    @property
    def address(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.host, self.namespace, self.type

    @property
    def source(self) -> str:
        """The source address in its shortest form."""
        return "/".join(filter(None, self.address))

    @property
    def name(self) -> str:
        """Namespace and type: the same for a provider that another registry serves too."""
        return f"{self.namespace}/{self.type}"

    @property
    def is_aws(self) -> bool:
        """Whether it is HashiCorp's AWS provider, of whichever registry."""
        return self.name == "hashicorp/aws"

    @property
    def is_built_in(self) -> bool:
        """Whether it is part of OpenTofu itself."""
        return self.address == _BUILT_IN


def required_providers(document: Any) -> dict[str, Provider]:
    """The providers that a module requires by name, by their local names."""
    found = {}
    for _, required in labelled(document, "terraform", "required_providers"):
        for name, requirement in required.items():
            if name != COMMENT:
                found[name] = _required(name, requirement)
    return found


def _required(name: str, requirement: Any) -> Provider:
    # Terraform's oldest form is the constraint alone.
    given = requirement if isinstance(requirement, Mapping) else {"version": requirement}
    source, version = given.get("source"), str(given.get("version") or "")
    if isinstance(source, str) and source:
        return Provider.parse(name, source, version)
    return Provider.implied(name, version)


def providers_of(document: Mapping[str, Any]) -> dict[str, Provider]:
    """By local name: the providers that a module requires, and those that it uses without a word."""
    found = required_providers(document)
    for name, _ in configured_or_used(document):
        found.setdefault(name, Provider.implied(name))
    return found


def configured_or_used(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Local name and alias ("" for the default) of the configurations that are written down or used."""
    for (name,), body in labelled(document, "provider", label_count=1):
        alias = body.get("alias")
        yield name, alias if isinstance(alias, str) else ""
    yield from used_configurations(document)


def used_configurations(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Local name and alias of the provider configuration of each block that uses one, and each call."""
    for terraform_type, body in using_blocks(document):
        yield provider_reference(terraform_type, body.get("provider"))
    for _, body in labelled(document, "import"):
        target = body.get("to")
        if isinstance(target, str) and not target.startswith("module."):
            yield provider_reference(target, body.get("provider"))
    for _, call in labelled(document, "module", label_count=1):
        for passed in bodies_of(call.get("providers")):
            yield from (
                provider_reference("", chosen) for chosen in passed.values() if isinstance(chosen, str)
            )


def using_blocks(document: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Type and body of each resource, data source and the like, those in checks included."""
    for section in USING:
        for (terraform_type, _), body in labelled(document, section, label_count=2):
            yield terraform_type, body
    for _, check in labelled(document, "check", label_count=1):
        for (terraform_type, _), body in labelled(check, "data", label_count=2):
            yield terraform_type, body


def provider_reference(terraform_type: str, chosen: Any = None) -> tuple[str, str]:
    """Local name and alias of a configuration: the one that is `chosen` ("aws.us"), or that of a type.

    In the native syntax what is chosen is a reference, here in `${ }` as any other.
    """
    if isinstance(chosen, str) and chosen:
        name, _, alias = chosen.removeprefix("${").removesuffix("}").strip().partition(".")
        return name.strip(), alias.strip()
    return terraform_type.partition("_")[0], ""
