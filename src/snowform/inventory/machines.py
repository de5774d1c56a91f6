"""The machines of a stack, read from its state or from its outputs.

Only what is named here leaves a state: it holds every secret of the stack. What the state marks as sensitive
does not leave it, whatever it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from snowform.errors import did_you_mean
from snowform.inventory.errors import InventoryError, NotApplied
from snowform.provision.errors import ProvisionError
from snowform.provision.state.document import Instance, StateDocument, parse_pulled

# An address becomes an argument of ssh's, so nothing that ssh would take for an option.
_ADDRESS = re.compile(r"[A-Za-z0-9:][A-Za-z0-9._:-]*")
# Names with a meaning of their own in Ansible.
_TAKEN = frozenset({"all", "ungrouped", "localhost"})


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine: the name that Ansible calls it by, where it is reached, and what may be told of it.

    `resource` is its address in the state, empty where the state was not read. `facts` are variables by the
    names that they have in the inventory.
    """

    name: str
    address: str
    user: str = ""
    resource: str = ""
    zone: str = ""
    type: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str | Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Which attributes of a type say what of a machine."""

    id: str = "id"
    public: str = "public_ip"
    private: str = "private_ip"
    type: str = "instance_type"
    user: str = ""


# https://registry.terraform.io/providers/hashicorp/aws/latest/docs: the attributes that these types export.
_KINDS = {
    "aws_instance": _Kind(),
    "aws_spot_instance_request": _Kind(id="spot_instance_id"),
    "aws_lightsail_instance": _Kind(
        public="public_ip_address", private="private_ip_address", type="bundle_id", user="username"
    ),
}
# What else of a machine is told, by the name of its variable.
_FACTS = {
    "aws_arn": "arn",
    "aws_image_id": "ami",
    "aws_key_name": "key_name",
    "aws_subnet_id": "subnet_id",
    "aws_security_group_ids": "vpc_security_group_ids",
    "aws_ipv6_addresses": "ipv6_addresses",
}
# Elastic addresses by the attributes that name what they belong to: an instance, or its network interface.
_ELASTIC = {
    "aws_eip": ("instance", "network_interface"),
    "aws_eip_association": ("instance_id", "network_interface_id"),
}


def in_state(text: str, *, private: bool = False, where: str = "the state") -> tuple[Machine, ...]:
    """The machines of a state by name; of each the public address, or with `private` the other one.

    Where it has none of the wanted kind it is reached by the other, or by IPv6. One without any address is
    left out. Raises InventoryError where `text` is not a state, NotApplied where the state is empty.
    """
    try:
        document = parse_pulled(text, where)
    except ProvisionError as error:
        raise InventoryError(error.message, where=error.where, hint=error.hint) from error
    if document is None:
        raise NotApplied("it holds no state: nothing was applied yet", where=where)
    existing = _existing(document)
    elastic = _elastic_addresses(existing)
    found = [(instance, visible) for instance, visible in existing if instance.type in _KINDS]
    machines = [
        _machine(name, instance, visible, elastic, private=private)
        for name, (instance, visible) in zip(_names(found), found, strict=True)
    ]
    return tuple(
        sorted((machine for machine in machines if machine.address), key=lambda machine: machine.name)
    )


def in_outputs(text: str, names: Sequence[str], *, where: str) -> tuple[Machine, ...]:
    """The machines that outputs name, each an object of names and addresses.

    `text` is what `snowform output --json` or `tofu output -json` prints, or the file outputs.json that a
    NixOS unit writes. Raises InventoryError for an output that is absent, sensitive or of another form.
    """
    outputs = _outputs(text, where)
    addresses: dict[str, str] = {}
    for name in names:
        for machine, address in _named_addresses(outputs, name, where).items():
            if addresses.setdefault(machine, address) != address:
                raise InventoryError(f"{machine!r} has another address in another output", where=where)
    return tuple(Machine(name, address) for name, address in sorted(addresses.items()))


_Attributes = Mapping[str, Any]


def _existing(document: StateDocument) -> list[tuple[Instance, _Attributes]]:
    """Each object that lives, with those of its attributes that are not marked as sensitive."""
    raw = json.loads(document.text)
    marks = [
        raw_instance.get("sensitive_attributes") or []
        for resource in raw.get("resources") or []
        for raw_instance in resource["instances"]
    ]
    return [
        (instance, _without(instance.attributes, marked))
        for instance, marked in zip(document.instances, marks, strict=True)
        if instance.managed and not instance.deposed
    ]


def _without(attributes: Mapping[str, Any], marks: Sequence[Any]) -> _Attributes:
    """`attributes` without what the paths in `marks` lead to: whole attributes, and single tags.

    A path is a list of steps: {"type": "get_attr", "value": NAME}, then {"type": "index", "value": {"value":
    KEY, …}} (opentofu: internal/states/statefile/version4.go). One that leads deeper takes the attribute.
    """
    kept = dict(attributes)
    for path in marks:
        steps = [step.get("value") if isinstance(step, Mapping) else step for step in path]
        key = steps[1].get("value") if len(steps) > 1 and isinstance(steps[1], Mapping) else None
        if steps and steps[0] == "tags" and isinstance(key, str):
            kept["tags"] = {name: tag for name, tag in (kept.get("tags") or {}).items() if name != key}
        elif steps:
            kept.pop(str(steps[0]), None)
    return kept


def _machine(
    name: str, instance: Instance, visible: _Attributes, elastic: Mapping[str, str], *, private: bool
) -> Machine:
    kind = _KINDS[instance.type]
    identity = _text(visible, kind.id)
    belongs = (identity, _text(visible, "primary_network_interface_id"))
    # The instance itself is read before its elastic address is associated.
    public = next((elastic[key] for key in belongs if key in elastic), _text(visible, kind.public))
    inside = _text(visible, kind.private)
    order = (inside, public) if private else (public, inside)
    facts = {
        "aws_id": identity,
        "aws_public_ip": public,
        "aws_private_ip": inside,
        "aws_availability_zone": _text(visible, "availability_zone"),
        "aws_instance_type": _text(visible, kind.type),
        **{name: _plain(visible.get(attribute)) for name, attribute in _FACTS.items()},
    }
    return Machine(
        name=name,
        address=next(filter(_is_address, (*order, *_texts(visible.get("ipv6_addresses")))), ""),
        user=_text(visible, kind.user),
        resource=instance.address,
        zone=_text(visible, "availability_zone"),
        type=_text(visible, kind.type),
        tags=_tags(visible),
        facts={name: value for name, value in facts.items() if value},
    )


def _names(found: Sequence[tuple[Instance, _Attributes]]) -> list[str]:
    """A name for each: its tag Name, its address in the state where that is not its own, else its id."""
    choices = [
        (_safe(_tags(visible).get("Name", "")), _safe(instance.address), _safe(instance.id))
        for instance, visible in found
    ]
    taken = [Counter(choice[at] for choice in choices) for at in range(2)]
    return [
        next(
            (
                name
                for at, name in enumerate(choice[:2])
                if name and name not in _TAKEN and taken[at][name] == 1
            ),
            choice[2],
        )
        for choice in choices
    ]


def _safe(name: str) -> str:
    """`name` without the signs that mean something in Ansible's patterns of hosts."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "_", name).strip("_-.")


