"""Hold the structure of a finished document against Terraform's language and the providers' schemas.

Expressions are looked into elsewhere (`references`); here a template stands for any value.
https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import COMMENT, bodies_of, labels
from snowform.provision.configuration.providers import provider_reference
from snowform.schema import Block
from snowform.schema.check import check_block, describe
from snowform.synth.checks.findings import Finding, of_schema
from snowform.synth.checks.identifiers import HINT, is_identifier
from snowform.synth.checks.provider_versions import check_versions
from snowform.synth.checks.schemas import Schemas
from snowform.synth.normalise import SECTIONS, TYPED_SECTIONS

if TYPE_CHECKING:
    from snowform.files import Name
    from snowform.schema import ProviderSchema

JsonPath = tuple[str | int, ...]
# One word, or two: the registry's addresses have three, those of hosts a point, all others a colon.
_PLAIN_NAME = re.compile(r"[\w-]+(/[\w-]*)?")
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
# What makes a body need a look beyond its provider's schema.
REPETITION_AND_BLOCKS = META_ARGUMENTS["resource"]
REPEATING = frozenset({"count", "depends_on", "for_each"})
ESCAPE = "_"
# What a provider says of its own blocks in its answers alone: a schema that two plugins share has no limits.
AT_MOST_ONE = {"hashicorp/aws": ("assume_role_with_web_identity", "default_tags", "ignore_tags")}
WHAT = {"resource": "resource type", "data": "data source", "ephemeral": "ephemeral resource"}
# How many labels the blocks of a section have.
LABELS: Mapping[str, int] = {
    **dict.fromkeys(TYPED_SECTIONS, 2),
    **dict.fromkeys(("check", "module", "output", "provider", "variable"), 1),
    **dict.fromkeys(("import", "locals", "moved", "removed", "terraform"), 0),
}
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
        if section == COMMENT:
            continue
        if section not in SECTIONS:
            yield Finding(path, f'"{section}" is not a valid block', did_you_mean(section, SECTIONS))
            continue
        seen: set[tuple[str, ...]] = set()
        for place, body in _bodies(content, LABELS[section], path):
            if isinstance(body, Finding):
                yield body
                continue
            if LABELS[section] and section != "provider":
                yield from _check_name(section, place, seen)
            if section in TYPED_SECTIONS:
                yield from _check_instance(section, place, body, schemas)
            elif section == "provider":
                yield from _check_provider(place, body, schemas)
            elif section == "terraform":
                yield from _check_terraform(place, body)
            elif section == "module":
                yield from _check_module(place, body, folder)
            elif section in BLOCKS:
                yield from _check_language_block(section, place, body)


def _bodies(content: Any, label_count: int, path: JsonPath) -> Iterator[tuple[JsonPath, Any]]:
    """The blocks in a value with the path to each, or the finding that there can be none.

    At every level of labels, and for the body, an array may stand for several, and null for no body.
    """
    if label_count and not content and isinstance(content, dict | list | None):
        yield path, Finding(path, "a block has a name, and here is none", "leave it out")
    elif isinstance(content, list):
        for index, item in enumerate(content):
            yield from _bodies(item, label_count, (*path, index))
    elif isinstance(content, OBJECTS):
        if not label_count:
            yield path, content
            return
        for label, item in content.items():
            if label != COMMENT:
                yield from _bodies(item, label_count - 1, (*path, label))
    elif content is not None:
        of = " of names" if label_count else ""
        yield path, Finding(path, f"must be an object{of}, not {describe(content)}")


def _check_name(section: str, path: JsonPath, seen: set[tuple[str, ...]]) -> Iterator[Finding]:
    """The labels of a block, which are names; `seen` are those that may stand in a list twice."""
    for label in path[1:]:
        if type(label) is str and not label.isidentifier() and not is_identifier(label):
            yield Finding(path, f'"{label}" cannot be a name in the language', HINT)
    if len(path) > LABELS[section] + 1:
        if (named := labels(path[1:])) in seen:
            yield Finding(path, f"{'.'.join((section, *named))} is declared twice")
        seen.add(named)


def _check_instance(
    section: str, path: JsonPath, body: Mapping[str, Any], schemas: Schemas
) -> Iterator[Finding]:
    # Nearly always there is no list above the type.
    terraform_type = path[1] if isinstance(path[1], str) else labels(path[1:])[0]
    provider = provider_reference(terraform_type, body.get("provider"))[0]
    versions = schemas.versions(provider)
    if versions:
        meta = META_ARGUMENTS[section]
        own = {key: value for key, value in body.items() if key not in meta}

        def check(schema: ProviderSchema) -> Iterator[Finding]:
            return _check_body(schema, section, terraform_type, own, path)

        key = f"{section}/{terraform_type}"
        yield from check_versions(versions, key, check, lambda: schemas.other_versions(provider))
    if not REPETITION_AND_BLOCKS.isdisjoint(body):
        from snowform.synth.checks.meta_arguments import check_meta_arguments

        yield from check_meta_arguments(section, body, path)


def _check_body(
    schema: ProviderSchema, section: str, terraform_type: str, own: dict[str, Any], path: JsonPath
) -> Iterator[Finding]:
    block = schema.block(section, terraform_type)
    if block is None:
        near = did_you_mean(terraform_type, schema.names(section))
        message = f'{schema.source} {schema.version} has no {WHAT[section]} "{terraform_type}"'
        yield Finding(path[:-1], message, near)
    elif ESCAPE in own:
        yield from _check_escaped(block, dict(own), path)
    else:
        yield from _check_block(block, own, path)


def _check_escaped(block: Block, content: dict[str, Any], path: JsonPath) -> Iterator[Finding]:
    """A body with arguments in an escaping block, where names of meta-arguments have no meaning of their own.

    https://developer.hashicorp.com/terraform/language/syntax/configuration (not in OpenTofu's pages).
    """
    for place, escaped in _bodies(content.pop(ESCAPE), 0, (*path, ESCAPE)):
        if isinstance(escaped, Finding):
            yield escaped
            continue
        for name in escaped.keys() & content.keys():
            yield Finding((*place, name), f'"{name}" is given twice')
        content.update(escaped)
    yield from _check_block(block, content, path)


def _check_provider(path: JsonPath, body: Mapping[str, Any], schemas: Schemas) -> Iterator[Finding]:
    local_name = labels(path[1:])[0]
    versions = schemas.versions(local_name)
    if not versions:
        return
    own = {key: value for key, value in body.items() if key not in {"alias", "version"}}
    yield from check_versions(
        versions,
        f"provider/{versions[0].name}",
        lambda schema: _check_block(schema.provider(), own, path),
        lambda: schemas.other_versions(local_name),
    )
    for name in AT_MOST_ONE.get(versions[0].source, ()):
        if isinstance(found := body.get(name), list) and len(found) > 1:
            yield Finding((*path, name), f'{len(found)} blocks "{name}" where at most 1 may stand')


def _check_block(block: Block, content: Mapping[str, Any], path: JsonPath) -> Iterator[Finding]:
    if None in content.values():
        # In Python None is what is not given; in JSON a name is one all the same.
        for name in content:
            if content[name] is None and name != COMMENT and name not in block.names:
                message = (
                    "a block has a name, and here is none"
                    if name == "dynamic"
                    else f'unknown argument "{name}"'
                )
                yield Finding((*path, name), message, did_you_mean(name, block.names))
    yield from map(of_schema, check_block(block, content, path))


def _check_terraform(path: JsonPath, content: Mapping[str, Any]) -> Iterator[Finding]:
    yield from _unknown(content, TERRAFORM, path)
    backends = [name for found in bodies_of(content.get("backend")) for name in found if name != COMMENT] + (
        ["cloud"] if "cloud" in content else []
    )
    if "backend" in content and not content["backend"]:
        yield Finding((*path, "backend"), "a backend has a type, and here is none", "leave it out")
    if len(backends) > 1:
        names = " and ".join(f'"{name}"' for name in backends)
        yield Finding((*path, "backend"), f"{names}: a configuration has one backend")


def _check_module(path: JsonPath, body: Mapping[str, Any], folder: Name | None) -> Iterator[Finding]:
    source = body.get("source")
    if not isinstance(source, str):
        yield Finding(path, 'the argument "source" is required')
    elif problem := _source(source):
        yield Finding((*path, "source"), *problem)
    elif (
        folder is not None
        and source.startswith(("./", "../"))
        and not os.path.isdir(os.path.join(folder, source))
    ):
        yield Finding((*path, "source"), f'no folder "{source}" beside the configuration')
    if "lifecycle" in body:
        yield from _lifecycle_of_call(body["lifecycle"], (*path, "lifecycle"))
    if not REPEATING.isdisjoint(body):
        from snowform.synth.checks.meta_arguments import check_dependencies, check_repetition

        yield from check_repetition(body, path)
        yield from check_dependencies(body, path)


def _source(source: str) -> tuple[str, str] | None:
    """What is wrong with the source of a module, and what to write.

    https://opentofu.org/docs/language/modules/sources/
    """
    if "${" in source or "%{" in source:
        # OpenTofu works variables and locals in it out since 1.8; Snowform reads the module's files itself.
        return "an expression cannot stand for the source of a module", "write the address itself"
    if not source or (_PLAIN_NAME.fullmatch(source) and source not in {".", ".."}):
        near = f'a folder beside the configuration is "./{source}"' if source else "write ./FOLDER"
        return f'"{source}" is not the address of a module', near
    return None


def _lifecycle_of_call(content: Any, path: JsonPath) -> Iterator[Finding]:
    """What a module call has for a lifecycle: from OpenTofu 1.11 on `enabled`, and nothing before."""
    for place, body in _bodies(content, 0, path) if content is not None else ():
        if isinstance(body, Finding):
            yield body
        elif set(body) - {COMMENT} != {"enabled"}:
            hint = 'lifecycle belongs in its resources; OpenTofu 1.11 and later take only "enabled" here'
            yield Finding(place, "a call of a module has no lifecycle of resources", hint)


def _check_language_block(section: str, path: JsonPath, body: Mapping[str, Any]) -> Iterator[Finding]:
    known, required = BLOCKS[section]
    yield from _unknown(body, known, path)
    for name in required:
        # An output's value may be null.
        if name not in body or (body[name] is None and section != "output"):
            yield Finding(path, f'the argument "{name}" is required')


def _unknown(content: Mapping[str, Any], known: tuple[str, ...], path: JsonPath) -> Iterator[Finding]:
    for name in content:
        if name not in known and name != "//":
            yield Finding((*path, name), f'unknown argument "{name}"', did_you_mean(name, known))
