"""What passes by itself is tried again after growing pauses, and nothing else is."""

from __future__ import annotations

import pytest

from snowform.provision.errors import Locked, ProvisionError, Unavailable
from snowform.provision.host.stopping import Stopping
from snowform.provision.run.retry import Retries, retried
from snowform.provision.tofu.diagnostics import Diagnostic, TofuFailed
from tests.provision.conftest import Recorded


def failed(summary: str, detail: str = "") -> TofuFailed:
    return TofuFailed("plan", (Diagnostic("error", summary, detail),), "")


DOWN = failed("asking", "dial tcp: connection refused")
DENIED = failed("asking", "AccessDenied")
STALE = failed("Saved plan is stale")
LOCKED = failed("Error acquiring the state lock", "Lock Info:\n  ID: 1")


class Paused(Stopping):
    """Notes the pauses instead of making them."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


def outcome(*results: TofuFailed | str) -> tuple[str, list[float], str]:
    """What comes of work that ends so, one after the other: the result or error, the pauses, the messages."""
    left = list(results)

    def work() -> str:
        result = left.pop(0)
        if isinstance(result, TofuFailed):
            raise result
        return result

    paused, recorded = Paused(), Recorded()
    try:
        ended = retried(work, Retries(times=3, first=10, longest=30), paused, recorded.console)
    except ProvisionError as error:
        ended = f"{type(error).__name__}: {error}"
    return ended, paused.pauses, recorded.said


def test_what_comes_back_goes_on_after_growing_pauses() -> None:
    ended, pauses, said = outcome(DOWN, DOWN, DOWN, "done")
    assert ended == "done"
    assert len(pauses) == 3
    for pause, middle in zip(pauses, (10, 20, 30), strict=True):
        assert 0.75 * middle <= pause <= 1.25 * middle
    assert said.count("trying again in") == 3
    assert "(3 of 3)" in said


def test_what_stays_away_is_given_up_as_unavailable() -> None:
    ended, pauses, _ = outcome(DOWN, DOWN, DOWN, DOWN)
    expected = "Unavailable: tofu plan: asking: dial tcp: connection refused (tried 4 times)"
    assert (ended, len(pauses)) == (expected, 3)


@pytest.mark.parametrize("then", [[], [DOWN]], ids=["at once", "after a pause"])
def test_what_does_not_pass_is_not_tried_again(then: list[TofuFailed]) -> None:
    ended, pauses, _ = outcome(*then, DENIED)
    assert ended == "TofuFailed: tofu plan: asking: AccessDenied"
    assert len(pauses) == len(then)


def test_a_plan_that_was_overtaken_is_made_again_at_once() -> None:
    assert outcome(STALE, "done")[:2] == ("done", [0.0])


def test_another_hosts_lock_is_told_as_such() -> None:
    ended, pauses, _ = outcome(LOCKED)
    assert ended.startswith(f"{Locked.__name__}: the state is locked by somebody")
    assert "`unlock 1`" in ended
    assert pauses == []


def test_without_retries_the_first_failure_counts() -> None:
    with pytest.raises(Unavailable, match="not tried again"):
        retried(_down, Retries(times=0), Paused(), Recorded().console)


def _down() -> None:
    raise DOWN


def test_after_errors_of_a_wrong_clock_the_clock_is_named() -> None:
    skewed = failed("asking", "SignatureDoesNotMatch: Signature expired: 1 is now earlier than 2")
    ended, pauses, _ = outcome(*[skewed] * 4)
    assert ended.startswith("Unavailable: ")
    assert ended.endswith("(tried 4 times); check whether this machine's clock is right")
    assert len(pauses) == 3
