"""Arguments of AWS resources in the forms that OpenTofu takes, and values that do not fit their argument."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.check import check

VARIABLES = {
    "b": {"type": "bool"},
    "l": {"type": "list(string)"},
    "m": {"type": "map(string)"},
    "n": {"type": "number"},
    "s": {"type": "string"},
    "st": {"type": "set(string)"},
}
ONE = "take one of its elements"
LOCALS = {"l": ["a"], "o": {"a": 1}, "s": "x"}
RULE = {"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"]}


def errors(resources: dict[str, Any], folder: str | None = None) -> list[str]:
    document = {"variable": VARIABLES, "locals": LOCALS, "resource": resources}
    return [str(finding) for finding in check(document, folder=folder) if finding.severity == "error"]


def of_group(body: dict[str, Any]) -> list[str]:
    role = {"assume_role_policy": "{}", "count": 1}
    found = errors({"aws_security_group": {"g": body}, "aws_iam_role": {"r": role}})
    return [text.removeprefix("resource.aws_security_group.g.") for text in found]


@pytest.mark.parametrize("name", ["ingress", "egress"])
def test_what_may_be_written_as_blocks_may_be_made_by_a_dynamic_block(name: str) -> None:
    def made(content: dict[str, Any], **generator: Any) -> dict[str, Any]:
        return {"dynamic": {name: {"for_each": "${var.l}", "content": content, **generator}}}

    right = RULE | {"description": f"${{{name}.value}} ${{jsonencode({name})}}"}
    assert of_group(made(right)) == []
    assert of_group(made(RULE | {"description": "${it.key}"}, iterator="it")) == []
    assert of_group({"dynamic": [made(RULE)["dynamic"]]}) == []
    [unknown] = of_group(made(RULE | {"from": 1}))
    assert unknown.startswith(f'dynamic.{name}.content.from: unknown argument "from"')


@pytest.mark.parametrize(
    ("generator", "expected"),
    [
        ({"content": RULE}, 'the argument "for_each" is required'),
        ({"for_each": []}, 'the block "content" is required'),
        ({"for_each": 1, "content": RULE}, "must be a list or an object, not the number 1"),
        ({"for_each": [], "content": RULE, "iterator": "a.b"}, 'must be a name, not the string "a.b"'),
        ({"for_each": [], "content": RULE, "x": 1}, 'unknown argument "x"'),
    ],
)
def test_a_dynamic_block_has_what_it_takes_to_make_blocks(generator: dict[str, Any], expected: str) -> None:
    [text] = of_group({"dynamic": {"ingress": generator}})
    assert text.endswith(expected)


def test_of_what_a_splat_goes_through_a_key_is_as_good_as_an_attribute() -> None:
    assert of_group({"name": '${one(aws_iam_role.r[*]["arn"])}'}) == []
    [text] = of_group({"name": '${aws_iam_role.r[0]["arn"]}'})
    assert "is an object: it takes no index" in text


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"tags": "${var.m}"}, id="map"),
        pytest.param({"tags": "${local.o}"}, id="object for a map"),
        pytest.param({"map_public_ip_on_launch": "${var.s}"}, id="text that may be a bool"),
        pytest.param({"cidr_block": "${null}"}, id="null"),
        pytest.param({"cidr_block": "${var.n}"}, id="number for a text"),
    ],
)
def test_what_fits_an_argument_is_right(body: dict[str, Any]) -> None:
    vpc = {"cidr_block": "10.0.0.0/16", "count": 2}
    assert errors({"aws_vpc": {"w": vpc}, "aws_subnet": {"s": {"vpc_id": "x", **body}}}) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            {"cidr_block": "${var.l}"}, f"cidr_block: must be a string, not a list; {ONE}", id="list"
        ),
        pytest.param({"cidr_block": '${["a"]}'}, "cidr_block: must be a string, not a list", id="literal"),
        pytest.param(
            {"cidr_block": "${local.o}"},
            "cidr_block: must be a string, not an object; name one of its attributes",
            id="local",
        ),
        pytest.param(
            {"cidr_block": '${split(",", var.s)}'},
            f"cidr_block: must be a string, not a list; {ONE}",
            id="call",
        ),
        pytest.param({"tags": "${var.s}"}, "tags: must be a map, not a string", id="text for a map"),
        pytest.param({"tags": "a${var.s}"}, "tags: must be a map, not a string", id="template for a map"),
        pytest.param(
            {"tags": {"a": "${var.l}"}}, f"tags.a: must be a string, not a list; {ONE}", id="element"
        ),
        pytest.param(
            {"map_public_ip_on_launch": "${local.s}"},
            'map_public_ip_on_launch: must be a bool, not the string "x"',
            id="word for a bool",
        ),
        pytest.param(
            {"vpc_id": "${null}"},
            'vpc_id: "vpc_id" is required: it must not be null',
            id="null where required",
        ),
    ],
)
def test_what_does_not_fit_an_argument_is_named(body: dict[str, Any], expected: str) -> None:
    assert errors({"aws_subnet": {"s": {"vpc_id": "x", **body}}}) == [f"resource.aws_subnet.s.{expected}"]


def test_a_nested_block_has_types_too() -> None:
    body = {"ami": "x", "instance_type": "t3.nano", "root_block_device": {"volume_size": "${local.s}"}}
    assert errors({"aws_instance": {"i": body}}) == [
        'resource.aws_instance.i.root_block_device.volume_size: must be a number, not the string "x"'
    ]


@pytest.mark.parametrize("path", ["here.txt", "${path.module}/here.txt"])
def test_a_file_is_looked_for_beside_the_configuration(tmp_path: Path, path: str) -> None:
    resources = {"terraform_data": {"a": {"input": f'${{file("{path}")}}'}}}
    assert errors(resources, str(tmp_path)) == [
        f'resource.terraform_data.a.input: file(): there is no file "{path.replace("${path.module}", ".")}" '
        "beside the configuration"
    ]
    (tmp_path / "here.txt").touch()
    assert errors(resources, str(tmp_path)) == []


@pytest.mark.parametrize(
    "expression", ['file("/etc/x")', 'try(file("x"), "")', 'fileexists("x")', "file(var.s)"]
)
def test_a_file_that_lies_elsewhere_or_may_be_missing_is_not_looked_for(
    tmp_path: Path, expression: str
) -> None:
    assert errors({"terraform_data": {"a": {"input": f"${{{expression}}}"}}}, str(tmp_path)) == []


@pytest.mark.parametrize(
    ("vpc", "expected"),
    [
        pytest.param('${lookup(var.o, "b", null)}', [], id="of what a plan knows"),
        pytest.param(
            '${lookup({ a = "x" }, "b", null)}',
            ['resource.aws_subnet.s.vpc_id: "vpc_id" is required: it must not be null'],
            id="of what is known",
        ),
    ],
)
def test_a_default_of_null_is_that_of_a_required_argument_once_it_is_certain(
    vpc: str, expected: list[str]
) -> None:
    document = {
        "variable": {"o": {"type": "object({a=string})"}},
        "resource": {"aws_subnet": {"s": {"vpc_id": vpc}}},
    }
    assert [str(finding) for finding in check(document) if finding.severity == "error"] == expected


@pytest.mark.parametrize("extra", [22, None, "${var.n}", {}], ids=str)
def test_what_an_object_has_no_place_for_is_dropped_and_told_of(extra: Any) -> None:
    whole = dict.fromkeys(["description", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"])
    group = {"ingress": [{**RULE, **whole, "from_prot": extra}]}
    [finding] = check({"variable": VARIABLES, "resource": {"aws_security_group": {"g": group}}})
    assert (finding.severity, finding.rule) == ("warning", "ignored-attribute")
    assert str(finding) == (
        'resource.aws_security_group.g.ingress[0].from_prot: unknown attribute "from_prot": '
        'what stands there is ignored; did you mean "from_port"? [ignored-attribute]'
    )