def _elastic_addresses(existing: Collection[tuple[Instance, _Attributes]]) -> dict[str, str]:
    return {
        _text(visible, owner): _text(visible, "public_ip")
        for instance, visible in existing
        for owner in _ELASTIC.get(instance.type, ())
        if _text(visible, owner) and _text(visible, "public_ip")
    }


def _tags(visible: _Attributes) -> dict[str, str]:
    """The tags that the resource has itself. Of those that the provider adds no mark tells what is secret."""
    tags = visible.get("tags")
    pairs = tags.items() if isinstance(tags, Mapping) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}


def _text(visible: _Attributes, name: str) -> str:
    value = visible.get(name)
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> Iterator[str]:
    yield from (item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _plain(value: Any) -> str | list[str]:
    return value if isinstance(value, str) else list(_texts(value))


def _is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None


def _outputs(text: str, where: str) -> dict[str, Any]:
    """Values by name; of what `tofu output -json` prints without the sensitive ones."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InventoryError(f"is not JSON: {error}", where=where) from error
    if not isinstance(document, dict):
        raise InventoryError("wanted an object of outputs", where=where)
    if document and all(
        isinstance(output, dict) and {"sensitive", "value"} <= output.keys() for output in document.values()
    ):
        return {name: output["value"] for name, output in document.items() if not output["sensitive"]}
    return document


def _named_addresses(outputs: Mapping[str, Any], name: str, where: str) -> dict[str, str]:
    if name not in outputs:
        known = ", ".join(sorted(outputs)) or "none"
        hint = did_you_mean(name, outputs) or f"there are: {known}; name one with --output"
        raise InventoryError(f"there is no output {name!r} that is not sensitive", where=where, hint=hint)
    value = outputs[name]
    if not isinstance(value, dict):
        raise InventoryError("wanted an object of names and addresses", where=f"{where}: {name}")
    for machine, address in value.items():
        if not isinstance(address, str) or not _is_address(address):
            raise InventoryError("wanted an IP address or a host's name", where=f"{where}: {name}.{machine}")
        if _safe(machine) != machine or machine in _TAKEN:
            raise InventoryError(
                f"{machine!r} cannot be a host's name in Ansible",
                where=f"{where}: {name}",
                hint="use letters, digits, - and _",
            )
    return value
