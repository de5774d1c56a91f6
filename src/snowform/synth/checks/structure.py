"""Hold the structure of a finished document against Terraform's language and the providers' schemas.

Expressions are looked into elsewhere (`references`); here a template stands for any value.
https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import TYPE_CHECKING, Any
from snowform.schema import Block
from snowform.schema.check import check_block, describe, is_unknown
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas
from snowform.synth.normalise import SECTIONS, TYPED_SECTIONS

if TYPE_CHECKING:
    from snowform.files import Name

JsonPath = tuple[str | int, ...]
# Dictionaries first: to tell that something is a Mapping takes long.
OBJECTS = (dict, Mapping)

META_ARGUMENTS = {
    "resource": frozenset(
        {"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"}
    ),
    "data": frozenset(
        {"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"}
    ),
    "ephemeral": frozenset({"count", "depends_on", "for_each", "lifecycle", "provider"}),
}
LIFECYCLE = (
    "create_before_destroy",
    "ignore_changes",
    "postcondition",
    "precondition",
    "prevent_destroy",
    "replace_triggered_by",
)
# The arguments of the blocks that are Terraform's own, and those of them that must be given.
BLOCKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "variable": (
        ("default", "deprecated", "description", "ephemeral", "nullable", "sensitive", "type", "validation"),
        (),
    ),
    "output": (
        ("depends_on", "deprecated", "description", "ephemeral", "precondition", "sensitive", "value"),
        ("value",),
    ),
    "moved": (("from", "to"), ("from", "to")),
    "import": (("for_each", "id", "identity", "provider", "to"), ("to",)),
    "removed": (("connection", "from", "lifecycle", "provisioner"), ("from",)),
    "check": (("assert", "data"), ("assert",)),
}
TERRAFORM = (
    "backend",
    "cloud",
    "encryption",
    "experiments",
    "provider_meta",
    "required_providers",
    "required_version",
)


def check_structure(document: Mapping[str, Any], schemas: Schemas, folder: Name | None) -> Iterator[Finding]:
    """Every finding about blocks and arguments; `folder` is where local modules are looked for, if given."""
    for section, content in document.items():
        path = (section,)
        if section not in SECTIONS:
            yield Finding(path, f'"{section}" is not a valid block', did_you_mean(section, SECTIONS))
        elif section in TYPED_SECTIONS:
            yield from _check_typed(section, content, schemas)
        elif section == "provider":
            yield from _check_providers(content, schemas)
        elif section == "terraform":
            yield from _check_terraform(content)
        elif section == "module":
            yield from _check_modules(content, folder)
        elif section in BLOCKS:
            yield from _check_language_blocks(section, content)
        elif not isinstance(content, Mapping):
            yield Finding(path, f"must be an object, not {describe(content)}")


def _check_typed(section: str, kinds: Any, schemas: Schemas) -> Iterator[Finding]:
    for terraform_type, instances in _entries(kinds):
        path: JsonPath = (section, terraform_type)
        if not isinstance(instances, Mapping):
            yield Finding(path, f"must be an object of names, not {describe(instances)}")
            continue
        for name, bodies in instances.items():
            # Terraform takes a list of bodies too; cdktf never writes one.
            for body in bodies if isinstance(bodies, list) else [bodies]:
                yield from _check_instance(section, terraform_type, (*path, name), body, schemas)


def _check_instance(
    section: str, terraform_type: str, path: JsonPath, body: Any, schemas: Schemas
) -> Iterator[Finding]:
    if not isinstance(body, OBJECTS):
        yield Finding(path, f"must be an object, not {describe(body)}")
        return
    if isinstance(lifecycle := body.get("lifecycle"), dict):
        yield from _unknown(lifecycle, LIFECYCLE, (*path, "lifecycle"))
    schema = schemas.schema_for(terraform_type, body.get("provider"))
    if schema is None:
        return
    block = schema.block(section, terraform_type)
    if block is None:
        near = did_you_mean(terraform_type, schema.names(section))
        what = {"resource": "resource type", "data": "data source", "ephemeral": "ephemeral resource"}[
            section
        ]
        yield Finding(path[:2], f'{schema.source} {schema.version} has no {what} "{terraform_type}"', near)
        return
    meta = META_ARGUMENTS[section]
    arguments = {key: value for key, value in body.items() if key not in meta}
    yield from _check_block(block, arguments, path)


def _check_providers(providers: Any, schemas: Schemas) -> Iterator[Finding]:
    for name, configurations in _entries(providers):
        block = schemas.provider(name)
        several = isinstance(configurations, list)
        for index, body in enumerate(configurations if several else [configurations]):
            path: JsonPath = ("provider", name, index) if several else ("provider", name)
            if not isinstance(body, Mapping):
                yield Finding(path, f"must be an object, not {describe(body)}")
            elif block is not None:
                own = {key: value for key, value in body.items() if key not in {"alias", "version"}}
                yield from _check_block(block, own, path)


def _check_block(block: Block, content: Mapping[str, Any], path: JsonPath) -> Iterator[Finding]:
    for problem in check_block(block, content, path):
        yield Finding(problem.path, problem.message, problem.hint)


def _check_terraform(content: Any) -> Iterator[Finding]:
    if not isinstance(content, Mapping):
        yield Finding(("terraform",), f"must be an object, not {describe(content)}")
        return
    yield from _unknown(content, TERRAFORM, ("terraform",))
    backends = _keys(content.get("backend")) + (["cloud"] if "cloud" in content else [])
    if len(backends) > 1:
        names = " and ".join(f'"{name}"' for name in backends)
        yield Finding(("terraform", "backend"), f"{names}: a configuration has one backend")
    for name, requirement in _entries(content.get("required_providers")):
        if not isinstance(requirement, Mapping | str):
            path = ("terraform", "required_providers", name)
            yield Finding(path, f"must be an object, not {describe(requirement)}")


def _check_modules(modules: Any, folder: Name | None) -> Iterator[Finding]:
    for name, body in _entries(modules):
        path = ("module", name)
        source = body.get("source") if isinstance(body, Mapping) else None
        if not isinstance(source, str):
            yield Finding(path, 'the argument "source" is required')
        elif (
            folder is not None
            and source.startswith(("./", "../"))
            and not os.path.isdir(os.path.join(folder, source))
        ):
            yield Finding((*path, "source"), f'no folder "{source}" beside the configuration')


def _check_language_blocks(section: str, content: Any) -> Iterator[Finding]:
    known, required = BLOCKS[section]
    listed = content if isinstance(content, list) else None
    entries = enumerate(listed) if listed is not None else _labelled(section, content)
    for label, body in entries:
        path: JsonPath = (section,) if label == "" else (section, label)
        if not isinstance(body, Mapping):
            yield Finding(path, f"must be an object, not {describe(body)}")
            continue
        yield from _unknown(body, known, path)
        for name in required:
            if body.get(name) is None:
                yield Finding(path, f'the argument "{name}" is required')


def _labelled(section: str, content: Any) -> Iterator[tuple[str, Any]]:
    """The blocks of a section by label; those without labels (moved, import, removed) may stand alone."""
    if section in {"moved", "import", "removed"} or not isinstance(content, Mapping):
        yield "", content
    else:
        yield from content.items()


def _unknown(content: Mapping[str, Any], known: tuple[str, ...], path: JsonPath) -> Iterator[Finding]:
    for name in content:
        if name not in known and name != "//":
            yield Finding((*path, name), f'unknown argument "{name}"', did_you_mean(name, known))


def _entries(content: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(content, Mapping):
        yield from content.items()


def _keys(content: Any) -> list[str]:
    return list(content) if isinstance(content, Mapping) and not is_unknown(content) else []
