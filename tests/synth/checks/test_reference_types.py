"""What a resource or a module has is of a type, which each plan holds against the argument it is given to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.check import check

SUBNET = {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/24"}
RESOURCES = {
    "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
    "aws_subnet": {"one": SUBNET, "some": {**SUBNET, "count": 2}, "by": {**SUBNET, "for_each": {"a": 1}}},
}
DATA = {"aws_availability_zones": {"z": {}}}
VERSION = {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}}


def said(body: dict[str, Any], **sections: Any) -> list[str]:
    """What is wrong with an instance that has these arguments, each as "argument: message"."""
    machine = {"ami": "ami-1", "instance_type": "t3.micro", **body}
    resources = {**RESOURCES, "aws_instance": {"it": machine}}
    document = {"terraform": {**VERSION}, "data": DATA, "resource": resources, **sections}
    found = [finding for finding in check(document) if finding.severity == "error"]
    return [str(finding).removeprefix("resource.aws_instance.it.") for finding in found]


@pytest.mark.parametrize(
    "body",
    [
        {"subnet_id": "${aws_subnet.one.id}"},
        {"subnet_id": "${aws_subnet.some[0].id}"},
        {"subnet_id": '${aws_subnet.by["a"].id}'},
        {"subnet_id": "${values(aws_subnet.by)[0].id}"},
        {"subnet_id": "${one(aws_subnet.some[*].id)}"},
        {"subnet_id": "${element(aws_subnet.some.*.id, 0)}"},
        {"subnet_id": '${true ? aws_subnet.one.id : ""}'},
        {"subnet_id": "${aws_subnet.one.map_public_ip_on_launch}"},
        {"vpc_security_group_ids": "${aws_subnet.some[*].id}"},
        {"vpc_security_group_ids": "${aws_vpc.main[*].id}"},
        {"vpc_security_group_ids": ["${aws_subnet.one.id}"]},
        {"vpc_security_group_ids": "${[for subnet in aws_subnet.by : subnet.id]}"},
        {"vpc_security_group_ids": "${concat(aws_subnet.some[*].id, [aws_subnet.one.id])}"},
        {"vpc_security_group_ids": "${data.aws_availability_zones.z.names}"},
        {"tags": "${aws_vpc.main.tags}"},
        {"tags": '${merge(aws_vpc.main.tags, {"a" = aws_vpc.main.id})}'},
        {"tags": {"a": "${aws_subnet.one.id}", "b": "${length(aws_subnet.some)}"}},
        {"monitoring": "${aws_vpc.main.enable_dns_support}"},
        {"root_block_device": {"volume_size": "${aws_vpc.main.id}"}},
        {"user_data": "${jsonencode(aws_subnet.by)} ${aws_vpc.main.id}"},
        {"subnet_id": '${try(aws_subnet.some["a"].id, aws_subnet.one.id)}'},
    ],
    ids=str,
)
def test_what_is_of_the_type_of_the_argument_is_right(body: dict[str, Any]) -> None:
    assert said(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            {"subnet_id": "${aws_subnet.one}"},
            "subnet_id: must be a string, not an object; name one of its attributes",
        ),
        (
            {"vpc_security_group_ids": "${aws_vpc.main.default_security_group_id}"},
            'vpc_security_group_ids: must be a set, not a string; write "[" and "]" around it',
        ),
        (
            {"subnet_id": "${aws_subnet.some[*].id}"},
            "subnet_id: must be a string, not a list; take one of its elements",
        ),
        (
            {"vpc_security_group_ids": ["${aws_subnet.some[*].id}"]},
            "vpc_security_group_ids[0]: must be a string, not a list; take one of its elements",
        ),
        (
            {"subnet_id": "${aws_subnet.by}"},
            "subnet_id: must be a string, not a map; take one of its elements",
        ),
        (
            {"availability_zone": "${data.aws_availability_zones.z.names}"},
            "availability_zone: must be a string, not a list; take one of its elements",
        ),
        ({"tags": "${aws_vpc.main.id}"}, "tags: must be a map, not a string"),
        (
            {"root_block_device": {"volume_size": "${aws_vpc.main.enable_dns_support}"}},
            "root_block_device.volume_size: must be a number, not a bool",
        ),
        (
            {"user_data": "${upper(aws_vpc.main.tags)}"},
            "user_data: upper(): argument 1 must be a string, not a map",
        ),
        ({"subnet_id": "${local.one.idd}"}, 'subnet_id: local.one has no attribute "idd"'),
        ({"subnet_id": "${values(aws_subnet.by)[0].idd}"}, 'subnet_id: it[0] has no attribute "idd"'),
        (
            {"subnet_id": '${aws_subnet.some["a"].id}'},
            'subnet_id: the index of aws_subnet.some must be a number, not the string "a"',
        ),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_is_of_another_type_is_refused(body: dict[str, Any], expected: str) -> None:
    assert said(body, locals={"one": "${aws_subnet.one}"}) == [expected]


def test_a_plain_reference_is_right_in_one_argument_and_wrong_in_another() -> None:
    body = {"subnet_id": "${aws_subnet.one.id}", "vpc_security_group_ids": "${aws_subnet.one.id}"}
    assert said(body) == ['vpc_security_group_ids: must be a set, not a string; write "[" and "]" around it']
    assert said(dict(reversed(body.items()))) == said(body)


@pytest.mark.parametrize(("version", "refused"), [("5.100.0", 1), (">= 5.100, < 7", 0), (">= 6", 0)])
def test_nothing_is_known_of_what_the_permitted_versions_have_two_types_for(
    version: str, refused: int
) -> None:
    resources = {**RESOURCES, "aws_redshift_cluster": {"it": {"cluster_identifier": "x", "node_type": "y"}}}
    resources["aws_sqs_queue"] = {"it": {"delay_seconds": "${aws_redshift_cluster.it.encrypted}"}}
    terraform = {"required_providers": {"aws": {"source": "hashicorp/aws", "version": version}}}
    found = check({"terraform": terraform, "resource": resources})
    assert sum(finding.message == "must be a number, not a bool" for finding in found) == refused


def module(folder: Path) -> None:
    (folder / "net").mkdir()
    content = {
        "variable": {"ids": {"type": "list(string)"}, "id": {"type": "string", "default": ""}},
        "output": {"id": {"value": "${var.id}"}},
    }
    (folder / "net" / "main.tf.json").write_text(json.dumps(content))


def of_module(folder: Path, call: dict[str, Any], **outputs: str) -> list[str]:
    """What is wrong with the call of a module and with outputs that name it."""
    values = {name: {"value": value} for name, value in outputs.items()}
    document = {
        "terraform": {**VERSION},
        "resource": RESOURCES,
        "module": {"net": {"source": "./net", "ids": [], **call}},
        **({"output": values} if values else {}),
    }
    return [str(finding) for finding in check(document, folder=folder) if finding.severity == "error"]


def test_what_is_given_to_a_module_is_held_against_its_inputs(tmp_path: Path) -> None:
    module(tmp_path)
    assert of_module(tmp_path, {"ids": "${aws_subnet.some[*].id}", "id": "${aws_vpc.main.id}"}) == []
    assert of_module(tmp_path, {"ids": "${aws_vpc.main.id}"}) == [
        'module.net.ids: must be a list, not a string; write "[" and "]" around it'
    ]
    assert of_module(tmp_path, {"id": "${aws_vpc.main}"}) == [
        "module.net.id: must be a string, not an object; name one of its attributes"
    ]


@pytest.mark.parametrize(
    ("repeated", "value", "expected"),
    [
        ({}, "${upper(module.net)}", "argument 1 must be a string, not an object"),
        ({"count": 2}, "${upper(module.net)}", "argument 1 must be a string, not a list"),
        ({"for_each": {"a": 1}}, "${upper(module.net)}", "argument 1 must be a string, not a map"),
        ({}, "${upper(module.net.id)}", ""),
        ({"count": 2}, '${join("", module.net[*].id)}', ""),
        ({"for_each": {"a": 1}}, '${module.net["a"].id}', ""),
        ({}, "${jsonencode(module.net)}", ""),
    ],
)
def test_a_whole_module_is_an_object(
    tmp_path: Path, repeated: dict[str, Any], value: str, expected: str
) -> None:
    module(tmp_path)
    wanted = [f"output.it.value: upper(): {expected}"] if expected else []
    assert of_module(tmp_path, repeated, it=value) == wanted


def test_a_module_that_is_not_here_may_stand_anywhere(tmp_path: Path) -> None:
    assert of_module(tmp_path, {"source": "a/b/aws", "version": "1.0.0"}, it="${upper(module.net)}") == []
