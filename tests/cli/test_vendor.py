"""`snowform vendor` as its user meets it, and what other commands make of what it left."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import find_secrets
from snowform.tofu import find_providers
from tests.cli.test_nixos import PROGRAM
from tests.tools import need, provider_config
from tests.vendoring.conftest import Repositories, fill

RUN = "run `snowform vendor web`"
NULL = {"terraform_data": {"x": {"input": "${module.net.x}"}}}


class Project:
    """A project whose program makes the stack "web" with these module calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        fill(folder, {"cdktf.json": '{"app": "python main.py"}', "main.py": PROGRAM})

    def make(self, **modules: Any) -> None:
        web = {"module": {name: {"source": source} for name, source in modules.items()}, "resource": NULL}
        (self.folder / "stacks.json").write_text(json.dumps({"web": web}))

    def run(self, *args: str) -> tuple[int, str, str]:
        run = subprocess.run(
            [sys.executable, "-m", "snowform", *args],
            cwd=self.folder,
            env={**os.environ, "NO_COLOR": "1", "SNOWFORM_TOFU": str(need("tofu"))},
            capture_output=True,
            text=True,
            check=False,
        )
        return run.returncode, run.stdout, run.stderr


@pytest.fixture
def repositories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repositories:
    need("git")
    fill(tmp_path, {"gitconfig": "[user]\nname = Test\nemail = test@example.org\n"})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    return Repositories(tmp_path / "repositories")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


@pytest.fixture
def source(repositories: Repositories, project: Project) -> str:
    """A remote module that the project's stack calls "net"."""
    repositories.commit("net", "v1", {"main.tf": 'output "x" {\n  value = 1\n}\n'})
    source = repositories.source("net", "v1")
    project.make(net=source)
    return source


def test_what_is_vendored_is_checked_and_called(project: Project, source: str) -> None:
    missing = f'snowform: error: web: module.net: "{source}" is not vendored; {RUN}\n'
    assert project.run("vendor", "--check") == (1, "", missing)
    assert project.run("vendor") == (0, "web  vendored\n", "")
    assert project.run("vendor") == (0, "web  current\n", "")
    assert project.run("vendor", "--check") == (0, "web  as vendored\n", "")

    code, _, said = project.run("synth", "--no-check")
    assert code == 0, said
    document = json.loads((project.folder / "out/web/config.tf.json").read_text())
    assert document["module"] == {"net": {"source": "./modules/net"}}
    assert (project.folder / "out/web/modules/net/main.tf").is_file()

    (project.folder / "vendor/web/modules/net/main.tf").write_text("# changed\n")
    changed = f"{project.folder}/vendor/web/modules/net: is not what was vendored; {RUN}"
    assert project.run("vendor", "--check") == (1, "", f"snowform: error: web: {changed}\n")
    code, _, said = project.run("synth", "--no-check")
    assert (code, said.splitlines()[-1]) == (1, f"snowform: error: {changed}")


@pytest.mark.usefixtures("source")
def test_apply_needs_nothing_but_the_copies(project: Project, repositories: Repositories) -> None:
    project.run("vendor")
    shutil.rmtree(repositories.root)
    code, _, said = project.run("plan", "web")
    assert (code, "web: planned only: 1 to create" in said) == (0, True), said


def test_reports_for_scripts(project: Project, source: str) -> None:
    code, said, _ = project.run("vendor", "--check", "--json")
    problem = f'module.net: "{source}" is not vendored; {RUN}'
    assert (code, json.loads(said)) == (1, {"ok": False, "problems": {"web": [problem]}})
    code, said, _ = project.run("vendor", "--json")
    vendored = {"name": "web", "status": "vendored", "lock": False}
    assert (code, json.loads(said)) == (0, {"ok": True, "stacks": [vendored]})


@pytest.mark.usefixtures("source")
def test_the_folder_of_a_stack_that_is_gone_is_named(project: Project) -> None:
    project.run("vendor")
    (project.folder / "vendor/web").rename(project.folder / "vendor/old")
    project.make()
    gone = 'vendor/old: the program makes no stack "old" any more; remove the folder'
    assert project.run("vendor", "--check") == (1, "web  as vendored\n", f"snowform: error: {gone}\n")
    nothing = "web  nothing to vendor\n"
    assert project.run("vendor") == (0, nothing, f"snowform: warning: {gone}\n")


@pytest.mark.parametrize(
    "args", [("--check", "--lock"), ("--check", "--update"), ("--platform", "linux_arm64")]
)
def test_options_that_do_not_go_together_are_refused(project: Project, args: tuple[str, ...]) -> None:
    assert project.run("vendor", *args)[0] == 2


def test_secrets_in_vendored_modules_are_found(project: Project, repositories: Repositories) -> None:
    repositories.commit("net", "v1", {"sub/k.pem": "-----BEGIN RSA PRIVATE KEY-----\n"})
    project.make(net=repositories.source("net", "v1"))
    project.run("vendor")
    found = find_secrets({}, None, project.folder / "vendor/web/modules")
    assert [(finding.path, finding.message) for finding in found] == [
        (("modules/net/sub/k.pem",), "holds a private key")
    ]


def test_a_lock_file_holds_the_checksums_of_a_mirror(project: Project, source: str) -> None:
    config = provider_config()
    unpacked = next((provider for provider in find_providers() if provider.source == "hashicorp/aws"), None)
    version = unpacked.version if unpacked else "5.100.0"
    where = ("--platform", unpacked.folder.name if unpacked else "linux_amd64")
    if config:
        where += ("--fs-mirror", str(Path(config["TF_CLI_CONFIG_FILE"]).parent))
    required = {"aws": {"source": "hashicorp/aws", "version": version}}
    web = {"terraform": {"required_providers": required}, "module": {"net": {"source": source}}}
    (project.folder / "stacks.json").write_text(json.dumps({"web": web}))
    code, said, errors = project.run("vendor", "--lock", *where)
    assert (code, said) == (0, "web  vendored, lock file written\n"), errors
    lock = (project.folder / "vendor/web/.terraform.lock.hcl").read_text()
    assert re.findall(r'provider "(.*)"|version *= "(.*)"', lock) == [
        ("registry.opentofu.org/hashicorp/aws", ""),
        ("", version),
    ]
    assert '"h1:' in lock
    again = project.run("vendor", "--lock", *where)
    assert again == (0, "web  current\n", "")
