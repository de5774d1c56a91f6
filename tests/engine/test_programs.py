"""Each program of `programs/` gives the same bytes on the native engine as on the real cdktf."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tests.engine.harness import all_programs, difference, must_fail, program_id, read, run_on_both
from tests.tools import need

FINISHED = "finished"


@pytest.fixture(scope="session")
def results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the results of all selected programs: run once, however many processes pytest has."""
    need("node")
    base = tmp_path_factory.getbasetemp()
    out = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "engine-programs"
    with (out.with_suffix(".lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / FINISHED).exists():
            wanted = [item.callspec.params["program"] for item in request.session.items if _is_ours(item)]
            run_on_both(wanted, out)
            (out / FINISHED).touch()
    return out


def _is_ours(item: pytest.Item) -> bool:
    return "results" in getattr(item, "fixturenames", ())


@pytest.mark.parametrize("program", all_programs(), ids=program_id)
def test_a_program_gives_the_same_on_both_engines(program: Path, results: Path) -> None:
    real, native = read("cdktf", program, results), read("native", program, results)
    assert difference(real, native) == ""
    assert (real.failure is not None) == must_fail(program), real.failure
