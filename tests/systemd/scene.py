"""A machine with a stack on it, and the AWS that the stack is applied to."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.local import LocalAws
from snowform.local.clients import client
from tests.provision.e2e import stack
from tests.provision.e2e.harness import SECRET_KEY
from tests.provision.e2e.inventory import counts, existing
from tests.provision.e2e.proxy import Faults
from tests.systemd.machine import Machine, wait_for
from tests.systemd.rendering import Generation, Stack

UNIT = "snowform-web.service"
STATE = "/var/lib/private/snowform/web"
CREDENTIALS = "/etc/secrets/aws"
PASSWORD_FILE = "/etc/secrets/password"
# In seconds, for what takes half a minute where nothing else runs.
PATIENCE = 600
PASSWORD = "Tr0ub4dor-and-three"


def document(**resources: Mapping[str, Mapping[str, Any] | None]) -> dict[str, Any]:
    """The stack of the provisioning tests, whose secret is a file's; changed as `stack.host` does it."""
    made = copy.deepcopy(stack.host(**resources))
    del made["variable"]["password"]["default"]
    made["provider"]["aws"] |= LocalAws.override()["provider"]["aws"]
    return made


@dataclass
class Scene:
    """`aws` is the local AWS itself, `endpoint` the proxy before it that the machine talks to."""

    machine: Machine
    folder: Path
    aws: str
    endpoint: str
    region: str
    faults: Faults
    seen: set[str] = field(default_factory=set)
    # What the unit was doing when the first boot was complete.
    early: str = ""

    def lay_out_secrets(self) -> None:
        """The files that agenix or sops-nix would have put there."""
        keys = f"[default]\naws_access_key_id = local\naws_secret_access_key = {SECRET_KEY}\n"
        self.machine.write(CREDENTIALS, keys, 0o400)
        self.machine.write(PASSWORD_FILE, PASSWORD, 0o400)

    def install(self, stack_document: Mapping[str, Any] | None = None, settings: str = "") -> None:
        """Put a configuration of the host into the machine; a running one is told of its units."""
        whole = f"""
          credentials.file = "{CREDENTIALS}";
          secrets.password = "{PASSWORD_FILE}";
          environment = {{
            AWS_ENDPOINT_URL = "{self.endpoint}";
            AWS_REGION = "{self.region}";
          }};
          {settings}
        """
        stacks = {"web": Stack(stack_document or document(), whole)}
        Generation.of(self.folder, stacks).install(self.machine)
        if self.machine.process:
            self.machine.run("systemctl", "daemon-reload")

    def switch(self, stack_document: Mapping[str, Any], settings: str = "") -> None:
        """A switch: the units change, and the targets are started again, which waits for what they want."""
        self.install(stack_document, settings)
        self.machine.switch()

    def restart(self, *, check: bool = True) -> str:
        """Restart the unit, and wait for the end of the apply."""
        return self.machine.run("systemctl", "restart", UNIT, check=check, timeout=PATIENCE)

    def settled(self) -> str:
        """Wait for the end of the apply, however it ends; the unit's state then."""

        def has_ended() -> bool:
            self.look_around()
            ends = {"active", "failed", "inactive"}
            return self.machine.show(UNIT, "ActiveState") in ends and not self.has_job()

        wait_for("the apply ends", has_ended, PATIENCE)
        return self.machine.show(UNIT, "ActiveState")

    def has_job(self) -> bool:
        """Whether systemd has something to do for the unit."""
        return self.machine.show(UNIT, "Job") not in {"", "0"}

    def ended(self) -> None:
        """Wait for an apply that ends well."""
        state = self.settled()
        assert (state, self.machine.show(UNIT, "Result")) == ("active", "success"), self.journal()

    def in_mid_apply(self, events: int = 9) -> None:
        """Wait until a running apply has told so much: each resource is begun and done."""
        capture = self.machine.file(f"{STATE}/capture.jsonl")

        def told() -> bool:
            self.look_around()
            said = capture.read_text() if capture.exists() else ""
            return len(re.findall(r'"type":"apply_(?:start|complete)"', said)) > events

        wait_for(f"{events} events of an apply", told, PATIENCE)

    def look_around(self) -> None:
        """Keep the command lines of what runs, for the search for secrets."""
        self.seen |= set(self.machine.command_lines().splitlines())

    def operator(self, *arguments: str, check: bool = True) -> str:
        """What the operator's command says, called as root."""
        return self.machine.run("snowform-web", *arguments, check=check, timeout=PATIENCE)

    def unit(self, *names: str, unit: str = UNIT) -> list[str]:
        """Properties of a unit."""
        return [self.machine.show(unit, name) for name in names]

    def drift_ended(self, unit: str) -> str:
        """When the latest search for drift came to its end, be the next one running; empty where none did."""
        self.look_around()
        return self.machine.show(f"{unit}.service", "InactiveEnterTimestamp")

    def looks_for_drift(self, unit: str) -> bool:
        """Whether a search for drift is running."""
        return self.machine.show(f"{unit}.service", "ActiveState") not in {"inactive", "failed"}

    def name_of_vpc(self) -> str:
        """The Name tag of the stack's VPC, in AWS."""
        vpc = self.ec2().describe_vpcs(VpcIds=[self.resources()["aws_vpc.main"]])["Vpcs"][0]
        return next(str(tag["Value"]) for tag in vpc["Tags"] if tag["Key"] == "Name")

    def journal(self) -> str:
        """What was said by and of the unit."""
        return self.machine.journal(UNIT)

    def found(self) -> dict[str, str]:
        """What exists in AWS."""
        return existing(self.aws, self.region)

    def ec2(self) -> Any:
        """A client of its own, which is not the stack's."""
        return client("ec2", self.aws, self.region)

    def resources(self) -> dict[str, str]:
        """Address to id of what the state knows, data sources left out."""
        state = json.loads(self.machine.file(f"{STATE}/terraform.tfstate").read_text())
        return {
            f"{resource['type']}.{resource['name']}": str(instance["attributes"]["id"])
            for resource in state["resources"]
            if resource["mode"] == "managed"
            for instance in resource["instances"]
        }

    def is_whole(self) -> None:
        """Everything exists once, and the state knows all of it and nothing else."""
        found = self.found()
        assert counts(found) == stack.EXPECTED, self.journal()
        # Routes and associations have other ids in the state than in EC2.
        plain = {
            id_
            for id_, kind in found.items()
            if not kind.startswith("aws_route") or kind == "aws_route_table"
        }
        assert plain <= set(self.resources().values())
        assert len(self.resources()) == 11
