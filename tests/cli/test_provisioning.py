"""`snowform plan`, `apply` and their kin as a person at a terminal, or a script, meets them."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools import need

pytestmark = pytest.mark.e2e

PROGRAM = """\
import json
from pathlib import Path
from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
for name, inputs in json.loads(Path("stacks.json").read_text()).items():
    stack = TerraformStack(app, name)
    for key, values in inputs.items():
        made = TerraformResource(stack, key, terraform_resource_type="terraform_data")
        for attribute, value in values.items():
            made.add_override(attribute, value)
    TerraformOutput(stack, "greeting", value="hello", static_id=True)
app.synth()
"""
ONE = {"web": {"a": {"input": "one"}}}
CHANGED = {"web": {"a": {"input": "two"}}}
REPLACED = {"web": {"a": {"input": "one", "triggers_replace": "now"}}}


READING = """\
from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
web, front = TerraformStack(app, "web"), TerraformStack(app, "front")
a = TerraformResource(web, "a", terraform_resource_type="terraform_data")
a.add_override("input", "one")
TerraformOutput(front, "copied", value=a.get_string_attribute("output"), sensitive=True, static_id=True)
app.synth()
"""


class Project:
    """A project whose stacks are made of `terraform_data`, which needs no cloud."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "cdktf.json").write_text('{"app": "python main.py"}')
        (folder / "main.py").write_text(PROGRAM)
        self.make(ONE)

    def make(self, stacks: dict[str, Any]) -> None:
        (self.folder / "stacks.json").write_text(json.dumps(stacks))

    def run(self, *args: str) -> tuple[int, str, str]:
        run = subprocess.run(
            [sys.executable, "-m", "snowform", *args],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return run.returncode, run.stdout, run.stderr

    def at_a_terminal(self, answer: Callable[[str], str], *args: str) -> tuple[int, str]:
        """Run at a terminal; `answer` gives what is typed when something is asked, of what was shown."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "snowform", *args],
            cwd=self.folder,
            env=self._environment(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            close_fds=True,
        )
        os.close(theirs)
        shown = ""
        while True:
            try:
                piece = os.read(ours, 65536).decode(errors="replace")
            except OSError:
                break
            if not piece:
                break
            shown += piece
            if shown.endswith("to go on: "):
                os.write(ours, f"{answer(shown)}\n".encode())
        os.close(ours)
        return process.wait(), shown.replace("\r\n", "\n")

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "SNOWFORM_TOFU": str(need("tofu"))}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_plan_is_printed_and_nothing_is_made(project: Project) -> None:
    code, printed, said = project.run("plan", "web")
    assert code == 0, said
    assert "+   terraform_data.a\n" in printed
    assert re.search(
        r"^Plan for web: 1 to create, 0 to change, 0 to destroy, .*\(digest [0-9a-f]{16}\)$", printed, re.M
    )
    assert not list(project.folder.rglob("*.tfstate"))
    assert project.run("plan", "web", "--detailed-exitcode")[0] == 3


def test_an_apply_keeps_its_state_in_the_project_and_out_of_git(project: Project) -> None:
    code, _, said = project.run("apply", "web", "--yes")
    assert code == 0, said
    assert said.splitlines()[-1].startswith("web: applied: 1 created, 0 changed, 0 destroyed")
    assert (project.folder / ".snowform" / "web" / "state" / "terraform.tfstate").is_file()
    assert "*" in (project.folder / ".snowform" / ".gitignore").read_text().splitlines()
    code, printed, said = project.run("apply", "web", "--yes", "--json")
    assert (code, said.splitlines()[-1]) == (0, "web: nothing to do")
    assert json.loads(printed)["counts"]["create"] == 0
    assert project.run("output", "web")[1] == 'greeting = "hello"\n'
    assert re.fullmatch(r"terraform_data\.a  [0-9a-f-]{36}\n", project.run("state", "list", "web")[1])


def test_an_apply_of_the_only_stack_ends_with_its_outputs(project: Project) -> None:
    program = project.folder / "main.py"
    secret = 'TerraformOutput(stack, "key", value="hunter2", sensitive=True, static_id=True)'
    program.write_text(program.read_text().replace("app.synth()", f"{secret}\napp.synth()"))
    ending = 'Outputs\n  greeting = "hello"\n  key = (sensitive)\n\nweb: '
    code, _, said = project.run("apply", "--yes")
    assert code == 0, said
    assert f"{ending}applied: 1 created" in said
    code, _, said = project.run("apply", "--yes", "--no-values")
    assert (code, "Outputs" in said) == (0, False)
    code, _, said = project.run("apply", "--yes")
    assert (code, f"{ending}nothing to do" in said) == (0, True)
    assert project.run("output", "greeting")[1] == "hello\n"
    saved = project.folder / "outputs.json"
    said = project.run("output", "--save", "outputs.json")[2]
    assert said == "outputs.json: greeting; left out, for they are sensitive: key\n"
    assert (json.loads(saved.read_text()), saved.stat().st_mode & 0o777) == ({"greeting": "hello"}, 0o644)
    assert project.run("output", "--save", "outputs.json", "--sensitive")[0] == 0
    assert json.loads(saved.read_text()) == {"greeting": "hello", "key": "hunter2"}
    assert saved.stat().st_mode & 0o777 == 0o600
    assert project.run("output", "greeting", "--save", "outputs.json")[0] == 2
    assert project.run("inventory")[2] == "web: there are no machines in its state\n"
    assert project.run("state", "list")[1].startswith("terraform_data.a  ")


def test_a_script_must_say_yes(project: Project) -> None:
    code, printed, said = project.run("apply", "web")
    assert (code, printed) == (2, "")
    assert (
        said == "snowform: error: there is no terminal to ask on; give --yes to apply without being asked\n"
    )


def test_a_person_is_asked(project: Project) -> None:
    code, shown = project.at_a_terminal(lambda _: "no", "apply", "web")
    assert code == 10, shown
    assert shown.endswith("snowform: error: web: not confirmed; nothing was changed\n")
    code, shown = project.at_a_terminal(lambda _: "yes", "apply", "web")
    assert code == 0, shown
    assert "created terraform_data.a" in shown


def test_what_is_refused_goes_through_when_its_digest_is_typed_or_approved(project: Project) -> None:
    assert project.run("apply", "web", "--yes")[0] == 0
    project.make(REPLACED)
    code, _, said = project.run("apply", "web", "--yes")
    assert code == 4
    found = re.search(r"once: snowform approve web ([0-9a-f]{16})\n", said)
    assert found
    code, shown = project.at_a_terminal(lambda _: "yes", "apply", "web")
    assert code == 4, shown
    assert project.run("approve", "web", found[1])[0] == 0
    code, _, said = project.run("apply", "web", "--yes")
    assert code == 0, said
    project.make(ONE)
    code, shown = project.at_a_terminal(lambda asked: re.findall(r"Type '(.*?)'", asked)[-1], "apply", "web")
    assert code == 0, shown


def test_a_policy_file_allows_and_a_wrong_one_is_told(project: Project) -> None:
    assert project.run("apply", "web", "--yes")[0] == 0
    policy = project.folder / "policy.json"
    policy.write_text('{"allowDestory": true}')
    code, _, said = project.run("destroy", "web", "--yes", "--policy", "policy.json")
    assert code == 2
    assert 'unknown key "allowDestory"; did you mean "allowDestroy"?' in said
    policy.write_text('{"allowDestroy": true}')
    code, _, said = project.run("destroy", "web", "--yes", "--policy", "policy.json")
    assert code == 0, said
    assert project.run("state", "list", "web")[1] == ""


def test_a_state_that_opentofu_wrote_by_hand_is_not_passed_over(project: Project) -> None:
    assert project.run("apply", "web", "--yes")[0] == 0
    kept = project.folder / ".snowform" / "web" / "state" / "terraform.tfstate"
    by_hand = project.folder / "out" / "web" / "terraform.tfstate"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_bytes(kept.read_bytes())
    subprocess.run(["rm", "-r", project.folder / ".snowform"], check=True)
    code, _, said = project.run("apply", "web", "--yes")
    assert code == 1
    assert f"{by_hand}: a state of web is here, made without `snowform apply`" in said
    assert project.run("state", "adopt", "web", str(by_hand))[0] == 0
    code, _, said = project.run("apply", "web", "--yes")
    assert (code, said.splitlines()[-1]) == (0, "web: nothing to do")


@pytest.mark.parametrize(
    ("known", "is_refused"), [("a", True), ("of-another", False), ('a", "module": "module.of-another', False)]
)
def test_a_state_beside_the_program_is_a_stacks_whose_address_it_knows(
    known: str, is_refused: bool, project: Project
) -> None:
    path = project.folder / "terraform.tfstate"
    path.write_text(f'{{"resources": [{{"mode": "managed", "type": "terraform_data", "name": "{known}"}}]}}')
    code, _, said = project.run("plan", "web")
    assert (code, "a state of web is here, made without" in said) == (int(is_refused), is_refused), said


def test_what_is_no_state_beside_the_program_is_passed_over(project: Project) -> None:
    (project.folder / "terraform.tfstate").write_text('{"resources": [5]}')
    assert project.run("plan", "web")[0] == 0


BROKEN = "import json\n1 / 0\n"


def test_what_only_looks_goes_on_with_the_last_configuration_where_the_program_fails(
    project: Project,
) -> None:
    assert project.run("apply", "web", "--yes")[0] == 0
    (project.folder / "main.py").write_text(BROKEN)
    warned = "snowform: warning: main.py:2: `python main.py` failed: ZeroDivisionError: division by zero; "
    warned += "going on with what was synthesized at "
    for command, printed in (
        (("output", "web", "greeting"), "hello"),
        (("state", "list", "web"), "terraform_data.a"),
        (("state", "backups", "web"), ""),
        (("drift", "web"), ""),
    ):
        code, shown, said = project.run(*command)
        assert (code, said.startswith(warned)) == (0, True), said
        assert ".snowform/web/configuration/config.tf.json" in said
        assert printed in shown


@pytest.mark.parametrize(
    "command",
    [("plan",), ("apply", "--yes"), ("destroy", "--yes"), ("state", "refresh"), ("state", "create")],
)
def test_what_changes_something_wants_a_program_that_runs(project: Project, command: tuple[str, ...]) -> None:
    assert project.run("plan", "web")[0] == 0
    (project.folder / "main.py").write_text(BROKEN)
    code, _, said = project.run(*command, "web")
    assert (code, "division by zero" in said, "going on" in said) == (1, True, False), said


@pytest.mark.parametrize("name", ["other", "..", "../web", "web/../web", ""])
def test_without_a_configuration_of_that_name_the_programs_error_is_the_answer(
    project: Project, name: str
) -> None:
    assert project.run("plan", "web")[0] == 0
    (project.folder / "main.py").write_text(BROKEN)
    code, _, said = project.run("output", name, "greeting")
    assert (code, "division by zero" in said, "going on" in said) == (1, True, False), said


def test_a_stack_that_is_not_there_is_told_with_the_nearest(project: Project) -> None:
    code, _, said = project.run("plan", "wbe")
    assert (code, said) == (1, 'snowform: error: no stack "wbe"; did you mean "web"?\n')


@pytest.mark.promise("values")
@pytest.mark.parametrize("command", ["echo ${var.pin}", "echo ${base64encode(var.token)}; exit 1"])
def test_sensitive_values_reach_no_terminal(
    project: Project, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TF_VAR_pin", "73519284")
    monkeypatch.setenv("TF_VAR_token", "correct-horse-battery")
    loud = {
        "input": "${[var.pin, var.token]}",
        "provisioner": [{"local-exec": {"command": f"{command}; exit 3"}}],
    }
    project.make({"web": {"loud": loud}})
    program = project.folder / "main.py"
    sensitive = 'stack.add_override("variable", {"pin": {"sensitive": True}, "token": {"sensitive": True}})'
    program.write_text(program.read_text().replace("    for key", f"    {sensitive}\n    for key", 1))
    (project.folder / "policy.json").write_text('{"allowExec": true}')
    code, printed, said = project.run("apply", "web", "--yes", "--policy", "policy.json")
    assert code == 1, said
    assert "local-exec provisioner error" in said
    for form in ("73519284", "7.3519284e+07", "correct-horse", "Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5"):
        assert form not in printed + said


def test_a_stack_reads_what_another_one_has_applied_here(project: Project) -> None:
    (project.folder / "main.py").write_text(READING)
    code, _, said = project.run("plan", "front")
    assert code == 1
    assert (
        'front: it reads the outputs of "web", which was not applied here yet; `snowform apply web` first'
        in said
    )
    assert project.run("apply", "web", "--yes")[0] == 0
    code, _, said = project.run("apply", "front", "--yes")
    assert code == 0, said
    assert project.run("output", "front", "copied")[1] == "one\n"


VARIABLES = """\
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable

app = App()
web = TerraformStack(app, "web")
region = TerraformVariable(web, "region", type="string", description="Where the servers are")
zones = TerraformVariable(web, "zones", type="list(string)", default=["a"])
password = TerraformVariable(web, "db_password", type="string", sensitive=True)
TerraformOutput(web, "where", value="${var.region}${join(\\"\\", var.zones)}", static_id=True)
TerraformOutput(web, "length", value="${nonsensitive(length(var.db_password))}", static_id=True)
app.synth()
"""


def test_variables_are_given_at_the_desk(project: Project) -> None:
    (project.folder / "main.py").write_text(VARIABLES)
    (project.folder / "terraform.tfvars").write_text('region = "nobody asked for it"')
    (project.folder / "own.tfvars").write_text('region = "north"\nzones = ["x"]')
    code, _, said = project.run("plan", "web")
    assert (code, said.splitlines()) == (
        2,
        [
            "snowform: warning: terraform.tfvars is not read; `--var-file terraform.tfvars` does",
            "snowform: error: web: no value for the variables db_password (sensitive), region (Where the "
            "servers are); give `--var region=VALUE`, `--var-file FILE`, `--secret db_password=FILE`, "
            "or TF_VAR_region in the environment",
        ],
    )
    (project.folder / "secret").write_text("hunter2\n")
    given = ("--var-file", "own.tfvars", "--var", 'zones=["b","c"]', "--secret", "db_password=secret")
    code, _, said = project.run("apply", "web", "--yes", *given)
    assert code == 0, said
    assert project.run("output", "web")[1] == 'length = 7\nwhere = "northbc"\n'
    kept = [path for path in (project.folder / ".snowform").rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"hunter2" in path.read_bytes()]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--var=region", "'region' is not NAME=VALUE"),
        ("--secret=region", "'region' is not NAME=FILE"),
        ("--secret=region=nowhere", "region: no file 'nowhere' is here"),
        ("--var-file=nowhere", "File 'nowhere' does not exist"),
    ],
)
def test_what_gives_no_value_is_a_wrong_argument(project: Project, option: str, said: str) -> None:
    code, printed, message = project.run("plan", "web", option)
    assert (code, printed) == (2, "")
    assert said in message
