"""Small stacks for the tests of faults, and what they ask of a host again and again."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.local import LocalAws
from tests.provision.e2e import stack
from tests.provision.e2e.harness import Ended, Host
from tests.provision.e2e.inventory import existing
from tests.tools import wait_for

Document = dict[str, Any]


def plain_host(root: Path) -> Host:
    """A host whose stack needs neither AWS nor a provider."""
    root.mkdir(exist_ok=True)
    return Host(root, {}, Path(os.devnull), "")


def plain(*names: str, **resources: Any) -> Document:
    """A stack of `terraform_data`, which exist in the state alone: NAME, or NAME=INPUT."""
    inputs = {**dict.fromkeys(names, "same"), **resources}
    return {"resource": {"terraform_data": {name: {"input": given} for name, given in inputs.items()}}}


@dataclass(frozen=True)
class Gate:
    """A stack `first`, `gate`, `last`, whose apply stands still at the gate until it is opened."""

    folder: Path

    @property
    def document(self) -> Document:
        wait = f"touch {self._reached}; {wait_for(self._opened, 900)}"
        document = plain("first", "gate", "last")
        resources = document["resource"]["terraform_data"]
        resources["gate"] |= {
            "depends_on": ["terraform_data.first"],
            "provisioner": [{"local-exec": {"command": wait}}],
        }
        # So large that the state no longer fits in where it was.
        resources["last"] = {"input": "x" * 20_000, "depends_on": ["terraform_data.gate"]}
        return document

    def wait(self, host: Host, process: subprocess.Popen[str], seconds: float = 300) -> None:
        """Until that apply of the host stands at the gate."""
        host.wait(process, self._reached.exists, seconds)

    def open(self) -> None:
        self._opened.touch()

    @property
    def _reached(self) -> Path:
        return self.folder / "reached"

    @property
    def _opened(self) -> Path:
        return self.folder / "opened"


def gated(root: Path) -> tuple[Host, Gate]:
    """A plain host whose apply stands still in its middle."""
    host, gate = plain_host(root), Gate(root)
    host.write(gate.document)
    host.policy(allowExec=True)
    return host, gate


def only(*kinds: str, **resources: Any) -> Document:
    """The host's stack with nothing in it but resources of these types."""
    left_out = {kind: dict.fromkeys(of) for kind, of in stack.HOST["resource"].items() if kind not in kinds}
    document = stack.host(**left_out, **resources)
    if "aws_instance" not in kinds:
        del document["data"], document["output"]["instance"]
    return document


def key_pair() -> Document:
    """The least that AWS can be asked for."""
    return only("aws_key_pair")


def network() -> Document:
    """A network, its subnet and a key pair, which are made within seconds."""
    return only(*NETWORK)


NETWORK = {"aws_key_pair": 1, "aws_subnet": 1, "aws_vpc": 1}


def machine() -> Document:
    """One instance, in a network of its own."""
    alone = {"web": {"key_name": None, "vpc_security_group_ids": None}}
    return only("aws_instance", "aws_subnet", "aws_vpc", aws_instance=alone)


def found(host: Host, aws: LocalAws) -> dict[str, str]:
    """What exists in the host's region."""
    return existing(aws.endpoint, host.region)


def is_whole(host: Host, aws: LocalAws) -> bool:
    """Whether the state knows exactly what exists."""
    return set(found(host, aws)) == set(host.resources().values())


def is_settled(host: Host) -> Ended:
    """One more run, which must find nothing to do."""
    ended = host.apply()
    assert (ended.code, ended.stderr.endswith("web: nothing to do\n")) == (0, True), ended.said
    return ended


def lines(ended: Ended) -> list[str]:
    """The errors that a command said; each is one line."""
    return [line.removeprefix("error: ") for line in ended.stderr.splitlines() if line.startswith("error: ")]


def error(ended: Ended) -> str:
    """The one error that a command ended with, its last line; a traceback is none."""
    assert "Traceback" not in ended.said, ended.said
    (only,) = lines(ended)
    assert ended.stderr.splitlines()[-1] == f"error: {only}", ended.said
    return only


def resolve(host: Host, ended: Ended) -> None:
    """Do what a run that ended with open questions names: the first command for each address."""
    done: set[str] = set()
    for line in re.findall(r"^ +resolve (.+)$", ended.said, re.MULTILINE):
        address, *outcome = shlex.split(line)
        if address not in done and outcome != ["imported", "ID"]:
            done.add(address)
            assert host.run("resolve", address, *outcome).code == 0
    assert done, ended.said


def converges(host: Host) -> Ended:
    """The next run, after answers to what it asks."""
    ended = host.apply()
    for _ in range(3):
        if ended.code == 6:
            resolve(host, ended)
        elif ended.code == 4 and (tainted := re.findall(r"`state untaint '([^']+)'`", ended.said)):
            for address in sorted(set(tainted)):
                assert host.run("state", "untaint", address).code == 0
        else:
            break
        ended = host.apply()
    assert ended.code == 0, ended.said
    return ended


def files(host: Host) -> dict[str, bytes]:
    """All that is kept in the state folder, by name."""
    kept = (path for path in sorted(host.state.rglob("*")) if path.is_file())
    return {str(path.relative_to(host.state)): path.read_bytes() for path in kept}


def ids(path: Path) -> dict[str, str]:
    """Address to id in a state file."""
    document = json.loads(path.read_text())
    return {
        f"{resource['type']}.{resource['name']}": str(instance["attributes"]["id"])
        for resource in document["resources"]
        for instance in resource["instances"]
    }
