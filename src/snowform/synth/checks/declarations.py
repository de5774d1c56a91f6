"""What a document declares: the names that its expressions may refer to. Checks nothing.

https://developer.hashicorp.com/terraform/language/expressions/references
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from snowform.schema.check import Path

# A resource: its section ("resource", "data" or "ephemeral"), type and name.
Owner = tuple[str, str, str]
# How a block is repeated: "count", "for_each", or "" where it stands for one instance.
Repetition = str

# The sections whose blocks use a provider.
USING = ("resource", "data", "ephemeral")


class Declarations:
    """The names declared in a document, by kind."""

    __slots__ = ("instances", "locals", "modules", "providers", "variables")

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.instances: dict[str, dict[str, dict[str, Repetition]]] = {}
        for section in ("resource", "data", "ephemeral"):
            types: dict[str, dict[str, Repetition]] = {}
            for path, body in blocks(document.get(section), 2):
                terraform_type, name = labels(path)
                types.setdefault(terraform_type, {})[name] = repetition(body)
            self.instances[section] = types
        self.modules = {
            label: repetition(body)
            for path, body in blocks(document.get("module"), 1)
            for label in labels(path)
        }
        self.variables = {label for path, _ in blocks(document.get("variable"), 1) for label in labels(path)}
        self.locals = {name for _, body in blocks(document.get("locals"), 0) for name in body if name != "//"}
        self.providers = _providers(document)

    def repetition(self, owner: Owner) -> Repetition | None:
        """How a resource is repeated; None where it is not declared."""
        section, terraform_type, name = owner
        return self.instances[section].get(terraform_type, {}).get(name)


def address(section: str, terraform_type: str, name: str) -> str:
    """A resource as expressions name it."""
    prefix = "" if section == "resource" else f"{section}."
    return f"{prefix}{terraform_type}.{name}"


def blocks(content: Any, label_count: int, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The bodies of all blocks of a kind that has so many labels, with the path to each.

    At every level of labels, and for the body itself, an array may stand for several:
    https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
    """
    if isinstance(content, list):
        for index, item in enumerate(content):
            yield from blocks(item, label_count, (*path, index))
    elif isinstance(content, dict):
        if not label_count:
            yield path, content
            return
        for label, item in content.items():
            if label != "//":
                yield from blocks(item, label_count - 1, (*path, label))


def labels(path: Path) -> tuple[str, ...]:
    """The labels in the path to a block."""
    return tuple(part for part in path if isinstance(part, str))


def repetition(body: Mapping[str, Any]) -> Repetition:
    """How a block is repeated."""
    return next((name for name in ("count", "for_each") if body.get(name) is not None), "")


def _providers(document: Mapping[str, Any]) -> dict[str, set[str]]:
    """Local names of providers and the aliases of their configurations; "" is the default configuration."""
    found: dict[str, set[str]] = {}
    for _, terraform in blocks(document.get("terraform"), 0):
        for _, required in blocks(terraform.get("required_providers"), 0):
            for name, requirement in required.items():
                aliases = found.setdefault(name, {""})
                if isinstance(requirement, Mapping) and isinstance(
                    expected := requirement.get("configuration_aliases"), list
                ):
                    aliases.update(str(alias).partition(".")[2] for alias in expected)
    for path, body in blocks(document.get("provider"), 1):
        # The default configuration exists, empty, even where only aliases are written down.
        aliases = found.setdefault(labels(path)[0], {""})
        if isinstance(alias := body.get("alias"), str):
            aliases.add(alias)
    for section in USING:
        for terraform_type in _types(document.get(section)):
            found.setdefault(terraform_type.partition("_")[0], {""})
    return found


def _types(content: Any) -> Iterator[str]:
    for layer in content if isinstance(content, list) else [content]:
        if isinstance(layer, Mapping):
            yield from layer


def provider_names(document: Mapping[str, Any]) -> Iterator[str]:
    """The local name of the provider of each block that uses one."""
    for section in USING:
        for path, body in blocks(document.get(section), 2):
            chosen = body.get("provider")
            yield provider_name(labels(path)[0], chosen if isinstance(chosen, str) else "")


def provider_name(terraform_type: str, chosen: str) -> str:
    """The local name of a provider: the one that a block has `chosen` ("aws.us"), or its type's first word.

    https://opentofu.org/docs/language/meta-arguments/resource-provider/
    """
    reference = chosen or terraform_type.partition("_")[0]
    return reference.removeprefix("${").removesuffix("}").partition(".")[0].strip()
