"""A program that imports cdktn gets what the real cdktn gives, as it was recorded, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine import cdktn
from tests.engine.harness import difference, read, run_on
from tests.engine.shared import made_once
from tests.engine.test_api import DIFFERENT, differences, run

REMEDY = "record anew: python -m tests.engine.record_cdktn"
PROGRAMS = [name for name in cdktn.all_programs() if cdktn.recorded(name)]
# A link that leads nowhere is kept as it is: cdktf follows it.
OTHERWISE = {"assets/error_broken_link", "modules/local_links"}
# Of the programs that were written since the last recording.
MOST_THAT_WAIT = 0.05


@pytest.fixture(scope="session")
def cdktn_results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the native engine's results of all selected programs."""
    return made_once(request, tmp_path_factory, "cdktn_results", run_natively)


def run_natively(programs: list[str], out: Path) -> None:
    run_on(["native"], [cdktn.write(program, out / "programs") for program in programs], out)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_gives_what_cdktn_gives(program: str, cdktn_results: Path) -> None:
    real = cdktn.recorded(program)
    assert real is not None
    native = read("native", cdktn_results / "programs" / f"{program}.py", cdktn_results)
    assert difference(real, native) == ""


def test_few_programs_wait_to_be_recorded() -> None:
    every = cdktn.all_programs()
    waiting = sorted({*every} - {*PROGRAMS})
    assert len(waiting) <= MOST_THAT_WAIT * len(every), f"{REMEDY}: {waiting}"


def test_programs_fail_where_they_say_so() -> None:
    failed = {name for name in PROGRAMS if (result := cdktn.recorded(name)) and result.failure}
    assert failed ^ {name for name in PROGRAMS if "/error_" in name} == OTHERWISE & {*PROGRAMS}


def test_the_engine_has_the_api_of_cdktn() -> None:
    real = json.loads(cdktn.unpacked(cdktn.API))
    names = json.dumps({"cdktn": list(real)})
    native = json.loads(run("-m", "tests.engine.describe_api", "native", given=names))["cdktn"]
    found = [
        line for name, wanted in real.items() for line in differences(f"cdktf.{name}", wanted, native[name])
    ]
    assert sorted(found) == sorted(DIFFERENT)
