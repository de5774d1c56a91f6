"""Objects that exist become the stack's: an operator names address and id, the run's plan imports them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..configuration.blocks import labelled
from ..crash.recovery import import_document
from ..errors import UsageError, did_you_mean
from ..patterns import regex
from ..state.document import StateDocument
from .session import Session

_IMPORTS = "snowform_adopt.tf.json"
# An address may hold a `=` in the key of an instance, an import id anywhere.
_OBJECT = regex(r'((?:[^="\[\]]|\[(?:\d+|"(?:[^"\\]|\\.)*")\])+)=(.+)')
_OF_ROOT = regex(r"([\w-]+)\.([\w-]+)(?:\[.*\])?")


def parse_objects(texts: Sequence[str]) -> dict[str, str]:
    """Import ids by address, of texts `ADDRESS=ID`; UsageError where one is none or repeats an address."""
    found: dict[str, str] = {}
    for text in texts:
        match = _OBJECT.fullmatch(text)
        if match is None:
            raise UsageError(f"{text!r} is not ADDRESS=ID", hint="as in aws_vpc.main=vpc-0a1b2c3d")
        if match[1] in found:
            raise UsageError("is there twice", where=match[1])
        found[match[1]] = match[2]
    return found


def lay_imports(session: Session, state: StateDocument | None, objects: Mapping[str, str]) -> None:
    """Let the next plan import these: ids by address.

    UsageError where the state has an object at an address already, for tofu passes over such an import, or
    where the configuration has no resource of the root's there.
    """
    there = {instance.address: instance for instance in state.objects} if state else {}
    for address in objects:
        if (known := there.get(address)) is not None:
            raise UsageError(
                f"the state has {known.id} there", where=address, hint="nothing was adopted; see `state list`"
            )
        _check_declared(address, session.configuration)
    session.workspace.add(_IMPORTS, import_document(objects))


def check_imported(plan: Mapping[str, Any], objects: Mapping[str, str]) -> None:
    """UsageError where a plan (`show -json`) does not import one of these: it would be made a second time.

    tofu passes over what it takes for no instance: the address of a resource with `count` that has no index.
    """
    imported = {
        change["address"]
        for change in plan.get("resource_changes", ())
        if (change.get("change") or {}).get("importing")
    }
    for address in objects:
        if address not in imported:
            raise UsageError(
                "the plan imports nothing there",
                where=address,
                hint="name one instance of a resource or module that has several, as in aws_eip.nat[0]",
            )


def _check_declared(address: str, configuration: Mapping[str, Any]) -> None:
    if address.startswith("data."):
        raise UsageError("a data source is read, and never adopted", where=address)
    # What is inside a module tofu knows.
    match = _OF_ROOT.fullmatch(address)
    declared = [".".join(names) for names, _ in labelled(configuration, "resource", label_count=2)]
    if match is None or f"{match[1]}.{match[2]}" in declared:
        return
    raise UsageError(
        "the configuration has no such resource",
        where=address,
        hint=did_you_mean(f"{match[1]}.{match[2]}", declared) or "write it first; `plan` shows the addresses",
    )
