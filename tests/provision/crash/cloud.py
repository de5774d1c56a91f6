"""A made-up AWS behind a made-up tofu, for tests of what an investigation asks and decides."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.provision.tofu.diagnostics import Diagnostic, TofuFailed

LISTS = {
    "aws_instances": "aws_instance",
    "aws_subnets": "aws_subnet",
    "aws_vpcs": "aws_vpc",
    "aws_route_tables": "aws_route_table",
    "aws_ebs_volumes": "aws_ebs_volume",
}


@dataclass
class Cloud:
    """A tofu on a folder: plans are made of `resources` (address to planned values) and `objects`.

    `refers` names, for an address, attributes that are known once another address has an object. `absences`
    says how the provider itself tells that there is no object of a type; where the import of what an address
    `depends` on fails, its own is not tried.
    """

    folder: Path
    resources: dict[str, dict[str, Any]]
    objects: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    refers: dict[str, dict[str, str]] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    failing: dict[str, str] = field(default_factory=dict)
    arns: dict[str, tuple[str, str]] = field(default_factory=dict)
    absences: dict[str, str] = field(default_factory=dict)
    depends: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def plan(self, out: Path, *, lock: bool, targets: Sequence[str]) -> None:
        assert not lock
        assert targets
        files = {path.name: json.loads(path.read_text()) for path in self.folder.glob("*.tf.json")}
        self.asked.append(files)
        errors: list[Diagnostic] = []
        prior = [*self._data(files, errors), *self._imported(files, errors)]
        out.write_text(json.dumps({**self.document(self._imports(files)), "prior_state": _state(prior)}))
        if errors:
            raise TofuFailed("plan", tuple(errors), "")

    def show(self, plan: Path) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(plan.read_text())
        return found

    def document(self, imports: Mapping[str, str] | None = None) -> dict[str, Any]:
        imports = imports or {}
        changes = [self._change(address, imports) for address in self.resources]
        blocks = [
            {
                "mode": "managed",
                "type": address.partition(".")[0],
                "name": address.partition(".")[2].partition("[")[0],
                "provider_config_key": "aws",
            }
            for address in self.resources
        ]
        provider = {"aws": {"full_name": "registry.opentofu.org/hashicorp/aws"}}
        configuration = {"provider_config": provider, "root_module": {"resources": blocks}}
        return {"resource_changes": changes, "configuration": configuration}

    def _change(self, address: str, imports: Mapping[str, str]) -> dict[str, Any]:
        type_, _, name = address.partition(".")
        known = {
            attribute: imports[target]
            for attribute, target in self.refers.get(address, {}).items()
            if target in imports
        }
        change: dict[str, Any] = {
            "actions": ["delete", "create"] if address in self.replaced else ["create"],
            "before": {"id": self.replaced[address]} if address in self.replaced else None,
            "after": {**self.resources[address], **known},
        }
        if address in imports:
            change |= {"actions": ["no-op"], "importing": {"id": imports[address]}}
        return {"address": address, "type": type_, "name": name.partition("[")[0], "change": change}

    def _data(self, files: dict[str, Any], errors: list[Diagnostic]) -> list[dict[str, Any]]:
        found = []
        for data, blocks in files.get("snowform_search.tf.json", {}).get("data", {}).items():
            for name in blocks:
                address = f"data.{data}.{name}"
                if data in self.failing:
                    errors.append(Diagnostic("error", self.failing[data], "", address))
                    continue
                arns = [{"resource_arn": arn} for arn, key in self.arns.items() if key in self.objects]
                values: dict[str, Any] = {"resource_tag_mapping_list": arns}
                if data in LISTS:
                    ids = [
                        id_
                        for (type_, id_), attributes in self.objects.items()
                        if type_ == LISTS[data] and _tagged(attributes)
                    ]
                    values = {"ids": ids}
                found.append({"address": address, "values": values})
        return found

    def _imported(self, files: dict[str, Any], errors: list[Diagnostic]) -> list[dict[str, Any]]:
        found = []
        imports = self._imports(files)
        exists = {
            address: (address.partition(".")[0], id_) in self.objects for address, id_ in imports.items()
        }
        for address, identity in imports.items():
            type_ = address.partition(".")[0]
            if not exists.get(self.depends.get(address, ""), True):
                continue
            if exists[address]:
                found.append({"address": address, "values": self.objects[type_, identity]})
            elif absence := self.absences.get(type_):
                errors.append(Diagnostic("error", absence, ""))
            else:
                quoted = json.dumps(address)
                detail = f"While attempting to import an existing object to {quoted}, the provider detected"
                errors.append(Diagnostic("error", "Cannot import non-existent remote object", detail))
        return found

    @staticmethod
    def _imports(files: dict[str, Any]) -> dict[str, str]:
        blocks = files.get("snowform_import.tf.json", {}).get("import", [])
        return {block["to"]: block["id"] for block in blocks}


def _state(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {"values": {"root_module": {"resources": resources}}}


def _tagged(values: dict[str, Any]) -> bool:
    return bool(values.get("tags_all", {}).get("snowform:state") == "l")
