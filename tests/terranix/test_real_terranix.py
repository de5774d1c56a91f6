"""Terranix, evaluated anew, gives what is recorded of it: `make test-terranix TERRANIX=… NIXPKGS=…`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from snowform.synth.normalise import Document
from tests.terranix.configurations import CASES, METADATA, MIGRATION, evaluated, recorded

TERRANIX, NIXPKGS = (Path(os.environ.get(name, "")).resolve() for name in ("TERRANIX", "NIXPKGS"))


@pytest.fixture(scope="module")
def found() -> dict[str, Document]:
    return evaluated(TERRANIX, NIXPKGS)


@pytest.mark.parametrize("case", [*CASES, MIGRATION], ids=lambda case: case.name)
def test_terranix_gives_what_is_recorded(case: Path, found: dict[str, Document]) -> None:
    assert found[case.name]["config"] == recorded(case)


def test_the_metadata_is_beside_the_configuration_and_not_in_it(found: dict[str, Document]) -> None:
    case = found["13-metadata-and-arguments"]
    assert case["_meta"] == json.loads(METADATA.read_text())
    assert "_meta" not in case["config"]
