"""Which thing the value of an argument names, as far as a document tells: by references, never by asking.

A thing is a tuple: a resource's type and name, the index of its instance or "", and the attribute that names
something else of it, or ""; or else a text that is the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.expressions import Call, Dynamic, Reference, literal_string
from snowform.expressions.nodes import Interpolation, Node
from snowform.expressions.operations import TupleValue
from snowform.hints import Any
from snowform.provision.configuration.blocks import locals_of
from snowform.synth.lints.parsing import parse

Thing = tuple[str, ...]
# The values of `each.key`, `each.value` and `count.index` in one instance of a resource.
Each = Mapping[str, Any]

# The attributes by which other resources name one as a whole.
NAMES = frozenset({
    *("arn", "bucket", "cluster_identifier", "domain_name", "function_name", "id", "key_id", "name", "url"),
    *("user_group_id", "zone_id"),
})  # fmt: skip
# What hands its first argument on, for a list of one thing or a marked value.
HANDING_ON = frozenset({"one", "element", "tostring", "nonsensitive", "try", "coalesce"})
# The argument of a default resource that says what of a VPC it is.
DEFAULTS = {
    "aws_default_network_acl": ("default_network_acl_id", ""),
    "aws_default_route_table": ("default_route_table_id", ""),
    "aws_default_security_group": ("vpc_id", "default_security_group_id"),
}
DEEPEST = 10
MOST_INSTANCES = 50
UNKNOWN: Each = {}


class Identities:
    """Looks through references and local values of one document."""

    def __init__(
        self, document: Mapping[str, Any], bodies: Mapping[tuple[str, str], Mapping[str, Any]]
    ) -> None:
        self._locals = locals_of(document)
        self._bodies = bodies

    def instances(self, body: Mapping[str, Any]) -> list[Each]:
        """What `each` and `count` are in each instance of a resource; [UNKNOWN] where nobody knows."""
        count, each = self._known(body.get("count")), self._known(body.get("for_each"))
        if isinstance(count, str) and count.isdecimal():
            count = int(count)
        if isinstance(count, int) and not isinstance(count, bool):
            return [{"count.index": index} for index in range(min(count, MOST_INSTANCES))]
        if isinstance(each, Mapping):
            return [{"each.key": key, "each.value": value} for key, value in each.items()]
        if isinstance(each, list):
            return [{"each.key": value, "each.value": value} for value in each]
        return [{"each.of": each}] if isinstance(each, tuple) else [UNKNOWN]

    def of(self, value: Any, each: Each = UNKNOWN, *, inside: bool = False) -> list[Thing]:
        """The things that a value names; several for a list, and for a text where they stand `inside` of it.

        What differs from instance to instance, and is not known, is no thing.
        """
        if isinstance(value, list):
            return [thing for item in value for thing in self.of(item, each)]
        if not isinstance(value, str):
            return []
        if inside and "${" in value:
            return [thing for thing in self._inside(value, each) if thing]
        found = self._thing(value, each, 0)
        return [found] if found else []

    def of_resource(self, kind: str, name: str) -> Thing:
        """The thing that a resource is."""
        return self._canonical(kind, name, "", "id", 0)

    def _inside(self, text: str, each: Each) -> Iterator[Thing | None]:
        parsed = parse(text)
        for reference in parsed.references() if parsed else ():
            yield self._reference(reference, each, 0)

    def _known(self, value: Any, depth: int = 0) -> Any:
        """A value with no expressions in it, or what the one local that it is stands for; else None."""
        if not isinstance(value, str) or "${" not in value or depth > DEEPEST:
            return value
        parsed = parse(value)
        part = parsed.parts[0] if parsed and len(parsed.parts) == 1 else None
        node = part.expression if isinstance(part, Interpolation) else None
        if isinstance(node, Call) and node.name in {"toset", "tolist", "tomap"} and node.arguments:
            node = node.arguments[0]
        if isinstance(node, TupleValue):
            items = [_written(item) for item in node.children()]
            return None if None in items else items
        if isinstance(node, Reference) and node.root == "local":
            return self._known(_at(self._locals, node.steps), depth + 1)
        if isinstance(node, Reference) and (node.root, *node.steps) in self._bodies:
            return (node.root, node.steps[0])
        return None

    def _thing(self, text: str, each: Each, depth: int) -> Thing | None:
        if "${" not in text and "%{" not in text:
            return ("", text)
        parsed = parse(text) if depth < DEEPEST else None
        if parsed is None:
            return None
        part = parsed.parts[0] if len(parsed.parts) == 1 else None
        node = part.expression if isinstance(part, Interpolation) else None
        while isinstance(node, Call) and node.name in HANDING_ON and node.arguments:
            node = node.arguments[0]
        if isinstance(node, Reference):
            return self._reference(node, each, depth)
        varies = any(reference.root in {"each", "count"} for reference in parsed.references())
        return None if varies else ("", text)

    def _reference(self, reference: Reference, each: Each, depth: int) -> Thing | None:
        root, steps = reference.root, reference.steps
        if root in {"each", "count"}:
            if len(steps) == 2 and steps[0] == "value" and (made := each.get("each.of")):
                return self._canonical(made[0], made[1], "?", str(steps[1]), depth)
            value = _at(each.get(f"{root}.{steps[0]}"), steps[1:]) if steps else None
            return self._thing(str(value), UNKNOWN, depth + 1) if isinstance(value, str | int) else None
        if root == "local":
            value = _at(self._locals, steps)
            return self._thing(value, each, depth + 1) if isinstance(value, str) else ("", reference.text)
        if root in {"var", "module", "data", "path", "self"} or not steps:
            varies = any(isinstance(step, Dynamic) for step in steps)
            return None if varies else ("", reference.text)
        name = str(steps[0])
        attributes = [step for step in steps[1:] if type(step) is str]
        indexes = [step for step in steps[1:] if type(step) is not str]
        index = _index(indexes[0], each) if indexes else ""
        if not attributes or index is None:
            return None
        return self._canonical(root, name, index, attributes[0], depth)

    def _canonical(self, kind: str, name: str, index: str, attribute: str, depth: int) -> Thing:
        if kind in DEFAULTS and attribute in NAMES:
            argument, of_vpc = DEFAULTS[kind]
            value = self._bodies.get((kind, name), {}).get(argument)
            if isinstance(value, str) and (thing := self._thing(value, UNKNOWN, depth + 1)):
                return (*thing[:3], of_vpc) if of_vpc else thing
        if attribute == "main_route_table_id":
            # The one that a VPC begins with is the main one, unless another is made it.
            attribute = "default_route_table_id"
        return (kind, name, index, "" if attribute in NAMES else attribute)


def whole(thing: Thing) -> Thing:
    """A thing without the index of its instance: all that a resource makes."""
    return (*thing[:2], "", *thing[3:]) if len(thing) > 2 else thing


def _written(node: Node) -> str | None:
    """A part of a list as a template: a text, or a reference; None for anything else."""
    return f"${{{node.text}}}" if isinstance(node, Reference) else literal_string(node)


def _index(step: Any, each: Each) -> str | None:
    if not isinstance(step, Dynamic):
        return str(step) if isinstance(step, str | int) else "*"
    key = step.key
    if isinstance(key, Reference) and key.root in {"each", "count"} and key.steps:
        value = each.get(f"{key.root}.{key.steps[0]}")
        return str(value) if isinstance(value, str | int) else "?"
    return "?"


def _at(value: Any, steps: Any) -> Any:
    for step in steps:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
