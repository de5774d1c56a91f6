"""Each program of `programs/` gives the same bytes on the native engine as on the real cdktf."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.harness import all_programs, difference, must_fail, program_id, read, run_on_both
from tests.engine.shared import made_once
from tests.tools import need


@pytest.fixture(scope="session")
def results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the results of all selected programs: run once, however many processes pytest has."""
    need("node")
    return made_once(request, tmp_path_factory, "results", run_on_both)


@pytest.mark.parametrize("program", all_programs(), ids=program_id)
def test_a_program_gives_the_same_on_both_engines(program: Path, results: Path) -> None:
    real, native = read("cdktf", program, results), read("native", program, results)
    assert difference(real, native) == ""
    assert (real.failure is not None) == must_fail(program), real.failure
