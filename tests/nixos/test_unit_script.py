"""What the unit's script does, run by bash with a stand-in for OpenTofu."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.nixos.cases import HOST
from tests.nixos.evaluation import Sandbox, evaluate, write_module

TOFU = """\
    #!/bin/sh
    # Notes how it was called, and does as $BEHAVIOUR says.
    echo "$1 in: $(ls -A | sort | xargs)" >> {log}
    shift
    printf '<%s>' "$@" >> {log}
    echo >> {log}
    {behaviour}
"""
ARGUMENTS = {
    "init": "<-input=false><-no-color>",
    "apply": "<-input=false><-auto-approve><-no-color><-var=name=a b>",
}


class Unit:
    """A host's unit with a made-up OpenTofu, in folders of its own."""

    def __init__(self, root: Path) -> None:
        self.sandbox = Sandbox(root)
        self.package = root / "package"
        self.log = root / "log"
        self.behave("true")
        settings = f"""{{
          services.snowform.web = {{
            enable = true;
            package = {{ outPath = "{self.package}"; meta.mainProgram = "tofu"; }};
            extraArgs = [ "-var=name=a b" ];
          }};
        }}"""
        module = write_module(root / "nix", "web", HOST)
        self.service: Any = evaluate([module], settings, root / "store").services["snowform-web"]

    def behave(self, behaviour: str) -> None:
        program = self.package / "bin" / "tofu"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(dedent(TOFU).format(log=self.log, behaviour=behaviour))
        program.chmod(0o755)

    def run(self) -> tuple[int, str]:
        self.log.unlink(missing_ok=True)
        return self.sandbox.finish(self.service)

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def unit(tmp_path: Path) -> Unit:
    return Unit(tmp_path)


OWN = "config.tf.json snowform_override.tf.json"


def test_it_initialises_and_applies_without_asking(unit: Unit) -> None:
    assert unit.run() == (0, "")
    assert unit.calls == [f"init in: {OWN}", ARGUMENTS["init"], f"apply in: {OWN}", ARGUMENTS["apply"]]


def test_what_lies_in_the_folder_of_the_run_is_not_loaded(unit: Unit) -> None:
    unit.run()
    for name in ("evil.tf", "zz_override.tf.json", "terraform.tfvars", ".hidden.auto.tfvars"):
        (unit.sandbox.run / name).write_text("x")
    assert unit.run() == (0, "")
    assert unit.calls[0] == f"init in: {OWN}"


def test_a_failed_init_is_the_end(unit: Unit) -> None:
    unit.behave("exit 3")
    assert unit.run()[0] == 3
    assert len(unit.calls) == 2


def test_a_failed_apply_is_a_failed_unit_with_the_same_code(unit: Unit) -> None:
    unit.behave('[ "$1" != -input=false ] || [ "$2" != -auto-approve ] || exit 4')
    assert unit.run()[0] == 4


def test_a_state_that_could_not_be_saved_is_kept_and_stops_the_next_run(unit: Unit) -> None:
    unit.behave('[ "$2" != -auto-approve ] || { echo state > errored.tfstate; exit 1; }')
    assert unit.run()[0] == 1
    kept = unit.sandbox.state / "errored.tfstate"
    assert kept.read_text() == "state\n"
    assert unit.run() == (
        1,
        f"{kept} is a state that OpenTofu could not save: push it and remove the file\n",
    )
    assert unit.calls == []
    kept.unlink()
    unit.behave("true")
    assert unit.run() == (0, "")


def test_a_state_left_in_the_folder_of_the_run_stops_the_next_run_too(unit: Unit) -> None:
    unit.run()
    left = unit.sandbox.run / "errored.tfstate"
    left.write_text("state")
    assert unit.run()[0] == 1
    assert left.read_text() == "state"


WRITES_LOCK = (
    '[ "$2" != -no-color ] || { cat .terraform.lock.hcl 2>/dev/null; echo sums > .terraform.lock.hcl; }'
)


def test_providers_of_a_registry_are_held_to_their_first_checksums(unit: Unit) -> None:
    unit.behave(WRITES_LOCK)
    assert unit.run() == (0, "")
    (unit.sandbox.state / "data" / "providers").mkdir(parents=True)
    assert unit.run() == (0, "sums\n")
    assert (unit.sandbox.state / "data" / "providers").exists()


def test_providers_of_the_package_are_linked_anew_each_time(unit: Unit) -> None:
    unit.behave(WRITES_LOCK)
    assert unit.run() == (0, "")
    (unit.package / "libexec" / "terraform-providers").mkdir(parents=True)
    (unit.sandbox.state / "data" / "providers").mkdir(parents=True)
    assert unit.run() == (0, "")
    assert not (unit.sandbox.state / "data" / "providers").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_waits_for_the_end_of_the_apply(unit: Unit, number: signal.Signals) -> None:
    unit.behave('[ "$2" != -auto-approve ] || { echo applying; sleep 1; echo applied; }')
    process = unit.sandbox.start(unit.service)
    assert process.stdout
    assert process.stdout.readline() == "applying\n"
    # To all of the script's group, which is more than systemd does.
    os.killpg(process.pid, number)
    assert process.communicate()[0] == "applied\n"
    assert process.returncode == 0


def test_what_it_writes_is_for_nobody_else(unit: Unit) -> None:
    unit.behave("echo x > $STATE_DIRECTORY/terraform.tfstate")
    unit.run()
    assert (unit.sandbox.state / "terraform.tfstate").stat().st_mode & 0o777 == 0o600
