"""What a document declares: the names that its expressions may refer to. Checks nothing.

https://developer.hashicorp.com/terraform/language/expressions/references
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import (
    blocks,
    bodies_of,
    labelled,
    labels,
    locals_of,
    variables_of,
)
from snowform.provision.configuration.providers import (
    USING,
    provider_reference,
    required_providers,
)

# A resource: its section ("resource", "data" or "ephemeral"), type and name.
Owner = tuple[str, str, str]
# How a block is repeated: "count", "for_each", or "" where it stands for one instance.
Repetition = str


class Declarations:
    """The names declared in a document, by kind."""

    __slots__ = (
        "_keys",
        "chosen",
        "implied",
        "instances",
        "locals",
        "modules",
        "providers",
        "required",
        "variables",
    )

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.instances: dict[str, dict[str, dict[str, Repetition]]] = {}
        # The provider of each resource that names one.
        self.chosen: dict[Owner, Any] = {}
        for section in ("resource", "data", "ephemeral"):
            types: dict[str, dict[str, Repetition]] = {}
            for path, body in blocks(document.get(section), 2):
                terraform_type, name = labels(path)
                types.setdefault(terraform_type, {})[name] = repetition(body)
                if "provider" in body:
                    self.chosen[section, terraform_type, name] = body["provider"]
            self.instances[section] = types
        self.modules = {
            label: repetition(body)
            for path, body in blocks(document.get("module"), 1)
            for label in labels(path)
        }
        # The keys of modules that are repeated by an object, as far as they are written down.
        self._keys = {
            label: frozenset(body["for_each"])
            for path, body in blocks(document.get("module"), 1)
            for label in labels(path)
            if isinstance(body.get("for_each"), dict)
        }
        self.variables = {name for name, _ in variables_of(document)}
        self.locals = set(locals_of(document))
        self.providers = _providers(document)
        # Those that are used without being required or configured: no module can be given them.
        self.required = frozenset(required_providers(document))
        configured = {name for (name,), _ in labelled(document, "provider", label_count=1)}
        self.implied = frozenset(self.providers.keys() - self.required - configured)

    def may_have_key(self, module: str, name: object) -> bool:
        """Whether an instance of a repeated module has a key, which leads to it as an attribute would."""
        keys = self._keys.get(module)
        return keys is not None and name in keys

    def repetition(self, owner: Owner) -> Repetition | None:
        """How a resource is repeated; None where it is not declared."""
        section, terraform_type, name = owner
        return self.instances[section].get(terraform_type, {}).get(name)


def address(section: str, terraform_type: str, name: str) -> str:
    """A resource as expressions name it."""
    prefix = "" if section == "resource" else f"{section}."
    return f"{prefix}{terraform_type}.{name}"


def repetition(body: Mapping[str, Any]) -> Repetition:
    """How a block is repeated."""
    if body.get("count") is not None:
        return "count"
    return "for_each" if body.get("for_each") is not None else ""


def _providers(document: Mapping[str, Any]) -> dict[str, set[str]]:
    """Local names of providers and the aliases of their configurations; "" is the default configuration."""
    found: dict[str, set[str]] = {name: {""} for name in required_providers(document)}
    for _, required in labelled(document, "terraform", "required_providers"):
        for name, requirement in required.items():
            expected = requirement.get("configuration_aliases") if isinstance(requirement, Mapping) else None
            if isinstance(expected, list):
                found.setdefault(name, {""}).update(str(alias).partition(".")[2] for alias in expected)
    for (name,), body in labelled(document, "provider", label_count=1):
        # The default configuration exists, empty, even where only aliases are written down.
        aliases = found.setdefault(name, {""})
        if isinstance(alias := body.get("alias"), str):
            aliases.add(alias)
    for section in USING:
        for types in bodies_of(document.get(section)):
            for terraform_type in types:
                found.setdefault(provider_reference(terraform_type)[0], {""})
    return found
