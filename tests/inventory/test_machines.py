from __future__ import annotations

import json
from typing import Any

import pytest

from snowform.inventory import InventoryError, in_outputs, in_state
from tests.inventory.states import instance, path, resource, state

WEB = resource("aws_instance", "web", instance())


def outputs(value: Any) -> dict[str, str]:
    found = in_outputs(json.dumps(value), ["addresses"], where="outputs.json")
    return {machine.name: machine.address for machine in found}


def test_a_machine_is_known_by_its_tag_name_and_reached_by_its_public_address() -> None:
    (machine,) = in_state(state(WEB))
    assert (machine.name, machine.address, machine.resource) == ("web", "198.51.100.7", "aws_instance.web")
    assert (machine.zone, machine.type, machine.tags) == ("eu-central-1a", "t3.small", {"Name": "web"})
    assert machine.facts == {
        "aws_id": "i-1",
        "aws_public_ip": "198.51.100.7",
        "aws_private_ip": "10.0.0.4",
        "aws_availability_zone": "eu-central-1a",
        "aws_instance_type": "t3.small",
    }


@pytest.mark.parametrize(
    ("attributes", "private", "address"),
    [
        pytest.param({}, True, "10.0.0.4", id="private where that is wanted"),
        pytest.param({"public_ip": ""}, False, "10.0.0.4", id="private where there is no public one"),
        pytest.param({"private_ip": None}, True, "198.51.100.7", id="public where there is no private one"),
        pytest.param(
            {"public_ip": "", "private_ip": "", "ipv6_addresses": ["2001:db8::7"]},
            False,
            "2001:db8::7",
            id="IPv6 where there is nothing else",
        ),
    ],
)
def test_the_address_is_of_the_wanted_kind_where_there_is_one(
    attributes: dict[str, Any], private: bool, address: str
) -> None:
    (machine,) = in_state(state(resource("aws_instance", "web", instance(**attributes))), private=private)
    assert machine.address == address


def test_a_machine_without_an_address_is_left_out() -> None:
    assert in_state(state(resource("aws_instance", "web", instance(public_ip="", private_ip="")))) == ()


@pytest.mark.parametrize(
    "elastic",
    [
        pytest.param(("aws_eip", {"instance": "i-1"}), id="of the instance"),
        pytest.param(("aws_eip", {"network_interface": "eni-1"}), id="of its network interface"),
        pytest.param(("aws_eip_association", {"instance_id": "i-1"}), id="by an association"),
    ],
)
def test_an_elastic_address_goes_before_the_one_that_the_instance_was_born_with(
    elastic: tuple[str, dict[str, str]],
) -> None:
    kind, owner = elastic
    address = {"attributes": {"id": "a", "public_ip": "203.0.113.9", **owner}, "sensitive_attributes": []}
    machine = resource("aws_instance", "web", instance(primary_network_interface_id="eni-1"))
    (found,) = in_state(state(machine, resource(kind, "ip", address)))
    assert (found.address, found.facts["aws_public_ip"]) == ("203.0.113.9", "203.0.113.9")


def test_machines_that_share_a_name_are_known_by_their_addresses_in_the_state() -> None:
    twins = resource(
        "aws_instance", "web", {**instance("i-1"), "index_key": 0}, {**instance("i-2"), "index_key": 1}
    )
    named = resource("aws_instance", "db", instance("i-3", tags={"Name": "db 1: main"}))
    bare = resource("aws_instance", "job", instance("i-4", tags=None), module="module.jobs")
    assert [machine.name for machine in in_state(state(twins, named, bare))] == [
        "aws_instance.web_0",
        "aws_instance.web_1",
        "db_1_main",
        "module.jobs.aws_instance.job",
    ]


@pytest.mark.parametrize("name", ["all", "localhost", "ungrouped", ""])
def test_a_name_that_means_something_to_ansible_is_not_taken(name: str) -> None:
    (machine,) = in_state(state(resource("aws_instance", "web", instance(tags={"Name": name}))))
    assert machine.name == "aws_instance.web"


def test_machines_of_lightsail_and_spot_requests_are_known_too() -> None:
    light = {"id": "l", "public_ip_address": "198.51.100.8", "username": "nixos", "bundle_id": "nano_3_0"}
    spot = instance("sir-1", spot_instance_id="i-9", public_ip="198.51.100.9", tags={"Name": "spot"})
    found = in_state(
        state(
            resource("aws_lightsail_instance", "light", {"attributes": light}),
            resource("aws_spot_instance_request", "spot", spot),
        )
    )
    assert [
        (machine.address, machine.user, machine.type, machine.facts.get("aws_id")) for machine in found
    ] == [
        ("198.51.100.8", "nixos", "nano_3_0", "l"),
        ("198.51.100.9", "", "t3.small", "i-9"),
    ]


