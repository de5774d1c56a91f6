"""What the check says of blocks and arguments of a whole document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.findings import Finding, locate
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.structure import check_structure


def findings(document: dict[str, Any], folder: Path | None = None) -> list[str]:
    return [str(finding) for finding in check_structure(document, Schemas(document), folder)]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            {
                "terraform": {
                    "backend": {"s3": {}},
                    "required_providers": {"aws": {"source": "hashicorp/aws"}},
                },
                "provider": {"aws": [{"region": "x"}, {"region": "y", "alias": "y"}]},
                "variable": {"size": {"type": "number", "default": 1, "sensitive": True}},
                "locals": {"anything": [1, {"a": None}]},
                "output": {"id": {"value": 1, "precondition": {}}},
                "moved": [{"from": "a.b", "to": "a.c"}],
                "import": {"to": "a.b", "id": "i"},
                "removed": {"from": "a.b", "lifecycle": {"destroy": False}},
                "check": {"up": {"assert": {}}},
                "module": {"m": {"source": "terraform-aws-modules/vpc/aws"}},
                "ephemeral": {"aws_ssm_parameter": {"p": {"arn": "x"}}},
            },
            id="one of each",
        ),
        pytest.param(
            {"resource": {"toy_box": {"name": {"whatever": 1}}}}, id="a provider without a schema at hand"
        ),
        pytest.param(
            {
                "terraform": {"required_providers": {"aws": {"source": "acme/aws"}}},
                "resource": {"aws_vpc": {"main": {"whatever": 1}}},
            },
            id="another provider of the same name",
        ),
        pytest.param(
            {
                "terraform": {"required_providers": {"amazon": {"source": "hashicorp/aws"}}},
                "resource": {"aws_vpc": {"main": {"provider": "amazon.us", "cidr_block": "x"}}},
            },
            id="the provider under another local name",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_vpc": {
                        "main": {
                            "count": 2,
                            "depends_on": ["a.b"],
                            "lifecycle": {"ignore_changes": ["tags"], "precondition": []},
                            "provisioner": [{"local-exec": {"command": "true"}}],
                            "connection": {"host": "x"},
                        }
                    }
                }
            },
            id="meta-arguments",
        ),
    ],
)
def test_what_terraform_takes_is_right(document: dict[str, Any]) -> None:
    assert findings(document) == []


@pytest.mark.parametrize(
    "terraform",
    [
        {"required_providers": {"aws": {"source": "aws"}}},
        {"required_providers": {"aws": {"source": "AWS", "version": "~> 6.0"}}},
        {"required_providers": {"aws": "~> 6.0"}},
        {"required_providers": {"aws": {"source": "registry.terraform.io/HashiCorp/AWS"}}},
    ],
)
def test_the_aws_provider_is_checked_by_whatever_source(terraform: Any) -> None:
    document = {"terraform": terraform, "resource": {"aws_vpc": {"main": {"whatever": 1}}}}
    assert [text.partition(";")[0] for text in findings(document)] == [
        'resource.aws_vpc.main.whatever: unknown argument "whatever"'
    ]


@pytest.mark.parametrize("terraform", [[{"required_providers": [{"aws": {"source": "acme/aws"}}]}]])
def test_another_provider_of_its_name_is_known_in_lists_too(terraform: Any) -> None:
    assert Schemas({"terraform": terraform}).schema("aws") is None
    assert Schemas({}).schema("aws") is not None


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            {"resources": {}},
            ['resources: "resources" is not a valid block; did you mean "resource"?'],
            id="unknown block",
        ),
        pytest.param(
            {"resource": {"aws_vcp": {"main": {}}}},
            [
                'resource.aws_vcp: hashicorp/aws 5.100.0 has no resource type "aws_vcp"; '
                'did you mean "aws_vpc"?'
            ],
            id="unknown resource type",
        ),
        pytest.param(
            {"data": {"aws_amis": {"a": {}}}},
            ['data.aws_amis: hashicorp/aws 5.100.0 has no data source "aws_amis"; did you mean "aws_ami"?'],
            id="unknown data source",
        ),
        pytest.param(
            {"resource": {"aws_vpc": {"main": {"cidr_blok": "x"}}}},
            ['resource.aws_vpc.main.cidr_blok: unknown argument "cidr_blok"; did you mean "cidr_block"?'],
            id="unknown argument",
        ),
        pytest.param(
            {"resource": {"aws_vpc": {"main": {"lifecycle": {"ignore_change": []}}}}},
            [
                'resource.aws_vpc.main.lifecycle.ignore_change: unknown argument "ignore_change"; '
                'did you mean "ignore_changes"?'
            ],
            id="unknown in lifecycle",
        ),
        pytest.param(
            {"provider": {"aws": [{"region": "x"}, {"alias": "a", "regoin": "y"}]}},
            ['provider.aws[1].regoin: unknown argument "regoin"; did you mean "region"?'],
            id="unknown in a provider",
        ),
        pytest.param(
            {"terraform": {"backend": {"s3": {}, "local": {}}}},
            ['terraform.backend: "s3" and "local": a configuration has one backend'],
            id="two backends",
        ),
        pytest.param(
            {"output": {"id": {}}},
            ['output.id: the argument "value" is required'],
            id="output without a value",
        ),
        pytest.param(
            {"variable": {"x": {"typ": "string"}}},
            ['variable.x.typ: unknown argument "typ"; did you mean "type"?'],
            id="unknown in a variable",
        ),
        pytest.param(
            {"moved": [{"from": "a.b"}]}, ['moved[0]: the argument "to" is required'], id="half a move"
        ),
        pytest.param(
            {"module": {"m": {}}}, ['module.m: the argument "source" is required'], id="module without source"
        ),
        pytest.param(
            {"resource": {"aws_vpc": ["x"]}},
            ['resource.aws_vpc[0]: must be an object of names, not the string "x"'],
            id="no names",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_json_path(document: dict[str, Any], expected: list[str]) -> None:
    assert findings(document) == expected


def test_a_local_module_must_be_there(tmp_path: Path) -> None:
    document = {"module": {"m": {"source": "./assets/m"}}}
    assert findings(document, tmp_path) == [
        'module.m.source: no folder "./assets/m" beside the configuration'
    ]
    (tmp_path / "assets" / "m").mkdir(parents=True)
    assert findings(document, tmp_path) == []


def test_a_finding_names_its_construct_and_its_line() -> None:
    finding = Finding(("resource", "aws_vpc", "main", "tags", 0), "wrong", "do better")
    located = locate(
        finding, {("resource", "aws_vpc", "main"): "net/main"}, {"net/main": ["stacks/net.py", 7]}
    )
    assert str(located) == (
        "resource.aws_vpc.main.tags[0]: wrong; do better (stacks/net.py:7, construct net/main)"
    )
