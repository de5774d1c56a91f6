"""The steps of docs/coming-from-cdktf.md, as they stand there, on the project that the page shows.

Two things stand in for what needs a registry: a `pipenv` that runs its command right here, and two classes of
the prebuilt package. What `cdktf deploy` leaves is made as it makes it: by an apply of what cdktf.out holds.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Command, all_commands
from tests.pages import ROOT, blocks
from tests.tools import need

PAGE = ROOT / "docs" / "coming-from-cdktf.md"
# What compares the engines takes HashiCorp's; it is compared by thousands of programs elsewhere.
LEFT_OUT = ("--compare",)
PET = """\
from cdktf import TerraformResource

class Pet(TerraformResource):
    TF_RESOURCE_TYPE = "random_pet"

    def __init__(self, scope, id, *, length, separator):
        super().__init__(
            scope,
            id,
            terraform_resource_type="random_pet",
            terraform_generator_metadata={"provider_name": "random"},
        )
        self.given = {"length": length, "separator": separator}

    def _synthesize_attributes(self):
        return self.given
"""
PROVIDER = """\
from cdktf import TerraformProvider

class RandomProvider(TerraformProvider):
    def __init__(self, scope, id):
        super().__init__(
            scope,
            id,
            terraform_resource_type="random",
            terraform_generator_metadata={"provider_name": "random"},
            terraform_provider_source="registry.terraform.io/hashicorp/random",
        )
"""
PIPENV = '#!/bin/sh\nshift\nexec "$@"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    package = folder / "cdktf_cdktf_provider_random"
    package.mkdir(parents=True)
    (folder / "cdktf.json").write_text(blocks(PAGE, "json")[0])
    for text in blocks(PAGE, "python")[:2]:
        (folder / re.findall(r"\A# (\w+\.py)\n", text)[0]).write_text(text)
    for name, text in {"__init__": "", "pet": PET, "provider": PROVIDER}.items():
        (package / f"{name}.py").write_text(text)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "pipenv").write_text(PIPENV)
    (tools / "pipenv").chmod(0o755)
    return folder


def run(folder: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    left = ("CDKTF_OUTDIR", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "TF_CLI_CONFIG_FILE")
    environment = {name: value for name, value in os.environ.items() if name not in left}
    path = f"{folder.parent / 'tools'}{os.pathsep}{environment['PATH']}"
    environment |= {"PATH": path, "SNOWFORM_TOFU": need("tofu")}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def deploy(project: Path) -> None:
    """What `cdktf deploy net site` does: one after the other, each from its folder in cdktf.out."""
    made = run(project, [sys.executable, "-m", "snowform", *shlex.split("run pipenv run python main.py")])
    assert made.returncode == 0, made.stderr
    for stack in ("net", "site"):
        for words in ("init", "apply -auto-approve"):
            folder = f"-chdir=cdktf.out/stacks/{stack}"
            done = run(project, [need("tofu"), folder, *words.split()])
            assert done.returncode == 0, done.stderr
        assert (project / f"terraform.{stack}.tfstate").is_file()


def missing(command: Command, said: str) -> list[str]:
    """The lines that the page shows and that were not said; `…` is anything."""
    shown = [line for line in (command.shown or "").splitlines() if line]
    patterns = {line: ".*".join(map(re.escape, line.split("…"))) for line in shown}
    return [line for line, pattern in patterns.items() if not re.search(f"^{pattern}$", said, re.MULTILINE)]


def test_the_steps_say_what_the_page_says(project: Path) -> None:
    steps = [command for command in all_commands() if command.page == PAGE.stem]
    assert len(steps) > 7
    for step in steps:
        if any(word in step.text for word in LEFT_OUT):
            continue
        if step.text == "snowform plan net" and not (project / "terraform.net.tfstate").exists():
            deploy(project)
        program, *words = shlex.split(step.text)
        assert program == "snowform"
        done = run(project, [sys.executable, "-m", "snowform", *words])
        assert missing(step, done.stdout + done.stderr) == [], done.stdout + done.stderr
        assert done.returncode == ("error" in (step.shown or "")), done.stderr