def test_what_waits_for_its_deletion_and_what_was_only_read_are_no_machines_of_the_stack() -> None:
    deposed = resource("aws_instance", "web", {**instance("i-1"), "deposed": "0123abcd"})
    read = resource("aws_instance", "other", instance("i-2"), mode="data")
    assert in_state(state(deposed, read)) == ()


@pytest.mark.parametrize(
    ("marks", "tags", "missing"),
    [
        pytest.param([path("tags", "Token")], {"Name": "web"}, "", id="a tag"),
        pytest.param([path("tags")], {}, "", id="all tags"),
        pytest.param(
            [path("instance_type")],
            {"Name": "web", "Token": "SECRET"},
            "aws_instance_type",
            id="an attribute",
        ),
        pytest.param(
            [path("vpc_security_group_ids", "0")],
            {"Name": "web", "Token": "SECRET"},
            "aws_security_group_ids",
            id="a part of an attribute",
        ),
    ],
)
def test_nothing_that_is_marked_as_sensitive_is_told(
    marks: list[Any], tags: dict[str, str], missing: str
) -> None:
    made = instance(sensitive=marks, tags={"Name": "web", "Token": "SECRET"}, vpc_security_group_ids=["sg-1"])
    (machine,) = in_state(state(resource("aws_instance", "web", made)))
    assert machine.tags == tags
    assert missing not in machine.facts


def test_no_attribute_is_told_that_is_not_on_the_list() -> None:
    secret = {"user_data": "SECRET", "password_data": "SECRET", "tags_all": {"From": "SECRET"}}
    text = state(
        resource("aws_instance", "web", instance(**secret)), key={"value": "SECRET", "sensitive": True}
    )
    assert "SECRET" in text
    assert "SECRET" not in repr(in_state(text))


def test_an_address_that_ssh_would_take_for_an_option_is_none() -> None:
    made = instance(public_ip="-oProxyCommand=reboot", private_ip="10.0.0.4")
    (machine,) = in_state(state(resource("aws_instance", "web", made)))
    assert machine.address == "10.0.0.4"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it holds no state: nothing was applied yet"),
        ("[]", "it is no state: a JSON object was expected"),
        ('{"version": 4, "serial": 1', "it is cut off or damaged"),
    ],
)
def test_what_is_no_state_is_told(text: str, message: str) -> None:
    with pytest.raises(InventoryError, match=f"^web.tfstate: {message}"):
        in_state(text, where="web.tfstate")


def test_outputs_name_machines_and_their_addresses() -> None:
    found = {"web": "198.51.100.7", "db": "db.example.org"}
    assert outputs({"addresses": found, "other": 1}) == found
    as_tofu_prints = {"addresses": {"sensitive": False, "type": ["object", {}], "value": found}}
    assert outputs(as_tofu_prints) == found
    assert outputs({"addresses": {}}) == {}


def test_several_outputs_are_taken_together() -> None:
    text = json.dumps({"hosts": {"web": "10.0.0.1"}, "servers": {"db": "10.0.0.2", "web": "10.0.0.1"}})
    assert [machine.name for machine in in_outputs(text, ["hosts", "servers"], where="o")] == ["db", "web"]
    clash = json.dumps({"hosts": {"web": "10.0.0.1"}, "servers": {"web": "10.0.0.2"}})
    with pytest.raises(InventoryError, match=r"^o: 'web' has another address in another output$"):
        in_outputs(clash, ["hosts", "servers"], where="o")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "outputs.json: wanted an object of outputs"),
        ({"address": {}}, "outputs.json: there is no output 'addresses'"),
        ({"addresses": "10.0.0.1"}, "outputs.json: addresses: wanted an object of names and addresses"),
        ({"addresses": {"web": None}}, "outputs.json: addresses.web: wanted an IP address or a host's name"),
        ({"addresses": {"web": "-oX=1"}}, "outputs.json: addresses.web: wanted an IP address"),
        ({"addresses": {"all": "10.0.0.1"}}, "outputs.json: addresses: 'all' cannot be a host's name"),
        ({"addresses": {"sensitive": True, "value": {"web": "SECRET"}}}, "there is no output 'addresses'"),
    ],
)
def test_outputs_of_another_form_are_told(value: Any, message: str) -> None:
    with pytest.raises(InventoryError, match=message) as caught:
        outputs(value)
    assert "SECRET" not in str(caught.value)


def test_outputs_that_are_no_json_are_told() -> None:
    with pytest.raises(InventoryError, match=r"^outputs\.json: is not JSON: "):
        in_outputs("{", ["addresses"], where="outputs.json")
