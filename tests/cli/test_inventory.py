"""`snowform inventory` on files, as a script calls it: no project, no state of a stack's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.inventory.states import instance, resource, state

ADDRESSES = {"addresses": {"web": "198.51.100.7"}, "password": "SECRET"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outputs.json").write_text(json.dumps(ADDRESSES))
    (tmp_path / "web.tfstate").write_text(state(resource("aws_instance", "web", instance())))
    (tmp_path / "empty.tfstate").write_text(state())
    return tmp_path


def run(folder: Path, *args: str, given: str = "") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "snowform", "inventory", "web", *args]
    ended = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout, ended.stderr


def unsafe(text: str) -> dict[str, str]:
    """A text that Ansible does not run."""
    return {"__ansible_unsafe": text}


def test_outputs_are_enough_for_an_inventory_and_show_nothing_else(folder: Path) -> None:
    code, printed, said = run(folder, "--outputs", "outputs.json")
    assert (code, said) == (0, "")
    assert json.loads(printed)["_meta"]["hostvars"]["web"]["ansible_host"] == unsafe("198.51.100.7")
    assert "SECRET" not in printed
    assert run(folder, "--outputs", "-", given=json.dumps(ADDRESSES)) == (0, printed, "")
    assert run(folder, "--list", "--outputs", "outputs.json") == (0, printed, "")


def test_a_host_is_asked_for_by_name(folder: Path) -> None:
    code, printed, _ = run(folder, "--state", "web.tfstate", "--host", "web", "--private")
    assert code == 0
    assert json.loads(printed)["ansible_host"] == unsafe("10.0.0.4")
    assert run(folder, "--state", "web.tfstate", "--host", "db") == (0, "{}\n", "")


def test_a_static_inventory_is_printed_or_written(folder: Path) -> None:
    code, printed, _ = run(folder, "--state", "web.tfstate", "--yaml", "--user", "nixos", "--python", "")
    assert code == 0
    assert '      vars:\n        ansible_user: "nixos"\n    tag_Name_web:\n' in printed
    wrote = run(folder, "--state", "web.tfstate", "-o", "hosts.yaml", "--user", "nixos", "--python", "")
    assert wrote == (0, "hosts.yaml\n", "")
    assert (folder / "hosts.yaml").read_text() == printed


def test_no_machines_are_an_inventory_and_a_word_about_it(folder: Path) -> None:
    code, printed, said = run(folder, "--state", "empty.tfstate")
    assert (code, said) == (0, "web: there are no machines in empty.tfstate\n")
    assert json.loads(printed)["_meta"] == {"hostvars": {}}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--outputs", "nowhere.json"], "nowhere.json: cannot be read: No such file or directory"),
        (["--state", "outputs.json"], 'outputs.json: it is no state: a "version" was expected'),
        (
            ["--outputs", "outputs.json", "--output", "adresses"],
            "outputs.json: there is no output 'adresses' that is not sensitive; did you mean \"addresses\"?",
        ),
    ],
)
def test_a_source_that_cannot_be_used_is_one_line(folder: Path, args: list[str], message: str) -> None:
    assert run(folder, *args) == (1, "", f"snowform: error: {message}\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--outputs", "a", "--state", "b"], "two sources"),
        (["--output", "a"], "among the outputs of --outputs"),
        (["--outputs", "a", "--private"], "name the output with those addresses by --output"),
        (["--list", "--host", "a"], "two questions"),
        (["--list", "--yaml"], "print JSON"),
        (["-o", "hosts.ini"], "let its name end in .yaml"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(folder: Path, args: list[str], message: str) -> None:
    code, printed, said = run(folder, *args)
    assert (code, printed) == (2, "")
    assert message in " ".join(said.split())


def test_without_a_project_the_stack_is_named(folder: Path) -> None:
    command = [sys.executable, "-m", "snowform", "inventory", "--outputs", "outputs.json"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Error: name the STACK: with --outputs and --state no project is read" in ended.stderr


def test_without_a_project_the_stack_has_no_state_to_read(folder: Path) -> None:
    code, printed, said = run(folder)
    assert (code, printed) == (1, "")
    assert said.startswith("snowform: error: ")
    assert said.count("\n") == 1
