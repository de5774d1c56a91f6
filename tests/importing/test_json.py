"""A configuration in Terraform's JSON comes back from its program: every value, every address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.importing.errors import ImportFailed
from snowform.importing.json_source import read_json
from tests.importing.imports import constructor, imported, imported_file

VPC = {"cidr_block": "10.0.0.0/16"}


@pytest.mark.parametrize("path", sorted(ROOT.glob("nix/*/config.tf.json")), ids=lambda path: path.parent.name)
def test_every_stack_of_this_repository_comes_back(path: Path, tmp_path: Path) -> None:
    document = json.loads(path.read_text())
    assert imported(tmp_path, document).synthesized == document


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            {
                "resource": {
                    "aws_vpc": {"main": VPC},
                    "aws_subnet": {"main": {"vpc_id": "${aws_vpc.main.id}", **VPC}},
                }
            },
            id="one name in two types",
        ),
        pytest.param(
            {
                "variable": {"a": {"type": "string"}},
                "output": {"a": {"value": "${var.a}"}},
                "locals": {"a": 1},
            },
            id="one name in three sections",
        ),
        pytest.param({"resource": {"acme_pet": {"backend": {"length": 2}}}}, id="the engine's own name"),
        pytest.param({"resource": {"acme_pet": {"class": {"prefix": None}}}}, id="a keyword and a null"),
        pytest.param(
            {"resource": {"acme_pet": {"1st-pet": {"keepers": {"aB": [1, 2.5, True]}}}}}, id="keys as given"
        ),
        pytest.param({"resource": {"x_y": {"a": {"lambda": 1, "in": {}, "list": []}}}}, id="words of Python"),
        pytest.param({"variable": {"a": {"default": {"fooBar": {"B": None}}}}}, id="a default with capitals"),
        pytest.param({"variable": {"a": {"ephemeral": True, "default": None}}}, id="an argument CDKTF lacks"),
        pytest.param({"output": {"a": {"value": None}}}, id="an output of null"),
        pytest.param({"output": {"a": {"value": [{"b": {"fqn": 1}}]}}}, id="a key that CDKTF knows"),
        pytest.param(
            {"output": {"a": {"value": 1, "precondition": {"condition": True}}}}, id="a precondition"
        ),
        pytest.param({"locals": {"a": "${local.b}-x", "b": "${var.c}"}, "variable": {"c": {}}}, id="locals"),
        pytest.param({"locals": {"a": "${local.b}", "b": "${local.a}"}}, id="a circle"),
        pytest.param(
            {"locals": {"a": "$${x} %%{y} ${local.b} {z}", "b": 'it\'s "b"\\n\t\x00ä'}}, id="odd texts"
        ),
        pytest.param({"locals": {"a": 'x"""y\\\nz"', "b": 'x\n"""'}}, id="quotes over lines"),
        pytest.param({"provider": {"aws": [{"region": "a"}, {"alias": "b", "region": "c"}]}}, id="aliases"),
        pytest.param({"provider": {"x": {"aB": {"cD": 1}}}}, id="an unknown provider"),
        pytest.param(
            {
                "provider": {"aws": [{"region": "a"}, {"alias": "b", "region": "c"}]},
                "data": {"aws_region": {"here": {"provider": "aws.b"}}},
            },
            id="a provider by its alias",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_instance": {
                        "a": {
                            "ami": "ami-0",
                            "instance_type": "t3.micro",
                            "count": "${var.n}",
                            "lifecycle": {
                                "ignore_changes": ["tags"],
                                "precondition": [{"condition": "${true}"}],
                            },
                            "provisioner": [{"local-exec": {"command": "a", "when": "destroy"}}],
                            "connection": {"host": "${self.public_ip}"},
                            "depends_on": ["aws_vpc.b", "data.aws_ami.c[0]"],
                        }
                    },
                    "aws_vpc": {"b": {"for_each": '${toset(["x"])}', **VPC}},
                },
                "variable": {"n": {"type": "number"}},
            },
            id="meta-arguments",
        ),
        pytest.param(
            {
                "resource": {
                    "aws_security_group": {
                        "a": {"dynamic": {"ingress": {"for_each": "${var.x}", "content": {"from_port": 1}}}}
                    }
                }
            },
            id="a dynamic block",
        ),
        pytest.param(
            {
                "terraform": {
                    "backend": {"s3": {"bucket": "b", "key": "k", "use_lockfile": True, "encrypt": True}}
                }
            },
            id="a backend",
        ),
        pytest.param(
            {"terraform": {"backend": {"s3": {}}, "required_version": "~> 1.6"}}, id="a partial backend"
        ),
        pytest.param(
            {"terraform": {"cloud": {"organization": "o"}, "experiments": ["x"]}}, id="other settings"
        ),
        pytest.param(
            {
                "moved": [{"from": "a_b.c", "to": "a_b.d"}],
                "import": [{"to": "a_b.d", "id": "i-1"}],
                "removed": [{"from": "a_b.e", "lifecycle": {"destroy": False}}],
                "check": {"up": {"assert": [{"condition": "${true}", "error_message": "no"}]}},
                "ephemeral": {"random_password": {"p": {"length": 9}}},
            },
            id="what the API has no class for",
        ),
        pytest.param(
            {
                "module": {
                    "m": {"source": "a/b/c", "version": "1.0", "count": 2, "providers": {"x.y": "aws.z"}}
                }
            },
            id="a module",
        ),
        pytest.param(
            {
                "module": {
                    "m": {"source": "a/b/c", "aB": {"cD": None}},
                    "n": {"source": "d", "x": "${module.m.o}"},
                }
            },
            id="an output of a module",
        ),
    ],
)
def test_a_configuration_comes_back(document: dict[str, Any], tmp_path: Path) -> None:
    document.setdefault("provider", {"aws": {"region": "eu-central-1"}})
    assert imported(tmp_path, document).synthesized == document


