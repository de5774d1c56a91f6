"""A configuration of Terranix is taken over in steps, each of which gives what it gave.

`tests/e2e/test_migration.py` plans them on its state.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from cdktf import App

from snowform.importing.program import write_program
from snowform.importing.sources import read_source
from tests.synthesis import synthesize
from tests.terranix.configurations import MIGRATION, recorded

# The last has other addresses, and moves what was made.
STEPS = sorted(MIGRATION.glob("*.py"))


def configuration(step: Path) -> dict[str, Any]:
    """What the stack of a step gives."""
    spec = importlib.util.spec_from_file_location(step.stem, step)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def stack(app: App, name: str) -> Any:
        return module.Site(app, name)

    return synthesize(lambda _stack: None, stack)


def test_the_first_step_is_what_is_imported(tmp_path: Path) -> None:
    source = MIGRATION / "config.tf.json"
    program = write_program(
        read_source(source), stack="site", source=Path("config.tf.json"), project=tmp_path
    )
    assert program.text == STEPS[0].read_text()


@pytest.mark.parametrize("step", STEPS[:-1], ids=lambda step: step.stem)
def test_a_step_changes_nothing_of_the_configuration(step: Path) -> None:
    found = configuration(step)
    found["provider"]["aws"] = found["provider"]["aws"][0]
    assert found == recorded(MIGRATION)
