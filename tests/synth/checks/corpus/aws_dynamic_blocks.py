"""Dynamic blocks in resources of AWS, also for attributes that are written as blocks.

https://opentofu.org/docs/language/expressions/dynamic-blocks/
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.aws_arguments import GROUP, HOST, INSTANCE, TABLE, WHEN_PLANNED, of
from tests.synth.checks.corpus.case import Case, twins

PORTS = {"variable": {"ports": {"type": "list(number)", "default": [22]}}}


def dynamic(name: str, content: Any, each: Any = "${var.ports}", **more: Any) -> dict[str, Any]:
    """Blocks of a name, made by a dynamic block."""
    return {"dynamic": {name: {"for_each": each, "content": content, **more}}}


PORT = {"from_port": "${ingress.value}", "to_port": "${ingress.value}", "protocol": "tcp"}
DISK = {"device_name": "/dev/sdf", "volume_size": "${ebs_block_device.value}"}

DYNAMIC_BLOCKS: tuple[Case, ...] = (
    *of(
        "dynamic rule of an unknown field",
        GROUP,
        dynamic("ingress", {**PORT, "port": 1}),
        dynamic("ingress", PORT),
        **PORTS,
    ),
    *of(
        "dynamic rule of a wrong type",
        GROUP,
        dynamic("ingress", {**PORT, "cidr_blocks": "x"}),
        dynamic("ingress", {**PORT, "cidr_blocks": ["10.0.0.0/8"]}),
        differs=WHEN_PLANNED,
        **PORTS,
    ),
    *of(
        "dynamic rule of a misspelled iterator",
        GROUP,
        dynamic("ingress", {**PORT, "to_port": "${ingres.value}"}),
        dynamic("ingress", {**PORT, "to_port": "${ingress.key}"}),
        differs=WHEN_PLANNED,
        **PORTS,
    ),
    *of(
        "dynamic rule of an iterator's attribute",
        GROUP,
        dynamic("ingress", {**PORT, "to_port": "${ingress.port}"}),
        dynamic("ingress", PORT),
        differs=WHEN_PLANNED,
        **PORTS,
    ),
    *of(
        "dynamic rule of another iterator",
        GROUP,
        dynamic("ingress", PORT, iterator="port"),
        dynamic("ingress", {"from_port": "${port.value}"}, iterator="port"),
        differs=WHEN_PLANNED,
        **PORTS,
    ),
    *of(
        "dynamic rule of a value's field",
        GROUP,
        dynamic("ingress", {**PORT, "from_port": 1, "to_port": "${ingress.value.to}"}, [{"port": 1}]),
        dynamic("ingress", {**PORT, "from_port": 1, "to_port": "${ingress.value.port}"}, [{"port": 1}]),
    ),
    *of(
        "dynamic route",
        TABLE,
        {"vpc_id": "v", **dynamic("routes", {})},
        {"vpc_id": "v", **dynamic("route", {"cidr_block": "0.0.0.0/0"})},
        **PORTS,
    ),
    *of(
        "dynamic block of a plain list",
        "aws_lb",
        dynamic("subnets", {}),
        dynamic("subnet_mapping", {"subnet_id": "x"}),
        **PORTS,
    ),
    *of(
        "dynamic block of a map",
        "aws_vpc",
        dynamic("tags", {}),
        {"tags": "${{ for p in var.ports : p => p }}"},
        **PORTS,
    ),
    *of(
        "dynamic block of no such name",
        INSTANCE,
        {**HOST, **dynamic("disk", DISK)},
        {**HOST, **dynamic("ebs_block_device", DISK)},
        **PORTS,
    ),
    *of(
        "dynamic block without for_each",
        INSTANCE,
        {**HOST, "dynamic": {"ebs_block_device": {"content": {"device_name": "x"}}}},
        {**HOST, **dynamic("ebs_block_device", DISK)},
        **PORTS,
    ),
    *of(
        "dynamic block without content",
        INSTANCE,
        {**HOST, "dynamic": {"ebs_block_device": {"for_each": []}}},
        {**HOST, **dynamic("ebs_block_device", DISK, [])},
    ),
    *of(
        "dynamic block lacks a required argument",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", {"volume_size": 8})},
        {**HOST, **dynamic("ebs_block_device", DISK)},
        **PORTS,
    ),
    *of(
        "dynamic block of a number",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", DISK, 5)},
        {**HOST, **dynamic("ebs_block_device", DISK, [5])},
    ),
    *of(
        "dynamic block of an argument",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", DISK, when=1)},
        {**HOST, **dynamic("ebs_block_device", DISK)},
        **PORTS,
    ),
    *of(
        "dynamic block of a text",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", DISK, '${join("", [])}')},
        {**HOST, **dynamic("ebs_block_device", DISK, '${split(",", "8")}')},
    ),
    *of(
        "dynamic block of null",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", DISK, "${null}")},
        {**HOST, **dynamic("ebs_block_device", DISK, "${toset([])}")},
    ),
    *of(
        "dynamic block with labels",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", DISK, labels=["a"])},
        {**HOST, **dynamic("ebs_block_device", DISK, iterator="ebs_block_device")},
        **PORTS,
    ),
    *of(
        "content of a dynamic block is a text",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", "x")},
        {**HOST, **dynamic("ebs_block_device", [DISK])},
        **PORTS,
    ),
    *of(
        "dynamic block is a text",
        INSTANCE,
        {**HOST, "dynamic": {"ebs_block_device": "x"}},
        {**HOST, "dynamic": {"ebs_block_device": []}},
    ),
    *of(
        "dynamic block of a value's unknown field",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${ebs_block_device.value.b}"}, [{"a": "x"}])},
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${ebs_block_device.value.a}"}, [{"a": "x"}])},
    ),
    *of(
        "dynamic block of a local value's unknown field",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${d.value.b}"}, "${local.d}", iterator="d")},
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${d.value.a}"}, "${local.d}", iterator="d")},
        locals={"d": {"first": {"a": "x"}}},
    ),
    *of(
        "dynamic block of a text's field",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${d.value.a}"}, ["x"], iterator="d")},
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${d.value}"}, ["x"], iterator="d")},
    ),
    *of(
        "dynamic block of a list as a text",
        INSTANCE,
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${d.value}"}, [["x"]], iterator="d")},
        {**HOST, **dynamic("ebs_block_device", {"device_name": "${d.value[0]}"}, [["x"]], iterator="d")},
    ),
    *of(
        "dynamic blocks as a list",
        INSTANCE,
        {**HOST, "dynamic": [{"ebs_block_device": {"for_each": []}}]},
        {**HOST, "dynamic": [dynamic("ebs_block_device", DISK)["dynamic"]]},
        **PORTS,
    ),
    *twins(
        "a dynamic block below a block",
        {"data": {"aws_iam_policy_document": {"it": {"statement": dynamic("principal", {}, [1])}}}},
        {
            "data": {
                "aws_iam_policy_document": {
                    "it": {
                        "statement": dynamic(
                            "principals", {"type": "AWS", "identifiers": ["${principals.value}"]}, ["*"]
                        )
                    }
                }
            }
        },
    ),
)
