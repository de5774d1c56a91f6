"""Where an ephemeral value may stand: each case was held against `terraform validate` 1.11 with AWS 5.100."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.check import check

PASSWORD = "ephemeral.aws_secretsmanager_random_password.p.random_password"
VALUE = f"${{{PASSWORD}}}"
DECLARED: dict[str, Any] = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}},
    "variable": {
        "e": {"type": "string", "ephemeral": True, "default": "x"},
        "l": {"type": "list(string)", "ephemeral": True, "default": ["x"]},
        "p": {"type": "string", "default": "p"},
    },
    "ephemeral": {"aws_secretsmanager_random_password": {"p": {"password_length": 20}}},
    "locals": {"e": VALUE, "member": {"a": "${var.e}", "b": "plain"}},
}
MODULE = {
    "variable": {"plain": {"type": "string"}, "eph": {"type": "string", "ephemeral": True, "default": "a"}},
    "output": {"eph": {"value": "${var.eph}", "ephemeral": True}},
}


def of_resource(**body: Any) -> dict[str, Any]:
    return {"resource": {"terraform_data": {"d": body}}}


def secret(**body: Any) -> dict[str, Any]:
    return {"resource": {"aws_secretsmanager_secret_version": {"v": {"secret_id": "s", **body}}}}


def errors(sections: dict[str, Any], folder: Path | None = None) -> list[str]:
    document = {**DECLARED, **sections}
    return [str(found) for found in check(document, folder=folder) if found.severity == "error"]


EXPRESSIONS = [
    (VALUE, True),
    (f"a {VALUE}", True),
    ("${local.e}", True),
    ("${local.member.a}", True),
    ("${local.member.b}", False),
    ("${jsonencode(local.member)}", True),
    ("${var.e}", True),
    ("${var.p}", False),
    ("${upper(var.e)}", True),
    ("${nonsensitive(var.e)}", True),
    ("${length(var.l)}", True),
    ("${length(var.e) + 1}", True),
    ("${ephemeralasnull(var.e)}", False),
    ('${var.e == "x" ? "a" : "b"}', True),
    ('${var.e == "x" && true ? "a" : "b"}', False),
    ('${true ? "a" : var.e}', True),
    ('${var.p == "p" ? "a" : var.e}', True),
    ('${join(",", [for x in var.l : x])}', True),
    ('${["a", var.e][0]}', False),
    # What only the plan can tell.
    ('${try(var.e, "a")}', False),
    (f"${{can({PASSWORD})}}", False),
]


@pytest.mark.parametrize(("value", "is_ephemeral"), EXPRESSIONS)
def test_what_is_made_of_an_ephemeral_value_is_ephemeral(value: str, is_ephemeral: bool) -> None:
    place = "resource.aws_secretsmanager_secret_version.v.secret_string"
    said = f'{place}: the value is ephemeral, and "secret_string" is stored; use secret_string_wo'
    assert errors(secret(secret_string=value)) == ([said] if is_ephemeral else [])
    assert errors(secret(secret_string_wo=value, secret_string_wo_version=1)) == []


TAKING = {
    "an ephemeral resource": {
        "ephemeral": {**DECLARED["ephemeral"], "aws_ssm_parameter": {"q": {"arn": VALUE}}},
    },
    "a provider": {"provider": {"aws": {"secret_key": "${var.e}", "access_key": "x"}}},
    "a provisioner": of_resource(provisioner=[{"local-exec": {"command": VALUE}}]),
    "a connection": of_resource(connection={"host": VALUE}, provisioner=[{"local-exec": {"command": "a"}}]),
    "a condition": of_resource(
        lifecycle={"precondition": [{"condition": f'${{{PASSWORD} != ""}}', "error_message": "x"}]}
    ),
    "a check": {"check": {"c": {"assert": [{"condition": f'${{{PASSWORD} != ""}}', "error_message": "x"}]}}},
    "depends_on": of_resource(depends_on=["ephemeral.aws_secretsmanager_random_password.p"]),
    "an output, as null": {"output": {"o": {"value": f"${{ephemeralasnull({PASSWORD})}}"}}},
    "an input that is ephemeral": {"module": {"m": {"source": "./m", "plain": "a", "eph": VALUE}}},
}
STORING = {
    "a data source": (
        {"data": {"aws_ssm_parameter": {"s": {"name": VALUE}}}},
        'data.aws_ssm_parameter.s.name: the value is ephemeral, and "name" is stored; give it',
    ),
    "a map": (
        {"resource": {"aws_vpc": {"v": {"cidr_block": "10.0.0.0/16", "tags": {"a": VALUE}}}}},
        'resource.aws_vpc.v.tags: the value is ephemeral, and "tags" is stored',
    ),
    "a nested block": (
        {
            "resource": {
                "aws_lambda_function": {
                    "f": {
                        "function_name": "f",
                        "image_uri": "i",
                        "role": "arn:aws:iam::123456789012:role/f",
                        "vpc_config": [{"subnet_ids": [VALUE], "security_group_ids": []}],
                    }
                }
            }
        },
        'vpc_config[0].subnet_ids: the value is ephemeral, and "subnet_ids" is stored',
    ),
    "blocks that are made": (
        {
            "resource": {
                "aws_ami": {
                    "a": {
                        "name": "a",
                        "dynamic": {
                            "ebs_block_device": {"for_each": "${var.l}", "content": {"device_name": "x"}}
                        },
                    }
                }
            }
        },
        'resource.aws_ami.a.dynamic.ebs_block_device.for_each: "for_each" is of an ephemeral value, and',
    ),
    "the content of such": (
        {
            "resource": {
                "aws_ami": {
                    "a": {
                        "name": "a",
                        "dynamic": {"ebs_block_device": {"for_each": [1], "content": {"device_name": VALUE}}},
                    }
                }
            }
        },
        'dynamic.ebs_block_device.content.device_name: the value is ephemeral, and "device_name" is stored',
    ),
    "terraform_data": (of_resource(input=VALUE), 'the value is ephemeral, and "input" is stored'),
    "count": (
        of_resource(count="${length(var.l)}"),
        '"count" is of an ephemeral value, and what it makes is kept',
    ),
    "for_each": (of_resource(for_each="${toset(var.l)}"), '"for_each" is of an ephemeral value'),
    "count of an ephemeral resource": (
        {"ephemeral": {"aws_kms_secrets": {"s": {"count": "${length(var.l)}", "secret": []}}}, "locals": {}},
        '"count" is of an ephemeral value',
    ),
    "an output": (
        {"output": {"o": {"value": VALUE}}},
        "output.o.value: the value is ephemeral, and an output is stored; leave it out, or write",
    ),
    "an output that says so": (
        {"output": {"o": {"value": VALUE, "ephemeral": True}}},
        "output.o.ephemeral: an output of the stack itself cannot be ephemeral: it is stored; leave it out",
    ),
    "an input that is not ephemeral": (
        {"module": {"m": {"source": "./m", "plain": VALUE}}},
        "module.m.plain: the value is ephemeral, and this input takes none; say ephemeral = true of it there",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a module that both documents and the native syntax may call."""
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "main.tf.json").write_text(json.dumps(MODULE))
    return tmp_path


@pytest.mark.parametrize("case", TAKING)
def test_what_stores_nothing_takes_an_ephemeral_value(folder: Path, case: str) -> None:
    assert errors(TAKING[case], folder) == []


@pytest.mark.parametrize("case", STORING)
def test_what_is_stored_takes_no_ephemeral_value(folder: Path, case: str) -> None:
    sections, said = STORING[case]
    [error] = errors(sections, folder)
    assert said in error


def test_an_output_of_a_module_is_ephemeral_where_it_says_so(folder: Path) -> None:
    plain = {**MODULE, "output": {"eph": {"value": "${var.eph}"}}}
    (folder / "m" / "main.tf.json").write_text(json.dumps(plain))
    [error] = errors({"module": {"m": {"source": "./m", "plain": "a"}}}, folder)
    assert error.startswith(
        "module.m: in ./m: output.eph.value: the value is ephemeral, and an output is stored"
    )
    assert "say ephemeral = true, or write ephemeralasnull(…)" in error


def test_of_a_provider_without_a_schema_nothing_is_said() -> None:
    assert errors({"resource": {"acme_box": {"b": {"secret": VALUE}}}}) == []
