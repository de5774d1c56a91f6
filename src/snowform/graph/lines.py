"""What a box says: the name that people know a resource by, and the few arguments that tell what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from snowform.graph.kinds import short_words, words_of
from snowform.graph.model import Line
from snowform.graph.resources import Configuration, Resource
from snowform.provision.configuration.blocks import bodies_of

# Where a resource has no tag Name, the first of these that says something is its name.
_NAMES = ("name", "bucket", "identifier", "cluster_identifier", "function_name", "key_name", "domain_name")
# What an argument is called in a box, and how its value is written.
_ARGUMENTS = (
    ("type", "instance_type", "{}"),
    ("type", "instance_class", "{}"),
    ("type", "node_type", "{}"),
    ("type", "server_type", "{}"),
    ("type", "machine_type", "{}"),
    ("engine", "engine", "{}"),
    ("size", "allocated_storage", "{} GiB"),
    ("runtime", "runtime", "{}"),
    ("memory", "memory_size", "{} MB"),
    ("range", "cidr_block", "{}"),
    ("service", "service_name", "{}"),
    ("location", "location", "{}"),
    ("region", "region", "{}"),
    ("image", "image", "{}"),
    ("path", "key", "{}"),
    ("source", "source", "{}"),
    ("version", "version", "{}"),
)
_SIZES = {"aws_ebs_volume": "size", "hcloud_volume": "size"}
# How many different helpers a line names before it counts the others.
_NAMED = 3


def name_of(one: Resource, configuration: Configuration) -> str:
    """The tag Name, the name in the provider's own sense, or else the one in the configuration."""
    tags = one.body.get("tags")
    candidates = [tags.get("Name")] if isinstance(tags, Mapping) else []
    candidates += [one.body.get(argument) for argument in _NAMES]
    for value in candidates:
        if isinstance(value, str) and (text := configuration.text(value)) and not text.startswith("var."):
            return text
    return one.name


def own_lines(one: Resource, configuration: Configuration) -> Iterator[Line]:
    """Type, size, range and the like, as far as the configuration or a plan tells them."""
    if region := configuration.region_of(one):
        yield Line("region", region)
    for term, argument, form in _ARGUMENTS:
        if text := configuration.text(one.body.get(argument)):
            yield Line(term, form.format(_last_part(text) if term == "service" else text))
    if size := configuration.text(one.body.get(_SIZES.get(one.type, ""))):
        yield Line("size", f"{size} GiB")
    yield from _disks(one, configuration)
    if one.type == "aws_autoscaling_group":
        least, most = (configuration.text(one.body.get(name)) or "?" for name in ("min_size", "max_size"))
        yield Line("machines", f"{least} to {most}" if least != most else least)
    if one.body.get("associate_public_ip_address") is True:
        yield Line("address", "public")
    if one.body.get("internal") is True:
        yield Line("scheme", "internal")


def helper_lines(host: Resource, helpers: Sequence[Resource], configuration: Configuration) -> Iterator[Line]:
    """What the resources that belong to a box add to it: some tell themselves, the others are counted."""
    counted: Counter[str] = Counter()
    for one in helpers:
        found = list(_told(one, configuration))
        yield from found
        if not found:
            counted[short_words(one.type, host.type)] += 1
    words = [word if number == 1 else f"{word} × {number}" for word, number in counted.items()]
    if words:
        more = f", {len(words) - _NAMED} more" if len(words) > _NAMED else ""
        yield Line("with", ", ".join(words[:_NAMED]) + more)


def _told(one: Resource, configuration: Configuration) -> Iterator[Line]:
    if one.type in {"aws_launch_template", "aws_launch_configuration"}:
        yield from own_lines(one, configuration)
    elif one.type == "aws_ebs_volume":
        size = configuration.text(one.body.get("size"))
        name = name_of(one, configuration)
        yield Line("volume", f"{size} GiB, {name}" if size else name)
    elif one.type == "aws_eip":
        yield Line("address", "elastic IP")
    elif one.type in {"aws_lb_listener", "aws_alb_listener"}:
        protocol, port = (configuration.text(one.body.get(name)) for name in ("protocol", "port"))
        yield Line("listens", f"{protocol} {port}".strip() or words_of(one.type))
    elif one.type == "aws_route53_record":
        kind, name = (configuration.text(one.body.get(argument)) for argument in ("type", "name"))
        yield Line(kind or "record", name or one.name)


def _disks(one: Resource, configuration: Configuration) -> Iterator[Line]:
    devices: list[Mapping[str, Any]] = list(bodies_of(one.body.get("root_block_device")))
    for mapping in bodies_of(one.body.get("block_device_mappings")):
        devices += bodies_of(mapping.get("ebs"))
    for device in devices:
        size, kind = (configuration.text(device.get(name)) for name in ("volume_size", "volume_type"))
        if size:
            yield Line("disk", f"{size} GiB {kind}".strip())


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of one term as one: "address: public, elastic IP"; what is there twice once, with its number."""
    found: dict[str, Counter[str]] = {}
    for line in lines:
        found.setdefault(line.term, Counter())[line.text] += 1
    return tuple(
        Line(term, ", ".join(text if number == 1 else f"{text} × {number}" for text, number in texts.items()))
        for term, texts in found.items()
    )


def _last_part(service: str) -> str:
    """The name of a service of AWS' as people say it: "s3" of "com.amazonaws.eu-central-1.s3"."""
    return service.rpartition(".")[2] or service
