"""Hold what an expression comes to against the type of the argument that it stands in. Looks nothing up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snowform.schema import Attribute, Block, CtyType
from snowform.synth.checks.attributes import Problem
from snowform.synth.checks.values import PRIMITIVE, Unsuitable, Value, converted


def check_argument(block: Block, path: Sequence[str | int], value: Value) -> Iterator[Problem]:
    """What is wrong with a value at a place in the body of a block."""
    found = _attribute(block, path)
    if found is None:
        return
    attribute, rest = found
    if value.is_null:
        if attribute.required and not rest:
            yield Problem(f'"{attribute.name}" is required: it must not be null')
        return
    yield from check_inside(attribute.type, rest, value)


def check_inside(cty_type: CtyType, path: Sequence[str | int], value: Value) -> Iterator[Problem]:
    """What is wrong with a value at a place inside of one of the type."""
    expected = _inside(cty_type, path)
    if expected is not None:
        try:
            converted(value, expected)
        except Unsuitable as error:
            yield Problem(str(error), _remedy(expected, value))


def _remedy(expected: CtyType, value: Value) -> str:
    """What makes one of a type of the value, where that is plain."""
    if isinstance(expected, str):
        if value.kind == "object":
            return "name one of its attributes"
        return "take one of its elements" if value.kind in {"list", "map", "set"} else ""
    takes_it = expected[0] in {"list", "set"} and value.kind in PRIMITIVE
    return 'write "[" and "]" around it' if takes_it else ""


def _attribute(block: Block, path: Sequence[str | int]) -> tuple[Attribute, Sequence[str | int]] | None:
    """The attribute that a path leads to, and what of the path leads on in its value."""
    steps = list(path)
    while steps:
        name = steps.pop(0)
        if not isinstance(name, str):
            continue
        if name == "dynamic":
            # Of the blocks that are made, the content alone is known.
            while steps and not isinstance(steps[0], str):
                steps.pop(0)
            nested = block.blocks.get(str(steps.pop(0))) if steps else None
            while steps and steps[0] != "content":
                if isinstance(steps.pop(0), str):
                    return None
            if nested is None or not steps:
                return None
            steps.pop(0)
            block = nested.block
        elif attribute := block.attributes.get(name):
            return attribute, steps
        elif nested := block.blocks.get(name):
            if nested.nesting == "map" and steps:
                steps.pop(0)
            block = nested.block
        else:
            return None
    return None


def _inside(cty_type: CtyType, path: Sequence[str | int]) -> CtyType | None:
    for step in path:
        if isinstance(cty_type, str):
            return None
        kind, inner = cty_type[0], cty_type[1]
        if (kind in {"list", "set"} and isinstance(step, int)) or (kind == "map" and isinstance(step, str)):
            cty_type = inner
        elif kind == "object" and isinstance(step, str) and step in inner:
            cty_type = inner[step]
        elif kind in {"list", "set"} and isinstance(step, str) and inner[0] == "object" and step in inner[1]:
            # One object stands for a list of one where such lists are written as blocks.
            cty_type = inner[1][step]
        else:
            return None
    return cty_type
