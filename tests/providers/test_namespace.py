"""What a provider's package says where it cannot be used."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("program", ["from snowform.aws.vpc import Vpc", "from snowform.aws import Vpc"])
def test_without_an_engine_it_says_what_serves_one(program: str) -> None:
    blocked = "import sys; sys.modules.update(constructs=None, cdktf=None, cdktn=None)"
    command = [sys.executable, "-c", f"{blocked}; {program}"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].endswith(
        "; `snowform run python …` serves Snowform's engine, `snowform run pytest` to tests"
    )
