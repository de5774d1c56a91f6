"""A stack's configuration with a NixOS machine, and templates made of it."""

from __future__ import annotations

import json
from typing import Any

from snowform.packer import Choices, Recipe, legacy, modern, read_source

NIX = """\
{ modulesPath, ... }:
{
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];
  virtualisation.amazon-init.enable = false;
  system.stateVersion = "26.05";
}
"""
# As it stands in config.tf.json.
ESCAPED = NIX.replace("${", "$${")
AMI = "${data.aws_ami.nixos.id}"


def lookup(architecture: str = "x86_64", **more: Any) -> dict[str, Any]:
    filters = {"name": "nixos/26.05.*", "architecture": architecture}
    return {
        "owners": ["427812963091"],
        "most_recent": True,
        "filter": [{"name": name, "values": [value]} for name, value in filters.items()],
        **more,
    }


def instance(**more: Any) -> dict[str, Any]:
    return {"ami": AMI, "instance_type": "t3.medium", "user_data": ESCAPED, **more}


def stack(
    images: dict[str, Any] | None = None,
    provider: Any = None,
    more: dict[str, Any] | None = None,
    **resources: Any,
) -> dict[str, Any]:
    """A configuration; without resources it has one instance, "aws_instance.web"."""
    return {
        "provider": {"aws": provider or {"region": "eu-central-1"}},
        "data": {"aws_ami": {"nixos": lookup()} if images is None else images},
        "resource": resources or {"aws_instance": {"web": instance()}},
        **(more or {}),
    }


def recipe(
    document: dict[str, Any] | None = None,
    choices: Choices | None = None,
    *,
    name: str = "web",
    playbook: str | None = None,
) -> Recipe:
    source = read_source(document or stack(), choices or Choices())
    return Recipe(name, "net", source, f"{name}.nix", playbook)


def in_hcl(given: Recipe) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(modern(given))
    return document


def in_old_json(given: Recipe) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(legacy(given))
    return document
