"""What of a document breaks the provider's own rules, as far as it is known before a plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.schema import catalogue
from snowform.schema.rules import ProviderRules
from snowform.synth.checks.check import check
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.suppressions import suppressed

RULES = {
    "data/aws_ami": {"a": {"owners": [["items", 1, None], ["length", 1, None]]}},
    "provider/aws": {"a": {"region": [["form", "region"]]}},
    "resource/aws_db_instance": {"a": {"password": [["match", "^[a-z]+$", ""]]}},
    "resource/aws_instance": {
        "a": {"tenancy": [["enum", ["default", "dedicated", "host"]]]},
        "b": {
            "network_interface": {"g": [["conflicts", ".subnet_id", "device_index"]]},
            "root_block_device": {
                "a": {"volume_size": [["range", 1, 100]], "volume_type": [["enum", ["gp2", "gp3"]]]}
            },
        },
        "g": [
            ["conflicts", "user_data", "user_data_base64"],
            ["conflicts", "user_data_base64", "user_data"],
            ["least", "ami", "launch_template"],
            # Says nothing that the one before does not.
            ["least", "ami", "instance_type", "launch_template"],
        ],
    },
    "resource/aws_lambda_function": {"g": [["exactly", "filename", "image_uri", "s3_bucket"]]},
    "resource/aws_vpc": {
        "a": {"cidr_block": [["form", "cidr"], ["form", "ipv4_cidr"]], "tags": [["length", None, 3]]},
        "g": [["with", "ipv4_netmask_length", "ipv4_ipam_pool_id"]],
    },
}
IMAGE = {"ami": "ami-01234567"}
SUFFIX = " [provider-rule]"


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """These rules for AWS, of version 5.100.0."""
    path = tmp_path / "aws.rules"
    lines = [f"{key}\t{json.dumps(value)}\n" for key, value in sorted(RULES.items())]
    head = {"source": "hashicorp/aws", "version": "5.100.0"}
    path.write_text(f"!provider\t{json.dumps(head)}\n" + "".join(lines))
    found = ProviderRules(str(path))
    monkeypatch.setattr(catalogue, "rules", lambda schema: found if schema.name == "aws" else None)


def of_version(constraint: str) -> dict[str, Any]:
    return {"required_providers": {"aws": {"source": "hashicorp/aws", "version": constraint}}}


VERSION_5 = of_version("~> 5.0")


def findings(resource: dict[str, Any], **sections: Any) -> list[Finding]:
    document = {"terraform": VERSION_5, "resource": resource, **sections}
    return [found for found in check(document) if found.rule == "provider-rule"]


def of_instance(body: dict[str, Any], **sections: Any) -> list[tuple[str, str]]:
    """Severity and text of each finding about the instance."""
    return [
        (found.severity, str(found).removeprefix("resource.aws_instance.it.").removesuffix(SUFFIX))
        for found in findings({"aws_instance": {"it": {**IMAGE, **body}}}, **sections)
    ]


def of_kind(kind: str, body: dict[str, Any], **sections: Any) -> list[str]:
    prefix = f"resource.{kind}.it"
    return [
        str(found).removeprefix(prefix).removeprefix(".").removesuffix(SUFFIX)
        for found in findings({kind: {"it": body}}, **sections)
    ]


NEAR_HOST = 'is not one of default, dedicated, host; did you mean "host"?'


def test_a_literal_that_breaks_a_rule_is_an_error() -> None:
    assert of_instance({"tenancy": "hst"}) == [("error", f'tenancy: "hst" {NEAR_HOST}')]


def test_what_keeps_the_rules_is_right() -> None:
    assert of_instance({"tenancy": "host", "root_block_device": {"volume_size": "20"}}) == []


@pytest.mark.parametrize("value", [None, "${aws_vpc.it.id}", "${var.unset}", '${file("x")}', "${"])
def test_what_is_null_or_not_known_is_right(value: Any) -> None:
    assert of_instance({"tenancy": value}, variable={"unset": {}}) == []


def test_nested_blocks_are_looked_into() -> None:
    blocks = [{"volume_size": 0}, {"volume_type": "gp4"}]
    found = of_kind("aws_instance", {**IMAGE, "root_block_device": blocks})
    assert found == [
        "root_block_device[0].volume_size: 0 is not from 1 to 100",
        'root_block_device[1].volume_type: "gp4" is not one of gp2, gp3; did you mean "gp3"?',
    ]


def test_elements_of_collections_are_looked_at_and_the_collection_itself() -> None:
    assert of_kind("aws_vpc", {"cidr_block": "10.0.0.0/16", "tags": {"a": "long", "b": "ok"}}) == [
        "tags.a: must have at most 3 characters, not 4"
    ]
    document = {"data": {"aws_ami": {"it": {"owners": []}, "other": {"owners": ["self", ""]}}}}
    assert [str(found) for found in check(document) if found.rule == "provider-rule"] == [
        f"data.aws_ami.it.owners: must have at least 1 element, not 0{SUFFIX}",
        f"data.aws_ami.other.owners[1]: must have at least 1 character, not 0{SUFFIX}",
    ]


def test_the_configuration_of_a_provider_is_looked_at() -> None:
    found = check({"provider": {"aws": [{"region": "eu-central-1"}, {"alias": "b", "region": "Frankfurt"}]}})
    assert [str(one) for one in found] == [
        'provider.aws[1].region: "Frankfurt" is not the name of a region, such as eu-central-1' + SUFFIX
    ]


def test_where_the_type_is_wrong_nothing_more_is_said() -> None:
    found = check({"resource": {"aws_instance": {"it": {**IMAGE, "tenancy": ["hst"]}}}})
    assert [one.message for one in found] == ["must be a string, not a list"]


def test_a_local_value_is_known() -> None:
    found = of_instance({"tenancy": "${local.kind}"}, locals={"kind": "hst"})
    assert found == [("error", f'tenancy: "hst" {NEAR_HOST}')]


def test_a_default_may_be_overridden() -> None:
    found = of_instance({"tenancy": "${var.kind}"}, variable={"kind": {"type": "string", "default": "hst"}})
    text = '"hst" is not one of default, dedicated, host, by the default of var.kind; did you mean "host"?'
    assert found == [("warning", f"tenancy: {text}")]
    assert of_instance({"tenancy": "${var.kind}"}, variable={"kind": {"default": "host"}}) == []
    assert of_instance({"tenancy": "${var.kind}"}, variable={"kind": {"default": None}}) == []


def test_of_a_sensitive_default_nothing_is_shown() -> None:
    variable = {"kind": {"default": "hush", "sensitive": True}}
    ((_, text),) = of_instance({"tenancy": "${var.kind}"}, variable=variable)
    assert "its value is not one of" in text
    assert "hush" not in text


def test_a_sensitive_argument_is_not_shown() -> None:
    body = {"instance_class": "db.t3.micro", "password": "Secret1"}
    assert of_kind("aws_db_instance", body) == ["password: its value does not match ^[a-z]+$"]


def test_of_a_condition_both_branches_are_known() -> None:
    variable = {"big": {"type": "bool"}}
    one = of_instance({"tenancy": '${var.big ? "hst" : "default"}'}, variable=variable)
    said = '"hst" is not one of default, dedicated, host, in one case of the condition; did you mean "host"?'
    assert one == [("warning", f"tenancy: {said}")]
    both = of_instance({"tenancy": '${var.big ? "hst" : "hosst"}'}, variable=variable)
    assert [severity for severity, _ in both] == ["error", "error"]
    assert of_instance({"tenancy": '${var.big ? "host" : null}'}, variable=variable) == []
    nested = of_instance(
        {"tenancy": '${var.big ? (var.big ? "host" : "hst") : "default"}'}, variable=variable
    )
    assert [severity for severity, _ in nested] == ["warning"]


def test_each_instance_of_a_known_for_each_is_looked_at() -> None:
    body = {"for_each": {"a": "host", "b": "hst"}, "tenancy": "${each.value}"}
    assert of_instance(body) == [("error", f'tenancy: "hst" {NEAR_HOST}')]
    as_set = {"for_each": '${toset(["hst", "host"])}', "tenancy": "${each.key}"}
    assert of_instance(as_set) == [("error", f'tenancy: "hst" {NEAR_HOST}')]
    assert of_instance({"for_each": "${var.all}", "tenancy": "${each.value}"}, variable={"all": {}}) == []
    assert of_instance({"for_each": {}, "tenancy": "hst"}) == [("error", f'tenancy: "hst" {NEAR_HOST}')]


def test_each_block_of_a_dynamic_block_is_looked_at() -> None:
    def made(for_each: Any) -> list[str]:
        content = {"volume_type": "${root_block_device.value}"}
        dynamic = {"root_block_device": {"for_each": for_each, "content": content}}
        return of_kind("aws_instance", {**IMAGE, "dynamic": dynamic}, variable={"all": {}})

    assert made(["gp2", "gp4"]) == [
        'dynamic.root_block_device.content.volume_type: "gp4" is not one of gp2, gp3; did you mean "gp3"?'
    ]
    assert made("${var.all}") == []
    assert made([]) == []


def test_arguments_that_exclude_each_other() -> None:
    text = ': "user_data" and "user_data_base64" exclude each other; leave one of them out'
    assert of_kind("aws_instance", {**IMAGE, "user_data": "", "user_data_base64": "eA=="}) == [text]
    assert of_kind("aws_instance", {**IMAGE, "user_data": None, "user_data_base64": "eA=="}) == []


def test_what_is_not_known_excludes_nothing() -> None:
    body = {**IMAGE, "user_data": "x", "user_data_base64": "${var.it}"}
    assert of_kind("aws_instance", body, variable={"it": {"default": "eA=="}}) == []
    assert of_kind("aws_instance", body, variable={"it": {}}) == []


def test_at_least_one_of_some() -> None:
    text = ': one of "ami" or "launch_template" is required'
    assert of_kind("aws_instance", {}) == [text]
    assert of_kind("aws_instance", {"launch_template": []}) == [text]
    assert of_kind("aws_instance", {"ami": "${var.it}"}, variable={"it": {}}) == []
    unknown = {"launch_template": {"for_each": "${var.it}", "content": {"id": "lt-1"}}}
    assert of_kind("aws_instance", {"dynamic": unknown}, variable={"it": {}}) == []


def test_exactly_one_of_some() -> None:
    kind, body = "aws_lambda_function", {"function_name": "f", "role": "r"}
    assert of_kind(kind, body) == [': one of "filename", "image_uri" or "s3_bucket" is required']
    assert of_kind(kind, {**body, "filename": "a.zip"}) == []
    assert of_kind(kind, {**body, "filename": "a.zip", "s3_bucket": "${var.it}"}, variable={"it": {}}) == []
    two = {**body, "filename": "a.zip", "s3_bucket": "b", "image_uri": "${var.it}"}
    assert of_kind(kind, two, variable={"it": {}}) == [
        ': "filename" and "s3_bucket" exclude each other; '
        'one of "filename", "image_uri" or "s3_bucket" may be given'
    ]


def test_what_needs_another() -> None:
    text = ': "ipv4_netmask_length" needs "ipv4_ipam_pool_id"'
    assert of_kind("aws_vpc", {"ipv4_netmask_length": 20}) == [text]
    assert of_kind("aws_vpc", {"ipv4_netmask_length": 20, "ipv4_ipam_pool_id": "p"}) == []


def test_a_member_of_a_group_may_stand_at_the_root() -> None:
    body = {
        **IMAGE,
        "subnet_id": "s",
        "network_interface": [{"device_index": 0, "network_interface_id": "e"}],
    }
    assert of_kind("aws_instance", body) == [
        'network_interface[0]: "device_index" and "subnet_id" exclude each other; leave one of them out'
    ]


OF_5 = "(a rule of hashicorp/aws 5.100.0)"


def test_the_rules_of_another_version_are_warnings() -> None:
    text = f'tenancy: "hst" is not one of default, dedicated, host {OF_5}; did you mean "host"?'
    assert of_instance({"tenancy": "hst"}, terraform=of_version(">= 6")) == [("warning", text)]
    body = {"root_block_device": {"volume_size": 0}}
    text = f"root_block_device.volume_size: 0 is not from 1 to 100 {OF_5}"
    assert of_instance(body, terraform=of_version(">= 6")) == [("warning", text)]


def test_where_another_version_is_permitted_too_it_may_have_more_values() -> None:
    both = of_version(">= 5.100, < 7")
    text = f'tenancy: "hst" is not one of default, dedicated, host {OF_5}; did you mean "host"?'
    assert of_instance({"tenancy": "hst"}, terraform=both) == [("warning", text)]
    body = {"root_block_device": {"volume_size": 0}}
    text = "root_block_device.volume_size: 0 is not from 1 to 100"
    assert of_instance(body, terraform=both) == [("error", text)]


def test_a_rule_can_be_switched_off_for_a_construct() -> None:
    found = [one.replace(construct="web/it") for one in findings({"aws_vpc": {"it": {"cidr_block": "x"}}})]
    told = {
        "web/it": {"construct": "web/it", "rule": "provider-rule", "reason": "new", "source": ["main.py", 1]}
    }
    assert len(found) == 1
    assert suppressed(found, told, "web") == []
