"""Plans of every kind of action, made by the programs themselves with a resource that needs no provider."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.plan.approval import digest
from snowform.provision.plan.changes import Kind, Plan, PlanError, read_plan
from snowform.provision.plan.details import Detail
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from tests.tools import need

pytestmark = pytest.mark.e2e

# Terraform has what OpenTofu 1.6 lacks (`removed`), and nobody must have it.
PROGRAMS = ["tofu", *(["terraform"] if shutil.which("terraform") else [])]
KEPT = ("PATH", "HOME", "TMPDIR")

CHILD = {
    "variable": {"x": {}},
    "resource": {"terraform_data": {"inner": {"input": "${var.x}"}}},
}

BASE: dict[str, Any] = {
    "variable": {"secret": {"sensitive": True, "default": "hunter2"}},
    "resource": {
        "terraform_data": {
            "update": {"input": "one"},
            "replace": {"triggers_replace": "1"},
            "swap": {"triggers_replace": "1", "lifecycle": {"create_before_destroy": True}},
            "gone": {"input": "bye"},
            "old": {"input": "moved"},
            "secret": {"input": {"p": "${var.secret}", "plain": "x"}},
            "counted": {"count": 2, "input": "${count.index}"},
            "keyed": {"for_each": {"a b": "1", 'c"d': "2"}, "input": "${each.value}"},
            "unknown": {"input": "${terraform_data.update.output}"},
            "forgotten": {"input": "f"},
            "tainted": {"input": "t"},
            "triggered": {"input": "x", "lifecycle": {"replace_triggered_by": ["terraform_data.replace"]}},
        }
    },
    "module": {"m": {"source": "./child", "for_each": {"k": "1"}, "x": "${each.value}"}},
    "output": {
        "plain": {"value": "${terraform_data.update.output}"},
        "secret": {"value": "${var.secret}", "sensitive": True},
    },
}


@dataclass(frozen=True)
class Project:
    """A folder with a configuration, and the program that runs on it."""

    program: str
    folder: Path

    def run(self, *args: str, codes: tuple[int, ...] = (0,)) -> str:
        binary = need("tofu") if self.program == "tofu" else Path(shutil.which("terraform") or "terraform")
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        ended = subprocess.run(
            [binary, *args],
            cwd=self.folder,
            env={**environment, "CHECKPOINT_DISABLE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode in codes, ended.stdout + ended.stderr
        return ended.stdout

    def write(self, document: dict[str, Any]) -> None:
        (self.folder / "config.tf.json").write_text(json.dumps(document))
        self.run("init", "-input=false")

    def plan(self, *args: str) -> Plan:
        self.run("plan", "-input=false", "-out=plan", *args)
        return read_plan(json.loads(self.run("show", "-json", "plan")))

    def apply(self, codes: tuple[int, ...] = (0,)) -> None:
        self.run("apply", "-input=false", "-auto-approve", codes=codes)


@pytest.fixture(scope="module", params=PROGRAMS)
def applied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """What `BASE` says, applied."""
    project = Project(request.param, tmp_path_factory.mktemp(request.param))
    (project.folder / "child").mkdir()
    (project.folder / "child" / "main.tf.json").write_text(json.dumps(CHILD))
    project.write(BASE)
    project.apply()
    return project


@pytest.fixture
def project(applied: Project, tmp_path: Path) -> Project:
    """A copy of it, to do with as one likes."""
    shutil.copytree(applied.folder, tmp_path / "copy", symlinks=True)
    return Project(applied.program, tmp_path / "copy")


Changed = Callable[[dict[str, Any], dict[str, Any]], None]


def changed(change: Changed) -> dict[str, Any]:
    document = copy.deepcopy(BASE)
    change(document, document["resource"]["terraform_data"])
    return document


def everything(document: dict[str, Any], data: dict[str, Any]) -> None:
    data["update"]["input"] = "two"
    data["replace"]["triggers_replace"] = data["swap"]["triggers_replace"] = "2"
    del data["gone"], data["keyed"]["for_each"]["a b"]
    data["counted"]["count"] = 1
    data["new"] = data.pop("old")
    data["imported"] = {}
    document["moved"] = [{"from": "terraform_data.old", "to": "terraform_data.new"}]
    document["import"] = [{"to": "terraform_data.imported", "id": "some-id"}]
    document["variable"]["secret"]["default"] = "hunter3"
    document["module"]["m"]["x"] = "changed"
    document["data"] = {
        "terraform_remote_state": {
            "late": {"backend": "local", "config": {"path": "none"}, "depends_on": ["terraform_data.update"]}
        }
    }


def test_every_kind_of_action_is_read(project: Project) -> None:
    document = changed(everything)
    if project.program == "terraform":
        del document["resource"]["terraform_data"]["forgotten"]
        document["removed"] = [{"from": "terraform_data.forgotten", "lifecycle": {"destroy": False}}]
    project.run("taint", "terraform_data.tainted")
    project.write(document)
    plan = project.plan()
    forgotten = {"terraform_data.forgotten"} if project.program == "terraform" else set()

    def addresses(*kinds: Kind) -> set[str]:
        return {change.address for change in plan.of(*kinds)}

    assert addresses(Kind.READ) == {"data.terraform_remote_state.late"}
    assert addresses(Kind.CREATE) == set()
    assert addresses(Kind.UPDATE) == {
        "terraform_data.update",
        "terraform_data.secret",
        "terraform_data.unknown",
        'module.m["k"].terraform_data.inner',
    }
    assert addresses(Kind.DELETE) == {
        "terraform_data.counted[1]",
        "terraform_data.gone",
        'terraform_data.keyed["a b"]',
    }
    assert {
        (change.address, change.create_before_destroy, change.tainted, change.reason)
        for change in plan.of(Kind.REPLACE)
    } == {
        ("terraform_data.replace", False, False, "replace_because_cannot_update"),
        ("terraform_data.swap", True, False, "replace_because_cannot_update"),
        ("terraform_data.tainted", False, True, "replace_because_tainted"),
        ("terraform_data.triggered", False, False, "replace_by_triggers"),
    }
    assert addresses(Kind.FORGET) == forgotten
    assert [
        (change.address, change.importing, change.kind) for change in plan.changes if change.importing
    ] == [("terraform_data.imported", "some-id", Kind.NOOP)]
    assert [(change.address, change.previous_address) for change in plan.changes if change.moved] == [
        ("terraform_data.new", "terraform_data.old")
    ]
    details = {change.address: change.details() for change in plan.changes}
    unknown = "(known after apply)"
    assert details["terraform_data.update"] == (
        Detail("input", '"one"', '"two"'),
        Detail("output", '"one"', unknown),
    )
    assert details["terraform_data.secret"] == (
        Detail("input.p", "(sensitive)", "(sensitive)"),
        Detail("output", "(sensitive)", unknown),
    )
    assert details["terraform_data.replace"] == (Detail("triggers_replace", '"1"', '"2"', True),)
    assert {output.name: (output.kind, output.sensitive) for output in plan.outputs} == {
        "plain": (Kind.UPDATE, False),
        "secret": (Kind.UPDATE, True),
    }
    assert "hunter" not in repr(plan)
    assert {(refusal.address, refusal.what) for refusal in judge(plan, Policy()).refusals} == {
        *((address, "destroy") for address in addresses(Kind.DELETE)),
        *((address, "replace") for address in addresses(Kind.REPLACE)),
        *((address, "forget") for address in forgotten),
    }


def test_nothing_to_do_is_seen_as_such(applied: Project) -> None:
    for args in ((), ("-refresh-only",), ("-target=terraform_data.update",)):
        plan = applied.plan(*args)
        assert plan.nothing_to_do
        assert not plan.drift
        assert judge(plan, Policy()).allowed


def test_a_first_apply_creates_and_a_destroy_deletes_everything(applied: Project) -> None:
    plan = applied.plan("-destroy")
    assert plan.of(Kind.DELETE) == plan.changes
    assert len(plan.of(Kind.DELETE)) == 15
    assert {output.kind for output in plan.outputs} == {Kind.DELETE}
    (applied.folder / "terraform.tfstate").rename(applied.folder / "aside")
    try:
        first = applied.plan()
    finally:
        (applied.folder / "aside").rename(applied.folder / "terraform.tfstate")
    assert first.of(Kind.CREATE) == first.changes
    assert {change.address for change in first.of(Kind.CREATE)} == {
        change.address for change in plan.of(Kind.DELETE)
    }


def test_outputs_alone_are_something_to_do(project: Project) -> None:
    project.write(changed(lambda document, _data: document["output"].update(extra={"value": "x"})))
    plan = project.plan()
    assert not plan.nothing_to_do
    assert not plan.effective
    assert [output.name for output in plan.outputs if output.kind is Kind.CREATE] == ["extra"]


def test_the_same_plan_has_the_same_digest_and_another_one_has_not(project: Project) -> None:
    project.write(changed(everything))
    shown, again = (digest(project.plan(), "lineage", "salt") for _ in range(2))
    assert shown == again
    project.write(changed(lambda _document, data: data["update"].update(input="three")))
    assert digest(project.plan(), "lineage", "salt") != shown


def test_what_a_failed_replacement_left_behind_is_a_deposed_object(project: Project) -> None:
    def fails(_document: dict[str, Any], data: dict[str, Any]) -> None:
        data["swap"]["triggers_replace"] = "2"
        data["after"] = {
            "input": "${terraform_data.swap.id}",
            "provisioner": [{"local-exec": {"command": "exit 1"}}],
        }

    project.write(changed(fails))
    assert project.plan().exec == ("terraform_data.after: local-exec",)
    project.apply(codes=(1,))
    plan = project.plan()
    (deposed,) = plan.of(Kind.DELETE)
    assert (deposed.address, len(deposed.deposed)) == ("terraform_data.swap", 8)
    assert [(change.address, change.tainted) for change in plan.of(Kind.REPLACE)] == [
        ("terraform_data.after", True)
    ]


def test_a_plan_that_broke_off_is_refused(project: Project) -> None:
    def fails(_document: dict[str, Any], data: dict[str, Any]) -> None:
        condition = {"condition": '${self.output == ""}', "error_message": "no"}
        data["update"]["lifecycle"] = {"postcondition": [condition]}

    project.write(changed(fails))
    project.run("plan", "-input=false", "-out=plan", codes=(1,))
    plan = read_plan(json.loads(project.run("show", "-json", "plan")))
    assert plan.errored
    assert not judge(plan, Policy()).allowed


def test_a_state_is_no_plan(applied: Project) -> None:
    with pytest.raises(PlanError, match="is not a plan"):
        read_plan(json.loads(applied.run("show", "-json")))
