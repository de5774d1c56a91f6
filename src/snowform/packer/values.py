"""What a configuration itself says of a value: texts, local values, variables with a value.

Everything else is known only where the configuration is applied.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from snowform.errors import did_you_mean
from snowform.expressions import Call, ExpressionError, Reference, parse_template
from snowform.expressions.nodes import Interpolation, Node, Quoted, Text
from snowform.expressions.order import in_order
from snowform.packer.errors import PackerError
from snowform.provision.configuration.blocks import locals_of, variables_of

# No text that a machine or an image is given is longer; chains of local values can double at each step.
LONGEST = 1 << 16


class UnknownValue(Exception):
    """A value that the configuration leaves open; `because` is the part that does."""

    def __init__(self, because: str) -> None:
        self.because = because
        super().__init__(because)


class Values:
    """The values of one configuration, with those that were given to its variables.

    Raises PackerError where a value is given to a variable that the configuration does not have.
    """

    def __init__(self, document: Mapping[str, Any], given: Mapping[str, str] | None = None) -> None:
        self._locals = locals_of(document)
        self._variables = dict(variables_of(document))
        self._given = given or {}
        self._known: dict[str, str | UnknownValue] = {}
        for name in self._given:
            if name not in self._variables:
                hint = did_you_mean(name, self._variables) or (
                    f"there are: {', '.join(self._variables)}" if self._variables else "it has none"
                )
                raise PackerError("the stack has no such variable", where=f"--variable {name}", hint=hint)

    def text(self, value: Any) -> str:
        """The text that a value of config.tf.json stands for; an UnknownValue where that is open."""
        order, circular = in_order(_locals(value), self._needs)
        # Terraform refuses a value that is defined by itself.
        self._known |= {name: UnknownValue(f"local.{name}") for name in circular}
        for name in order:
            if name not in self._known:
                self._known[name] = self._local(name)
        return self._text(value)

    def number(self, value: Any) -> int:
        """The integer that a value stands for; an UnknownValue where that is open or none."""
        text = self.text(value)
        if not text.isdecimal():
            raise UnknownValue(text)
        return int(text)

    def references(self, value: Any) -> set[tuple[str, ...]]:
        """What a value refers to, through local values too: ("data", "aws_ami", "nixos"), …"""
        found: set[tuple[str, ...]] = set()
        seen: set[str] = set()
        waiting = [value]
        while waiting:
            for reference in _references(waiting.pop()):
                if reference.root == "local" and reference.text not in seen:
                    seen.add(reference.text)
                    waiting.append(self._declared(reference))
                elif reference.root != "local":
                    found.add((reference.root, *map(str, reference.steps)))
        return found

    def _needs(self, name: str) -> list[str]:
        return [] if name in self._known else _locals(self._locals.get(name))

    def _local(self, name: str) -> str | UnknownValue:
        """The text of a local value, once those that it refers to are known."""
        value = self._locals.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int):
            return UnknownValue(f"local.{name}")
        try:
            return self._text(value)
        except UnknownValue as unknown:
            return unknown

    def _text(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise UnknownValue(str(value))
        try:
            parts = parse_template(str(value)).parts
        except ExpressionError as error:
            raise UnknownValue(str(value)) from error
        return self._joined(parts)

    def _joined(self, parts: tuple[Node, ...]) -> str:
        text = "".join(self._part(part) for part in parts)
        if len(text) > LONGEST:
            raise UnknownValue("a string of more than 64 KiB")
        return text

    def _part(self, node: Node) -> str:
        if isinstance(node, Text):
            return node.value
        if isinstance(node, Interpolation):
            return self._part(node.expression)
        if isinstance(node, Quoted):
            return self._joined(node.parts)
        if isinstance(node, Call) and node.name == "base64encode" and len(node.arguments) == 1:
            return base64.b64encode(self._part(node.arguments[0]).encode()).decode()
        if isinstance(node, Reference):
            return self._reference(node)
        raise UnknownValue(f"{node.name}(…)" if isinstance(node, Call) else "an expression")

    def _reference(self, reference: Reference) -> str:
        if reference.root == "var" and len(reference.steps) == 1 and reference.steps[0] in self._given:
            return self._given[str(reference.steps[0])]
        if reference.root == "local" and len(reference.steps) == 1:
            known = self._known.get(str(reference.steps[0]))
            if isinstance(known, str):
                return known
            raise UnknownValue(known.because if known else reference.text)
        declared = self._declared(reference)
        if isinstance(declared, bool) or not isinstance(declared, str | int):
            raise UnknownValue(reference.text)
        # A default is no template: what looks like one is text.
        return str(declared)

    def _declared(self, reference: Reference) -> Any:
        if len(reference.steps) != 1:
            return None
        name = str(reference.steps[0])
        if reference.root == "local":
            return self._locals.get(name)
        if reference.root == "var":
            return self._variables.get(name, {}).get("default")
        return None


def _locals(value: Any) -> list[str]:
    """The local values that a value refers to by their names alone."""
    found = (
        reference
        for reference in _references(value)
        if reference.root == "local" and len(reference.steps) == 1
    )
    return [str(reference.steps[0]) for reference in found]


def _references(value: Any) -> tuple[Reference, ...]:
    try:
        return tuple(parse_template(value).references()) if isinstance(value, str) else ()
    except ExpressionError:
        return ()
