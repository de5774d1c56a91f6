"""What `nix flake init` gives is what `snowform init --flake` makes, and that flake applies its stack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.template import TEMPLATE, texts
from snowform.starter import KINDS, Answers, make_project
from tests.flake.evaluation import SYSTEMS, Flake


def test_the_template_is_what_init_makes() -> None:
    there = {path.relative_to(TEMPLATE).as_posix() for path in TEMPLATE.rglob("*") if path.is_file()}
    wanted = texts()
    # What Python keeps beside its sources is not tracked.
    assert {name for name in there if "__pycache__" not in name} == wanted.keys(), "run: make template"
    for name, text in wanted.items():
        assert (TEMPLATE / name).read_text() == text, f"{name}: run: make template"
    assert "projectId" not in json.loads(wanted["cdktf.json"])


@pytest.mark.e2e
def test_a_project_that_is_a_flake_builds_applies_and_is_a_module(tmp_path: Path) -> None:
    project, store = tmp_path.resolve() / "shop", tmp_path.resolve() / "nix"
    made = make_project(
        project, Answers(KINDS["nixos-host"], "shop", "eu-west-1", flake="path:/flakes/snowform")
    )
    assert "flake.nix" in made.files
    assert 'snowform.url = "path:/flakes/snowform";' in (project / "flake.nix").read_text()
    flake = Flake(store)
    outputs = f"((import {project}/flake.nix).outputs {{ inherit nixpkgs; snowform = self; }})"
    found = flake.value(
        f"""
        let
          made = {outputs};
        in
        {{
          packages = builtins.mapAttrs (_: builtins.attrNames) made.packages;
          devShells = builtins.mapAttrs (_: builtins.attrNames) made.devShells;
          modules = builtins.attrNames made.nixosModules;
          region = made.packages.${{builtins.currentSystem}}.shop.config.config.provider.aws.region;
        }}
        """
    )
    assert found == {
        "packages": {system: ["shop"] for system in SYSTEMS},
        "devShells": {system: ["shop"] for system in SYSTEMS},
        "modules": ["shop"],
        "region": "eu-west-1",
    }
