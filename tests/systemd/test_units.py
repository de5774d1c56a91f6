"""The units of a generated module, run by a real systemd: `make test-systemd`.

One machine serves all tests of this file; each leaves it with the stack as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.provision.e2e.harness import SECRET_KEY
from tests.systemd.machine import RELEASES, wait_for
from tests.systemd.scene import CREDENTIALS, PASSWORD, PATIENCE, STATE, UNIT, Scene, document

pytestmark = pytest.mark.e2e

DRIFT = "snowform-web-drift"
OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIHa0xVtmbNXbRz9hXoIrpGhsLhHVnWPP4LhRPHwnJ6l you@example.org"
EVERY_TEN_SECONDS = 'drift = { enable = true; schedule = "*:*:0/10"; randomizedDelay = "0"; };'
UNITS = ("snowform-web", "snowform-web-switch", "snowform-web-destroy", DRIFT)


@pytest.fixture(scope="module")
def first_boot(scene_of_all: Scene) -> Scene:
    """The machine after its first boot, and the apply that came with it."""
    scene = scene_of_all
    scene.install()
    scene.machine.boot()
    scene.machine.wait_until_booted()
    scene.early = scene.machine.show(UNIT, "ActiveState")
    scene.ended()
    return scene


@pytest.fixture
def scene(first_boot: Scene) -> Iterator[Scene]:
    yield first_boot
    if first_boot.machine.show(UNIT, "ActiveState") != "active":
        first_boot.lay_out_secrets()
        first_boot.switch(document())
    first_boot.is_whole()


@pytest.mark.promise("units")
def test_the_machine_has_the_systemd_that_it_stands_for(first_boot: Scene, release: str) -> None:
    version = re.match(r"systemd (\d+)", first_boot.machine.run("systemctl", "--version"))
    assert version
    assert int(version[1]) >= RELEASES[release]


@pytest.mark.promise("units")
def test_the_first_boot_applies_and_does_not_wait_for_it(first_boot: Scene) -> None:
    assert first_boot.early == "activating"
    assert "11 created" in first_boot.journal()
    assert first_boot.machine.show("snowform-web-switch.service", "Result") == "exec-condition"
    first_boot.is_whole()


def test_a_switch_applies_what_has_changed_and_a_rollback_takes_it_back(scene: Scene) -> None:
    scene.switch(document(aws_vpc={"main": {"tags": {"Name": "changed"}}}))
    assert scene.name_of_vpc() == "changed"
    scene.switch(document())
    assert scene.name_of_vpc() == "web"
    assert scene.journal().count("0 created, 1 changed, 0 destroyed") == 2


def test_a_refused_plan_fails_the_unit_until_it_is_approved(scene: Scene) -> None:
    changed = document(
        aws_vpc_security_group_ingress_rule={"https": None}, aws_key_pair={"admin": {"public_key": OTHER_KEY}}
    )
    before = scene.found()
    scene.switch(changed)
    assert scene.unit("ActiveState", "Result", "ExecMainStatus") == ["failed", "exit-code", "4"]
    assert scene.found() == before
    journal = scene.journal()
    for line in (
        "Refused by the policy; nothing was changed",
        "destroy  aws_vpc_security_group_ingress_rule.https",
        "replace  aws_key_pair.admin",
    ):
        assert line in journal
    digest = re.findall(r"snowform-web approve ([0-9a-f]{16})", journal)[-1]
    scene.operator("approve", digest)
    scene.restart()
    assert set(before) - set(scene.found()) == {
        id_ for id_, kind in before.items() if kind == "aws_vpc_security_group_ingress_rule"
    }
    assert "was approved: going on, once" in scene.journal()
    # The way back replaces the key again, which a setting allows.
    scene.switch(document(), "policy.allowReplace = true;")


def test_a_refusal_may_be_no_failure(scene: Scene) -> None:
    before = scene.found()
    without = document(aws_vpc_security_group_ingress_rule={"https": None})
    scene.switch(without, 'refusal = "warn";')
    assert scene.unit("ActiveState", "Result", "ExecMainStatus") == ["active", "success", "4"]
    assert scene.found() == before
    scene.switch(document())


def test_the_drift_timer_fires_and_reports_what_was_changed_outside(scene: Scene) -> None:
    machine = scene.machine
    # By itself systemd takes a minute for no delay.
    machine.write(f"/etc/systemd/system/{DRIFT}.timer.d/exact.conf", "[Timer]\nAccuracySec=1s\n")
    vpc = scene.resources()["aws_vpc.main"]
    scene.ec2().create_tags(Resources=[vpc], Tags=[{"Key": "Name", "Value": "by hand"}])
    scene.install(settings=EVERY_TEN_SECONDS)
    before = machine.file(f"{STATE}/terraform.tfstate").read_text()
    earlier = scene.drift_ended(DRIFT)
    machine.run("systemctl", "start", f"{DRIFT}.timer")
    try:
        wait_for("a look for drift", lambda: scene.drift_ended(DRIFT) != earlier, PATIENCE)
    finally:
        machine.run("systemctl", "stop", f"{DRIFT}.timer")
    # On a busy machine each look takes longer than until the timer's next.
    wait_for("the last look for drift", lambda: not scene.looks_for_drift(DRIFT), PATIENCE)
    journal = machine.journal(f"{DRIFT}.service")
    assert "aws_vpc.main" in journal
    assert "by hand" not in journal
    wanted = ["success", "3"]
    assert scene.unit("Result", "ExecMainStatus", unit=f"{DRIFT}.service") == wanted, journal
    assert machine.file(f"{STATE}/terraform.tfstate").read_text() == before
    assert scene.name_of_vpc() == "by hand"

    # Where drift is to be taken back, the unit starts again.
    scene.install(settings='drift = { enable = true; action = "apply"; };')
    machine.run("systemctl", "start", f"{DRIFT}.service")
    wait_for("the apply begins", scene.has_job, 60)
    scene.ended()
    assert scene.name_of_vpc() == "web"


def test_missing_credentials_are_explained(scene: Scene) -> None:
    scene.machine.file(CREDENTIALS).unlink()
    assert "failed" in scene.restart(check=False)
    assert f"snowform: {CREDENTIALS} is not there, or cannot be read" in scene.journal()
    assert scene.unit("ActiveState", "Result", "ExecMainStatus") == ["failed", "exit-code", "2"]
    scene.lay_out_secrets()
    scene.restart()


def test_a_switch_starts_what_was_stopped_and_waits_for_it(scene: Scene) -> None:
    scene.machine.run("systemctl", "stop", UNIT)
    scene.machine.run("systemctl", "start", "snowform-web-switch.service", timeout=PATIENCE)
    assert scene.unit("ActiveState", "Result") == ["active", "success"]


def test_the_operators_command_works_beside_the_unit(scene: Scene) -> None:
    listed = scene.operator("state", "list")
    assert "aws_vpc.main" in listed
    assert scene.operator("output", "instance").strip() == scene.resources()["aws_instance.web"]
    assert "Apply of web" in scene.operator("show")
    assert "0 to create, 0 to change" in scene.operator("plan")


def test_the_state_is_for_the_units_alone(scene: Scene) -> None:
    folder = scene.machine.file(STATE)
    assert (folder.stat().st_mode & 0o777, folder.stat().st_uid == 0) == (0o700, False)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {file.stat().st_mode & 0o077 for file in files} == {0}


def test_outputs_and_metrics_are_for_those_who_are_to_read_them(scene: Scene) -> None:
    machine = scene.machine
    machine.run("groupadd", "deploy")
    settings = 'outputs.group = "deploy"; metrics.directory = "/run/my metrics/$web%n"; drift.enable = true;'
    scene.switch(document(), settings)
    outputs = "/run/snowform-outputs/web"
    assert scene.resources()["aws_instance.web"] in machine.run("cat", f"{outputs}/outputs.json")
    assert PASSWORD in machine.run("cat", f"{outputs}/outputs.sensitive.json")
    access = ("stat", "--format=%U %G %a")
    assert machine.run(*access, outputs).split() == ["snowform-web", "deploy", "2750"]
    assert machine.run(*access, f"{outputs}/outputs.json").split() == ["snowform-web", "deploy", "640"]
    assert machine.run(*access, f"{outputs}/outputs.sensitive.json").split()[2] == "600"
    metrics = machine.run("runuser", "--user=nobody", "--", "cat", "/run/my metrics/$web%n/web.prom")
    assert re.search(r'snowform_exit_code\{[^}]*stack="web"[^}]*\} 0', metrics), metrics
    machine.run("systemctl", "start", f"{DRIFT}.service")
    assert "aws_vpc.main" in scene.operator("state", "list")
    scene.switch(document())


def test_the_units_are_hardly_exposed(scene: Scene) -> None:
    scene.install(settings="drift.enable = true;")
    for unit in UNITS:
        said = scene.machine.run(
            "systemd-analyze",
            "security",
            "--offline=yes",
            "--no-pager",
            f"/etc/systemd/system/{unit}.service",
        )
        level = re.search(r"exposure level for \S+: ([\d.]+)", said)
        assert level, said
        assert float(level[1]) <= 1.5


def test_secrets_are_in_no_journal_no_unit_and_no_command_line(scene: Scene) -> None:
    assert PASSWORD in scene.machine.file(f"{STATE}/terraform.tfstate").read_text()
    seen = "\n".join(scene.seen)
    assert "provision apply" in seen
    assert "tofu apply" in seen
    shown = scene.machine.run("systemctl", "show", *(f"{unit}.service" for unit in UNITS))
    for text in (scene.machine.journal(), shown, seen):
        assert text
        assert PASSWORD not in text
        assert SECRET_KEY not in text
