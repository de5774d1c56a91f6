"""The real Ansible runs nothing of what stands in a state: no value, no tag's name, no host's name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import VENV
from tests import promises
from tests.inventory.states import instance, resource, state

pytestmark = pytest.mark.e2e

# Were one of them run, a 42 would come of it.
HEADER = "#jinja2:variable_start_string:'[%', variable_end_string:'%]'\n"
TEXTS = [
    "{{ 6 * 7 }}",
    "a {{ 6 * 7 }} b",
    "{% if true %}{{ 6 * 7 }}{% endif %}",
    "{%- set x = 6 * 7 -%}{{ x }}",
    "{# #}{{ 6 * 7 }}",
    "{{ '{{ 6 * 7 }}' }}",
    "{{'{{'}} 6 * 7 }}",
    HEADER + "[% 6 * 7 %]",
    HEADER + "{{ 6 * 7 }}[% 6 * 7 %]",
    "#jinja2: variable_start_string: '<<', variable_end_string: '>>'\n<< 6 * 7 >>",
    "#jinja2:block_start_string:'(%', block_end_string:'%)'\n(% if true %){{ 6 * 7 }}(% endif %)",
    "#jinja2:trim_blocks:True\n{{ 6 * 7 }}",
    "#jinja2:lstrip_blocks: False\r\n{{ 6 * 7 }}",
    "  #jinja2:trim_blocks:True\n{{ 6 * 7 }}",
    "!unsafe '{{ 6 * 7 }}'",
    '", "x": "{{ 6 * 7 }}',
    "'\n    x: {{ 6 * 7 }}\n    y: '",
    '{"__ansible_unsafe": "{{ 6 * 7 }}"}',
    "${6 * 7}",
    "a: b # {{ 6 * 7 }}",
    "* {{ 6 * 7 }}",
    "\u2028{{ 6 * 7 }}\u0085",
    "plain",
    # What YAML 1.1 takes for something else than a text.
    *("0", "010", "1:30", "1e3", "0x1F", "yes", "null", "~", "2026-11-28", "=", "<<", ".inf", "!!int 3"),
]
# Names of tags that are Ansible's own words for what an object stands for.
MARKS = ["__ansible_unsafe", "__ansible_vault", "__ansible_type"]
# The values and the tags of each machine as they are once Ansible has done what it does with them: as
# variables of a host, and as items of a loop, which become variables a second time.
PLAYBOOK = [
    {
        "hosts": "localhost",
        "connection": "local",
        "gather_facts": False,
        "vars": {
            "machines": "{{ groups['all'] | map('extract', hostvars) | list }}",
        },
        "tasks": [
            {
                "debug": {"msg": ["{{ item.key }}", "{{ item.value }}"]},
                "loop": "{{ machines | map(attribute='aws_tags') | map('dict2items') | flatten(1)"
                " | rejectattr('key', 'eq', 'Zulu') }}",
                "register": "looped",
            },
            {
                "copy": {
                    "content": "{{ [machines, looped.results | map(attribute='msg')] | to_json }}",
                    "dest": "{{ lookup('env', 'SEEN') }}",
                }
            },
        ],
    }
]


def machine(index: int, text: str) -> dict[str, Any]:
    """A machine with the text in whatever of it is told."""
    attributes = {
        "arn": text,
        "ami": text,
        "key_name": text,
        "subnet_id": text,
        "instance_type": text,
        "availability_zone": text,
        "vpc_security_group_ids": [text, text],
        "ipv6_addresses": [text],
        "public_ip_address": "198.51.100.7",
        "username": text,
        "bundle_id": text,
        "tags": {text: text, "Zulu": "0"},
    }
    return {**instance(f"i-{index}", **attributes), "index_key": text}


def seen(folder: Path, inventory: str) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """What the real Ansible knows from an inventory: all of each machine, a tag of each in a loop."""
    (folder / "playbook.yml").write_text(json.dumps(PLAYBOOK))
    environment = {
        **os.environ,
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "ANSIBLE_HOME": str(folder / "ansible"),
        "ANSIBLE_LOCALHOST_WARNING": "False",
        "SEEN": str(folder / "seen.json"),
    }
    run = subprocess.run(
        [
            "ansible-playbook",
            "-i",
            inventory,
            "-e",
            f"ansible_python_interpreter={sys.executable}",
            "playbook.yml",
        ],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    known, looped = json.loads((folder / "seen.json").read_text())
    return known, looped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a state, and with the inventory of it in both forms."""
    machines = [machine(index, text) for index, text in enumerate(TEXTS)]
    lightsail = machine(len(TEXTS), HEADER + "[% 6 * 7 %]")
    (tmp_path / "states").mkdir()
    (tmp_path / "states" / "web.tfstate").write_text(
        state(
            resource("aws_instance", "web", *machines),
            resource("aws_lightsail_instance", "box", lightsail),
            resource(
                "aws_instance", "marked", instance("i-m", tags={"Role": "x", **dict.fromkeys(MARKS, "y")})
            ),
        )
    )
    snowform = f"{sys.executable} -m snowform inventory web --state {tmp_path}/states/web.tfstate"
    (tmp_path / "script").write_text(f'#!/bin/sh\nexec {snowform} "$@"\n')
    (tmp_path / "script").chmod(0o755)
    subprocess.run([*snowform.split(), "-o", tmp_path / "hosts.yaml"], check=True, capture_output=True)
    return tmp_path


@pytest.mark.promise
@pytest.mark.parametrize("inventory", ["./script", "hosts.yaml"], ids=["--list", "static"])
def test_ansible_runs_no_text_of_a_state(folder: Path, inventory: str) -> None:
    known, looped = seen(folder, inventory)
    machines = {host["aws_id"]: host for host in known}
    wrong = []
    for index, text in enumerate([*TEXTS, HEADER + "[% 6 * 7 %]"]):
        host = machines[f"i-{index}"]
        facts = [host[name] for name in ("aws_arn", "aws_image_id", "aws_key_name", "aws_subnet_id")]
        facts += [host["aws_instance_type"] if index < len(TEXTS) else host["ansible_user"]]
        facts += [host["aws_availability_zone"], *host["aws_security_group_ids"], *host["aws_ipv6_addresses"]]
        tags = {text: text, "Zulu": "0"}
        named = "42" not in host["inventory_hostname"] + host["snowform_resource"]
        if set(facts) != {text} or host["aws_tags"] != tags or [text, text] not in looped or not named:
            wrong.append((text, host))
    promises.tried(
        "ansible",
        f"a text in all of a state, {inventory}",
        inputs=len(TEXTS) + 1,
        held=len(TEXTS) + 1 - len(wrong),
    )
    assert wrong == []
    # It knows the others all the same.
    assert machines["i-m"]["aws_tags"] == {"Role": "x"}
