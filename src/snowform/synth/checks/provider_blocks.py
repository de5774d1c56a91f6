"""Hold provider blocks against the language: aliases, and one configuration of each name.

https://opentofu.org/docs/language/providers/configuration
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import labels
from snowform.schema.version_constraints import terms
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.identifiers import HINT, is_identifier
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.terraform_block import NAME_HINT, is_local_name

# What a provider block has a meaning of its own for, some day: no provider can have them as arguments.
RESERVED = ("count", "depends_on", "lifecycle", "locals", "source")


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the providers of a document that the language's own rules give."""
    seen: set[tuple[str, str]] = set()
    for path, body in rules.each_body(document["provider"], 1, ("provider",)):
        name = (labels(path[1:]) or ("",))[0]
        if not isinstance(body, Mapping):
            continue
        if not is_local_name(name):
            yield Finding(path, f'"{name}" cannot be the name of a provider', NAME_HINT)
        yield from _alias(body, path)
        yield from _reserved(body, path)
        alias = body.get("alias")
        key = (name, alias if isinstance(alias, str) else "")
        if key in seen:
            yield _twice(key, path)
        seen.add(key)


def _alias(body: Mapping[str, Any], path: rules.JsonPath) -> Iterator[Finding]:
    if "alias" not in body:
        return
    alias, place = body["alias"], (*path, "alias")
    if isinstance(alias, bool):
        # Which is read as the word.
        return
    if not isinstance(alias, str):
        yield Finding(place, f"must be a name, not {rules.shown(alias)}")
    elif not is_identifier(alias):
        yield Finding(place, f'"{alias}" cannot be an alias', HINT)


def _reserved(body: Mapping[str, Any], path: rules.JsonPath) -> Iterator[Finding]:
    for name in RESERVED:
        if name in body:
            yield Finding((*path, name), f'"{name}" has no place in a provider block')
    version = body.get("version")
    if version is not None and not (isinstance(version, str) and terms(version)):
        yield Finding((*path, "version"), "must be a version constraint", 'such as "~> 5.0"')


def _twice(key: tuple[str, str], path: rules.JsonPath) -> Finding:
    name, alias = key
    if alias:
        return Finding((*path, "alias"), f'{name} has two configurations with the alias "{alias}"')
    hint = 'give all but one an "alias", and name it in the resources that use it'
    return Finding(path, f"{name} has two default configurations", hint)
