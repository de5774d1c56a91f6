"""`snowform nixos` as its user meets it: what it writes, what it refuses, what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# Writes what cdktf would write for the stacks in stacks.json: the generator's part begins there.
PROGRAM = """\
import json, os, pathlib

folder = pathlib.Path(os.environ["CDKTF_OUTDIR"])
stacks = json.loads(pathlib.Path("stacks.json").read_text())
manifest = {"version": "0.21.0", "stacks": {}}
for name, document in stacks.items():
    path = f"stacks/{name}/cdk.tf.json"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_text(json.dumps(document))
    entry = {"name": name, "synthesizedStackPath": path, "annotations": []}
    manifest["stacks"][name] = entry
if pathlib.Path("boot.sh").exists():
    asset = folder / "stacks" / next(iter(stacks)) / "assets" / "boot.sh"
    asset.parent.mkdir()
    asset.write_text(pathlib.Path("boot.sh").read_text())
if pathlib.Path("meta.json").exists():
    from snowform import report

    report.record("meta", "web", json.loads(pathlib.Path("meta.json").read_text()))
(folder / "manifest.json").write_text(json.dumps(manifest))
"""

AWS = {"required_providers": {"aws": {"source": "hashicorp/aws"}}}


def stack(**resources: Any) -> dict[str, Any]:
    return {"terraform": AWS, "provider": {"aws": {"region": "eu-central-1"}}, "resource": resources}


NET = stack(aws_vpc={"main": {"cidr_block": "10.0.0.0/16"}})
LEAKY = stack(
    aws_ssm_parameter={"token": {"name": "token", "type": "SecureString", "value": "hunter2"}},
    aws_sns_topic={"x": {"name": "AKIA" + "IOSFODNN7MADEUPX"}},
)
TOKEN = "resource.aws_ssm_parameter.token.value"
TOPIC = "resource.aws_sns_topic.x.name"


class Project:
    """A project whose program makes the stacks that it is told to make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "cdktf.json").write_text('{"app": "python main.py"}')
        (folder / "main.py").write_text(PROGRAM)

    def make(self, **stacks: dict[str, Any]) -> None:
        (self.folder / "stacks.json").write_text(json.dumps(stacks))

    def run(self, *args: str) -> tuple[int, str, str]:
        run = subprocess.run(
            [sys.executable, "-m", "snowform", "nixos", *args],
            cwd=self.folder,
            env={**os.environ, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return run.returncode, run.stdout, run.stderr

    def written(self) -> list[str]:
        """What lies in nix/, without the copies in the library."""
        found = (path for path in (self.folder / "nix").rglob("*") if path.is_file())
        names = sorted(str(path.relative_to(self.folder)) for path in found)
        return [
            name for name in names if "snowform/provision/" not in name and "snowform/library/" not in name
        ]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.make(net=NET, web=NET)
    return made


def test_each_stack_becomes_a_module_with_its_configuration(project: Project) -> None:
    (project.folder / "boot.sh").write_text("echo\n")
    assert project.run() == (
        0,
        "nix/snowform/default.nix  written\nnix/net/default.nix  written\nnix/web/default.nix  written\n",
        "",
    )
    assert project.written() == [
        "nix/net/assets/boot.sh",
        "nix/net/config.tf.json",
        "nix/net/default.nix",
        "nix/net/files.json",
        "nix/net/stack.json",
        "nix/snowform/default.nix",
        "nix/snowform/files.json",
        "nix/web/config.tf.json",
        "nix/web/default.nix",
        "nix/web/files.json",
        "nix/web/stack.json",
    ]
    configuration = (project.folder / "nix" / "net" / "config.tf.json").read_text()
    assert configuration == json.dumps(NET, indent=2, sort_keys=True) + "\n"


@pytest.mark.promise("input")
@pytest.mark.parametrize("other", ["web-drift", "web-destroy", "web-switch", "web-again"])
def test_two_stacks_that_would_have_one_unit_are_refused(project: Project, other: str) -> None:
    project.make(web=NET, **{other: NET})
    code, printed, said = project.run("web")
    assert (code, printed) == (1, "")
    assert f'the stacks "web" and "{other}" would both have the unit snowform-{other}.service' in said
    assert "Traceback" not in said


def test_the_host_has_the_providers_that_a_local_module_requires(project: Project) -> None:
    (project.folder / "main.py").write_text(
        "from cdktf import App, TerraformHclModule, TerraformStack\n"
        "app = App()\n"
        'TerraformHclModule(TerraformStack(app, "web"), "keys", source="./keys")\n'
        "app.synth()\n"
    )
    listed = [{"name": "keys", "source": "./keys"}]
    settings = {"app": "python main.py", "terraformModules": listed}
    (project.folder / "cdktf.json").write_text(json.dumps(settings))
    (project.folder / "keys").mkdir()
    requirement = 'terraform {\n  required_providers {\n    tls = { source = "hashicorp/tls" }\n  }\n}\n'
    (project.folder / "keys" / "main.tf").write_text(requirement)
    assert project.run("web")[0] == 0
    stack = json.loads((project.folder / "nix" / "web" / "stack.json").read_text())
    assert list(stack["providers"]) == ["hashicorp/tls"]


def test_a_second_run_writes_nothing(project: Project) -> None:
    project.run()
    before = {path: path.stat().st_ino for path in (project.folder / "nix").rglob("*")}
    assert project.run() == (
        0,
        "nix/snowform/default.nix  current\nnix/net/default.nix  current\nnix/web/default.nix  current\n",
        "",
    )
    assert {path: path.stat().st_ino for path in (project.folder / "nix").rglob("*")} == before


def test_only_the_named_stacks_are_written_and_where_it_is_said(project: Project) -> None:
    assert project.run("web", "-o", "built")[:2] == (
        0,
        "built/snowform/default.nix  written\nbuilt/web/default.nix  written\n",
    )
    assert {path.name for path in (project.folder / "built").iterdir()} == {"snowform", "web"}
    assert project.written() == []


def test_check_names_every_module_that_is_not_up_to_date_and_writes_nothing(project: Project) -> None:
    project.run()
    project.make(net=stack(), new=NET)
    before = project.written()
    assert project.run("--check") == (
        1,
        "nix/snowform/default.nix  current\n",
        "snowform: error: nix/net: stale; run `snowform nixos net`\n"
        "snowform: error: nix/new: missing; run `snowform nixos new`\n"
        'snowform: error: nix/web: the program makes no stack "web" any more; remove the folder\n',
    )
    assert project.written() == before


def test_check_is_content_with_what_was_just_generated(project: Project) -> None:
    project.run()
    assert project.run("--check")[0] == 0
    assert project.run("--check", "web") == (
        0,
        "nix/snowform/default.nix  current\nnix/web/default.nix  current\n",
        "",
    )
    (project.folder / "nix/snowform/library/units.nix").write_text("{ }\n")
    assert project.run("--check", "web") == (
        1,
        "nix/web/default.nix  current\n",
        "snowform: error: nix/snowform: stale; run `snowform nixos`\n",
    )


def test_a_folder_whose_stack_is_gone_is_kept_and_named(project: Project) -> None:
    project.run()
    project.make(net=NET)
    assert project.run() == (
        0,
        "nix/snowform/default.nix  current\nnix/net/default.nix  current\n",
        'snowform: warning: nix/web: the program makes no stack "web" any more; remove the folder\n',
    )
    assert "nix/web/default.nix" in project.written()


def test_a_secret_is_refused_with_its_place_and_nothing_is_written(project: Project) -> None:
    project.make(net=NET, web=LEAKY)
    code, out, err = project.run()
    assert (code, out, project.written()) == (1, "", [])
    assert err == (
        f"snowform: error: web: {TOKEN}: a literal where a secret belongs: the provider's schema marks it as "
        "sensitive; everyone can read the Nix store: use a reference or a variable, or "
        f"--allow-secret '{TOKEN}'\n"
        f"snowform: error: web: {TOPIC}: holds an AWS access key; everyone can read the Nix store: use a "
        f"reference or a variable, or --allow-secret '{TOPIC}'\n"
        "nothing was written\n"
    )
    assert "hunter2" not in err


def test_facts_of_the_stack_go_along_and_a_secret_among_them_is_refused(project: Project) -> None:
    (project.folder / "meta.json").write_text('{"ssh_user": "root"}')
    assert project.run("web")[0] == 0
    written = json.loads((project.folder / "nix/web/stack.json").read_text())
    assert written["meta"] == {"ssh_user": "root"}
    (project.folder / "meta.json").write_text('{"db": {"password": "hunter2hunter2"}}')
    code, _, err = project.run("web")
    assert code == 1
    assert "snowform: error: web: meta.db.password: a literal where a secret belongs" in err
    assert json.loads((project.folder / "nix/web/stack.json").read_text()) == written


def test_what_is_allowed_is_no_secret(project: Project) -> None:
    project.make(web=LEAKY)
    allowed = ("--allow-secret", TOKEN, "--allow-secret", TOPIC)
    assert project.run(*allowed) == (
        0,
        "nix/snowform/default.nix  written\nnix/web/default.nix  written\n",
        "",
    )
    assert project.run("--check")[0] == 1
    assert project.run("--check", *allowed)[0] == 0


def test_allowing_what_is_not_there_is_an_error(project: Project) -> None:
    project.make(web=LEAKY)
    code, _, err = project.run("--allow-secret", TOKEN.replace("token", "tokn"))
    assert (code, project.written()) == (1, [])
    assert err == (
        "snowform: error: --allow-secret resource.aws_ssm_parameter.tokn.value: no secret was found there; "
        f'did you mean "{TOKEN}"?\n'
    )


WRONG = stack(aws_vpc={"main": {"cidr_blok": "10.0.0.0/16"}})


def test_a_wrong_configuration_is_refused_unless_it_is_to_go_unchecked(project: Project) -> None:
    project.make(web=WRONG)
    code, out, err = project.run()
    assert (code, out, project.written()) == (1, "", [])
    assert err.startswith(
        'snowform: error: web: resource.aws_vpc.main.cidr_blok: unknown argument "cidr_blok"'
    )
    assert project.run("--no-check")[::2] == (0, "")
    assert "nix/web/default.nix" in project.written()


def test_a_module_that_someone_wrote_is_left_alone_and_so_is_every_other(project: Project) -> None:
    mine = project.folder / "nix" / "web" / "default.nix"
    mine.parent.mkdir(parents=True)
    mine.write_text("{ }\n")
    code, _, err = project.run()
    assert (code, project.written()) == (1, ["nix/web/default.nix"])
    assert err == (
        f"snowform: error: {mine}: was not generated by snowform and is left as it is; "
        "move it away, or generate somewhere else with -o DIR\n"
    )


def test_a_report_for_scripts(project: Project) -> None:
    project.run("net")
    project.make(web=LEAKY)
    code, out, err = project.run("--json", "--check", "--allow-secret", TOKEN)
    report = json.loads(out)
    assert (code, err, report["ok"]) == (1, "", False)
    assert [(entry["name"], entry["status"]) for entry in report["stacks"]] == [("web", None)]
    assert [finding["path"] for finding in report["stacks"][0]["findings"]] == [TOPIC]
    project.make(web=NET)
    code, out, _ = project.run("--json")
    assert (code, json.loads(out)) == (
        0,
        {
            "ok": True,
            "library": {
                "path": str(project.folder / "nix" / "snowform" / "default.nix"),
                "status": "current",
            },
            "findings": [],
            "stacks": [
                {
                    "name": name,
                    "path": str(project.folder / "nix" / name / "default.nix"),
                    "status": status,
                    "findings": [],
                }
                for name, status in (("web", "written"), ("net", "gone"))
            ],
        },
    )


def test_an_unknown_stack_is_named_with_the_nearest(project: Project) -> None:
    assert project.run("wbe") == (1, "", 'snowform: error: no stack "wbe"; did you mean "web"?\n')


def test_the_reference_of_the_options_is_written_on_demand_and_then_kept_up_to_date(project: Project) -> None:
    assert project.run("web", "--docs")[0] == 0
    page = project.folder / "nix" / "web" / "options.md"
    assert "## `services.snowform.web.enable`" in page.read_text()
    page.write_text("old\n")
    assert project.run("web", "--check")[0] == 1
    assert project.run("web")[:2] == (
        0,
        "nix/snowform/default.nix  current\nnix/web/default.nix  written\n",
    )
    assert page.read_text() != "old\n"
    assert "nix/net/options.md" not in project.written()


def test_a_bundle_has_all_that_a_host_needs_and_is_kept_up_to_date(project: Project) -> None:
    assert project.run("web", "--bundle") == (0, "nix/web/default.nix  written\n", "")
    assert project.written() == [
        "nix/web/config.tf.json",
        "nix/web/default.nix",
        "nix/web/files.json",
        "nix/web/snowform/default.nix",
        "nix/web/snowform/files.json",
        "nix/web/stack.json",
    ]
    assert project.run("--check", "web") == (0, "nix/web/default.nix  current\n", "")
    (project.folder / "nix/web/snowform/provision/__main__.py").unlink()
    assert project.run("--check", "web") == (
        1,
        "",
        "snowform: error: nix/web: stale; run `snowform nixos web`\n",
    )
    assert project.run("web") == (0, "nix/web/default.nix  written\n", "")
    # Beside one that shares with others.
    assert project.run()[1] == (
        "nix/snowform/default.nix  written\nnix/net/default.nix  written\nnix/web/default.nix  current\n"
    )
    shutil.rmtree(project.folder / "nix/web/snowform")
    assert project.run("web")[1] == "nix/snowform/default.nix  current\nnix/web/default.nix  written\n"


def test_a_stack_s_folder_cannot_be_the_library_s(project: Project) -> None:
    project.make(snowform=NET, web=NET)
    code, _, said = project.run("web")
    assert (code, project.written()) == (1, [])
    assert said == (
        'snowform: error: snowform: the folder of a stack "snowform" would be the one that the modules of '
        "all stacks share; name the stack otherwise, or use --bundle\n"
    )
    assert project.run("--bundle")[0] == 0
    assert project.run("--check")[0] == 0
    project.make(web=NET)
    assert 'nix/snowform: the program makes no stack "snowform" any more' in project.run("--bundle")[2]


def test_a_project_of_the_former_layout_is_brought_over_with_a_word(project: Project) -> None:
    """Where each stack had the program in its folder."""
    folder = project.folder / "nix" / "web"
    folder.mkdir(parents=True)
    (folder / "default.nix").write_text("# Generated by `snowform nixos` from the stack web.\n{ }\n")
    (folder / "config.tf.json").write_text("{}\n")
    (folder / "provision").mkdir()
    (folder / "provision" / "run.py").write_text("mine = True\n")
    project.make(web=NET)
    assert project.run("--check")[::2] == (
        1,
        "snowform: error: nix/snowform: missing; run `snowform nixos`\n"
        "snowform: error: nix/web: stale; run `snowform nixos web`\n",
    )
    unused = (
        "snowform: warning: nix/web/provision: is not used any more, and not what this version made of it; "
        "remove it\n"
    )
    assert project.run() == (
        0,
        "nix/snowform/default.nix  written\nnix/web/default.nix  written\n",
        "nix/web: brought over to the layout of today: the program that applies it is in nix/snowform\n"
        + unused,
    )
    assert (folder / "provision" / "run.py").read_text() == "mine = True\n"
    assert project.run("--check")[::2] == (0, unused)
    shutil.rmtree(folder / "provision")
    assert project.run("--check")[::2] == (0, "")
