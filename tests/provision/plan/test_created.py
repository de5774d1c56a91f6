"""What a recovery reads of a plan."""

from __future__ import annotations

from typing import Any

from snowform.provision.crash.arns import account_of
from snowform.provision.plan.created import Planned, creates, provider_keys

AWS = "registry.opentofu.org/hashicorp/aws"


def block(type_: str, name: str, provider: str, mode: str = "managed") -> dict[str, Any]:
    return {"mode": mode, "type": type_, "name": name, "provider_config_key": provider}


def change(address: str, *actions: str, module: str = "", **more: Any) -> dict[str, Any]:
    type_, _, name = address.removeprefix(f"{module}.").partition(".")
    raw = {"actions": list(actions), "before": None, "after": {"a": 1}, **more}
    return {"address": address, "module_address": module, "type": type_, "name": name, "change": raw}


CONFIGURATION = {
    "provider_config": {
        "aws": {"full_name": AWS},
        "aws.far": {"full_name": AWS, "alias": "far"},
        "aws.unused": {"full_name": AWS, "alias": "unused"},
        "m:aws.own": {"full_name": AWS, "alias": "own", "module_address": "m"},
        "random": {"full_name": "registry.opentofu.org/hashicorp/random"},
    },
    "root_module": {
        "resources": [
            block("aws_vpc", "far", "aws.far"),
            block("random_id", "x", "random"),
            block("aws_ami", "a", "aws.unused", "data"),
        ],
        "module_calls": {
            "m": {
                "module": {
                    "resources": [block("aws_eip", "own", "m:aws.own")],
                    "module_calls": {"in": {"module": {"resources": [block("aws_subnet", "s", "aws")]}}},
                }
            }
        },
    },
}


def test_creations_are_read_with_their_provider_wherever_they_are() -> None:
    inner = 'module.m["a.b\\"]"].module.in[0]'
    changes = [
        change("aws_vpc.far", "create"),
        change(f"{inner}.aws_subnet.s", "create", module=inner),
        change("module.m.aws_eip.own", "create", module="module.m"),
        change("aws_vpc.kept", "no-op"),
        change("aws_vpc.gone", "delete"),
        change("aws_vpc.adopted", "delete", "create", importing={"id": "vpc-1"}),
        change("aws_vpc.new", "create", "delete", before={"id": "vpc-0"}),
    ]
    found = creates({"resource_changes": changes, "configuration": CONFIGURATION})
    assert list(found.values()) == [
        Planned("aws_vpc.far", "aws_vpc", "aws.far", {"a": 1}),
        Planned(f"{inner}.aws_subnet.s", "aws_subnet", "aws", {"a": 1}),
        Planned("module.m.aws_eip.own", "aws_eip", "m:aws.own", {"a": 1}),
        Planned("aws_vpc.new", "aws_vpc", "", {"a": 1}, "vpc-0"),
    ]


def test_only_the_roots_configurations_of_aws_that_are_used_are_asked() -> None:
    assert provider_keys({"configuration": CONFIGURATION}) == ("aws", "aws.far")


def test_the_account_is_that_of_all_objects_or_not_known() -> None:
    one, other = "arn:aws:ec2:r:123456789012:vpc/a", "arn:aws:ec2:r:210987654321:vpc/b"
    assert account_of(["", "arn:aws:s3:::bucket", one]) == {"account": "123456789012", "partition": "aws"}
    assert account_of([one, other]) == {}
    assert account_of([]) == {}
