"""Say where a value would be stored that is ephemeral: of such a one no plan and no state may hold anything.

The rules are those of `terraform validate` 1.11 and `tofu validate` 1.11:
https://opentofu.org/docs/language/ephemerality/ and
https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snowform.expressions import Step
from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import COMMENT, blocks, labels, variables_of
from snowform.schema import Block
from snowform.schema.check import TRUE
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.marks import Marks
from snowform.synth.checks.schemas import Schemas

if TYPE_CHECKING:
    from snowform.synth.checks.modules import Modules

# What is not stored of a resource, or is no value.
_NOT_STORED = frozenset({COMMENT, "connection", "depends_on", "lifecycle", "provider", "provisioner"})
_REPEATING = ("count", "for_each")
_AS_NULL = "ephemeralasnull(…), which is null"


class Ephemerality(Marks):
    """Which values of a document are ephemeral."""

    taking = frozenset({"ephemeralasnull"})

    def __init__(self, document: Mapping[str, Any]) -> None:
        super().__init__(document)
        self._variables = {name for name, body in variables_of(document) if body.get("ephemeral") in TRUE}

    def of_named(self, root: str, steps: Sequence[Step]) -> bool:
        """Whether it is a variable that is declared so, or of an ephemeral resource."""
        if root == "var":
            return bool(steps) and steps[0] in self._variables
        return root == "ephemeral" and len(steps) > 1


def check_ephemeral(
    document: Mapping[str, Any], schemas: Schemas, modules: Modules | None = None, *, called: bool = False
) -> Iterator[Finding]:
    """A finding for each place that stores an ephemeral value; `called` tells the document of a module."""
    values = Ephemerality(document)
    for section in ("resource", "data", "ephemeral"):
        for path, body in blocks(document.get(section), 2, (section,)):
            terraform_type = labels(path[1:])[0]
            for name in _REPEATING:
                if values.of_value(body.get(name)):
                    message = f'"{name}" is of an ephemeral value, and what it makes is kept'
                    yield Finding((*path, name), message, "give what is not ephemeral")
            schema = schemas.schema_for(terraform_type, body.get("provider"))
            block = schema.block(section, terraform_type) if schema else None
            if block is not None and section != "ephemeral":
                own = {name: value for name, value in body.items() if name not in {*_NOT_STORED, *_REPEATING}}
                yield from _stored(block, own, path, values)
    for path, body in blocks(document.get("module"), 1, ("module",)) if modules else ():
        for name, value in body.items():
            if modules and modules.stores(labels(path[1:])[0], name) and values.of_value(value):
                hint = f"say ephemeral = true of it there, or write {_AS_NULL}"
                yield Finding((*path, name), "the value is ephemeral, and this input takes none", hint)
    for path, body in rules.each_body(document.get("output"), 1, ("output",)):
        if isinstance(body, Mapping):
            yield from _output(body, path, values, called=called)


def _output(
    body: Mapping[str, Any], path: rules.JsonPath, values: Ephemerality, *, called: bool
) -> Iterator[Finding]:
    is_said = body.get("ephemeral") in TRUE
    if is_said and not called:
        message = "an output of the stack itself cannot be ephemeral: it is stored"
        yield Finding((*path, "ephemeral"), message, "leave it out")
    elif not is_said and values.of_value(body.get("value")):
        hint = (
            f"say ephemeral = true, or write {_AS_NULL}" if called else f"leave it out, or write {_AS_NULL}"
        )
        yield Finding((*path, "value"), "the value is ephemeral, and an output is stored", hint)


def _stored(
    block: Block, content: Mapping[str, Any], path: rules.JsonPath, values: Ephemerality
) -> Iterator[Finding]:
    for name, value in content.items():
        place = (*path, name)
        if name == "dynamic" and name not in block.names:
            yield from _made(block, value, place, values)
        elif nested := block.blocks.get(name):
            for inner, body in rules.each_body(value, 0, place):
                if isinstance(body, Mapping):
                    yield from _stored(nested.block, body, inner, values)
        elif (
            (attribute := block.attributes.get(name)) and not attribute.write_only and values.of_value(value)
        ):
            instead = f"{name}_wo"
            hint = (
                f"use {instead}"
                if instead in block.names
                else "give it to a write-only argument, a provider or a provisioner, or write " + _AS_NULL
            )
            yield Finding(place, f'the value is ephemeral, and "{name}" is stored', hint)


def _made(block: Block, value: Any, path: rules.JsonPath, values: Ephemerality) -> Iterator[Finding]:
    """The same of blocks that are made by a dynamic one."""
    for place, body in blocks(value, 1, path):
        if values.of_value(body.get("for_each")):
            message = '"for_each" is of an ephemeral value, and the blocks that it makes are stored'
            yield Finding((*place, "for_each"), message, "give what is not ephemeral")
        nested = block.blocks.get(labels(place[len(path) :])[0])
        for inner, content in rules.each_body(body.get("content"), 0, (*place, "content")):
            if nested and isinstance(content, Mapping):
                yield from _stored(nested.block, content, inner, values)
