"""A made-up tofu whose data sources say what exists by their errors, as the real one does."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.provision.crash.tagged_objects import FILE

Objects = Mapping[str, Mapping[str, list[str]]]


@dataclass
class Aws:
    """A tofu that answers the data sources in a folder, from what each provider configuration `has`.

    `failing` gives an error for a type of data source, or for a whole provider configuration ("aws.west");
    `unknown` are types of data sources that this provider lacks.
    """

    folder: Path
    has: Objects
    failing: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    asked: list[dict[str, Any]] = field(default_factory=list)

    def probe(self, targets: Sequence[str]) -> tuple[Mapping[str, Any], ...]:
        document = json.loads((self.folder / FILE).read_text())
        self.asked.append(document)
        addresses = {f"data.{kind}.{name}" for kind, named in document["data"].items() for name in named}
        assert set(targets) == addresses
        if self.unknown & document["data"].keys():
            return (_error("Invalid data source", "The provider does not support it."),)
        return tuple(
            event
            for kind, named in document["data"].items()
            for name, body in named.items()
            for event in self._events(kind, name, body.get("provider", "aws"))
        )

    def _events(self, kind: str, name: str, key: str) -> list[dict[str, Any]]:
        if key in self.failing:
            alias = key.partition(".")[2]
            about = f'provider["registry.opentofu.org/hashicorp/aws"]{"." if alias else ""}{alias}'
            return [_error(self.failing[key], "", about)]
        if kind in self.failing:
            return [_error(self.failing[kind], "", f"data.{kind}.{name}")]
        if kind == "aws_region":
            return [_read(kind, name), _told(name, "us-west-2" if key == "aws.west" else "eu-central-1")]
        found = self.has.get(key, {}).get(kind, [])
        if found or kind not in ONE:
            told = found[0] if found and kind in ONE else found
            return [_read(kind, name), *([_told(name, told)] if found else [])]
        return [_error("no matching EC2 Internet Gateway found", "", f"data.{kind}.{name}")]


ONE = {
    *("aws_internet_gateway", "aws_launch_template", "aws_vpc_dhcp_options", "aws_vpc_endpoint"),
    "aws_efs_file_system",
}
TAGGING = "aws_resourcegroupstaggingapi_resources"


def _error(summary: str, detail: str, address: str | None = None) -> dict[str, Any]:
    said = {"severity": "error", "summary": summary, "detail": detail}
    return {"type": "diagnostic", "diagnostic": {**said, **({"address": address} if address else {})}}


def _told(name: str, found: Any) -> dict[str, Any]:
    return _error("Resource postcondition failed", json.dumps({"by": name, "found": found}))


def _read(kind: str, name: str) -> dict[str, Any]:
    return {"type": "apply_complete", "hook": {"resource": {"addr": f"data.{kind}.{name}"}, "action": "read"}}
