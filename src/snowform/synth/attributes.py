"""Follow the steps of a reference through a schema: does what it names exist? Looks nothing up.

The rules are those of `tofu validate`; where it leaves a mistake for the plan to find (behind `[*]` or a
computed index), the same rules are applied at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from snowform.errors import did_you_mean
from snowform.expressions import Key, Splat, Step
from snowform.schema import Block, CtyType, NestedBlock

PRIMITIVES = {"string", "number", "bool"}


class Problem(NamedTuple):
    """What is wrong with an expression, and what to do."""

    message: str
    hint: str = ""
    severity: str = "error"


def check_steps(block: Block, steps: Sequence[Step], where: str) -> Problem | None:
    """What is wrong with the steps into the content of a block; `where` is the text that leads to it."""
    if not steps:
        return None
    step, rest = steps[0], steps[1:]
    if isinstance(step, Splat):
        return check_steps(block, intointo_each(step, rest), f"{where}{shown(step)}")
    if not is_name(step):
        hint = f"write {where}.{step}" if isinstance(step, Key) and step in block.names else ""
        return Problem(f"{where} is an object: it takes no index", hint)
    name = str(step)
    if attribute := block.attributes.get(name):
        return _check_value(attribute.type, rest, f"{where}.{name}")
    if nested := block.blocks.get(name):
        return _check_nested(nested, rest, f"{where}.{name}")
    return Problem(f'{where} has no attribute "{name}"', did_you_mean(name, block.names))


def is_name(step: Step) -> bool:
    """The step is an attribute, `.name`."""
    return isinstance(step, str) and not isinstance(step, Key)


def into_each(step: Step, rest: Sequence[Step]) -> Sequence[Step]:
    """The steps after an index or splat that lead into an element, not into the list of results.

    After `.*` an index already picks from the results: `a.*.b[0]` is `(a.*.b)[0]`, `a[*].b[0]` is not.
    """
    if not isinstance(step, Splat) or step.full:
        return rest
    names = 0
    while names < len(rest) and is_name(rest[names]):
        names += 1
    return rest[:names]


def shown(step: Step) -> str:
    """A step as it is written."""
    if isinstance(step, Key):
        return f'["{step}"]'
    if isinstance(step, str):
        return f".{step}"
    if isinstance(step, Splat):
        return "[*]" if step.full else ".*"
    return f"[{step}]" if isinstance(step, int) else "[...]"


def _check_nested(nested: NestedBlock, steps: Sequence[Step], where: str) -> Problem | None:
    if not steps:
        return None
    step, rest = steps[0], steps[1:]
    if nested.nesting in {"single", "group"}:
        return check_steps(nested.block, steps, where)
    if isinstance(step, Splat):
        return check_steps(nested.block, into_each(step, rest), f"{where}{shown(step)}")
    if nested.nesting == "set":
        return _in_set(where)
    if nested.nesting == "list" and is_name(step):
        return _in_list(where, step)
    return check_steps(nested.block, rest, f"{where}{shown(step)}")


def _check_value(cty_type: CtyType, steps: Sequence[Step], where: str) -> Problem | None:
    if not steps or cty_type == "dynamic":
        return None
    step, rest = steps[0], steps[1:]
    kind = cty_type if isinstance(cty_type, str) else cty_type[0]
    if isinstance(step, Splat):
        element = cty_type[1] if kind in {"list", "set"} else "dynamic" if kind == "tuple" else cty_type
        return _check_value(element, into_each(step, rest), f"{where}{shown(step)}")
    if kind in PRIMITIVES:
        what = "attributes" if is_name(step) else "elements"
        return Problem(f"{where} is a {kind}: it has no {what}")
    if kind == "set":
        return _in_set(where)
    if kind == "list" and is_name(step):
        return _in_list(where, step)
    if kind in {"list", "map"}:
        return _check_value(cty_type[1], rest, f"{where}{shown(step)}")
    if kind == "object" and isinstance(step, str):
        if step not in cty_type[1]:
            return Problem(f'{where} has no attribute "{step}"', did_you_mean(step, cty_type[1]))
        return _check_value(cty_type[1][step], rest, f"{where}{shown(step)}")
    return None


def _in_list(where: str, step: Step) -> Problem:
    return Problem(f"{where} is a list: it takes an index", f"write {where}[0]{shown(step)}")


def _in_set(where: str) -> Problem:
    return Problem(
        f"{where} is a set: its elements have no index", f"write one({where}[*]) or [for x in {where} : x]"
    )
