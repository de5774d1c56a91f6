"""`snowform init` as its user meets it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from snowform.cli import init
from snowform.cli.commands import cli
from snowform.cli.console import WrongUsage
from snowform.starter import KINDS, StarterError

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8 anna@example.org"
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to begin in, of somebody without a key and a region."""
    here = tmp_path / "infra"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("AWS_REGION", raising=False)
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    return here


def run(*arguments: str, typed: str | None = None) -> Result:
    """The command; its error, where it has one, is raised."""
    ended = CliRunner().invoke(cli, ["init", *arguments], input=typed, standalone_mode=False)
    if ended.exception:
        raise ended.exception
    return ended


def context(folder: Path) -> Any:
    return json.loads((folder / "cdktf.json").read_text())["context"]


def test_without_options_it_is_the_example_of_the_documentation(folder: Path) -> None:
    assert run().stdout == (
        ".gitignore  README.md  main.py  pyrightconfig.json  cdktf.json\n"
        "modules/  15 files\n"
        "stacks/  5 files\n"
        "tests/  2 files\n"
        "\n"
        "  snowform synth             # out/nixos-host/config.tf.json, checked by the provider's schema\n"
        "  snowform plan nixos-host   # what an apply would do, and what the policy says to it\n"
        "  snowform apply nixos-host  # asks, then applies exactly that\n"
    )
    assert context(folder)["nixos-host"]["region"] == "eu-central-1"


def test_it_is_a_flake_where_that_is_wanted(folder: Path) -> None:
    said = run("--flake", "github:us/snowform", "--stack", "empty", "--name", "shop").stdout
    assert said.startswith(".gitignore  README.md  flake.nix  main.py  pyrightconfig.json  cdktf.json\n")
    assert said.endswith(
        "  git add .            # a flake has only what git tracks\n"
        "  nix run .#shop.plan  # what an apply would do, and what the policy says to it\n"
        "  nix run .#shop       # asks, then applies exactly that\n"
    )
    assert 'snowform.url = "github:us/snowform";' in (folder / "flake.nix").read_text()
    assert "configurations.shop.src = ./.;" in (folder / "flake.nix").read_text()
    assert "nix run .#shop " in (folder / "README.md").read_text()


def test_another_folder_is_made_and_entered_first(folder: Path) -> None:
    told = run("../my shop", "--stack", "empty").stdout
    assert "\n  cd '../my shop'\n  snowform synth  " in told
    assert (folder.parent / "my shop" / "stacks" / "infra.py").is_file()


def test_all_of_it_can_be_given(folder: Path) -> None:
    (folder.parent / "key.pub").write_text(f"{KEY}\n")
    options = (
        "--name",
        "shop",
        "--region",
        "us-west-2",
        "--ssh-key",
        "../key.pub",
        "--ssh-from",
        "192.0.2.7/32",
    )
    ended = run("--stack", "nixos-fleet", *options)
    settings = context(folder)["shop"]
    assert (settings["region"], settings["project"], settings["ssh_key"]) == ("us-west-2", "shop", KEY)
    assert settings["firewall"] == {"ssh_from": ["192.0.2.7/32"]}
    assert "SSH" not in ended.stderr


def test_what_is_sensible_comes_from_the_environment_and_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    (folder.parent / ".ssh").mkdir()
    (folder.parent / ".ssh" / "id_ed25519.pub").write_text(KEY)
    ended = run()
    assert context(folder)["nixos-host"]["region"] == "eu-west-1"
    assert context(folder)["nixos-host"]["ssh_keys"] == {"admin": KEY}
    assert "SSH key: ~/.ssh/id_ed25519.pub\n" in ended.stderr
    assert "nobody can log in by SSH yet" in ended.stderr


def test_on_a_terminal_it_asks_and_asks_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    ended = run(typed=f"nixos\nnixos-servers\nShop\nshop\n\n{KEY}\n192.0.2.7/24\n192.0.2.7/32\n")
    for kind in KINDS.values():
        assert f"{kind.name:15}{kind.title}\n" in ended.stderr
    assert "Error: 'nixos' is not one of" in ended.stderr
    assert 'Error: "Shop" cannot be the name of a stack' in ended.stderr
    assert "Name of the stack [nixos-servers]: " in ended.stderr
    assert "AWS region [eu-central-1]: " in ended.stderr
    assert "Error: SSH from 192.0.2.7/24: 192.0.2.7/24 has host bits set" in ended.stderr
    settings = context(folder)["shop"]
    assert settings["ssh_keys"] == {"admin": KEY}
    assert settings["kinds"]["web"]["firewall"]["ssh_from"] == ["192.0.2.7/32"]


