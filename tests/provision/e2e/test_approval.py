"""An approval lets through what was shown, and nothing that an apply would compute from something else."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import promises
from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import plain_host
from tests.tools import need

pytestmark = pytest.mark.e2e

Document = dict[str, Any]

# `keep` is replaced, so that nothing that is made of its id is known before the apply.
STACK: Document = {
    "locals": {"who": "nobody"},
    "variable": {"who": {}, "secret": {"sensitive": True}},
    "resource": {
        "terraform_data": {
            "keep": {"triggers_replace": "1"},
            "written": {"input": "${terraform_data.keep.id}: allow nobody"},
            "local": {"input": "${terraform_data.keep.id}: allow ${local.who}"},
            "variable": {"input": "${terraform_data.keep.id}: allow ${var.who}"},
            "secret": {"input": "${terraform_data.keep.id}: ${var.secret}"},
            "read": {"input": '${terraform_data.keep.id}: ${file("assets/policy")}'},
            "runs": {
                "triggers_replace": "${terraform_data.keep.id}",
                "provisioner": [{"local-exec": {"command": "true nobody"}}],
            },
        }
    },
    "module": {"inner": {"source": "./modules/inner", "id": "${terraform_data.keep.id}"}},
}
MODULE = {
    "variable": {"id": {}},
    "resource": {"terraform_data": {"made": {"input": "${var.id}: allow nobody"}}},
}


class ConfiguredAttributes:
    """The stack's files, as they were shown, or with one thing in them otherwise."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.folder = host.root / "configuration"
        self.values = host.root / "values.tfvars.json"
        host.arguments += ["--var-file", str(self.values)]

    def __call__(self, change: Callable[[Document], object] = lambda _: None) -> None:
        parts: Document = {
            "stack": copy.deepcopy(STACK),
            "module": copy.deepcopy(MODULE),
            "asset": "allow nobody",
            "values": {"who": "nobody", "secret": "nobody-either"},
        }
        change(parts)
        self.host.write(parts["stack"])
        self._put("modules/inner/main.tf.json", json.dumps(parts["module"]))
        self._put("assets/policy", parts["asset"])
        self.values.write_text(json.dumps(parts["values"]))

    def _put(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def shown(parts: Document) -> None:
    parts["stack"]["resource"]["terraform_data"]["keep"]["triggers_replace"] = "2"


def _data(parts: Document) -> Document:
    resources: Document = parts["stack"]["resource"]["terraform_data"]
    return resources


EVERYBODY: dict[str, Callable[[Document], object]] = {
    "a text": lambda parts: _data(parts)["written"].update(
        input="${terraform_data.keep.id}: allow EVERYBODY"
    ),
    "a local": lambda parts: parts["stack"]["locals"].update(who="EVERYBODY"),
    "a variable": lambda parts: parts["values"].update(who="EVERYBODY"),
    "a sensitive variable": lambda parts: parts["values"].update(secret="EVERYBODY"),
    "a file that is read": lambda parts: parts.update(asset="allow EVERYBODY"),
    "a command": lambda parts: _data(parts)["runs"]["provisioner"][0]["local-exec"].update(
        command="true EVERYBODY"
    ),
    "a module": lambda parts: parts["module"]["resource"]["terraform_data"]["made"].update(
        input="${var.id}: allow EVERYBODY"
    ),
}


def test_what_an_unknown_value_is_made_of_is_approved_with_it(tmp_path: Path) -> None:
    need("tofu")
    host = plain_host(tmp_path / "host")
    write = ConfiguredAttributes(host)
    host.policy(allowExec=True)
    write()
    assert host.apply().code == 0
    write(shown)
    refused = host.apply()
    assert refused.code == 4, refused.said
    digest = re.search(r"approve ([0-9a-f]{16})", refused.said)
    assert digest, refused.said
    assert host.run("approve", digest[1]).code == 0
    before = host.state_file.read_bytes()
    held = []
    for name, change in EVERYBODY.items():

        def both(parts: Document, change: Callable[[Document], object] = change) -> None:
            shown(parts)
            change(parts)

        write(both)
        if host.apply().code == 4 and host.state_file.read_bytes() == before:
            held.append(name)
        else:
            break
    claim = "what an unknown value is made of is approved with it"
    promises.tried("approval", claim, inputs=len(EVERYBODY), held=len(held))
    assert held == list(EVERYBODY)
    write(shown)
    ended = host.apply()
    assert ended.code == 0, ended.said
    assert f"the plan {digest[1]} was approved: going on, once" in ended.said
