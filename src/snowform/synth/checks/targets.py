"""Judge the addresses in moved, removed and import blocks. Reads no state.

https://developer.hashicorp.com/terraform/language/moved, …/removed and …/import
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.expressions import Reference, Step
from snowform.records import Record
from snowform.synth.checks.attributes import Problem, check_index, is_name
from snowform.synth.checks.declarations import Owner, address
from snowform.synth.checks.resolution import Resolver


class Target(Record):
    """A resource or an instance of one, in `module` (the outermost) or in none; without `owner`, a module.

    `of_instance` where a module on the way is one instance of several.
    """

    __slots__ = ("key", "module", "of_instance", "owner", "text")

    def __init__(
        self, text: str, module: str, owner: Owner | None, key: Step | None, of_instance: bool = False
    ) -> None:
        self.text = text
        self.module = module
        self.owner = owner
        self.key = key
        self.of_instance = of_instance


def read_target(reference: Reference) -> Target | None:
    """The address that a reference is, or None where it is none: it names an attribute, or too little."""
    steps: list[Step] = [reference.root, *reference.steps]
    module, of_instance = "", False
    while steps[0] == "module":
        if len(steps) < 2 or not is_name(steps[1]):
            return None
        module = module or str(steps[1])
        has_index = len(steps) > 2 and not is_name(steps[2])
        of_instance = of_instance or has_index
        del steps[: 3 if has_index else 2]
        if not steps:
            return Target(reference.text, module, None, None, of_instance)
    section = str(steps.pop(0)) if steps[0] in {"data", "resource"} else "resource"
    if len(steps) not in {2, 3} or not is_name(steps[0]) or not is_name(steps[1]):
        return None
    if len(steps) == 3 and is_name(steps[2]):
        return None
    owner = (section, str(steps[0]), str(steps[1]))
    return Target(reference.text, module, owner, steps[2] if len(steps) == 3 else None, of_instance)


def check_import(target: Target, resolver: Resolver) -> Iterator[Problem]:
    """Where an object is imported to: a resource that is declared."""
    if target.owner is None or target.owner[0] != "resource":
        yield Problem(f"{target.text} is not a resource", "an import goes to a resource")
    elif target.module:
        yield from _check_module(target, resolver)
    elif (repeated := resolver.declared.repetition(target.owner)) is None:
        problem = resolver.undeclared(target.owner)
        hint = problem.hint or "or let `tofu plan -generate-config-out=FILE` write it"
        yield Problem(problem.message, hint, "warning", "undeclared-target")
    elif target.key is not None:
        yield from check_index(address(*target.owner), repeated, target.key)


def check_move(
    source: Target, destination: Target, sources: set[str], resolver: Resolver
) -> Iterator[Problem]:
    """A move: what it comes from is gone, what it goes to is there, or moved on by another of `sources`."""
    if (source.owner is None) != (destination.owner is None):
        yield Problem("a resource moves to a resource, and a module to a module")
        return
    if source.module or destination.module or source.owner is None or destination.owner is None:
        return
    declared = resolver.declared
    elsewhere = source.owner != destination.owner
    if elsewhere and source.key is None and declared.repetition(source.owner) is not None:
        yield Problem(
            f"{source.text} is still declared, so it cannot have moved", f"declare {destination.text} instead"
        )
    if declared.repetition(destination.owner) is None and destination.text not in sources:
        problem = resolver.undeclared(destination.owner)
        hint = problem.hint or "what is moved there will be destroyed"
        yield Problem(problem.message, hint, "warning", "undeclared-target")


def check_removed(target: Target, resolver: Resolver) -> Iterator[Problem]:
    """What is removed: a whole resource or module that is not declared any more."""
    declared = resolver.declared
    if target.key is not None or target.of_instance:
        yield Problem(f"{target.text} is one instance", "only a whole resource or module can be removed")
    elif target.owner and target.owner[0] == "data":
        yield Problem(f"{target.text} is a data source", "nothing remains of one that is not read any more")
    elif target.owner is None:
        if target.module in declared.modules and target.text == f"module.{target.module}":
            yield Problem(f"{target.text} is still declared, so it is not removed")
    elif not target.module and declared.repetition(target.owner) is not None:
        yield Problem(f"{target.text} is still declared, so it is not removed")


def _check_module(target: Target, resolver: Resolver) -> Iterator[Problem]:
    if target.module not in resolver.declared.modules:
        near = resolver.nearest(target.module, resolver.declared.modules, "module.")
        yield Problem(f"module.{target.module} is not declared", near)
