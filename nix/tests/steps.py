"""What the machine of the VM test goes through. tests/systemd has a machine of its own go through the same.

The test's driver takes this as text and calls `provision` with its machine: it leans on nothing but Python.
"""

import re
import shlex
import typing
from collections.abc import Callable

UNIT = "snowform-web.service"
FOLDER = "/var/lib/private/snowform/web"
# What AWS is to have then, by names; of nothing there are two.
WHOLE = ["web", "web-a", "web-b", "web-c"]
CHANGED = ["web", "web-a", "web-b", "web-changed"]
# From when this is there on, AWS is no longer late with its answers.
ANSWERS_AT_ONCE = "/var/lib/answers-at-once"


class Machine(typing.Protocol):
    """What is asked of one of the driver's machines."""

    def succeed(self, *commands: str) -> str:
        """What commands say that must not fail."""
        ...

    def wait_until_succeeds(self, command: str) -> str:
        """Run a command again and again, until it does not fail."""
        ...


def provision(machine: Machine, switch: Callable[[str], object], names: Callable[[], list[str]]) -> None:
    """All steps, from a boot on. `switch` goes to a configuration of the host; `names` are those in AWS."""
    kill_in_the_middle(machine)
    adopt_what_was_made(machine)
    assert names() == WHOLE, names()
    switch("changed")
    is_applied(machine, "0 created, 1 changed, 0 destroyed")
    assert names() == CHANGED, names()
    switch("smaller")
    is_refused(machine, "destroy  aws_subnet.c")
    assert names() == CHANGED, names()
    switch("changed")
    is_applied(machine, "nothing to do")


def kill_in_the_middle(machine: Machine) -> None:
    """Kill all that boot has begun, where AWS has made what nobody has heard of yet."""
    machine.wait_until_succeeds(f"grep apply_complete {FOLDER}/capture.jsonl")
    # systemd then kills OpenTofu and the provider. A control group that is killed as a whole stays dead on
    # some kernels: what is started in it next is killed, too.
    machine.succeed(f"systemctl kill --kill-whom=main --signal=SIGKILL {UNIT}")
    machine.wait_until_succeeds(f"systemctl is-failed {UNIT}")
    machine.succeed(f"touch {ANSWERS_AT_ONCE}")


def adopt_what_was_made(machine: Machine) -> None:
    """Start again, until no question is left that only an operator can answer."""
    for _ in WHOLE:
        machine.succeed(f"systemctl start {UNIT} || true")
        if is_active(machine):
            break
        answer(machine)
    is_applied(machine, "a run before did not come to its end")


def answer(machine: Machine) -> None:
    """Do what the log names: the first command for each address."""
    answers: dict[str, list[str]] = {}
    for line in re.findall(r"^ *`snowform-web resolve (.+)`$", journal(machine), re.MULTILINE):
        address, *outcome = shlex.split(line)
        if outcome != ["imported", "ID"]:
            answers.setdefault(address, outcome)
    assert answers, journal(machine)
    for address, outcome in answers.items():
        machine.succeed(shlex.join(["snowform-web", "resolve", address, *outcome]))


def is_applied(machine: Machine, said: str) -> None:
    """The latest run has ended well, and has said that."""
    assert is_active(machine), journal(machine)
    assert said in journal(machine), journal(machine)


def is_refused(machine: Machine, said: str) -> None:
    """The policy has refused the latest plan, which makes the unit fail."""
    status = machine.succeed(f"systemctl show --value --property=ExecMainStatus {UNIT}").strip()
    assert status == "4", (status, journal(machine))
    assert said in journal(machine), journal(machine)


def is_active(machine: Machine) -> bool:
    """Whether the latest run has ended well."""
    return machine.succeed(f"systemctl is-active {UNIT} || true").strip() == "active"


def journal(machine: Machine) -> str:
    """All that was said by and of the unit."""
    return machine.succeed(f"journalctl --no-pager --output=cat --unit={UNIT}")