@pytest.mark.parametrize("option", ["--yes", "--json"])
def test_it_does_not_ask_who_does_not_want_that(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    assert "[" not in run(option).stderr


def test_what_is_given_is_not_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    assert run("--stack", "empty", "--name", "shop", "--region", "eu-west-1", typed="").stderr == ""
    assert context(folder)["shop"]["region"] == "eu-west-1"


def test_its_report_is_there_as_json(folder: Path) -> None:
    report = json.loads(run("shop", "--stack", "nixos-image", "--json").stdout)
    assert report.pop("files")[-1] == "cdktf.json"
    assert report == {
        "ok": True,
        "folder": str(folder / "shop"),
        "stack": "nixos-image",
        "region": "eu-central-1",
        "kept": [],
        "unignored": [],
        "next": [
            "cd shop",
            "snowform image --build",
            "snowform plan nixos-image",
            "snowform apply nixos-image",
        ],
    }


def test_a_gitignore_that_would_let_a_state_be_committed_is_warned_of(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.log\n")
    assert ".gitignore is as it was\n" in (said := run("--stack", "empty").stderr)
    assert ".gitignore does not ignore /.snowform/ " in said
    assert "a state holds every secret of its stack\n" in said


def test_what_is_there_is_never_overwritten(folder: Path) -> None:
    run()
    with pytest.raises(StarterError, match="a project is here already"):
        run("--stack", "empty")
    assert list(context(folder)) == ["nixos-host"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--diff", "--from-cdktf"), "--diff and --from-cdktf do not go together"),
        (("--diff", "--add"), "--add and --diff do not go together"),
        (("--diff", "--stack", "empty"), "--diff begins with what is there: leave --stack out"),
        (("--from-cdktf", "--name", ""), "--from-cdktf begins with what is there: leave --name out"),
        (("--from-terranix", ".", "--region", "eu-west-1"), "--from-terranix .*: leave --region out"),
        (("--add", "--flake", "path:/flakes/snowform"), "--add makes no project: leave --flake out"),
        (("--stack", "empty", "--ssh-key", KEY), "empty has no machines to log in to"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        run(*arguments)


def test_one_more_stack_is_added_and_what_is_left_to_do_is_printed(folder: Path) -> None:
    run()
    (folder / "modules" / "nat.py").write_text("mine = 1\n")
    program, settings = (folder / "main.py").read_text(), (folder / "cdktf.json").read_text()
    ended = run("--add", "--stack", "state-bucket", "--name", "states")
    assert re.sub(r"-\w{8}", "-01234567", ended.stdout) == (
        "modules/  3 files\nstacks/  2 files\ntests/  1 file\n"
        "\n"
        "main.py, to the imports and above app.synth():\n"
        "\n"
        "  from stacks.state_bucket import SharedStates, StateBucketSettings\n"
        '  SharedStates(app, "states", settings.load(app, "states", StateBucketSettings))\n'
        "\n"
        'cdktf.json, in "context":\n'
        "\n"
        '  "states": {\n'
        '    "region": "eu-central-1",\n'
        '    "project": "states",\n'
        '    "bucket": "states-01234567"\n'
        "  }\n"
    )
    assert ((folder / "main.py").read_text(), (folder / "cdktf.json").read_text()) == (program, settings)
    report = json.loads(run("--add", "--stack", "nixos-servers", "--json").stdout)
    assert (report["ok"], report["kept"]) == (True, ["modules/nat.py"])
    assert list(report["settings"]) == ["nixos-servers"]


def test_the_difference_to_what_is_installed_is_the_result(folder: Path) -> None:
    run()
    same = run("--diff")
    assert (same.stdout, same.stderr.count("\n")) == ("", 1)
    (folder / "modules" / "nat.py").write_text("mine = 1\n")
    assert run("--diff").stdout.endswith("\n+mine = 1\n")
    (difference,) = json.loads(run("--diff", "--json").stdout)["files"]
    assert (difference["name"], difference["diff"]) == ("modules/nat.py", run("--diff").stdout)


CONFIGURATION = {
    "provider": {"aws": {"region": "eu-central-1"}},
    "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}},
}


def test_a_configuration_of_terranix_begins_a_project(folder: Path) -> None:
    old = folder.parent / "old"
    old.mkdir()
    (old / "config.tf.json").write_text(json.dumps(CONFIGURATION))
    (old / "terraform.tfstate").write_text("{}")
    ended = run("--from-terranix", str(old / "config.tf.json"), "--name", "net")
    assert "it gives the configuration back, value for value\n" in ended.stderr
    assert ended.stdout == (
        "stacks/net.py\nmain.py\ncdktf.json\n"
        "\n"
        "  snowform synth                                     # out/net/config.tf.json\n"
        "  snowform state adopt net ../old/terraform.tfstate  # go on with its state\n"
        "  snowform plan --no-tags net                        # on its state there is nothing to do\n"
    )
    assert {"/.snowform/", "*.tfstate"} <= set((folder / ".gitignore").read_text().splitlines())
    assert (folder / "pyrightconfig.json").is_file()


def test_its_report_is_that_of_the_import_with_how_to_go_on(folder: Path) -> None:
    (folder / "config.tf.json").write_text(json.dumps(CONFIGURATION))
    (folder / ".gitignore").write_text("*.tfstate*\n.snowform\nout\ncdktf.out\n.cache\n")
    report = json.loads(run("new", "--from-terranix", ".", "--name", "net", "--json").stdout)
    assert (report["ok"], report["stack"], report["unignored"]) == (True, "net", [])
    assert report["next"] == ["cd new", "snowform synth", "snowform plan --no-tags net"]


def test_a_project_of_cdktfs_is_led_on(folder: Path) -> None:
    (folder / "cdktf.json").write_text('{"app": "pipenv run python main.py"}')
    (folder / "main.py").write_text("from cdktf_cdktf_provider_aws.vpc import Vpc\n")
    (folder / "terraform.net.tfstate").write_text("{}")
    (folder / ".gitignore").write_text("")
    ended = run("--from-cdktf")
    assert ended.stdout.splitlines()[:2] == [
        'cdktf.json  "engine": "native"',
        "cdktf_cdktf_provider_aws: runs as it is, without Node, as long as it is installed",
    ]
    assert "  snowform state adopt net terraform.net.tfstate  # go on with" in ended.stdout
    assert ".gitignore does not ignore /.snowform/" in ended.stderr
    again = json.loads(run("--from-cdktf", "--json").stdout)
    assert (again["ok"], again["wrote_engine"], again["next"][0]) == (True, False, "snowform synth")
