"""What a creation takes over from what exists: by the table, and by what types and flags are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..patterns import regex
from .changes import Change, Kind
from .configured import without_index
from .edits import empty, mapping
from .policies import denies, document
from .rules import Impact, Severity
from .takeover import OVERWRITES
from .takeovers_table import TAKEOVERS
from .words import words

ONLY = "whatever else is in it is taken out"
DEFAULT = "the default one that exists is taken over, and set as it is written here"
DENIES = "what they may do now is denied"
FORCED = "what exists there is overwritten"

# Flags that overwrite, with the attribute and the types of an object on which there is nothing yet.
FLAGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "aws_route53_record": ("zone_id", ("aws_route53_zone",)),
    "aws_eip_association": ("allocation_id", ("aws_eip",)),
    "aws_vpc_endpoint_security_group_association": ("vpc_endpoint_id", ("aws_vpc_endpoint",)),
    "aws_ec2_transit_gateway_route_table_association": (
        "transit_gateway_attachment_id",
        (
            "aws_ec2_transit_gateway_vpc_attachment",
            "aws_ec2_transit_gateway_peering_attachment",
            "aws_vpn_connection",
        ),
    ),
}

# Attributes by which one object names another, and those by which it has a name itself.
_NAMING = regex(r"(^|_)(arn|name|url|identifier|bucket|id|role|user|group|repository|endpoint)$")
_OWN = {"id", "arn", "name", "identifier", "url"}
_POLICIES = (
    "policy",
    "policy_document",
    "resource_policy",
    "access_policies",
    "access_policy",
    "policy_text",
    "content",
)
_NAMED = {"name", "name_prefix", "policy_name", "statement_id"}


class Made:
    """The objects that a plan makes: what is set on them is taken from nobody.

    `created` are the addresses of objects that runs which did not come to their end have made: what was to be
    set on them comes now.
    """

    def __init__(self, changes: Iterable[Change], created: Collection[str] = frozenset()) -> None:
        self._types: dict[str, str] = {}
        self._all = _ByType()
        self._names: dict[str, _ByType] = {}
        for change in changes:
            new = change.kind in {Kind.CREATE, Kind.REPLACE} or change.address in created
            if change.mode == "managed" and new:
                address = without_index(change.address)
                self._types[address] = change.type
                self._all.add(address, change.type)
                for value in _own_names(change):
                    self._names.setdefault(value, _ByType()).add(address, change.type)

    def makes(self, change: Change, attribute: str, of: tuple[str, ...]) -> bool:
        """Whether the same plan makes what the attribute names, as one of these types if any are given."""
        own = without_index(change.address)
        value = change.value(attribute)
        known = [
            text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and text
        ]
        if known:
            return all(name in self._names and self._names[name].another(own, of) for name in known)
        if not mapping(change.after_unknown).get(attribute):
            return False
        # What is known in the apply only comes from something that the plan makes, or reads then.
        references = change.configured.references.get(attribute) if change.configured else None
        if references:
            return any(
                reference != own and (not of or self._types[reference] in of)
                for reference in references
                if reference in self._types
            )
        return self._all.another(own, of)


class _ByType:
    """Addresses by their types, two of each: one of them is another one than any that is asked for."""

    def __init__(self) -> None:
        self._some: dict[str, tuple[str, ...]] = {}

    def add(self, address: str, type_: str) -> None:
        some = self._some.get(type_, ())
        if len(some) < 2 and address not in some:
            self._some[type_] = (*some, address)

    def another(self, own: str, of: tuple[str, ...]) -> bool:
        """Whether there is an address besides `own`, of one of these types if any are given."""
        return any(address != own for type_ in of or self._some for address in self._some.get(type_, ()))


def _own_names(change: Change) -> Iterator[str]:
    kind = change.type.rpartition("_")[2]
    for name, value in mapping(change.after).items():
        if isinstance(value, str) and value and (name in _OWN or name.partition("_")[0] == kind):
            yield value


def takeovers(change: Change, made: Made) -> tuple[Impact, ...]:
    """What the creation does to something that exists; nothing for any other change."""
    if change.kind is not Kind.CREATE:
        return ()
    return tuple({(impact.severity, impact.effect): impact for impact in _found(change, made)}.values())


def _found(change: Change, made: Made) -> Iterator[Impact]:
    takeover = TAKEOVERS.get(change.type)
    if takeover and takeover.when(change) and not _on_new(change, made, takeover.target, takeover.of):
        yield Impact(takeover.severity, takeover.effect, (takeover.target,) if takeover.target else ())
    elif not takeover:
        yield from _by_name(change, made)
    yield from _by_flag(change, made)
    yield from _by_denial(change, made)


def _on_new(change: Change, made: Made, target: str, of: tuple[str, ...]) -> bool:
    return bool(target) and made.makes(change, target, of)


def _by_name(change: Change, made: Made) -> Iterator[Impact]:
    """Types whose names say that there is one only, or nothing beside it."""
    name = change.type.partition("_")[2]
    if name.startswith("default_"):
        impact = Impact(Severity.INTERRUPTS, DEFAULT)
    elif name.endswith("_exclusive"):
        access = words(name) & {"policy", "policies", "role", "security", "rules"}
        impact = Impact(Severity.CUTS if access else Severity.LOSES, ONLY)
    elif name.endswith("_policy") and (attribute := _policy(change)):
        impact = Impact(Severity.CUTS, OVERWRITES, (attribute,))
    else:
        return
    if not any(made.makes(change, attribute, ()) for attribute in _about(change)):
        yield impact


def _by_flag(change: Change, made: Made) -> Iterator[Impact]:
    for name, value in mapping(change.after).items():
        meant = words(name)
        replaces = "replace" in meant and meant & {"existing", "default"}
        flagged = (meant & {"overwrite", "reassociation"} or replaces) and value in (True, "true")
        if not flagged and not (meant & {"conflicts", "conflict"} and value == "OVERWRITE"):
            continue
        target, of = FLAGS.get(change.type, ("", ()))
        if not (target and made.makes(change, target, of)):
            yield Impact(Severity.INTERRUPTS, FORCED, (name,))


def _by_denial(change: Change, made: Made) -> Iterator[Impact]:
    """A policy that denies, put upon somebody who exists."""
    if not words(change.type) & {"role", "user", "group"}:
        return
    target = next((name for name in ("role", "user", "group") if change.value(name)), "")
    for name in ("policy", "policy_arn"):
        value = change.value(name)
        denying = value.endswith("DenyAll") if isinstance(value, str) else False
        if target and (denying or denies(document(value) or {})) and not made.makes(change, target, ()):
            yield Impact(Severity.CUTS, DENIES, (name,))


def _policy(change: Change) -> str:
    """The attribute that holds the policy of something else, to which the type adds no name of its own."""
    values, unknown = mapping(change.after), mapping(change.after_unknown)
    if any(not empty(values.get(name)) or unknown.get(name) for name in _NAMED):
        return ""
    return next((name for name in _POLICIES if document(values.get(name)) or unknown.get(name)), "")


def _about(change: Change) -> Iterator[str]:
    """The attributes by which it names what it is about."""
    for name in {**mapping(change.after), **mapping(change.after_unknown)}:
        given = change.configured is None or name in change.configured.names
        if given and _NAMING.search(name) and name not in ("id", "name"):
            yield name
