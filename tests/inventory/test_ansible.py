from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from snowform.inventory import Inventory, Machine
from snowform.inventory.ansible import group

WEB = Machine(
    "web",
    "198.51.100.7",
    resource="module.site.aws_instance.host_web[0]",
    zone="eu-central-1a",
    type="t3.small",
    tags={"Role": "web server", "Empty": ""},
    facts={"aws_id": "i-1", "aws_security_group_ids": ["sg-1", "sg-2"]},
)
DB = Machine("db", "10.0.0.5", user="nixos")


class Loader(yaml.SafeLoader):
    """Reads what is marked as unsafe as what it is."""


def construct(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    assert not isinstance(node, yaml.ScalarNode), "Ansible would guess its type"
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node, deep=True)


Loader.add_constructor("!unsafe", construct)


def read(static: str) -> Any:
    return yaml.load(static, Loader)["all"]["children"]


def unsafe(value: Any) -> Any:
    """What Ansible's JSON has for texts that are no templates."""
    if isinstance(value, dict):
        return {name: unsafe(inner) for name, inner in value.items()}
    return [unsafe(element) for element in value] if isinstance(value, list) else {"__ansible_unsafe": value}


def test_a_list_holds_the_groups_and_the_variables_of_all_hosts() -> None:
    assert Inventory("nixos-host", [DB, WEB]).listed() == {
        "stack_nixos_host": {
            "hosts": ["db", "web"],
            "vars": {
                "ansible_user": "root",
                "ansible_python_interpreter": "/run/current-system/sw/bin/python3",
            },
        },
        "resource_host_web": {"hosts": ["web"]},
        "zone_eu_central_1a": {"hosts": ["web"]},
        "type_t3_small": {"hosts": ["web"]},
        "tag_Role_web_server": {"hosts": ["web"]},
        "tag_Empty": {"hosts": ["web"]},
        "_meta": {
            "hostvars": unsafe(
                {
                    "db": {
                        "ansible_host": "10.0.0.5",
                        "ansible_user": "nixos",
                        "snowform_stack": "nixos-host",
                    },
                    "web": {
                        "ansible_host": "198.51.100.7",
                        "snowform_stack": "nixos-host",
                        "snowform_resource": "module.site.aws_instance.host_web[0]",
                        "aws_tags": {"Role": "web server", "Empty": ""},
                        "aws_id": "i-1",
                        "aws_security_group_ids": ["sg-1", "sg-2"],
                    },
                }
            )
        },
    }


def test_a_host_has_the_variables_that_the_list_gives_it_and_an_unknown_one_none() -> None:
    inventory = Inventory("nixos-host", [DB, WEB])
    assert inventory.host("web") == inventory.listed()["_meta"]["hostvars"]["web"]
    assert inventory.host("wbe") == {}


def test_an_inventory_without_machines_is_one_all_the_same() -> None:
    empty = Inventory("web", [], user="", python="")
    assert empty.listed() == {"stack_web": {"hosts": []}, "_meta": {"hostvars": {}}}
    assert read(empty.static()) == {"stack_web": {"hosts": {}}}


def test_every_collection_of_a_host_is_marked_in_the_static_inventory() -> None:
    assert """\
    stack_web:
      hosts:
        web: !unsafe
          ansible_host: "198.51.100.7"
          snowform_stack: "web"
          snowform_resource: "module.site.aws_instance.host_web[0]"
          aws_tags: !unsafe
            Role: "web server"
            Empty: ""
          aws_id: "i-1"
          aws_security_group_ids: !unsafe ["sg-1", "sg-2"]
""" in Inventory("web", [WEB], user="", python="").static()


@pytest.mark.parametrize("name", ["__ansible_unsafe", "__ansible_vault", "__ansible_type"])
def test_a_tag_that_ansible_would_take_for_a_mark_of_its_own_is_left_out(name: str) -> None:
    inventory = Inventory("web", [Machine("web", "10.0.0.1", tags={name: "x", "Role": "web"})])
    assert inventory.host("web")["aws_tags"] == unsafe({"Role": "web"})
    assert read(inventory.static())["stack_web"]["hosts"]["web"]["aws_tags"] == {"Role": "web"}
    assert "aws_tags" not in Inventory("web", [Machine("web", "10.0.0.1", tags={name: "x"})]).host("web")


def test_the_static_inventory_says_the_same() -> None:
    inventory = Inventory("nixos-host", [DB, WEB])
    listed, static = inventory.listed(), read(inventory.static())
    variables = listed.pop("_meta")["hostvars"]
    assert {name: sorted(members["hosts"]) for name, members in static.items()} == {
        name: members["hosts"] for name, members in listed.items()
    }
    assert unsafe(static["stack_nixos_host"]["hosts"]) == variables
    assert static["stack_nixos_host"]["vars"] == listed["stack_nixos_host"]["vars"]


# All signs that a text in UTF-8 can have.
TEXTS = st.text(st.characters(codec="utf-8"))


@given(st.dictionaries(TEXTS.filter(lambda name: not name.startswith("__ansible_")), TEXTS))
def test_every_text_arrives_through_yaml(tags: dict[str, str]) -> None:
    static = read(Inventory("web", [Machine("web", "10.0.0.1", tags=tags)]).static())
    assert static["stack_web"]["hosts"]["web"].get("aws_tags", {}) == tags


@given(TEXTS, TEXTS)
def test_every_group_has_a_name_that_ansible_allows(key: str, value: str) -> None:
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", group("tag", key, value))
