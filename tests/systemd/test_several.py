"""Two stacks on one host, one after the other, run by a real systemd. Neither needs a provider."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.systemd.machine import Machine, machine, wait_for
from tests.systemd.rendering import Generation, Stack, furnish, shared

pytestmark = pytest.mark.e2e

NETWORK, WEB = "snowform-network.service", "snowform-web.service"
TELL = '[Unit]\nDescription=Tell\n\n[Service]\nType=oneshot\nExecStart=/usr/bin/touch "/var/told"\n'
REFUSING = 'policy.maxChanges = 0; onFailure = [ "tell.service" ];'


def holding(text: str, **others: Any) -> dict[str, Any]:
    return {"resource": {"terraform_data": {"one": {"input": text, **others}}}}


def slowly(text: str) -> dict[str, Any]:
    return holding(text, provisioner=[{"local-exec": {"command": "sleep 5"}}])


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


def ended(host: Machine, unit: str) -> str:
    def has_ended() -> bool:
        return host.show(unit, "ActiveState") in {"active", "failed"} and host.show(unit, "Job") in {"", "0"}

    try:
        wait_for(f"{unit} ends", has_ended, 60)
    except AssertionError as error:
        raise AssertionError(f"{error}\n{host.journal(unit)}") from None
    return host.show(unit, "ActiveState")


def test_stacks_are_applied_in_their_order_and_a_failure_stops_those_that_follow(
    host: Machine, tmp_path: Path
) -> None:
    web = Stack(holding("web"), 'after = [ "network" ];')
    install(host, tmp_path, Stack(slowly("network"), "policy.allowExec = true;"), web)
    host.boot()
    host.wait_until_booted()
    assert ended(host, NETWORK) == "active", host.journal(NETWORK)
    assert ended(host, WEB) == "active", host.journal(WEB)
    done = [int(host.show(NETWORK, "ExecMainExitTimestampMonotonic"))]
    begun = [int(host.show(WEB, "ExecMainStartTimestampMonotonic"))]
    assert done < begun

    # Applied again, the first takes the second with it.
    install(host, tmp_path, Stack(holding("changed")), web)
    host.run("systemctl", "restart", NETWORK)
    assert ended(host, WEB) == "active"
    assert int(host.show(WEB, "ExecMainStartTimestampMonotonic")) > begun[0]

    # Refused, it fails, somebody is told, and the second is not begun.
    before = host.show(WEB, "ExecMainStartTimestampMonotonic")
    install(host, tmp_path, Stack(holding("again"), REFUSING), web)
    host.run("systemctl", "restart", NETWORK, check=False)
    assert ended(host, NETWORK) == "failed"
    assert host.show(NETWORK, "ExecMainStatus") == "4"
    assert host.show(WEB, "ActiveState") == "inactive"
    assert host.show(WEB, "ExecMainStartTimestampMonotonic") in {before, "0"}
    wait_for("the other unit ran", host.file("/var/told").exists, 20)


def test_a_switch_need_not_wait(host: Machine, tmp_path: Path) -> None:
    settings = "wait = false; policy.allowExec = true;"
    install(host, tmp_path, Stack(slowly("network"), settings), Stack(holding("web")))
    host.boot()
    host.wait_until_booted()
    assert ended(host, NETWORK) == "active"
    wait_for("the program ends", lambda: host.show(NETWORK, "SubState") == "exited", 60)
    replaced = f"{settings} policy.allowReplace = true;"
    changed = slowly("network") | {"output": {"now": {"value": "changed"}}}
    install(host, tmp_path, Stack(changed, replaced), Stack(holding("web")))
    host.run("systemctl", "restart", NETWORK)
    assert host.show(NETWORK, "SubState") == "running"
    wait_for("the program ends", lambda: host.show(NETWORK, "SubState") == "exited", 60)
    assert host.show(NETWORK, "Result") == "success"
