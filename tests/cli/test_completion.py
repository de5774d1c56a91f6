"""What a shell completes: commands, stacks, outputs, addresses and types, without waiting for the program."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from snowform.cli.commands import COMMANDS, cli
from tests.cli.test_stacks import mark_applied
from tests.providers.small_schemas import block, keep

SLOW = "import time\ntime.sleep(600)\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(SLOW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def completed(*words: str) -> list[str]:
    """What there is for the last of the words."""
    shell = BashComplete(cli, {}, "snowform", "_SNOWFORM_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def synthesized(project: Path, *stacks: str) -> None:
    """What `snowform synth` leaves."""
    (project / "cdktf.out").mkdir()
    entries = {name: {"name": name, "synthesizedStackPath": ""} for name in stacks}
    (project / "cdktf.out" / "manifest.json").write_text(json.dumps({"stacks": entries}))
    for name in stacks:
        (project / "out" / name).mkdir(parents=True)
        document = {"resource": {"aws_vpc": {name: {}}}, "output": {f"{name}_url": {}, "id": {}}}
        (project / "out" / name / "config.tf.json").write_text(json.dumps(document))


def test_commands_are_completed_without_loading_any() -> None:
    assert completed("") == list(COMMANDS)
    assert completed("st") == ["state"]
    assert completed("state", "un") == ["unlock", "untaint"]
    assert completed("plan", "--re") == ["--refresh", "--retries"]
    assert completed("plan", "--engine", "") == ["native", "cdktf"]


def test_the_stacks_that_were_synthesized_last_are_completed(project: Path) -> None:
    synthesized(project, "web", "db")
    mark_applied(project, "wiki", "2026-11-28T12:00:00Z")
    assert completed("plan", "") == ["db", "web", "wiki"]
    assert completed("synth", "w") == ["web", "wiki"]
    assert completed("synth", "web", "w") == ["wiki"]
    assert completed("inventory", "d") == ["db"]
    assert completed("plan", "db", "") == []


def test_what_stands_behind_a_stack_is_completed(project: Path) -> None:
    synthesized(project, "web", "db")
    assert completed("output", "") == ["db", "web"]
    assert completed("output", "web", "") == ["id", "web_url"]
    assert completed("state", "untaint", "db", "aws") == ["aws_vpc.db"]
    assert completed("output", "web", "id", "") == []


@pytest.mark.parametrize(
    "name",
    [
        "x;$(id)",
        "a$HOME",
        "a b",
        "a`id`",
        "a|b",
        "a&b",
        "a>b",
        "a*",
        "a\nb",
        "a'b",
        'a"b',
        "a\\b",
        "~a",
        "{a,b}",
    ],
)
def test_what_a_shell_would_run_or_replace_is_not_completed(project: Path, name: str) -> None:
    (project / "cdktf.out").mkdir()
    entries = {each: {"name": each} for each in (name, "web.eu-1")}
    (project / "cdktf.out" / "manifest.json").write_text(json.dumps({"stacks": entries}))
    document = {"resource": {"aws_vpc": {name: {}, "main": {}}}, "output": {name: {}, "id": {}}}
    (project / "out" / "web.eu-1").mkdir(parents=True)
    (project / "out" / "web.eu-1" / "config.tf.json").write_text(json.dumps(document))
    assert completed("synth", "") == ["web.eu-1"]
    assert completed("plan", "") == ["web.eu-1"]
    assert completed("output", "web.eu-1", "") == ["id"]
    assert completed("resolve", "web.eu-1", "") == ["aws_vpc.main"]


def test_a_stack_that_would_be_taken_for_an_option_is_not_completed(project: Path) -> None:
    synthesized(project, "-C", "web")
    assert completed("synth", "") == ["web"]


def test_where_there_is_one_stack_it_may_be_left_out(project: Path) -> None:
    synthesized(project, "web")
    assert completed("output", "") == ["web", "id", "web_url"]
    assert completed("resolve", "aws") == ["aws_vpc.web"]
    assert completed("output", "id", "") == []


def test_another_project_is_completed_where_it_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synthesized(project, "web")
    monkeypatch.chdir("/")
    assert completed("plan", "") == []
    assert completed("plan", "-C", str(project), "") == ["web"]


def test_a_program_that_was_never_synthesized_is_asked_and_given_up_after_a_moment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = "from cdktf import App, TerraformStack\napp = App()\nTerraformStack(app, 'web')\napp.synth()\n"
    monkeypatch.setattr("snowform.cli.candidates.PATIENCE", 300)
    (project / "main.py").write_text(program)
    assert completed("plan", "") == ["web"]
    (project / "main.py").write_text("1 / 0\n")
    assert completed("plan", "") == []
    monkeypatch.setattr("snowform.cli.candidates.PATIENCE", 0.01)
    (project / "main.py").write_text(SLOW)
    assert completed("plan", "") == []


@pytest.mark.parametrize("damaged", ["{", "[]", '{"stacks": 1}', '{"stacks": {"a": {}}}'])
def test_what_cannot_be_read_is_no_traceback_in_the_middle_of_a_command_line(
    project: Path, damaged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("snowform.cli.candidates.PATIENCE", 0.01)
    synthesized(project)
    (project / "cdktf.out" / "manifest.json").write_text(damaged)
    assert completed("plan", "") == []


def test_resource_types_and_data_sources_are_completed() -> None:
    assert completed("schema", "show", "aws_vpc_peering") == [
        "aws_vpc_peering_connection",
        "aws_vpc_peering_connection_accepter",
        "aws_vpc_peering_connection_options",
    ]
    assert completed("schema", "show", "--data", "aws_ami") == ["aws_ami", "aws_ami_ids"]
    assert completed("schema", "show", "terraform_") == ["terraform_data"]


def test_the_providers_of_a_project_are_completed(project: Path) -> None:
    file = keep(project)
    keep(project, "acme/acme", data={"acme_unit": block()})
    assert completed("schema", "show", "random") == ["random_pet"]
    assert completed("schema", "show", "--data", "acme") == ["acme_unit"]
    assert completed("schema", "search", "--provider", "ac") == ["acme"]
    assert completed("providers", "remove", "") == ["acme/acme", "hashicorp/random"]
    assert completed("providers", "remove", "acme/acme", "") == ["hashicorp/random"]
    file.write_text("")
    assert completed("schema", "show", "random") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_this_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", shell], standalone_mode=False) == 0
    assert f"_SNOWFORM_COMPLETE={shell}_complete" in capsys.readouterr().out


def test_bash_completes_by_it(project: Path) -> None:
    bash = shutil.which("bash")
    assert bash
    synthesized(project, "web", "db")
    script = (
        'eval "$(snowform completion bash)"; COMP_WORDS=(snowform plan w); COMP_CWORD=2; '
        '_snowform_completion snowform; echo "${COMPREPLY[@]}"'
    )
    ended = subprocess.run([bash, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "web\n", ended.stderr
