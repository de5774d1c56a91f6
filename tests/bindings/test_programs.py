"""Each program over prebuilt bindings gives the same bytes on the native engine as on the real one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.bindings.harness import PACKAGES, PREFIXES, all_programs, difference, failed, run
from tests.engine.harness import must_fail, program_id
from tests.engine.shared import made_once
from tests.tools import CI, need


@pytest.fixture(scope="session")
def bindings_results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the results of all selected programs on the engines."""
    need("node")
    _need_packages()
    return made_once(request, tmp_path_factory, "bindings_results", run)


def _need_packages() -> None:
    """Without the bindings the tests are skipped, in CI they fail."""
    for name in (f"{prefix}{package}" for prefix in PREFIXES.values() for package in PACKAGES):
        if find_spec(name) is None:
            reason = f"{name} is not installed (make bootstrap)"
            pytest.fail(reason, pytrace=False) if CI else pytest.skip(reason)


def _named(program: tuple[str, Path]) -> str:
    flavour, path = program
    return f"{flavour}-{program_id(path)}"


@pytest.mark.parametrize("program", all_programs(), ids=_named)
def test_a_program_gives_the_same_on_both(program: tuple[str, Path], bindings_results: Path) -> None:
    assert difference(*program, bindings_results) == ""
    assert failed(*program, bindings_results) == must_fail(program[1])
