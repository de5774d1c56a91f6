"""Contributions to a construct that is an element: each argument is written as a value that is merged late.

It is an override that stands for what is merged once it is asked for: so both engines write it alike, and
what the program says until then counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import constructs
import jsii

from snowform import report
from snowform.hints import Any
from snowform.merging import own
from snowform.merging.merge import Merge, Path, Said, nearest
from snowform.merging.values import ContributionError, is_token
from snowform.providers import arguments
from snowform.providers.arguments import cdktf
from snowform.providers.ranks import plain

_KEPT_AT = "_contributions"


@jsii.implements(cdktf.IAnyProducer)
class Late:
    """A value that a function makes of the engine's context when it is resolved."""

    def __init__(self, produce: Any) -> None:
        self._produce = produce

    def produce(self, context: Any) -> Any:
        """The value."""
        return self._produce(context)


def late(produce: Any) -> str:
    """A text that stands for what the function gives, of whatever type: an override by it replaces all."""
    token: str = cdktf.Token.as_string(cdktf.Lazy.any_value(Late(produce)))
    return token


class Contributions:
    """What was contributed to one element."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.said: list[Said] = []
        # The tokens that stand for arguments in the element's overrides.
        self.tokens: dict[str, str] = {}
        element.node.add_validation(_NotOverridden(self))

    @classmethod
    def to(cls, element: Any) -> Contributions:
        """Those to an element, which keeps them."""
        found: Contributions | None = vars(element).get(_KEPT_AT)
        if found is None:
            found = cls(element)
            object.__setattr__(element, _KEPT_AT, found)
        return found

    def add(self, said: Said) -> None:
        """Take in a dictionary of arguments. Raises ContributionError."""
        for name, value in said.value.items():
            if value is not None and name not in self.tokens:
                self._claim(name, said.source)
        self.said.append(said)

    def _claim(self, name: str, source: str) -> None:
        element = self.element
        if name == "provisioner" and own.has_provisioners(element):
            raise ContributionError(
                f"{own.owner_of(element)}: its own provisioners have CDKTF's form, which is not merged",
                where=source,
                hint="contribute all of them, or none",
            )
        if name in element._raw_overrides and name not in getattr(element, "_given", ()):
            raise ContributionError(self._overridden(name), where=source)
        self.tokens[name] = late(lambda context: self._value(name, context))
        element.add_override(name, self.tokens[name])

    def _value(self, name: str, context: Any) -> Any:
        if not context.preparing:
            return self.merged(context).get(name)
        # Nothing is written yet, but what refers to other stacks is found out; constructs stand for none.
        if name in {"depends_on", "provider"}:
            return None
        itself = own.arguments_of(self.element, context).get(name)
        return [plain(value) for value in (itself, *(one.value.get(name) for one in self.said))]

    def merged(self, context: Any) -> dict[str, Any]:
        """The arguments that are contributed to, merged and checked. Raises MergeConflict, ArgumentError."""
        itself = own.arguments_of(self.element, context)
        mine = Said(
            {name: itself[name] for name in self.tokens if name in itself}, own.place_of(self.element)
        )
        merge = Merge(own.owner_of(self.element), context.resolve, is_token)
        merged: dict[str, Any] = merge.merged([mine, *self.said])
        merged = with_addresses(merged, context)
        if (block := getattr(self.element, "_block", None)) is not None:
            merged = self._checked(block, itself, merged, merge)
        if report.wanted():
            record(self.element, own.address_of(self.element), merge.sources, besides=mine.source)
        return merged

    def _checked(
        self, block: Any, itself: Mapping[str, Any], merged: dict[str, Any], merge: Merge
    ) -> dict[str, Any]:
        beside = {
            name: merged[name] for name in merged if name in own.META_ARGUMENTS or name == "provisioner"
        }
        # Below "dynamic" there are blocks, too.
        body = {name: value for name, value in itself.items() if name in block.names or name == "dynamic"}
        body |= {name: merged.get(name) for name in self.tokens if name not in beside}

        def where(path: Path) -> str:
            return nearest(merge.sources, path) or own.place_of(self.element)

        filled = arguments.prepare(block, body, owner=own.owner_of(self.element), where=where)
        return {name: filled[name] for name in merged if name in filled} | beside

    def lost(self) -> list[str]:
        """What to say of arguments whose place in the overrides was taken by others."""
        present = self.element._raw_overrides
        return [self._overridden(name) for name, token in self.tokens.items() if present.get(name) != token]

    def _overridden(self, name: str) -> str:
        by = ", ".join(dict.fromkeys(one.source for one in self.said if name in one.value))
        contributed = f"contributed to ({by})" if by else "contributed to"
        return (
            f"{own.owner_of(self.element)}: {name} is {contributed}, and add_override takes its place; "
            f"write contribute(…, {name}=force(…)) instead of that"
        )


@jsii.implements(constructs.IValidation)
class _NotOverridden:
    def __init__(self, contributions: Contributions) -> None:
        self._contributions = contributions

    def validate(self) -> list[str]:
        """What overrides took the place of."""
        return self._contributions.lost()


def contribute_to_local(local: Any, said: Said) -> None:
    """Contribute to the value of a TerraformLocal."""
    found = vars(local).get(_KEPT_AT)
    if found is None:
        (value,) = local.to_terraform()["locals"].values()
        found = [Said(value, own.place_of(local))]
        object.__setattr__(local, _KEPT_AT, found)

        def merged(context: Any) -> Any:
            merge = Merge(f'local "{local.node.id}"', context.resolve, is_token)
            return merge.merged(found)

        local.expression = late(merged)
    found.append(said)


def with_addresses(body: dict[str, Any], context: Any) -> dict[str, Any]:
    """A body with addresses for the constructs that stand where Terraform takes addresses."""
    if isinstance(body.get("depends_on"), list):
        body = {**body, "depends_on": [_address(item, context) for item in body["depends_on"]]}
    return {**body, "provider": _address(body["provider"], context)} if "provider" in body else body


def _address(value: Any, context: Any) -> Any:
    if not hasattr(value, "fqn"):
        return value
    text = context.resolve(value.fqn)
    return text[2:-1] if text.startswith("${") else text


def record(construct: Any, address: Path, sources: Mapping[Path, str], *, besides: str = "") -> None:
    """Report who brought what, by its path in the configuration, for the check's findings there."""
    stack = cdktf.TerraformStack.of(construct).node.path
    known = report.recorded("contributed", stack) or {}
    known |= {json.dumps([*address, *path]): source for path, source in sources.items() if source != besides}
    report.record("contributed", stack, known)
