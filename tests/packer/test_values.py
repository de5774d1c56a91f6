from __future__ import annotations

import time
from typing import Any

import pytest

from snowform.packer.values import UnknownValue, Values


def chain(first: Any, link: str, length: int) -> dict[str, Any]:
    """Local values l0, l1, …, each made of the one before it."""
    return {"l0": first, **{f"l{i}": link.replace("@", f"local.l{i - 1}") for i in range(1, length + 1)}}


@pytest.mark.promise("input")
def test_a_long_chain_of_local_values_is_followed() -> None:
    values = Values({"locals": chain("t3.small", "${@}", 10_000)})
    assert values.text("${local.l10000}") == "t3.small"


@pytest.mark.promise("input")
def test_a_text_that_doubles_at_each_step_is_left_open_in_time() -> None:
    started = time.process_time()
    with pytest.raises(UnknownValue, match="64 KiB"):
        Values({"locals": chain("x", "${@}${@}", 60)}).text("${local.l60}")
    assert time.process_time() - started < 30


@pytest.mark.promise("input")
@pytest.mark.parametrize("length", [1, 2, 5_000])
def test_a_circle_of_local_values_is_left_open(length: int) -> None:
    circle = {f"l{i}": f"${{local.l{(i + 1) % length}}}" for i in range(length)}
    with pytest.raises(UnknownValue):
        Values({"locals": circle}).text("${local.l0}")
