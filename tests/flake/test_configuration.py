"""A stack's folder as a derivation, built by Nix: without network and HOME, of a source in the store."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from snowform.cli.nixos import command as nixos
from snowform.cli.synth import command as synth
from tests.flake.evaluation import CONFIGURATION, ROOT, Flake
from tests.nixos.evaluation import Refused, evaluate
from tests.pages import copy_project
from tests.providers.small_schemas import block, keep

pytestmark = [pytest.mark.e2e]
STACK = "nixos-host"


@pytest.fixture(scope="module")
def flake(tmp_path_factory: pytest.TempPathFactory) -> Flake:
    return Flake(tmp_path_factory.mktemp("nix").resolve())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's program, its settings and its stacks, as `git clone` gives them."""
    return copy_project(tmp_path_factory.mktemp("project").resolve() / "infra")


def arguments(project: Path, further: str = "") -> str:
    return f'{{ inherit pkgs; src = {project}; stack = "{STACK}"; {further} }}'


def texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_it_has_the_bytes_of_the_commands(flake: Flake, project: Path, tmp_path: Path) -> None:
    built = flake.build(f"self.lib.snowformConfiguration {arguments(project)}")
    place = ["--directory", str(project), "--output", str(tmp_path / "made")]
    assert nixos.main([*place, "--bundle", STACK], standalone_mode=False) == 0
    assert texts(built) == texts(tmp_path / "made" / STACK)
    assert synth.main(["-C", str(project), "-o", str(tmp_path / "out"), STACK], standalone_mode=False) == 0
    assert (built / "config.tf.json").read_bytes() == (
        tmp_path / "out" / STACK / "config.tf.json"
    ).read_bytes()


def test_values_from_nix_go_over_those_of_the_project(flake: Flake, project: Path) -> None:
    context = 'context.nixos-host.instances.web.instance_type = "t3.large";'
    document = flake.value(f"self.lib.evalSnowform {arguments(project, context)}")
    (instance,) = document["resource"]["aws_instance"].values()
    assert instance["instance_type"] == "t3.large"
    # What was not named is as the project says.
    assert instance["root_block_device"]["volume_size"] == 30


def test_values_from_nix_are_checked_by_the_settings_types(flake: Flake, project: Path) -> None:
    context = 'context.nixos-host.instances.web.volume_size = "big";'
    with pytest.raises(Refused) as caught:
        flake.build(f"self.lib.snowformConfiguration {arguments(project, context)}")
    place = "cdktf.json with --context: context.nixos-host.instances.web.volume_size"
    assert f"{place}: wanted an integer" in str(caught.value)


def test_what_looks_like_a_secret_is_refused_unless_it_is_said_to_be_none(
    flake: Flake, tmp_path: Path
) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python3 main.py"}')
    (tmp_path / "main.py").write_text(
        "from cdktf import App, TerraformOutput, TerraformStack\n"
        f"app = App()\nstack = TerraformStack(app, {STACK!r})\n"
        "TerraformOutput(stack, 'key', value='AKIAIOSFODNN7EXAMPLQ')\napp.synth()\n"
    )
    source = tmp_path.resolve()
    with pytest.raises(Refused, match=r"output\.key\.value"):
        flake.build(f"self.lib.snowformConfiguration {arguments(source)}")
    allowed = 'allowSecrets = [ "output.key.value" ];'
    document = flake.value(f"self.lib.evalSnowform {arguments(source, allowed)}")
    assert document["output"]["key"]["value"] == "AKIAIOSFODNN7EXAMPLQ"


def test_the_schemas_that_a_project_keeps_are_there(flake: Flake, tmp_path: Path) -> None:
    keep(tmp_path, "acme/acme", resource={"acme_box": block(size={"type": "number", "required": True})})
    (tmp_path / "cdktf.json").write_text('{"app": "python3 main.py"}')
    program = tmp_path / "main.py"
    program.write_text(
        "from cdktf import App, TerraformStack\n"
        "from snowform.providers.acme import AcmeProvider, Box\n"
        f"app = App()\nstack = TerraformStack(app, {STACK!r})\n"
        "AcmeProvider(stack, 'acme')\nBox(stack, 'box', size=2)\napp.synth()\n"
    )
    source = tmp_path.resolve()
    document = flake.value(f"self.lib.evalSnowform {arguments(source)}")
    assert document["resource"] == {"acme_box": {"box": {"size": 2}}}
    required = {"acme": {"source": "acme/acme", "version": "~> 1.2"}}
    assert document["terraform"]["required_providers"] == required
    program.write_text(program.read_text().replace("size=2", "size='big'"))
    with pytest.raises(Refused, match=r'acme_box "box": size: must be a number, not the string'):
        flake.build(f"self.lib.snowformConfiguration {arguments(source)}")


def test_an_argument_that_there_is_not_is_named(flake: Flake, project: Path) -> None:
    with pytest.raises(Refused, match="called with unexpected argument 'contex'"):
        flake.build(f"self.lib.snowformConfiguration {arguments(project, 'contex = { };')}")


def test_what_the_program_imports_is_asked_of_nixpkgs(flake: Flake, project: Path) -> None:
    further = "extraPythonPackages = packages: [ packages.pyyaml ];"
    attributes = "(self.packages.x86_64-linux.default.withPackages (packages: [ packages.pyyaml ])).chosen"
    assert flake.value(attributes) == ["snowform", "pyyaml"]
    assert (
        flake.value(f"(self.lib.snowformConfiguration {arguments(project, further)}).name")
        == f"snowform-{STACK}"
    )


def test_its_module_is_built_for_the_host_to_be_evaluated(
    flake: Flake, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIX_CONFIG", CONFIGURATION)
    module = tmp_path / "module.nix"
    module.write_text(flake.expression(f"self.lib.nixosModule {arguments(project)}"))
    settings = f"{{ services.snowform.{STACK}.enable = true; }}"
    built, committed = (evaluate([path], settings, flake.store) for path in (module, ROOT / "nix" / STACK))
    # The configuration's own path is another one.
    assert built.services.keys() == committed.services.keys()
    assert built.options == committed.options


def test_what_is_committed_is_held_against_the_program(flake: Flake, project: Path, tmp_path: Path) -> None:
    committed = tmp_path / "infra"
    shutil.copytree(project, committed, ignore=shutil.ignore_patterns("cdktf.out"))
    assert nixos.main(["--directory", str(committed), STACK], standalone_mode=False) == 0
    check = f'self.lib.upToDate {{ inherit pkgs; src = {committed}; stacks = [ "{STACK}" ]; }}'
    assert flake.build(check).read_bytes() == b""
    configuration = committed / "nix" / STACK / "config.tf.json"
    configuration.write_text(json.dumps(json.loads(configuration.read_text())))
    with pytest.raises(Refused, match=f"{STACK}: stale; run `snowform nixos {STACK}`"):
        flake.build(check)
