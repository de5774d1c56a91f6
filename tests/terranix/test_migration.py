"""A configuration of Terranix is taken over in steps, each of which gives what it gave.

`tests/e2e/test_migration.py` plans them on its state.
"""

from __future__ import annotations

import importlib.util
import shlex
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from cdktf import App

from scripts.tools import ROOT
from snowform.cli.init import command as init
from snowform.importing.program import write_program
from snowform.importing.sources import read_source
from tests.flake.evaluation import Flake
from tests.nixos.evaluation import evaluate, write_module
from tests.pages import blocks
from tests.synthesis import synthesize
from tests.terranix.configurations import HERE, MIGRATION, flat, recorded
from tests.tools import need

PAGE = ROOT / "docs" / "migrate-from-terranix.md"

# The last has other addresses, and moves what was made.
STEPS = sorted(MIGRATION.glob("*.py"))


def configuration(step: Path) -> dict[str, Any]:
    """What the stack of a step gives."""
    spec = importlib.util.spec_from_file_location(step.stem, step)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def stack(app: App, name: str) -> Any:
        return module.Site(app, name)

    return synthesize(lambda _stack: None, stack)


def test_the_first_step_is_what_is_imported(tmp_path: Path) -> None:
    source = MIGRATION / "config.tf.json"
    program = write_program(
        read_source(source), stack="site", source=Path("config.tf.json"), project=tmp_path
    )
    assert program.text == STEPS[0].read_text()


@pytest.mark.parametrize("step", STEPS[:-1], ids=lambda step: step.stem)
def test_a_step_changes_nothing_of_the_configuration(step: Path) -> None:
    found = configuration(step)
    found["provider"]["aws"] = found["provider"]["aws"][0]
    assert found == recorded(MIGRATION)


def test_the_page_shows_what_init_writes_and_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command, _, shown = blocks(PAGE, "console")[0].removeprefix("$ snowform init ").partition("\n")
    (tmp_path / "config.tf.json").write_bytes((MIGRATION / "config.tf.json").read_bytes())
    with chdir(tmp_path):
        assert init.main(shlex.split(command), standalone_mode=False) == 0
    said = capsys.readouterr()
    assert said.out == shown
    assert said.err.splitlines() == [
        "site: 14 elements, 13 by typed classes",
        "it gives the configuration back, value for value",
    ]


def test_the_programs_of_the_page_are_those_of_the_steps() -> None:
    sources = (*STEPS, HERE / "14-other-providers" / "main.py")
    programs = flat("\n".join(path.read_text() for path in sources))
    shown = blocks(PAGE, "python")
    assert len(shown) > 8
    assert [text for text in shown if flat(text) not in programs] == []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last step as a project, with the flake of the page and the folders of its stack."""
    folder = tmp_path_factory.mktemp("project").resolve() / "site"
    (folder / "stacks").mkdir(parents=True)
    (folder / "stacks" / "site.py").write_bytes(STEPS[-1].read_bytes())
    (folder / "main.py").write_text(
        'from cdktf import App\nfrom stacks.site import Site\n\napp = App()\nSite(app, "site")\napp.synth()\n'
    )
    (folder / "cdktf.json").write_text('{"app": "python3 main.py"}')
    (folder / "flake.nix").write_text(nix_block("inputs.snowform"))
    return folder


def nix_block(part: str) -> str:
    (found,) = (text for text in blocks(PAGE, "nix") if part in text)
    return found


@pytest.mark.e2e
def test_the_flake_of_the_page_gives_what_it_says(project: Path, tmp_path: Path) -> None:
    value = Flake(tmp_path.resolve()).value(
        f"""
        let
          made = (import {project}/flake.nix).outputs {{ snowform = self; }};
          site = made.packages.x86_64-linux.site;
        in
        {{
          outputs = builtins.mapAttrs (_: output: builtins.attrNames output.x86_64-linux) made;
          commands = builtins.all (name: site ? ${{name}}) [ "plan" "destroy" "config" ];
          subnets = builtins.attrNames site.config.config.resource.aws_subnet;
        }}
        """
    )
    assert value == {
        "outputs": {"apps": ["site"], "devShells": ["site"], "packages": ["site"]},
        "commands": True,
        "subnets": ["public_a", "public_b"],
    }


@pytest.mark.e2e
def test_the_options_of_the_page_are_those_of_a_configuration(project: Path, tmp_path: Path) -> None:
    """What it sets for flake-parts, set for the plain function, whose configurations are of the same type."""
    block = nix_block("perSystem.snowform").partition(" = ")[2].rstrip(";\n")
    value = Flake(tmp_path.resolve()).value(
        f"""
        let
          configuration = {block.replace("./.", str(project))};
        in
        builtins.attrNames (self.lib.mkSnowformOutputs {{
          inherit pkgs;
          configurations.site = configuration;
        }}).packages.site
        """
    )
    assert {"plan", "destroy", "state", "config"} <= set(value)


@pytest.mark.e2e
def test_the_host_of_the_page_has_the_unit(tmp_path: Path) -> None:
    folder = write_module(tmp_path, "site", recorded(MIGRATION))
    imported, settings = "imports = [ ./nix/site ];", nix_block("imports = [ ./nix/site ]")
    host = evaluate([folder], settings.replace(imported, ""), tmp_path / "store")
    assert list(host.failed) == []
    assert "snowform-site" in host.services


@pytest.mark.e2e
def test_each_nix_of_the_page_can_be_parsed(tmp_path: Path) -> None:
    files = []
    for number, text in enumerate(blocks(PAGE, "nix")):
        files.append(tmp_path / f"{number}.nix")
        whole = text if text.startswith("{") else f"{{ pkgs, terraformConfiguration }}: {{\n{text}}}\n"
        files[-1].write_text(whole)
    command = [need("nix-instantiate"), "--parse", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (len(files), run.returncode) == (6, 0), run.stderr
