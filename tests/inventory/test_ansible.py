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
            "hostvars": {
                "db": {"ansible_host": "10.0.0.5", "ansible_user": "nixos", "snowform_stack": "nixos-host"},
                "web": {
                    "ansible_host": "198.51.100.7",
                    "snowform_stack": "nixos-host",
                    "snowform_resource": "module.site.aws_instance.host_web[0]",
                    "aws_tags": {"Role": "web server", "Empty": ""},
                    "aws_id": "i-1",
                    "aws_security_group_ids": ["sg-1", "sg-2"],
                },
            }
        },
    }


def test_a_host_has_the_variables_that_the_list_gives_it_and_an_unknown_one_none() -> None:
    inventory = Inventory("nixos-host", [DB, WEB])
    assert inventory.host("web") == inventory.listed()["_meta"]["hostvars"]["web"]
    assert inventory.host("wbe") == {}


def test_an_inventory_without_machines_is_one_all_the_same() -> None:
    empty = Inventory("web", [], user="", python="")
    assert empty.listed() == {"stack_web": {"hosts": []}, "_meta": {"hostvars": {}}}
    assert yaml.safe_load(empty.static()) == {"all": {"children": {"stack_web": {"hosts": {}}}}}


@pytest.mark.parametrize("text", ["{{ lookup('pipe', 'id') }}", "{% if 1 %}", "{# no #}"])
def test_a_text_that_ansible_would_run_is_marked(text: str) -> None:
    inventory = Inventory("web", [Machine("web", "10.0.0.1", tags={"Note": text})])
    assert inventory.host("web")["aws_tags"] == {"Note": {"__ansible_unsafe": text}}
    assert re.search(r'Note: !unsafe "\{', inventory.static())


def test_the_static_inventory_says_the_same() -> None:
    inventory = Inventory("nixos-host", [DB, WEB])
    listed, static = inventory.listed(), yaml.safe_load(inventory.static())["all"]["children"]
    variables = listed.pop("_meta")["hostvars"]
    assert {name: sorted(one["hosts"]) for name, one in static.items()} == {
        name: one["hosts"] for name, one in listed.items()
    }
    assert static["stack_nixos_host"]["hosts"] == variables
    assert static["stack_nixos_host"]["vars"] == listed["stack_nixos_host"]["vars"]


# All signs that a text in UTF-8 can have; templates are marked, and so are no longer plain texts.
TEXTS = st.text(st.characters(codec="utf-8")).filter(lambda text: not re.search(r"\{[{%#]", text))


@given(st.dictionaries(TEXTS, TEXTS))
def test_every_text_arrives_through_yaml(tags: dict[str, str]) -> None:
    static: Any = yaml.safe_load(Inventory("web", [Machine("web", "10.0.0.1", tags=tags)]).static())
    assert static["all"]["children"]["stack_web"]["hosts"]["web"].get("aws_tags", {}) == tags


@given(TEXTS, TEXTS)
def test_every_group_has_a_name_that_ansible_allows(key: str, value: str) -> None:
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", group("tag", key, value))
