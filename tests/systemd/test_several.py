"""Two stacks on one host, one after the other, run by a real systemd. Neither needs a provider."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.systemd.machine import Machine, machine, wait_for
from tests.systemd.rendering import Generation, Stack, furnish, shared

pytestmark = pytest.mark.e2e

SWITCH = "snowform-network-switch.service"
NETWORK, WEB = "snowform-network.service", "snowform-web.service"
TELL = '[Unit]\nDescription=Tell\n\n[Service]\nType=oneshot\nExecStart=/usr/bin/touch "/var/told"\n'
REFUSING = 'policy.maxChanges = 0; onFailure = [ "tell.service" ];'


def holding(text: str, **others: Any) -> dict[str, Any]:
    return {"resource": {"terraform_data": {"one": {"input": text, **others}}}}


def held(text: str) -> dict[str, Any]:
    """Its creation takes until `let_go`."""
    return holding(
        text, provisioner=[{"local-exec": {"command": "until [ -e /var/go ]; do sleep 0.2; done"}}]
    )


@pytest.fixture
def host(tree: Path, tmp_path: Path) -> Iterator[Machine]:
    with machine(f"snowform-several-{time.time_ns()}", tree, tmp_path / "machine", shared()) as made:
        furnish(made)
        made.write("/etc/systemd/system/tell.service", TELL)
        yield made


def install(host: Machine, folder: Path, network: Stack, web: Stack) -> None:
    Generation.of(folder, {"network": network, "web": web}).install(host)
    if host.process:
        host.run("systemctl", "daemon-reload")


def switch(host: Machine, folder: Path, network: Stack, web: Stack) -> None:
    install(host, folder, network, web)
    host.switch()


def begin_switch(host: Machine, folder: Path, network: Stack, web: Stack) -> None:
    """Begin a switch, and come back as soon as the first stack's unit for it runs."""
    install(host, folder, network, web)
    host.run("systemctl", "start", "--no-block", "multi-user.target")
    wait_for("the switch has begun", lambda: not idle(host, SWITCH), 120)


def let_go(host: Machine) -> None:
    host.write("/var/go", "")


def idle(host: Machine, unit: str) -> bool:
    return host.show(unit, "ActiveState") in {"inactive", "failed"}


def begins(host: Machine, unit: str) -> None:
    wait_for(f"{unit} is applied", lambda: host.show(unit, "SubState") == "start", 300)


def boot(host: Machine, folder: Path, network: Stack, web: Stack) -> None:
    install(host, folder, network, web)
    host.boot()
    host.wait_until_booted()


def ended(host: Machine, unit: str) -> str:
    def has_ended() -> bool:
        return host.show(unit, "ActiveState") in {"active", "failed"} and host.show(unit, "Job") in {"", "0"}

    try:
        wait_for(f"{unit} ends", has_ended, 300)
    except AssertionError as error:
        raise AssertionError(f"{error}\n{host.journal(unit)}") from None
    return host.show(unit, "ActiveState")


def began(host: Machine, unit: str) -> int:
    return int(host.show(unit, "ExecMainStartTimestampMonotonic") or 0)


def applied(host: Machine, *units: str) -> None:
    for unit in units:
        assert ended(host, unit) == "active", host.journal(unit)


FOLLOWS = 'after = [ "network" ];'
EXEC = "policy.allowExec = true; policy.allowReplace = true;"


@pytest.mark.promise("order")
def test_stacks_are_applied_in_their_order_and_a_failure_stops_those_that_follow(
    host: Machine, tmp_path: Path
) -> None:
    web = Stack(holding("web"), FOLLOWS)
    boot(host, tmp_path, Stack(held("network"), EXEC), web)
    begins(host, NETWORK)
    assert began(host, WEB) == 0
    let_go(host)
    applied(host, NETWORK, WEB)
    assert int(host.show(NETWORK, "ExecMainExitTimestampMonotonic")) < began(host, WEB)

    # Applied again, the first takes the second with it.
    first = began(host, WEB)
    switch(host, tmp_path, Stack(holding("changed")), web)
    applied(host, NETWORK, WEB)
    second = began(host, WEB)
    assert second > first

    # Where nothing has changed, a switch applies nothing.
    switch(host, tmp_path, Stack(holding("changed")), web)
    assert began(host, WEB) == second

    # Refused, it fails, somebody is told, and the second is not begun.
    switch(host, tmp_path, Stack(holding("again"), REFUSING), web)
    assert ended(host, NETWORK) == "failed"
    assert host.show(NETWORK, "ExecMainStatus") == "4"
    assert host.show(WEB, "ActiveState") == "inactive"
    assert began(host, WEB) in {second, 0}
    wait_for("the other unit ran", host.file("/var/told").exists, 120)

    # Allowed, it is applied, and the second with it, which nobody has started.
    switch(host, tmp_path, Stack(holding("again")), web)
    applied(host, NETWORK, WEB)
    assert began(host, WEB) > second


