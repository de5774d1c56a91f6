"""The managed resources of a state as elements: what was configured, as far as a state tells.

It reads the state's own file, as `tofu state pull` prints it, not what `tofu show -json` makes of it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from snowform.importing.errors import ImportFailed
from snowform.importing.instances import escape, expression, is_contiguous, of_type, several
from snowform.importing.model import Array, Configuration, Element, Entry, Object, of_plain
from snowform.importing.plain_json import parse_json
from snowform.importing.shapes import schema_named, source_of
from snowform.importing.state_bodies import Configured, configured, is_written_as_blocks
from snowform.importing.state_shape import check
from snowform.schema import Block, ProviderSchema

_PROVIDER = re.compile(r'provider\["(?:.*/)?(?P<source>[^/"]+/(?P<name>[^/"]+))"\](?:\.(?P<alias>.+))?')
# Resources that hold what others hold in a list, by the argument that names the other and that list.
_APART = {
    "aws_security_group_rule": ("security_group_id", ("ingress", "egress")),
    "aws_vpc_security_group_ingress_rule": ("security_group_id", ("ingress",)),
    "aws_vpc_security_group_egress_rule": ("security_group_id", ("egress",)),
    "aws_route": ("route_table_id", ("route",)),
}
# Attributes that others refer to, by which a reference is known.
_NAMING = ("id", "arn", "name")


@dataclass(frozen=True, slots=True)
class StateImport:
    """What a state gives: a configuration, and what it gives none of, with the reasons."""

    configuration: Configuration
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resource:
    address: str
    type: str
    name: str
    schema: ProviderSchema
    alias: str
    instances: list[dict[str, Any]]


def read_state(path: Path, project: Path) -> StateImport:
    """The resources in the file of a state, by the schemas that are at hand for a project in that folder.

    Raises ImportFailed where it is none of version 4.
    """
    try:
        document = parse_json(path.read_bytes().decode(), str(path))
    except OSError as error:
        raise ImportFailed(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise ImportFailed("is not written in UTF-8", where=str(path)) from error
    if not isinstance(document, dict) or document.get("version") != 4:
        raise ImportFailed("no state of version 4", where=str(path), hint="`tofu state pull` prints one")
    try:
        check(document, str(path))
        return _Reader(document, path.name, project).read()
    except RecursionError as error:
        raise ImportFailed("nested too deeply", where=str(path)) from error


class _Reader:
    def __init__(self, document: Mapping[str, Any], file: str, project: Path) -> None:
        self._document = document
        self._project = project
        self._file = file
        self._left_out: list[str] = []
        self._variables: dict[str, Element] = {}
        self._resources = list(self._managed())
        self._apart = Counter(
            (name, str(instance["attributes"].get(argument)))
            for resource in self._resources
            for argument, held in [_APART.get(resource.type, ("", ()))]
            for name in held
            for instance in resource.instances
        )
        # What a value may be a reference to, where one resource alone has it.
        self._names: dict[str, tuple[str, str]] = {}
        for resource in self._resources:
            for instance in resource.instances:
                for name in _NAMING:
                    text = f"${{{resource.address}{_index(instance.get('index_key'))}.{name}}}"
                    if isinstance(value := instance["attributes"].get(name), str) and value:
                        self._names.setdefault(value, (resource.address, text))

    def read(self) -> StateImport:
        resources = [self._element(resource) for resource in self._resources]
        elements = [*self._variables.values(), *self._providers(), *resources, *self._outputs()]
        elements[:0] = self._required()
        left_out = tuple(self._left_out)
        return StateImport(Configuration(tuple(elements), left_out), left_out)

    def _managed(self) -> Iterator[_Resource]:
        for raw in self._document.get("resources") or ():
            if raw["mode"] != "managed":
                continue
            address = f"{raw['type']}.{raw['name']}"
            found = _PROVIDER.fullmatch(raw.get("provider") or "")
            instances = raw.get("instances") or []
            keys = [instance.get("index_key") for instance in instances]
            if raw.get("module"):
                self._left_out.append(f"{raw['module']}.{address} is left out: it is of a module")
            elif found is None or (schema := self._schema(found["source"])) is None:
                add = _to_add(source_of(found["source"])) if found else ""
                self._left_out.append(f"{address} is left out: there is no schema of its provider{add}")
            elif not schema.tells_secrets:
                self._left_out.append(
                    f"{address} is left out: the schema of its provider, made of bindings, does not say what "
                    f"is secret{_to_add(schema.source)}"
                )
            elif schema.block("resource", raw["type"]) is None:
                self._left_out.append(f"{address} is left out: the schema does not know its type")
            elif any(instance.get("attributes") is None for instance in instances):
                self._left_out.append(
                    f"{address} is left out: its attributes are in the flat form of before Terraform 0.12"
                )
            elif len({type(key) for key in keys}) > 1:
                self._left_out.append(f"{address} is left out: its instances have keys of several kinds")
            elif not is_contiguous(keys):
                self._left_out.append(f"{address} is left out: instances of it are missing")
            else:
                yield _Resource(address, raw["type"], raw["name"], schema, found["alias"] or "", instances)

    def _schema(self, address: str) -> ProviderSchema | None:
        source = source_of(address)
        found = schema_named(source.rpartition("/")[2], self._project)
        return found if found and found.source == source and _to_add(source) else None

    def _element(self, resource: _Resource) -> Element:
        block = resource.schema.block("resource", resource.type)
        assert block is not None
        bodies = []
        for instance in resource.instances:
            attributes = instance["attributes"]
            held = [
                name
                for name in ("ingress", "egress", "route")
                if self._apart[name, str(attributes.get("id"))]
            ]
            own = configured(block, {k: v for k, v in attributes.items() if k not in held})
            known = {
                value: text
                for value, (address, text) in self._names.items()
                if address in (instance.get("dependencies") or ())
            }
            bodies.append(_referring(self._without_secrets(resource, instance, own), known))
        keys = [instance.get("index_key") for instance in resource.instances]
        body, differing = several(keys, bodies, set(block.blocks))
        self._left_out += [
            f"{resource.address}: {name} is left out: its blocks differ between instances"
            for name in differing
        ]
        if resource.alias:
            body["provider"] = f"{resource.schema.name}.{resource.alias}"
        return Element(
            "resource",
            (resource.type, resource.name),
            _shaped(body, block),
            f"{self._file}: {resource.address}",
        )

    def _without_secrets(
        self, resource: _Resource, instance: Mapping[str, Any], own: Configured
    ) -> dict[str, Any]:
        """The body with variables for what the provider marks as sensitive: no secret comes into code."""
        body = dict(own.body)
        for name in own.sensitive:
            variable = f"{resource.name}_{name}"
            body[name] = f"${{var.{variable}}}"
            declared: dict[str, Any] = {"type": "string", "description": f"{name} of {resource.address}"}
            # One that the configuration had as sensitive; any other would be a change.
            if [{"type": "get_attr", "value": name}] in (instance.get("sensitive_attributes") or ()):
                declared["sensitive"] = True
            self._variables[variable] = Element(
                "variable", (variable,), of_plain(declared), f"{self._file}: {resource.address}"
            )
        return body

    def _required(self) -> Iterator[Element]:
        """Where the providers are from that have a namespace of their own."""
        schemas = {resource.schema.name: resource.schema.source for resource in self._resources}
        sources = {name: source for name, source in sorted(schemas.items()) if source_of(name) != source}
        if sources:
            required = {name: {"source": source} for name, source in sources.items()}
            yield Element("terraform", (), of_plain({"required_providers": required}), self._file)

    def _providers(self) -> Iterator[Element]:
        """The providers that the resources have, with the region that most of their ARNs name."""
        regions: dict[tuple[str, str], Counter[str]] = {}
        for resource in self._resources:
            counted = regions.setdefault((resource.schema.name, resource.alias), Counter())
            for instance in resource.instances:
                parts = str(instance["attributes"].get("arn", "")).split(":")
                counted.update(parts[3:4] if len(parts) > 5 and parts[3] else ())
        for (provider, alias), counted in sorted(regions.items()):
            body = {"alias": alias} if alias else {}
            if counted:
                body["region"] = counted.most_common(1)[0][0]
            yield Element("provider", (provider,), of_plain(body), f"{self._file}: provider {provider}")

    def _outputs(self) -> Iterator[Element]:
        for name, raw in (self._document.get("outputs") or {}).items():
            where = f"{self._file}: output {name}"
            if raw.get("sensitive"):
                self._left_out.append(f"output.{name} is left out: its value is sensitive")
            else:
                known = {value: text for value, (_, text) in self._names.items()}
                value = _referring(raw["value"], known)
                if any(f'"{kind}"' in json.dumps(raw.get("type")) for kind in ("list", "map", "set")):
                    value = f"${{{of_type(value, raw['type'])}}}"
                yield Element("output", (name,), of_plain({"value": value}), where)


def _to_add(source: str) -> str:
    # Terraform's own needs no schema, and has none to be asked for.
    return "" if source.startswith("builtin/") else f"; `snowform providers add {source}` gets it"


def _index(key: Any) -> str:
    """The index of an instance in an address."""
    return "" if key is None else f"[{expression(escape(key) if isinstance(key, str) else key)}]"


def _shaped(body: dict[str, Any], block: Block) -> Object:
    """A body as a value, with the lists that are written as blocks marked as such."""
    value = of_plain(body)
    assert isinstance(value, Object)
    return replace(value, entries=tuple(_marked(entry, block) for entry in value.entries))


def _marked(entry: Entry, block: Block) -> Entry:
    attribute = block.attributes.get(entry.name)
    if attribute is None or not is_written_as_blocks(attribute) or not isinstance(entry.value, Array):
        return entry
    return replace(entry, value=replace(entry.value, blocks=True))


def _referring(value: Any, known: Mapping[str, str]) -> Any:
    """The value with references for the texts that are known; what else looks like one is escaped."""
    if isinstance(value, str):
        # Those that were put there for secrets.
        if value.startswith("${var."):
            return value
        return known.get(value) or escape(value)
    if isinstance(value, list):
        return [_referring(item, known) for item in value]
    if isinstance(value, dict):
        return {escape(name): _referring(item, known) for name, item in value.items()}
    return value
