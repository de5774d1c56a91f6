"""`nix run .#<name>`: the programs that are made of a flake's configurations, run as they were built."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.flake.evaluation import Flake
from tests.nixos.evaluation import Refused
from tests.tools import need

pytestmark = [pytest.mark.e2e]

# What OpenTofu has built in, so that no provider is needed.
PROGRAM = """
from cdktf import App, DataResource, TerraformOutput, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "web")
who = TerraformVariable(stack, "who", type="string", default="nobody")
TerraformVariable(stack, "key", type="string", default="", sensitive=True)
DataResource(stack, "note", input={"text": app.node.try_get_context("greeting")})
TerraformOutput(stack, "said", value=f"${{terraform_data.note.output.text}} {who.string_value}")
app.synth()
"""
COMMANDS = (
    *("adopt", "apply", "approve", "destroy", "drift", "init"),
    *("output", "plan", "resolve", "show", "state"),
)


@dataclass(frozen=True)
class App:
    """The program of a configuration, as it lies in the store, and the folder that it is run in."""

    path: Path
    folder: Path

    def run(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        ended = subprocess.run(
            [self.path / "bin" / "site", *arguments],
            cwd=self.folder,
            env={"PATH": os.defpath},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == code, ended.stdout + ended.stderr
        return ended


@pytest.fixture(scope="module")
def flake(tmp_path_factory: pytest.TempPathFactory) -> Flake:
    store = tmp_path_factory.mktemp("nix").resolve()
    (store / "tofu" / "bin").mkdir(parents=True)
    (store / "tofu" / "bin" / "tofu").symlink_to(need("tofu"))
    return Flake(store, tofu=str(store / "tofu"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose name Nix' store does not take."""
    folder = tmp_path_factory.mktemp("project").resolve() / "my infra"
    folder.mkdir()
    (folder / "main.py").write_text(PROGRAM)
    (folder / "cdktf.json").write_text('{"app": "python3 main.py", "context": {"greeting": "good day"}}')
    return folder


def source(project: Path) -> str:
    """The path in Nix, which has no blanks in literals."""
    return f'({project.parent} + "/{project.name}")'


def outputs(project: Path, further: str = "") -> str:
    configuration = f'{{ src = {source(project)}; stack = "web"; {further} }}'
    return f"(self.lib.mkSnowformOutputs {{ inherit pkgs; configurations.site = {configuration}; }})"


@pytest.fixture(scope="module")
def built(flake: Flake, project: Path) -> Path:
    settings = """
      variables.who = "everyone";
      policy.allowDestroy = true;
      tofu.prefixText = "export TF_VAR_more=1";
      tofu.suffixText = ''echo "ended with $status"'';
    """
    return flake.build(f"{outputs(project, settings)}.packages.site")


@pytest.fixture
def app(built: Path, tmp_path: Path) -> App:
    return App(built, tmp_path)


def test_the_names_are_those_that_users_of_terranix_know(flake: Flake, project: Path) -> None:
    found = flake.value(
        f"""
        let
          made = {outputs(project)};
          default = self.lib.mkSnowformOutputs {{
            inherit pkgs;
            configurations.default = {{ src = {source(project)}; stack = "web"; }};
          }};
          site = made.packages.site;
        in
        {{
          packages = builtins.attrNames made.packages;
          devShells = builtins.attrNames made.devShells;
          apps = builtins.mapAttrs (_: app: baseNameOf app.program) made.apps;
          told = map (app: app.meta.description) [ made.apps.site default.apps.plan ];
          commands = builtins.filter (name: site ? ${{name}}) {_listed(COMMANDS)};
          plan = baseNameOf (pkgs.lib.getExe site.plan);
          config = site.config.config.output.said.value;
          tofu = site.tofu.name;
          default = builtins.attrNames default.apps;
        }}
        """
    )
    assert found == {
        "packages": ["site"],
        "devShells": ["site"],
        "apps": {"site": "site"},
        # `nix flake check` warns of programs that say nothing.
        "told": ["Apply the stack web, as the policy has it", "`plan` of the configuration default"],
        "commands": list(COMMANDS),
        "plan": "plan",
        "config": "${terraform_data.note.output.text} ${var.who}",
        "tofu": "tofu",
        "default": sorted([*COMMANDS, "default"]),
    }


def _listed(names: Iterable[str]) -> str:
    return "[ " + " ".join(f'"{name}"' for name in names) + " ]"


def test_a_stack_is_applied_and_destroyed_as_the_policy_has_it(app: App) -> None:
    assert "terraform.io/builtin/terraform" in app.run("init").stdout
    assert "1 to create" in app.run("plan").stdout
    # Without a command it applies; nobody is there to be asked.
    ended = app.run("--yes")
    assert "1 created" in ended.stderr
    assert ended.stdout.endswith("ended with 0\n")
    said = app.run("output").stdout
    assert 'said = "good day everyone"' in said
    assert "0 changed outside" in app.run("drift").stderr
    assert "1 destroyed" in app.run("destroy", "--yes").stderr
    # All of it is where `snowform apply` has it, and git leaves it alone.
    assert [path.name for path in app.folder.iterdir()] == [".snowform"]
    assert (app.folder / ".snowform" / "web" / ".gitignore").read_text() == "*\n"