@pytest.mark.promise("order")
def test_a_stack_is_applied_when_the_one_before_it_succeeds_after_a_failure(
    host: Machine, tmp_path: Path
) -> None:
    host.write(f"/etc/systemd/system/{NETWORK}.d/soon.conf", "[Service]\nRestartSec=10s\n")
    network, web = Stack(holding("network"), "lockTimeout = 0;"), Stack(holding("web"), FOLLOWS)
    boot(host, tmp_path, network, web)
    applied(host, NETWORK, WEB)
    before = began(host, WEB)
    with host.file("/var/lib/private/snowform/network/lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        host.run("systemctl", "restart", NETWORK, check=False)
        wait_for("it failed", lambda: host.show(NETWORK, "ExecMainStatus") == "7", 120)
        assert host.show(WEB, "ActiveState") == "inactive"
    applied(host, NETWORK, WEB)
    assert began(host, WEB) > before


@pytest.mark.promise("order")
def test_a_stack_that_waits_for_a_switch_is_not_applied_at_boot_by_the_one_before_it(
    host: Machine, tmp_path: Path
) -> None:
    web = Stack(holding("web"), f"{FOLLOWS} onBoot = false;")
    boot(host, tmp_path, Stack(holding("network")), web)
    applied(host, NETWORK)
    host.run("systemctl", "restart", NETWORK)
    assert host.show(WEB, "ActiveState") == "inactive"
    assert began(host, WEB) == 0

    switch(host, tmp_path, Stack(holding("again"), REFUSING), web)
    assert ended(host, NETWORK) == "failed"
    assert began(host, WEB) == 0
    # It was to be applied, so it is as soon as it can be, though no switch comes.
    install(host, tmp_path, Stack(holding("again")), web)
    host.run("systemctl", "restart", NETWORK)
    applied(host, WEB)


@pytest.mark.promise("switch")
def test_a_switch_lets_a_running_apply_come_to_its_end(host: Machine, tmp_path: Path) -> None:
    boot(host, tmp_path, Stack(held("network"), EXEC), Stack(holding("web"), FOLLOWS))
    begins(host, NETWORK)
    first = began(host, NETWORK)
    begin_switch(host, tmp_path, Stack(holding("changed"), EXEC), Stack(holding("changed"), FOLLOWS))
    now = (host.show(NETWORK, "SubState"), began(host, NETWORK))
    assert now == ("start", first), host.journal(NETWORK, SWITCH)
    let_go(host)
    wait_for("the switch ends", lambda: idle(host, "snowform-web-switch.service"), 300)
    applied(host, NETWORK, WEB)
    assert began(host, NETWORK) > first
    assert int(host.show(NETWORK, "ExecMainExitTimestampMonotonic")) < began(host, WEB)
    journal = host.journal(NETWORK)
    assert "told to stop" not in journal
    assert journal.count("1 created, 0 changed, 0 destroyed") == 1
    for stack in ("network", "web"):
        assert "changed" in host.file(f"/var/lib/private/snowform/{stack}/terraform.tfstate").read_text()


@pytest.mark.promise("switch")
def test_a_stack_is_applied_again_after_what_goes_on(host: Machine, tmp_path: Path) -> None:
    web = Stack(held("web"), f"{FOLLOWS} {EXEC}")
    boot(host, tmp_path, Stack(holding("network")), web)
    begins(host, WEB)
    first = [began(host, NETWORK), began(host, WEB)]
    host.run("systemctl", "start", "snowform-network-again.service")
    # It is begun once the other unit has ended, which is what was waited for.
    wait_for("the switch's unit begins", lambda: not idle(host, SWITCH), 60)
    assert (host.show(WEB, "SubState"), began(host, WEB)) == ("start", first[1])
    let_go(host)
    wait_for("the switch's unit ends", lambda: idle(host, SWITCH), 300)
    applied(host, NETWORK, WEB)
    assert began(host, NETWORK) > first[0]
    assert began(host, WEB) > began(host, NETWORK)
    assert "told to stop" not in host.journal(WEB)


@pytest.mark.promise("switch")
def test_a_switch_cuts_no_stack_off_that_follows_the_changed_one(host: Machine, tmp_path: Path) -> None:
    web = Stack(held("web"), f"{FOLLOWS} {EXEC}")
    boot(host, tmp_path, Stack(holding("network")), web)
    begins(host, WEB)
    first = began(host, WEB)
    begin_switch(host, tmp_path, Stack(holding("changed")), web)
    assert (host.show(WEB, "SubState"), began(host, WEB)) == ("start", first)
    let_go(host)
    wait_for("the switch ends", lambda: idle(host, SWITCH), 300)
    applied(host, NETWORK, WEB)
    journal = host.journal(WEB)
    assert "told to stop" not in journal
    assert journal.count("1 created, 0 changed, 0 destroyed") == 1
    assert "changed" in host.file("/var/lib/private/snowform/network/terraform.tfstate").read_text()


@pytest.mark.promise("switch")
def test_a_switch_need_not_wait(host: Machine, tmp_path: Path) -> None:
    settings = f"wait = false; {EXEC}"
    web = Stack(holding("web"), f"wait = false; {FOLLOWS}")
    boot(host, tmp_path, Stack(holding("network"), settings), web)
    applied(host, NETWORK, WEB)
    changed = held("network")
    changed["resource"]["terraform_data"]["two"] = changed["resource"]["terraform_data"].pop("one")
    switch(host, tmp_path, Stack(changed, f"{settings} policy.allowDestroy = true;"), web)
    assert host.show(SWITCH, "SubState") == "running"
    begins(host, NETWORK)
    let_go(host)
    wait_for("the switch's unit ends", lambda: idle(host, "snowform-web-switch.service"), 300)
    applied(host, NETWORK, WEB)
    # In their order all the same.
    assert int(host.show(NETWORK, "ExecMainExitTimestampMonotonic")) < began(host, WEB)
