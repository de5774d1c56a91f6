"""The resources of a state as a stack: what was configured, by references, and no secret."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.importing.document import document_of
from snowform.importing.errors import ImportFailed
from snowform.importing.model import Configuration
from snowform.importing.state_source import StateImport, read_state

AWS = 'provider["registry.opentofu.org/hashicorp/aws"]'
VPC_ID, GROUP_ID = "vpc-0123456789", "sg-0123456789"
VPC = {
    "id": VPC_ID,
    "arn": f"arn:aws:ec2:eu-west-1:1:vpc/{VPC_ID}",
    "cidr_block": "10.0.0.0/16",
    "tags": {"A": "${b}"},
}


def resource(type_: str, *instances: dict[str, Any], name: str = "main", **more: Any) -> dict[str, Any]:
    return {
        "mode": "managed",
        "type": type_,
        "name": name,
        "provider": AWS,
        "instances": list(instances),
        **more,
    }


def instance(attributes: dict[str, Any], *needs: str, **more: Any) -> dict[str, Any]:
    return {"attributes": attributes, "dependencies": list(needs), **more}


def read(folder: Path, *resources: dict[str, Any], **more: Any) -> StateImport:
    path = folder / "old.tfstate"
    path.write_text(json.dumps({"version": 4, "resources": resources, **more}))
    return read_state(path, folder)


def bodies(found: StateImport, type_: str) -> Any:
    return document_of(found.configuration, Path())["resource"][type_]


def test_what_the_provider_found_out_is_left_out_and_texts_are_no_templates(tmp_path: Path) -> None:
    computed = {"owner_id": "1", "tags_all": {"A": "b"}, "ipv6_cidr_block": "", "enable_dns_hostnames": False}
    found = read(tmp_path, resource("aws_vpc", instance({**VPC, **computed})))
    assert document_of(found.configuration, Path()) == {
        "provider": {"aws": {"region": "eu-west-1"}},
        "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"A": "$${b}"}}}},
    }


def test_ids_of_what_a_resource_depends_on_are_references(tmp_path: Path) -> None:
    subnet = {"vpc_id": VPC_ID, "cidr_block": "10.0.0.0/20"}
    found = read(
        tmp_path,
        resource("aws_vpc", instance(VPC)),
        resource("aws_subnet", instance(subnet, "aws_vpc.main")),
        resource("aws_subnet", instance(subnet), name="by_hand"),
        outputs={"vpc": {"value": VPC_ID, "type": "string"}, "key": {"value": "x", "sensitive": True}},
    )
    assert bodies(found, "aws_subnet") == {
        "main": {**subnet, "vpc_id": "${aws_vpc.main.id}"},
        "by_hand": subnet,
    }
    assert document_of(found.configuration, Path())["output"] == {"vpc": {"value": "${aws_vpc.main.id}"}}
    assert found.left_out == ("output.key is left out: its value is sensitive",)


def test_a_secret_becomes_a_variable(tmp_path: Path) -> None:
    marked = [[{"type": "get_attr", "value": "password"}]]
    attributes = {"instance_class": "db.t3.micro", "password": "SECRET", "storage_encrypted": True}
    found = read(tmp_path, resource("aws_db_instance", instance(attributes, sensitive_attributes=marked)))
    document = document_of(found.configuration, Path())
    assert "SECRET" not in json.dumps(document)
    assert document["resource"]["aws_db_instance"]["main"]["password"] == "${var.main_password}"
    assert document["variable"]["main_password"] == {
        **{"type": "string", "description": "password of aws_db_instance.main", "sensitive": True}
    }


def test_rules_that_stand_apart_are_not_in_their_group_too(tmp_path: Path) -> None:
    rule = {"from_port": 22, "to_port": 22, "protocol": "tcp", "self": False, "cidr_blocks": ["10.0.0.0/8"]}
    group = {"id": GROUP_ID, "name": "web", "name_prefix": "", "ingress": [rule], "egress": []}
    apart = {"security_group_id": GROUP_ID, "ip_protocol": "tcp", "from_port": 22, "to_port": 22}
    found = read(tmp_path, resource("aws_security_group", instance(group)))
    assert bodies(found, "aws_security_group")["main"]["ingress"] == [
        {**rule, "description": None, "ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": []}
    ]
    found = read(
        tmp_path,
        resource("aws_security_group", instance(group)),
        resource("aws_vpc_security_group_ingress_rule", instance(apart, "aws_security_group.main")),
    )
    assert bodies(found, "aws_security_group") == {"main": {"name": "web"}}


def test_instances_are_one_block_whose_values_differ_by_their_keys(tmp_path: Path) -> None:
    counted = [
        instance({"cidr_block": f"10.{n}.0.0/16", "instance_tenancy": "default"}, index_key=n) for n in (1, 0)
    ]
    keyed = [instance({"domain": "vpc", "tags": {"N": key}}, index_key=key) for key in ("a", "b")]
    found = read(tmp_path, resource("aws_vpc", *counted), resource("aws_eip", *keyed))
    assert bodies(found, "aws_vpc")["main"] == {
        "count": 2,
        "cidr_block": '${["10.0.0.0/16", "10.1.0.0/16"][count.index]}',
        "instance_tenancy": "default",
    }
    assert bodies(found, "aws_eip")["main"] == {
        "for_each": '${toset(["a", "b"])}',
        "domain": "vpc",
        "tags": '${{"a" = {"N" = "a"}, "b" = {"N" = "b"}}[each.key]}',
    }


def test_keys_of_instances_and_maps_are_no_templates(tmp_path: Path) -> None:
    keyed = [
        instance({"domain": "vpc", "id": f"e{n}", "tags": {"N": str(n), "%{k}": "v"}}, index_key=key)
        for n, key in enumerate(("a ${b}", "ä%{c}"))
    ]
    address = instance({"vpc_id": "e1", "cidr_block": "10.0.0.0/20"}, "aws_eip.main")
    found = read(tmp_path, resource("aws_eip", *keyed), resource("aws_subnet", address))
    assert bodies(found, "aws_eip")["main"] == {
        "for_each": '${toset(["a $${b}", "ä%%{c}"])}',
        "domain": "vpc",
        "tags": (
            '${{"a $${b}" = {"N" = "0", "%%{k}" = "v"}, "ä%%{c}" = {"N" = "1", "%%{k}" = "v"}}[each.key]}'
        ),
    }
    assert bodies(found, "aws_subnet")["main"]["vpc_id"] == '${aws_eip.main["ä%%{c}"].id}'


def test_a_provider_with_an_alias_is_one_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, resource("aws_vpc", instance(VPC), provider=f"{AWS}.west"))
    document = document_of(found.configuration, Path())
    assert document["provider"] == {"aws": {"alias": "west", "region": "eu-west-1"}}
    assert document["resource"]["aws_vpc"]["main"]["provider"] == "aws.west"


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    other = 'provider["registry.opentofu.org/hashicorp/random"]'
    image = {"name": "a"}
    found = read(
        tmp_path,
        resource("random_pet", instance({}), provider=other),
        resource("aws_vpc", instance(VPC), module="module.net"),
        resource("aws_no_such", instance({})),
        resource("aws_vpc", instance(VPC, index_key=1)),
        resource(
            "aws_launch_template",
            *(instance({"cpu_options": [{"core_count": n}]}, index_key=n) for n in (0, 1)),
        ),
        resource("aws_vpc", {"attributes_flat": {"id": "vpc-1"}}, name="flat"),
        resource("aws_vpc", instance(VPC, index_key=0), instance(VPC, index_key="a"), name="mixed"),
        {**resource("aws_ami", instance(image)), "mode": "data"},
    )
    assert found.left_out == (
        "random_pet.main is left out: the schema of its provider, made of bindings, does not say what is "
        "secret; `snowform providers add hashicorp/random` gets it",
        "module.net.aws_vpc.main is left out: it is of a module",
        "aws_no_such.main is left out: the schema does not know its type",
        "aws_vpc.main is left out: instances of it are missing",
        "aws_vpc.flat is left out: its attributes are in the flat form of before Terraform 0.12",
        "aws_vpc.mixed is left out: its instances have keys of several kinds",
        "aws_launch_template.main: cpu_options is left out: its blocks differ between instances",
    )
    assert found.configuration.after == found.left_out


def test_an_output_keeps_its_type(tmp_path: Path) -> None:
    kind = ["object", {"a": ["map", "number"], "b": ["list", "string"], "c": ["tuple", ["bool"]]}]
    value = {"a": {"x": 1}, "b": ["y"], "c": [True]}
    found = read(tmp_path, outputs={"all": {"value": value, "type": kind}})
    assert document_of(found.configuration, Path())["output"]["all"]["value"] == (
        '${{"a" = tomap({"x" = 1}), "b" = tolist(["y"]), "c" = [true]}}'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"version": 4,\n"a": NaN}', ":2: no JSON: NaN is no number of JSON's"),
        ("{", ":1: no JSON: Expecting property name enclosed in double quotes"),
        ('{"version": 3}', ": no state of version 4; `tofu state pull` prints one"),
        ("[]", ": no state of version 4; `tofu state pull` prints one"),
        (None, ": cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_state_is_refused(text: str | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / "old.tfstate"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ImportFailed) as caught:
        read_state(path, tmp_path)
    assert str(caught.value) == f"{path}{message}"


MANAGED = {"mode": "managed", "type": "aws_vpc", "name": "a"}


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"resources": {"a": 1}}, "resources: must be a list"),
        ({"resources": [1]}, "resources[0]: must be an object"),
        ({"resources": [{"mode": "managed", "instances": [{}]}]}, "resources[0].type: is missing"),
        ({"resources": [{**MANAGED, "provider": 1}]}, "resources[0].provider: must be a string"),
        ({"resources": [{**MANAGED, "instances": {}}]}, "resources[0].instances: must be a list"),
        ({"resources": [{**MANAGED, "instances": [{}]}]}, "resources[0].instances[0].attributes: is missing"),
        (
            {"resources": [{**MANAGED, "instances": [{"attributes": []}]}]},
            "resources[0].instances[0].attributes: must be an object",
        ),
        (
            {"resources": [{**MANAGED, "instances": [instance({}, index_key=0.5)]}]},
            "resources[0].instances[0].index_key: must be a string or a whole number",
        ),
        (
            {"resources": [{**MANAGED, "instances": [{"attributes": {}, "dependencies": [1]}]}]},
            "resources[0].instances[0].dependencies[0]: must be a string",
        ),
        ({"outputs": []}, "outputs: must be an object"),
        ({"outputs": {"a": {}}}, "outputs.a.value: is missing"),
        *(
            ({"outputs": {"a": {"value": value, "type": kind}}}, "outputs.a: its value is not of its type")
            for value, kind in [
                (1, ["list", "string"]),
                ([1], ["map", "number"]),
                ([1], ["list"]),
                ([], ["tuple", ["bool"]]),
                ({"a": 1}, ["object", {"a": ["set", "number"]}]),
            ]
        ),
    ],
)
def test_what_a_state_cannot_hold_is_refused_with_its_path(
    more: dict[str, Any], problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "old.tfstate"
    path.write_text(json.dumps({"version": 4, **more}))
    with pytest.raises(ImportFailed) as caught:
        read_state(path, tmp_path)
    assert str(caught.value) == f"{path}: no state: {problem}; `tofu state pull` prints one"


def test_null_in_a_state_is_what_is_not_there(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("resources", "outputs"))
    (tmp_path / "old.tfstate").write_text(json.dumps({"version": 4, **nothing}))
    assert read_state(tmp_path / "old.tfstate", tmp_path) == StateImport(Configuration(()), ())
    absent = dict.fromkeys(("dependencies", "sensitive_attributes"))
    found = read(tmp_path, resource("aws_vpc", {**instance(VPC), **absent}, module=None))
    assert bodies(found, "aws_vpc")["main"]["cidr_block"] == "10.0.0.0/16"