def test_what_is_refused_tells_the_command_that_lets_it_through(
    flake: Flake, project: Path, tmp_path: Path
) -> None:
    app = App(flake.build(f"{outputs(project)}.packages.site"), tmp_path)
    app.run("apply", "--yes")
    refused = app.run("destroy", "--yes", code=4)
    (hint,) = (line for line in refused.stderr.splitlines() if "nix run .#site -- approve " in line)
    app.run("approve", hint.split()[-1])
    assert "1 destroyed" in app.run("destroy", "--yes").stderr


@pytest.mark.parametrize("place", ["site/terraform.tfstate", ".snowform/web/terraform.tfstate"])
def test_a_state_of_another_program_is_not_passed_over(app: App, place: str) -> None:
    former = app.folder / place
    former.parent.mkdir(parents=True)
    former.write_text('{"version": 4, "serial": 1, "lineage": "x", "outputs": {}, "resources": []}')
    for command in ("plan", "apply", "destroy"):
        refused = app.run(command, "--yes", code=5)
        assert f"`nix run .#site -- state adopt {place}` goes on with it" in refused.stderr
    app.run("state", "adopt", place)
    assert "1 to create" in app.run("plan").stdout


def test_a_state_in_the_folder_itself_is_not_passed_over_where_it_is_of_the_stack(app: App) -> None:
    """Where plain Terranix leaves it, next to what belongs to no configuration of the flake."""
    app.run("apply", "--yes")
    shutil.move(app.folder / ".snowform" / "web" / "state" / "terraform.tfstate", app.folder)
    shutil.rmtree(app.folder / ".snowform")
    refused = app.run("plan", code=5)
    assert "`nix run .#site -- state adopt terraform.tfstate` goes on with it" in refused.stderr
    assert "`nix run .#site -- state create` starts over" in refused.stderr
    app.run("state", "adopt", "terraform.tfstate")
    assert "0 to create" in app.run("plan").stdout

    shutil.rmtree(app.folder / ".snowform")
    former = app.folder / "terraform.tfstate"
    former.write_text(former.read_text().replace('"note"', '"other"'))
    assert "1 to create" in app.run("plan").stdout


def test_a_committed_folder_is_taken_as_it_is(flake: Flake, project: Path, tmp_path: Path) -> None:
    arguments = f'{{ inherit pkgs; src = {source(project)}; stack = "web"; }}'
    committed = flake.build(f"self.lib.snowformConfiguration {arguments}")
    configuration = f'{{ stack = "web"; configuration = {committed}; }}'
    made = f"self.lib.mkSnowformOutputs {{ inherit pkgs; configurations.site = {configuration}; }}"
    app = App(flake.build(f"({made}).packages.site"), tmp_path)
    assert "1 to create" in app.run("plan").stdout


@pytest.mark.parametrize(
    ("option", "said"),
    [
        pytest.param("sourc = ./.;", "sourc' does not exist", id="no such option"),
        pytest.param("tofu.plugin = null;", "tofu.plugin' does not exist", id="no such option of tofu's"),
    ],
)
def test_an_option_that_there_is_not_is_named(flake: Flake, project: Path, option: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        flake.value(f"{outputs(project, option)}.packages.site.drvPath")


@pytest.mark.parametrize("option", ["src", "configuration"])
def test_a_folder_that_is_no_more_than_a_text_is_refused(flake: Flake, option: str) -> None:
    configuration = f'{{ {option} = "/srv/infra"; }}'
    made = f"self.lib.mkSnowformOutputs {{ inherit pkgs; configurations.site = {configuration}; }}"
    with pytest.raises(Refused, match=f"{option}: what is built cannot see /srv/infra. Name the folder"):
        flake.value(f"({made}).packages.site.drvPath")


def test_variables_that_the_stack_does_not_take_end_the_build(flake: Flake, project: Path) -> None:
    """OpenTofu would pass over the first, and the second would be in the store."""
    with pytest.raises(Refused) as refused:
        flake.build(f"{outputs(project, 'variables = { hwo = 1; key = 2; };')}.packages.site")
    assert "snowform: site.variables.hwo: the stack has no such variable; did you mean who?\n" in str(
        refused.value
    )
    assert "snowform: site.variables.key: the stack marks it as sensitive" in str(refused.value)


def test_providers_come_of_nixpkgs_where_they_are_named(flake: Flake, project: Path) -> None:
    plugins = "tofu.plugins = plugins: [ plugins.hashicorp_aws ];"
    assert flake.value(f"{outputs(project, plugins)}.packages.site.tofu.plugins") == ["hashicorp_aws"]
