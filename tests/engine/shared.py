"""Results that all tests of a session read, made once however many processes pytest has."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FINISHED = "finished"


def made_once(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    fixture: str,
    make: Callable[[list[Any], Path], None],
) -> Path:
    """The folder in which `make` left the results of the programs of all selected tests with a fixture."""
    base = tmp_path_factory.getbasetemp()
    out = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"engine-{fixture}"
    with (out.with_suffix(".lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / FINISHED).exists():
            tests: list[Any] = request.session.items
            make(
                [
                    test.callspec.params["program"]
                    for test in tests
                    if fixture in getattr(test, "fixturenames", ())
                ],
                out,
            )
            (out / FINISHED).touch()
    return out
