"""Arguments and blocks of resources of AWS: names, what is required, how often, blocks by expressions.

https://opentofu.org/docs/language/syntax/json/ and, for attributes that are written as blocks,
https://developer.hashicorp.com/terraform/language/attr-as-blocks
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins


def resource(terraform_type: str, body: Any, **sections: Any) -> Document:
    """A document with one resource of a type, `it`, and more sections."""
    return {"resource": {terraform_type: {"it": body}}, **sections}


def of(
    name: str, terraform_type: str, fault: Any, right: Any, *, differs: str = "", **sections: Any
) -> tuple[Case, Case]:
    """Twins of one resource."""
    return twins(
        name,
        resource(terraform_type, fault, **sections),
        resource(terraform_type, right, **sections),
        differs=differs,
    )


WHEN_PLANNED = "OpenTofu says so when it plans"


RULE = {
    "cidr_blocks": ["10.0.0.0/8"],
    "description": None,
    "from_port": 22,
    "ipv6_cidr_blocks": None,
    "prefix_list_ids": None,
    "protocol": "tcp",
    "security_groups": None,
    "self": None,
    "to_port": 22,
}
ROUTE = {
    "carrier_gateway_id": None,
    "cidr_block": "0.0.0.0/0",
    "core_network_arn": None,
    "destination_prefix_list_id": None,
    "egress_only_gateway_id": None,
    "gateway_id": "igw-1",
    "ipv6_cidr_block": None,
    "local_gateway_id": None,
    "nat_gateway_id": None,
    "network_interface_id": None,
    "transit_gateway_id": None,
    "vpc_endpoint_id": None,
    "vpc_peering_connection_id": None,
}
GROUP, TABLE, INSTANCE = "aws_security_group", "aws_route_table", "aws_instance"
HOST = {"ami": "ami-1", "instance_type": "t3.micro"}
SUBNET = {"vpc_id": "vpc-1", "cidr_block": "10.0.0.0/24"}


def without(body: dict[str, Any], *names: str) -> dict[str, Any]:
    """A body that lacks some of its arguments."""
    return {name: value for name, value in body.items() if name not in names}


def rules(*bodies: Any) -> dict[str, Any]:
    """A group with rules in it."""
    return {"ingress": list(bodies)}


ARGUMENTS: tuple[Case, ...] = (
    *of("misspelled", "aws_subnet", {**SUBNET, "cidr_blok": "x"}, {**SUBNET, "availability_zone": "x"}),
    *of("in camel case", "aws_subnet", {"vpcId": "vpc-1"}, {"vpc_id": "vpc-1"}),
    *of("in capitals", "aws_subnet", {"VPC_ID": "vpc-1"}, {"vpc_id": "vpc-1"}),
    *of("of another type", "aws_subnet", {**SUBNET, "instance_type": "x"}, {**SUBNET, "tags": {}}),
    *of("required is missing", "aws_subnet", without(SUBNET, "vpc_id"), without(SUBNET, "cidr_block")),
    *of("required is null", "aws_subnet", {"vpc_id": None}, {"vpc_id": "vpc-1", "cidr_block": None}),
    *of("required of a data source is missing", "aws_vpc", {"arn": "x"}, {"cidr_block": "10.0.0.0/16"}),
    *of("decided by the provider", "aws_vpc", {"owner_id": "1"}, {"cidr_block": "10.0.0.0/16"}),
    *of("decided by the provider, as null", "aws_vpc", {"owner_id": 5}, {"owner_id": None}),
    *of("empty name", "aws_vpc", {"": "x"}, {"tags": {"": "x"}}),
    *of("comment with a number", "aws_vpc", {"//x": 1}, {"//": 1}),
    *twins(
        "unknown type",
        {"resource": {"aws_vpcs": {"it": {}}}},
        {"resource": {"aws_vpc": {"it": {}}}},
    ),
    *twins(
        "data source as a resource",
        {"resource": {"aws_caller_identity": {"it": {}}}},
        {"data": {"aws_caller_identity": {"it": {}}}},
    ),
    *twins(
        "resource as a data source",
        {"data": {"aws_volume_attachment": {"it": {}}}},
        {"data": {"aws_vpc": {"it": {}}}},
    ),
    *twins(
        "unknown argument of a data source",
        {"data": {"aws_ami": {"it": {"owner": "self"}}}},
        {"data": {"aws_ami": {"it": {"owners": ["self"]}}}},
    ),
    *twins(
        "data source decides",
        {"data": {"aws_ami": {"it": {"owners": ["self"], "architecture": "arm64"}}}},
        {"data": {"aws_ami": {"it": {"owners": ["self"], "most_recent": True}}}},
    ),
    *twins(
        "resource without a name",
        {"resource": {"aws_vpc": {"cidr_block": "10.0.0.0/16"}}},
        {"resource": {"aws_vpc": {"cidr_block": {}}}},
    ),
    *twins(
        "name for two",
        {"resource": {"aws_vpc": [{"it": {}}, {"it": {}}]}},
        {"resource": {"aws_vpc": [{"it": {}}, {"that": {}}]}},
    ),
    *of(
        "timeouts of what has none",
        "aws_key_pair",
        {"public_key": "x", "timeouts": {"create": "5m"}},
        {"public_key": "x"},
    ),
    *of(
        "timeouts of an unknown action",
        INSTANCE,
        {**HOST, "timeouts": {"make": "5m"}},
        {**HOST, "timeouts": {"create": "5m"}},
    ),
    *of(
        "timeout is a list",
        INSTANCE,
        {**HOST, "timeouts": {"create": ["5m"]}},
        {**HOST, "timeouts": [{"create": "5m"}]},
    ),
)

BLOCKS: tuple[Case, ...] = (
    *of("a rule lacks fields", GROUP, rules(without(RULE, "self")), rules(RULE)),
    *of(
        "a rule lacks most",
        GROUP,
        rules({"from_port": 22, "to_port": 22, "protocol": "tcp"}),
        rules(RULE, RULE),
    ),
    *of("a rule of an unknown field", GROUP, rules({**RULE, "ports": 22}), rules(RULE)),
    *of("a rule is a text", GROUP, rules("22"), rules()),
    *of("a rule without brackets", GROUP, {"ingress": RULE}, {"ingress": [RULE]}),
    *of(
        "a rule of a text as a port",
        GROUP,
        rules({**RULE, "from_port": "ssh"}),
        rules({**RULE, "from_port": "22"}),
    ),
    *of(
        "a rule of a text as ranges",
        GROUP,
        rules({**RULE, "cidr_blocks": "10.0.0.0/8"}),
        rules({**RULE, "cidr_blocks": []}),
    ),
    *of(
        "a rule of a list as a protocol",
        GROUP,
        rules({**RULE, "protocol": ["tcp"]}),
        rules({**RULE, "protocol": 6}),
    ),
    *of("a rule of a word as self", GROUP, rules({**RULE, "self": "yes"}), rules({**RULE, "self": "true"})),
    *of("rules are null", GROUP, {"ingress": [None, "x"]}, {"ingress": None}),
    *of("rules by an expression", GROUP, {"ingress": "${[1]}"}, {"ingress": "${[]}"}),
    *of(
        "rules by a loop",
        GROUP,
        {"ingress": "${[for p in [22] : { from_port = p }]}"},
        {"ingress": "${[for p in [] : p]}"},
    ),
    *of(
        "a route lacks fields",
        TABLE,
        {"vpc_id": "v", "route": [without(ROUTE, "gateway_id")]},
        {"vpc_id": "v", "route": [ROUTE]},
    ),
    *of("a route without brackets", TABLE, {"vpc_id": "v", "route": ROUTE}, {"vpc_id": "v", "route": []}),
    *of(
        "a block is a text",
        INSTANCE,
        {**HOST, "root_block_device": "gp3"},
        {**HOST, "root_block_device": {"volume_type": "gp3"}},
    ),
    *of(
        "a block by an expression",
        INSTANCE,
        {**HOST, "root_block_device": "${{}}"},
        {**HOST, "root_block_device": {}},
    ),
    *of(
        "a block is a list of texts",
        INSTANCE,
        {**HOST, "root_block_device": ["gp3"]},
        {**HOST, "root_block_device": [{}]},
    ),
    *of(
        "a block is a number", INSTANCE, {**HOST, "root_block_device": 5}, {**HOST, "root_block_device": None}
    ),
    *of(
        "a block in two lists",
        INSTANCE,
        {**HOST, "root_block_device": [[5]]},
        {**HOST, "root_block_device": []},
    ),
    *of(
        "a block twice",
        INSTANCE,
        {**HOST, "root_block_device": [{}, {}]},
        {**HOST, "ephemeral_block_device": [{"device_name": "a"}, {"device_name": "b"}]},
    ),
    *of(
        "a block of an unknown argument",
        INSTANCE,
        {**HOST, "metadata_options": {"tokens": "x"}},
        {**HOST, "metadata_options": {"http_tokens": "required"}},
    ),
    *of(
        "a block in a block",
        INSTANCE,
        {**HOST, "root_block_device": {"disk": {}}},
        {**HOST, "capacity_reservation_specification": {"capacity_reservation_target": {}}},
    ),
    *of(
        "a block lacks a required argument",
        INSTANCE,
        {**HOST, "ebs_block_device": [{}]},
        {**HOST, "ebs_block_device": [{"device_name": "x"}]},
    ),
    *of(
        "a block's argument is null",
        INSTANCE,
        {**HOST, "ebs_block_device": [{"device_name": None}]},
        {**HOST, "ebs_block_device": [{"device_name": "x", "iops": None}]},
    ),
    *of(
        "a required block is missing",
        "aws_lb_listener",
        {"load_balancer_arn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b"},
        {
            "load_balancer_arn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b",
            "port": 80,
            "default_action": {"type": "forward"},
        },
    ),
    *of(
        "a misspelled block",
        "aws_dynamodb_table",
        {"name": "t", "hash_key": "h", "attributes": {"name": "h", "type": "S"}},
        {"name": "t", "hash_key": "h", "attribute": {"name": "h", "type": "S"}},
    ),
    *of(
        "a block's type is a list",
        "aws_dynamodb_table",
        {"name": "t", "hash_key": "h", "attribute": {"name": ["h"], "type": "S"}},
        {"name": "t", "hash_key": "h", "attribute": [{"name": "h", "type": "S"}]},
    ),
    *of(
        "blocks by label",
        "aws_dynamodb_table",
        {"name": "t", "hash_key": "h", "attribute": {"h": {"name": "h", "type": "S"}}},
        {"name": "t", "hash_key": "h", "attribute": {"name": "h", "type": "S"}},
    ),
    *twins(
        "a filter lacks its values",
        {"data": {"aws_ami": {"it": {"owners": ["self"], "filter": {"name": "n"}}}}},
        {"data": {"aws_ami": {"it": {"owners": ["self"], "filter": {"name": "n", "values": ["v"]}}}}},
    ),
    *twins(
        "a filter's values are a text",
        {"data": {"aws_ami": {"it": {"owners": ["self"], "filter": [{"name": "n", "values": "v"}]}}}},
        {"data": {"aws_ami": {"it": {"owners": ["self"], "filter": [{"name": "n", "values": []}]}}}},
    ),
    *twins(
        "filters by name",
        {"data": {"aws_ami": {"it": {"owners": ["self"], "filter": {"n": ["v"]}}}}},
        {"data": {"aws_ami": {"it": {"owners": ["self"], "filter": []}}}},
    ),
    *twins(
        "a statement of an unknown argument",
        {"data": {"aws_iam_policy_document": {"it": {"statement": {"action": ["*"]}}}}},
        {"data": {"aws_iam_policy_document": {"it": {"statement": {"actions": ["*"]}}}}},
    ),
    *twins(
        "a principal lacks its type",
        {"data": {"aws_iam_policy_document": {"it": {"statement": {"principals": {"identifiers": ["*"]}}}}}},
        {
            "data": {
                "aws_iam_policy_document": {
                    "it": {"statement": {"principals": {"type": "*", "identifiers": ["*"]}}}
                }
            }
        },
    ),
)
