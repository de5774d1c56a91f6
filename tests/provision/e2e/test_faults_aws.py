"""AWS is unreachable, fails, throttles or refuses: retried where that helps, and nothing is made twice."""

from __future__ import annotations

import itertools
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Host
from tests.provision.e2e.inventory import counts
from tests.provision.e2e.proxy import BROKEN, DENIED, THROTTLED, Answer, Call, Faults, proxy
from tests.provision.e2e.scenes import (
    NETWORK,
    converges,
    error,
    found,
    is_settled,
    is_whole,
    key_pair,
    network,
)
from tests.provision.e2e.table import row
from tests.tools import tried

pytestmark = pytest.mark.e2e

INVALID_TOKEN = Answer(
    403,
    "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token "
    "included in the request is invalid.</Message></Error><RequestId>x</RequestId></ErrorResponse>",
)
PAUSE = re.compile(r"trying again in (\d+) s \((\d) of \d\)")


@dataclass(frozen=True)
class Scene:
    """A host whose calls go through a proxy, and the local AWS behind it."""

    host: Host
    aws: LocalAws
    faults: Faults

    @property
    def found(self) -> dict[str, str]:
        return found(self.host, self.aws)

    def calls(self, action: str) -> int:
        return [call.action for call in self.faults.calls].count(action)


@pytest.fixture
def scene(local_aws: LocalAws, new_host: Callable[..., Host]) -> Iterator[Scene]:
    with proxy(local_aws.endpoint) as (endpoint, faults):
        yield Scene(new_host(endpoint), local_aws, faults)


@pytest.fixture
def port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        found: int = server.getsockname()[1]
    return found


def test_a_run_waits_for_aws_to_come_back(
    new_host: Callable[..., Host], local_aws: LocalAws, port: int
) -> None:
    host = new_host(f"http://127.0.0.1:{port}")
    host.write(key_pair())
    process = host.start("apply", "--yes")
    assert process.stderr
    for line in process.stderr:
        if PAUSE.search(line):
            break
    with proxy(local_aws.endpoint, port):
        ended = host.ended(process)
    assert ended.code == 0, ended.said
    assert is_whole(host, local_aws)
    assert counts(found(host, local_aws)) == {"aws_key_pair": 1}
    row("AWS unreachable, then back", "at start", "waits, tries again, applies")


def test_a_run_that_never_reaches_aws_ends_as_unavailable(
    new_host: Callable[..., Host], local_aws: LocalAws, port: int
) -> None:
    host = new_host(f"http://127.0.0.1:{port}")
    host.write(key_pair())
    ended = host.apply("--retries", "2")
    assert ended.code == 8, ended.said
    assert "connection refused" in error(ended)
    assert "(tried 3 times)" in error(ended)
    pauses = [int(seconds) for seconds, _ in PAUSE.findall(ended.said)]
    assert len(pauses) == 2
    assert pauses[1] > pauses[0]
    assert found(host, local_aws) == {}
    # AWS is asked before the first state is made.
    assert not host.state_file.exists()
    row(
        "AWS unreachable", "at start, for good", "tries again after growing pauses, ends with 8, nothing made"
    )


@pytest.mark.parametrize(
    ("action", "answer", "said", "calls"),
    [
        # By the plan, and before it by what asks whether anything exists already.
        ("GetCallerIdentity", INVALID_TOKEN, "InvalidClientTokenId", 2),
        ("ImportKeyPair", DENIED, "UnauthorizedOperation", 1),
    ],
)
def test_credentials_that_do_not_do_end_a_run_at_once(
    scene: Scene, action: str, answer: Answer, said: str, calls: int
) -> None:
    scene.faults.instead = lambda call: answer if call.action == action else None
    scene.host.write(key_pair())
    ended = scene.host.apply()
    assert ended.code == 1, ended.said
    assert said in error(ended)
    assert "trying again" not in ended.said
    assert scene.calls(action) == calls
    assert scene.found == {}
    when = "at start" if action == "GetCallerIdentity" else "in mid-apply"
    row(f"{said} from AWS", when, "ends with 1 at once, nothing made, not tried again")


def test_a_refusal_in_mid_apply_keeps_what_was_made(scene: Scene) -> None:
    scene.faults.instead = lambda call: DENIED if call.action == "CreateSubnet" else None
    scene.host.write(network())
    ended = scene.host.apply()
    assert ended.code == 1, ended.said
    assert "aws_subnet.a" in error(ended)
    assert is_whole(scene.host, scene.aws)
    before = scene.found
    assert counts(before) == {"aws_key_pair": 1, "aws_vpc": 1}
    scene.faults.instead = lambda _call: None
    again = scene.host.apply()
    assert (again.code, "1 created, 0 changed, 0 destroyed" in again.said) == (0, True), again.said
    assert is_whole(scene.host, scene.aws)
    assert set(before) < set(scene.found)
    row("UnauthorizedOperation for one resource", "in mid-apply", "ends with 1; the next run makes the rest")


def test_some_failing_and_throttled_calls_are_passed_over(scene: Scene) -> None:
    """Each writing call fails once, and every fifth of the others."""
    numbers: dict[str, Iterator[int]] = {}

    def instead(call: Call) -> Answer | None:
        number = next(numbers.setdefault(call.action, itertools.count(1)))
        failure = THROTTLED if call.action == "CreateVpc" else BROKEN
        if call.writes:
            return failure if number == 1 else None
        return failure if number % 5 == 0 and call.action.startswith("Describe") else None

    scene.faults.instead = instead
    scene.host.write(network())
    ended = scene.host.apply()
    assert ended.code == 0, ended.said
    assert counts(scene.found) == NETWORK
    assert is_whole(scene.host, scene.aws)
    is_settled(scene.host)
    row("HTTP 500 and throttling on some calls", "in mid-apply", "passed over, all made once")


@pytest.mark.parametrize("answer", tried((BROKEN, THROTTLED), BROKEN))
def test_calls_that_all_fail_end_the_run_and_double_nothing(scene: Scene, answer: Answer) -> None:
    """From the moment on when the network exists nothing is answered any more."""
    made: list[Call] = []

    def instead(call: Call) -> Answer | None:
        if call.action == "CreateVpc":
            made.append(call)
            return None
        return answer if made else None

    scene.faults.instead = instead
    scene.host.write(network())
    ended = scene.host.apply("--retries", "1")
    assert ended.code == 8, ended.said
    assert "(tried 2 times)" in error(ended)
    before = scene.found
    assert "aws_vpc" in before.values()
    scene.faults.instead = lambda _call: None
    converges(scene.host)
    assert any("state untaint" in said for said in scene.host.spoken)
    assert counts(scene.found) == NETWORK
    assert is_whole(scene.host, scene.aws)
    assert set(before) <= set(scene.found)
    what = "HTTP 500" if answer is BROKEN else "throttling"
    row(
        f"{what} on all calls",
        "in mid-apply, for good",
        "ends with 8; after `state untaint`, as it says, the next run makes the rest, none twice",
    )
