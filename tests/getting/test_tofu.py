"""`snowform get` with the real OpenTofu: a provider that lies unpacked, a module in a git repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from snowform.cli.commands import cli
from snowform.tofu.providers import find_providers
from tests.getting.toy import MODULE
from tests.tools import need
from tests.vendoring.conftest import Repositories

pytestmark = pytest.mark.e2e


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, in which commands run with the real OpenTofu."""
    monkeypatch.setenv("SNOWFORM_TOFU", str(need("tofu")))
    monkeypatch.delenv("TF_CLI_CONFIG_FILE", raising=False)
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "cdktf.json").write_text(json.dumps({"app": "python main.py"}))
    monkeypatch.chdir(folder)
    return folder


def get(*arguments: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(cli, ["get", "--json", *arguments], catch_exceptions=False)
    found: list[dict[str, object]] = json.loads(result.stdout)["packages"]
    return found


def test_a_provider_says_its_schema_and_version(project: Path) -> None:
    known = [provider.version for provider in find_providers() if provider.source == "hashicorp/aws"]
    version = known[0] if known else ""
    (made,) = get(f"hashicorp/aws@{version or '~> 5.0'}")
    assert made["version"] == version or not version
    assert "cidr_block: str\n" in (project / "imports/aws/vpc/__init__.py").read_text()


def test_a_remote_module_is_brought_by_opentofu(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "git-config"
    config.write_text("[user]\nname = Test\nemail = test@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    Repositories(tmp_path / "git").commit("net", "v1", {"modules/rack-unit/main.tf": MODULE})
    source = f"git::file://{tmp_path}/git/net//modules/rack-unit?ref=v1"
    (made,) = get(source)
    assert (made["package"], made["source"]) == ("imports/rack_unit", source)
    assert "class RackUnit(" in (project / "imports/rack_unit/__init__.py").read_text()
