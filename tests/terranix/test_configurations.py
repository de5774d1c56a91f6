"""Each configuration in Terranix' manner has a program of the same JSON, and is imported as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importing.imports import imported_file
from tests.terranix.configurations import CASES, METADATA, in_one_form, recorded, synthesized
from tests.tools import need, tried

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def test_a_folder_is_a_configuration_its_json_and_its_program() -> None:
    assert len(CASES) == 15
    assert [case.name for case in CASES if not (case / "main.py").is_file()] == []


@every_case
def test_a_program_gives_what_terranix_gives(case: Path) -> None:
    assert synthesized(case) == in_one_form(recorded(case))


@pytest.mark.e2e
@pytest.mark.parametrize("case", tried(CASES, CASES[1]), ids=lambda case: case.name)
def test_a_program_gives_the_same_under_hashicorps_engine(case: Path) -> None:
    need("node")
    found, given = synthesized(case, "cdktf"), in_one_form(recorded(case))
    if case.name == "10-numbers":
        # A number of JavaScript keeps 53 bits.
        assert found["locals"].pop("largest") != given["locals"].pop("largest")
        rounded = ("smallest", "beyond_floats", "mixed")
        for document in (found, given):
            for name in rounded:
                del document["locals"][name]
    assert found == given


def test_facts_of_a_stack_are_told_beside_its_configuration(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "snowform", "synth", "--json", "-o", str(tmp_path / "out")]
    environment = {**os.environ, "CDKTF_OUTDIR": str(tmp_path / "cdktf.out")}
    run = subprocess.run(command, cwd=METADATA.parent, env=environment, capture_output=True, check=True)
    (stack,) = json.loads(run.stdout)["stacks"]
    assert stack["meta"] == json.loads(METADATA.read_text())
    assert "platform" not in (tmp_path / "out" / "machines" / "config.tf.json").read_text()


@every_case
def test_what_terranix_gives_is_imported_value_for_value(case: Path, tmp_path: Path) -> None:
    source = tmp_path / "web.tf.json"
    source.write_bytes((case / "config.tf.json").read_bytes())
    done = imported_file(source)
    assert done.differences == []
    # A typed class wants a construct of its provider, an empty block where nothing is configured.
    found, given = done.synthesized, in_one_form(recorded(case))
    for name, body in list(found.get("provider", {}).items()):
        if not body and name not in given.get("provider", {}):
            del found["provider"][name]
    assert found == given
