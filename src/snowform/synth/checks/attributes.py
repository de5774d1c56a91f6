"""Follow the steps of a reference through a schema: does what it names exist? Looks nothing up.

The rules are those of `tofu validate`; where it leaves a mistake for the plan to find (behind `[*]` or a
computed index), the same rules are applied at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from snowform.errors import did_you_mean
from snowform.expressions import Dynamic, Key, Splat, Step
from snowform.records import Record
from snowform.schema import Block, CtyType, NestedBlock
from snowform.synth.checks.findings import Severity


class Problem(Record):
    """What is wrong with an expression, and what to do; `rule` is the id of the rule that a warning is of."""

    __slots__ = ("hint", "message", "rule", "severity")

    def __init__(self, message: str, hint: str = "", severity: Severity = "error", rule: str = "") -> None:
        self.message = message
        self.hint = hint
        self.severity = severity
        self.rule = rule


def check_steps(block: Block, steps: Sequence[Step], where: str) -> Problem | None:
    """What is wrong with the steps into the content of a block; `where` is the text that leads to it."""
    if not steps or isinstance(steps[0], Dynamic):
        return None
    step, rest = steps[0], steps[1:]
    if isinstance(step, Splat):
        return check_steps(block, attribute_first(step, into_each(step, rest)), f"{where}{shown(step)}")
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


def check_index(where: str, repeated: str, step: Step) -> Iterator[Problem]:
    """What is wrong with the first step into a block; `repeated` is "count", "for_each" or ""."""
    if repeated and is_name(step):
        example = "0" if repeated == "count" else '"KEY"'
        every = where if repeated == "count" else f"values({where})"
        yield Problem(
            f'{where} has "{repeated}": an attribute is that of one instance',
            f"write {where}[{example}]{shown(step)} or, for all, {every}[*]{shown(step)}",
        )
    elif not repeated and isinstance(step, int | Key):
        hint = f"write {where}.{step}" if isinstance(step, Key) else "leave it out"
        yield Problem(f'{where} has neither "count" nor "for_each": it takes no index', hint)


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


def attribute_first(step: Step, rest: Sequence[Step]) -> Sequence[Step]:
    """The steps into an object; of what a splat goes through, a key is as good as an attribute's name."""
    if isinstance(step, Splat) and rest and isinstance(rest[0], Key):
        return (str(rest[0]), *rest[1:])
    return rest


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
        # A map has no elements for a splat to go through: it is taken for one value.
        check = _check_nested if nested.nesting == "map" else _check_one
        return check(nested, into_each(step, rest), f"{where}{shown(step)}")
    if nested.nesting == "set":
        return _in_set(where)
    if nested.nesting == "list" and is_name(step):
        return _in_list(where, step)
    return check_steps(nested.block, rest, f"{where}{shown(step)}")


def _check_one(nested: NestedBlock, steps: Sequence[Step], where: str) -> Problem | None:
    return check_steps(nested.block, steps, where)


def _check_value(cty_type: CtyType, steps: Sequence[Step], where: str) -> Problem | None:
    while steps:
        step = steps[0]
        kind = cty_type if isinstance(cty_type, str) else cty_type[0]
        found = _into_all(cty_type, kind) if isinstance(step, Splat) else INTO[kind](cty_type, step, where)
        if isinstance(found, Problem):
            return found
        cty_type, steps, where = found, into_each(step, steps[1:]), f"{where}{shown(step)}"
    return None


def _into_all(cty_type: CtyType, kind: str) -> CtyType:
    """What `[*]` goes through: the elements, or the value alone where it has none."""
    if kind in {"list", "set"}:
        return cty_type[1]
    return "dynamic" if kind == "tuple" else cty_type


def _into_primitive(cty_type: CtyType, step: Step, where: str) -> Problem:
    return Problem(f"{where} is a {cty_type}: it has no {'attributes' if is_name(step) else 'elements'}")


def _into_set(_cty_type: CtyType, _step: Step, where: str) -> Problem:
    return _in_set(where)


def _into_list(cty_type: CtyType, step: Step, where: str) -> CtyType | Problem:
    return _in_list(where, step) if is_name(step) else cty_type[1]


def _into_map(cty_type: CtyType, _step: Step, _where: str) -> CtyType:
    return cty_type[1]


def _into_object(cty_type: CtyType, step: Step, where: str) -> CtyType | Problem:
    if isinstance(step, int):
        return Problem(f"{where} is an object: it takes no index")
    if not isinstance(step, str):
        return "dynamic"
    if step not in cty_type[1]:
        return Problem(f'{where} has no attribute "{step}"', did_you_mean(step, cty_type[1]))
    return cty_type[1][step]


def _into_anything(_cty_type: CtyType, _step: Step, _where: str) -> CtyType:
    return "dynamic"


def _in_list(where: str, step: Step) -> Problem:
    return Problem(f"{where} is a list: it takes an index", f"write {where}[0]{shown(step)}")


def _in_set(where: str) -> Problem:
    return Problem(
        f"{where} is a set: its elements have no index", f"write one({where}[*]) or [for x in {where} : x]"
    )


INTO: dict[str, Callable[[CtyType, Step, str], CtyType | Problem]] = {
    "string": _into_primitive,
    "number": _into_primitive,
    "bool": _into_primitive,
    "list": _into_list,
    "set": _into_set,
    "map": _into_map,
    "object": _into_object,
    "tuple": _into_anything,
    "dynamic": _into_anything,
}