def test_a_provider_that_the_environment_configures_is_one_without_arguments(tmp_path: Path) -> None:
    document = {"resource": {"aws_vpc": {"main": VPC}}}
    done = imported(tmp_path, document)
    assert done.synthesized == {**document, "provider": {"aws": {}}}
    assert done.differences == []


def test_blocks_that_stand_in_lists_are_the_same_blocks(tmp_path: Path) -> None:
    listed = {"resource": [{"acme_pet": [{"a": [{"length": 1}]}]}, {"acme_pet": {"b": {"length": 2}}}]}
    together = {"resource": {"acme_pet": {"a": {"length": 1}, "b": {"length": 2}}}}
    assert imported(tmp_path, listed).synthesized == together


def test_blocks_that_one_object_has_twice_are_all_there(tmp_path: Path) -> None:
    """Most readers of JSON take the last of two; OpenTofu takes both, as blocks and by their labels."""
    rule, other = (f'{{"from_port": {port}, "to_port": 9, "protocol": "tcp"}}' for port in (1, 2))
    group = f'{{"ingress": {rule}, "ingress": {other}, "timeouts": {{"create": "1m"}}}}'
    check = '{"condition": "${true}", "error_message": "no"}'
    (tmp_path / "web.tf.json").write_text(
        f'{{"resource": {{"aws_security_group": {{"a": {group}}}, "aws_security_group": {{"b": {{}}}}}},'
        f'"variable": {{"c": {{"validation": {check}, "validation": {check}}}}},'
        '"resource": {"x_y": {"d": {"e": {"f": 1}, "e": {"f": 2}}}}}'
    )
    done = imported_file(tmp_path / "web.tf.json")
    found = done.document
    assert [r["from_port"] for r in found["resource"]["aws_security_group"]["a"]["ingress"]] == [1, 2]
    assert found["resource"]["aws_security_group"].keys() == {"a", "b"}
    assert found["resource"]["x_y"] == {"d": {"e": [{"f": 1}, {"f": 2}]}}
    assert len(found["variable"]["c"]["validation"]) == 2
    assert done.differences == []


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ('"resource": {"aws_vpc": {"a": {"cidr_block": "x", "cidr_block": "y"}}}', "cidr_block"),
        ('"resource": {"aws_vpc": {"a": {"tags": {}, "tags": {}}}}', "tags"),
        ('"resource": {"aws_vpc": {"a": {"tags": {"n": {}, "n": {}}}}}', "tags.n"),
        ('"resource": {"aws_vpc": {"a": {"timeouts": {"create": "1", "create": "2"}}}}', "timeouts.create"),
        ('"resource": {"x_y": {"a": {"b": [{"c": 1}, {"c": 1, "c": 2, "c": 3}]}}}', "b.c"),
        ('"provider": {"aws": {"region": "a", "region": "b"}}', "region"),
        ('"module": {"a": {"source": "x", "b": {}, "b": {}}}', "b"),
        ('"variable": {"a": {"default": [{"b": {}, "b": {}}]}}', "default[0].b"),
        ('"output": {"a": {"value": 1, "value": 1}}', "value"),
        ('"locals": {"a": {}, "a": {}}', "a"),
        ('"locals": {"a": {"b": [], "b": []}}', "a.b"),
    ],
)
def test_an_argument_that_is_given_twice_is_refused(section: str, name: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_json(f"{{{section}}}", "x.tf.json")
    assert caught.value.message == f"{name} is given twice"


ROUNDED = [
    ("0.1000000000000000055", "0.1"),
    ("9007199254740993.5", "9007199254740994"),
    ("100000000000000000000000.5", "1.0000000000000001e+23"),
    ("1e-400", "0"),
]


@pytest.mark.parametrize(("literal", "held"), ROUNDED)
def test_digits_that_a_float_cannot_hold_are_a_difference(literal: str, held: str, tmp_path: Path) -> None:
    text = f'{{"output": {{"a": {{"value": {literal}}}, "b": {{"value": [{literal}]}}}}}}'
    (tmp_path / "web.tf.json").write_text(text)
    assert imported_file(tmp_path / "web.tf.json").differences == [
        f"output.a.value: {held} in place of {literal}",
        f"output.b.value.0: {held} in place of {literal}",
    ]


@pytest.mark.parametrize(
    "literal", ["0.1", "1.10", "1e3", "-2.5E-7", "123456789012345678901234567890", "1e22", "5e-324", "-0.0"]
)
def test_other_numbers_come_back(literal: str, tmp_path: Path) -> None:
    (tmp_path / "web.tf.json").write_text(f'{{"locals": {{"a": [{literal}], "b": {literal}}}}}')
    assert imported_file(tmp_path / "web.tf.json").differences == []


def test_comments_of_json_are_comments(tmp_path: Path) -> None:
    document = {
        "locals": {"a": {"//": "why\nso", "b": 1}},
        "output": {"c": {"//": "for all", "value": 2}},
        "//": "the end",
    }
    text = constructor(imported(tmp_path, document).program.text)
    assert text == (
        "        TerraformLocal(\n"
        "            self,\n"
        '            "a",\n'
        "            {\n"
        "                # why\n"
        "                # so\n"
        '                "b": 1,\n'
        "            },\n"
        "        )\n\n"
        "        # for all\n"
        '        TerraformOutput(self, "c", value=2)\n\n'
        "        # the end\n"
    )


def test_references_are_attributes_of_what_was_made_before(tmp_path: Path) -> None:
    document = {
        "resource": {
            "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "${var.range}"}},
            "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "${var.range}-x"}}},
        },
        "variable": {"range": {"type": "string"}},
        "provider": {"aws": {}},
    }
    assert constructor(imported(tmp_path, document).program.text) == (
        '        range_variable = TerraformVariable(self, "range", type="string")\n\n'
        '        AwsProvider(self, "aws")\n\n'
        "        vpc = Vpc(\n"
        "            self,\n"
        '            "main",\n'
        '            cidr_block="10.0.0.0/16",\n'
        '            tags={"Name": f"{range_variable.string_value}-x"},\n'
        "        )\n\n"
        '        Subnet(self, "a", vpc_id=vpc.id, cidr_block=range_variable.string_value)\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "{\n  oops",
            "x.tf.json:2: no JSON: Expecting property name enclosed in double quotes",
            id="no JSON",
        ),
        *(
            pytest.param(
                f'{{"locals": {{"a": "NaN -Infinity {literal} \\"",\n"b": {literal}}}}}',
                message,
                id=literal[:9],
            )
            for literal, message in [
                ("NaN", "x.tf.json:2: no JSON: NaN is no number of JSON's"),
                ("-Infinity", "x.tf.json:2: no JSON: -Infinity is no number of JSON's"),
                ("1e400", "x.tf.json:2: no JSON: 1e400 is too large a number"),
                ("9" * 5000, "x.tf.json:2: no JSON: a number has too many digits"),
            ]
        ),
        pytest.param(
            "1", "x.tf.json: no configuration: it holds neither an object nor a list", id="no object"
        ),
        pytest.param(
            '{"resorce": {}}',
            'x.tf.json: resorce: no block is called "resorce"; did you mean "resource"?',
            id="no block",
        ),
        pytest.param(
            '{"resource": {"a_b": {"c": "d"}}}',
            "x.tf.json: resource.a_b.c: a str stands where a block should; write an object",
            id="a text for a block",
        ),
        pytest.param(
            '{"locals": [{"a": 1}, {"a": 2}]}',
            "x.tf.json: locals[1].a: local.a is declared twice; first at x.tf.json: locals[0].a",
            id="declared twice",
        ),
    ],
)
def test_what_is_no_configuration_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_json(text, "x.tf.json")
    assert str(caught.value) == message
