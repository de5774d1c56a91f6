"""Hold the terraform block against the language: versions, required providers, backends.

https://opentofu.org/docs/language/settings and …/language/providers/requirements
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.provision.configuration.blocks import COMMENT
from snowform.schema.version_constraints import HINT, is_constraint, terms
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.identifiers import is_identifier
from snowform.synth.checks.schemas import Schemas

# Of OpenTofu and Terraform of today; what is gone is named, for its users.
BACKENDS = (
    "azurerm",
    "consul",
    "cos",
    "gcs",
    "http",
    "inmem",
    "kubernetes",
    "local",
    "oss",
    "pg",
    "remote",
    "s3",
)
REQUIREMENT = ("configuration_aliases", "source", "version")
NAME_HINT = "it has small letters, digits and single dashes"


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the settings of a document that the language's own rules give."""
    for path, body in rules.each_body(document["terraform"], 0, ("terraform",)):
        if not isinstance(body, Mapping):
            continue
        if body.get("required_version") is not None:
            yield from _version(body["required_version"], (*path, "required_version"), is_constraint)
        if "experiments" in body:
            yield Finding((*path, "experiments"), "no released OpenTofu has experiments", "leave it out")
        yield from _backends(body, path)
    yield from _requirements(document)


def _version(
    constraint: Any, path: rules.JsonPath, is_right: Callable[[str], Any] = terms
) -> Iterator[Finding]:
    if not isinstance(constraint, str):
        yield Finding(path, f"must be a version constraint, not {rules.shown(constraint)}", HINT)
    elif not is_right(constraint):
        yield Finding(path, f'"{constraint}" is not a version constraint', HINT)


def _requirements(document: Mapping[str, Any]) -> Iterator[Finding]:
    required = (
        found
        for path, body in rules.each_body(document["terraform"], 0, ("terraform",))
        if isinstance(body, Mapping)
        for found in rules.each_body(body.get("required_providers"), 0, (*path, "required_providers"))
    )
    for number, (place, requirements) in enumerate(required):
        yield from rules.is_body(place, requirements)
        if number:
            yield Finding(place, "the providers are required in one block", "put them together")
        for name, requirement in requirements.items() if isinstance(requirements, Mapping) else ():
            if name == COMMENT:
                continue
            if not is_local_name(name):
                yield Finding((*place, name), f'"{name}" cannot be the name of a provider', NAME_HINT)
            if isinstance(requirement, Mapping):
                yield from _requirement(name, requirement, (*place, name))
            elif isinstance(requirement, bool) or not isinstance(requirement, int | float):
                # A number alone is a version too.
                yield from _version(requirement, (*place, name))


def _requirement(name: str, body: Mapping[str, Any], path: rules.JsonPath) -> Iterator[Finding]:
    yield from rules.arguments(body, REQUIREMENT, (), path)
    if "version" in body:
        yield from _version(body["version"], (*path, "version"))
    source = body.get("source", name)
    if not isinstance(source, str):
        yield Finding((*path, "source"), f"must be the address of a provider, not {rules.shown(source)}")
    elif "source" in body and not _is_address(source):
        hint = "an address is NAMESPACE/NAME, or HOST/NAMESPACE/NAME"
        yield Finding((*path, "source"), f'"{source}" is not the address of a provider', hint)
    yield from _aliases(name, body.get("configuration_aliases", []), (*path, "configuration_aliases"))


def is_local_name(name: str) -> bool:
    """Whether a document may call a provider so."""
    return _is_part(name) and name == name.lower()


def _is_part(text: str) -> bool:
    """Whether it can be a part of an address: as in DNS, but without two dashes together."""
    letters = text.replace("-", "")
    return letters.isascii() and letters.isalnum() and text.strip("-") == text and "--" not in text


def _is_address(source: str) -> bool:
    parts = source.split("/")
    *hosts, namespace, name = ["hashicorp", *parts][-3:]
    if len(parts) > 3 or not (_is_part(namespace) or namespace == "-") or not _is_part(name):
        return False
    return not name.lower().startswith("terraform-") and (len(parts) < 3 or _is_host(hosts[0]))


def _is_host(text: str) -> bool:
    name, colon, port = text.partition(":")
    labels = name.replace("-", "").split(".")
    return (
        (len(labels) > 1 or name == "localhost")
        and all(label.isalnum() for label in labels)
        and (port.isdecimal() or not colon)
    )


def _aliases(name: str, aliases: Any, path: rules.JsonPath) -> Iterator[Finding]:
    if not isinstance(aliases, list):
        yield Finding(path, "must be a list", f'such as ["{name}.other"]')
        return
    for index, alias in enumerate(aliases):
        names = alias.split(".") if isinstance(alias, str) else [""]
        if names[0] != name or not all(map(is_identifier, names)):
            message = f"an alias of this provider is {name}.NAME, not {rules.shown(alias)}"
            yield Finding((*path, index), message)


def _backends(body: Mapping[str, Any], path: rules.JsonPath) -> Iterator[Finding]:
    for place, backend in rules.each_body(body.get("backend"), 1, (*path, "backend")):
        yield from rules.is_body(place, backend)
        name = str(place[-1])
        if isinstance(backend, Mapping) and name not in BACKENDS:
            yield Finding(place, f'there is no backend "{name}"', did_you_mean(name, BACKENDS))
